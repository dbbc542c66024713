import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, client } from "../integration/http-client.ts";
import { type LiveMarket, liveMarket } from "../integration/live-market.ts";
import {
	deposit,
	eventually,
	grant,
	keyOf,
	must,
	newcomer,
	nextTurn,
	type Person,
	publish,
	usd,
} from "../integration/market-people.ts";
import { check } from "../simulation/checkers/check.ts";

const example = fileURLToPath(new URL("own-agent.ts", import.meta.url));
const EXTERNAL = { kind: "external" };
const LINEAR = { kind: "scripted", tactic: "linear" };

interface Deal {
	readonly id: string;
	readonly buyer: string;
	readonly seller: string;
	readonly terms: { readonly total: { readonly amount: string } };
}

const dealOf = ({ http, id }: Person): Promise<Deal> =>
	eventually(`a deal of ${id}`, async () => {
		const { body } = await must(http("GET", "/deals"));
		return (body as { items: Deal[] }).items[0];
	});

interface Tastes {
	readonly buyer: Readonly<Record<string, string>>;
	readonly seller: Readonly<Record<string, string>>;
}

/** Two people with mandates: one sells a bicycle for 100, but not below 75; one would pay 95. */
async function seller(market: LiveMarket, agent: Tastes["seller"], name: string): Promise<Person> {
	const person = await newcomer(market, name);
	await publish(person, `bike-of-${name}`, "100.00");
	const sells = [{ listing: `bike-of-${name}`, ask: "100.00", floor: "75.00" }];
	await grant(person, { budget: "1.00", sells, agent });
	return person;
}

async function buyer(market: LiveMarket, agent: Tastes["buyer"], name: string, of: string) {
	const person = await newcomer(market, name);
	await deposit(market, name, "300.00");
	const wants = [{ id: "w1", query: `City bike bike-of-${of}`, ceiling: "95.00" }];
	await grant(person, { budget: "300.00", wants, agent });
	return person;
}

/** Lets the example take a person's turns, as its user would start it, while something is waited for. Resolves to what it printed. */
async function whileItRuns<T>(
	market: LiveMarket,
	person: Person,
	until: () => Promise<T>,
): Promise<{ readonly found: T; readonly printed: string }> {
	const { key } = await keyOf(person);
	const child = spawn(process.execPath, [example, market.url, key], {
		stdio: ["ignore", "pipe", "pipe"],
	});
	const printed: string[] = [];
	for (const output of [child.stdout, child.stderr])
		output.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
	const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
	const tooSoon = ended.then((): never => {
		throw new Error(`The example ended by itself: ${printed.join("")}`);
	});
	try {
		const found = await Promise.race([until(), tooSoon]);
		child.kill("SIGINT");
		expect(await ended).toBe(0);
		return { found, printed: printed.join("") };
	} finally {
		child.kill("SIGKILL");
		await tooSoon.catch(() => undefined);
	}
}

describe.each(["serve", "up"] as const)(
	"an agent of one's own in a market under parley %s",
	(command) => {
		let market: LiveMarket;
		beforeAll(async () => {
			market = await liveMarket({ command });
		});
		afterAll(() => market.stop());

		test("buys from a scripted seller, within its mandate", async () => {
			await seller(market, LINEAR, "ann");
			const ben = await buyer(market, EXTERNAL, "ben", "ann");
			const { found, printed } = await whileItRuns(market, ben, () => dealOf(ben));
			expect(found).toMatchObject({ buyer: "ben", seller: "ann" });
			expect(Number(found.terms.total.amount)).toBeLessThanOrEqual(95);
			expect(printed).toMatch(/^buyer {"kind":"open","listing":"bike-of-ann"}: done\n/);
			await eventually("money that is held for the deal", () => heldFor(market, found));
		});

		test("sells to a scripted buyer, within its mandate", async () => {
			const cid = await seller(market, EXTERNAL, "cid");
			await buyer(market, LINEAR, "dot", "cid");
			const { found } = await whileItRuns(market, cid, () => dealOf(cid));
			expect(found).toMatchObject({ buyer: "dot", seller: "cid" });
			expect(Number(found.terms.total.amount)).toBeGreaterThanOrEqual(75);
		});

		test("leaves a ledger in which independent checkers find nothing wrong", async () => {
			expect(check(await market.facts())).toEqual([]);
		});
	},
);

describe("what the market lets a program do", () => {
	let market: LiveMarket;
	let eve: Person;
	let fay: Person;
	let buying: Client;
	let selling: Client;
	beforeAll(async () => {
		market = await liveMarket();
		eve = await seller(market, EXTERNAL, "eve");
		fay = await buyer(market, EXTERNAL, "fay", "eve");
		selling = client(market.url, (await keyOf(eve)).key);
		buying = client(market.url, (await keyOf(fay)).key);
	});
	afterAll(() => market.stop());

	const moved = (agent: Client, turn: string, move: object, headers?: Record<string, string>) =>
		agent("POST", `/agent/turns/${turn}/move`, move, headers);

	test("a turn is seen and taken by its own mandate's key alone", async () => {
		const turn = await nextTurn(buying, ({ side }) => side === "buyer");
		const theirs = await moved(selling, turn.id, { kind: "hold" });
		const nobodys = await moved(selling, "0b7a8a3e-52d1-5c5e-9a52-9d5f6f6f8a11", { kind: "hold" });
		expect([theirs.status, theirs.code]).toEqual([404, "NOT_FOUND"]);
		expect(unmarked(theirs.body)).toEqual(unmarked(nobodys.body));
		const seen = await selling("GET", `/agent/turns/${turn.id}`);
		expect(unmarked(seen.body)).toEqual(unmarked(nobodys.body));
		expect(await listed(selling)).toEqual([]);
	});

	test("a bid above the ceiling is refused, and does not tell how high that is", async () => {
		const { id: look } = await nextTurn(buying, ({ negotiation }) => negotiation === null);
		await must(moved(buying, look, { kind: "open", listing: "bike-of-eve" }));
		const turn = await nextTurn(buying, ({ negotiation }) => negotiation !== null);
		const refused = await moved(buying, turn.id, { kind: "offer", price: usd("95.01") });
		expect([refused.status, refused.code]).toEqual([422, "ABOVE_CEILING"]);
		expect(JSON.stringify(unmarked(refused.body))).not.toMatch(/95/);
	});

	test("a second answer to a turn gets the first one's outcome", async () => {
		const turn = await nextTurn(buying, ({ negotiation }) => negotiation !== null);
		const first = await must(moved(buying, turn.id, { kind: "offer", price: usd("80.00") }));
		const second = await must(moved(buying, turn.id, { kind: "offer", price: usd("90.00") }));
		expect(second.body).toEqual(first.body);
		const again = await must(moved(buying, turn.id, { kind: "walk_away", code: "price" }));
		expect(again.body).toEqual(first.body);
	});

	test("an acceptance of other terms than those that stand is refused", async () => {
		const turn = await nextTurn(selling, ({ side }) => side === "seller");
		const { offerId } = turn.negotiation?.standing ?? { offerId: "" };
		const hash = "0".repeat(64);
		const refused = await moved(selling, turn.id, { kind: "accept", offerId, hash });
		expect([refused.status, refused.code]).toEqual([422, "HASH_MISMATCH"]);
	});

	test("an ask below the floor is refused, and does not tell how low that is", async () => {
		const turn = await nextTurn(selling, ({ side }) => side === "seller");
		const refused = await moved(selling, turn.id, { kind: "offer", price: usd("74.99") });
		expect([refused.status, refused.code]).toEqual([422, "BELOW_FLOOR"]);
		expect(JSON.stringify(unmarked(refused.body))).not.toMatch(/75/);
	});

	test("two programs come to a deal, move by move", async () => {
		const turn = await nextTurn(selling, ({ side }) => side === "seller");
		const { offerId, hash } = turn.negotiation?.standing ?? {};
		await must(moved(selling, turn.id, { kind: "accept", offerId, hash }));
		const deal = await dealOf(fay);
		expect(deal).toMatchObject({ id: offerId, buyer: "fay", seller: "eve" });
		expect(check(await market.facts())).toEqual([]);
	});

	test("a key that was revoked opens nothing any more", async () => {
		const { id, key } = await keyOf(fay);
		const program = client(market.url, key);
		expect((await program("GET", "/agent/turns")).status).toBe(200);
		await must(fay.http("DELETE", `/principals/fay/mandate/keys/${id}`));
		expect((await program("GET", "/agent/turns")).code).toBe("UNAUTHENTICATED");
		expect((await buying("GET", "/agent/turns")).status).toBe(200);
	});
});

const heldFor = async (market: LiveMarket, { id }: Deal) =>
	(await market.facts()).find(
		({ stream, type }) => stream === `deal-${id}` && type === "FundsHeld",
	);

const listed = async (agent: Client): Promise<unknown> =>
	((await must(agent("GET", "/agent/turns"))).body as { items: unknown[] }).items;

/** An answer without the mark of its request. */
const unmarked = (body: unknown): unknown => ({ ...(body as object), instance: undefined });
