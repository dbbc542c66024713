import { SERVICES } from "@parley/marketplace/services";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { client } from "../integration/http-client.ts";
import {
	deposit,
	eventually,
	grant,
	keyOf,
	mandateBody,
	must,
	newcomer,
	nextTurn,
	type Person,
	publish,
} from "../integration/market-people.ts";
import { type ReplicatedMarket, replicatedMarket } from "../integration/replicas.ts";
import { check } from "../simulation/checkers/check.ts";
import type { Fact } from "../simulation/checkers/fact.ts";
import { streamDifferences } from "./stream-check.ts";

const LINEAR = { kind: "scripted", tactic: "linear" };
const EXTERNAL = { kind: "external" };
/** The relay, and the timers of each service that has any. */
const LEASES = 1 + SERVICES.filter(({ timers }) => timers.length > 0).length;
/** Long enough for the replicas to die before it is over. */
const SHORT_MS = 15_000;

let opening: Promise<ReplicatedMarket>;
let market: ReplicatedMarket;
beforeAll(async () => {
	opening = replicatedMarket();
	market = await opening;
});
afterAll(async () => (await opening).stop());

const ofType = (facts: readonly Fact[], type: string): readonly Fact[] =>
	facts.filter((fact) => fact.type === type);

async function seller(name: string, agent: typeof LINEAR | typeof EXTERNAL): Promise<Person> {
	const person = await newcomer(market, name);
	await publish(person, `bike-of-${name}`, "100.00");
	const sells = [{ listing: `bike-of-${name}`, ask: "100.00", floor: "75.00" }];
	await grant(person, { budget: "1.00", sells, agent });
	return person;
}

/** Pinned, because six who compete for six bikes do not all get one. */
const wantOf = (name: string) => [
	{ id: "w1", query: "City bike", listing: `bike-of-${name}`, ceiling: "95.00" },
];

/** A seller and a buyer whose agents come to terms by themselves. */
async function pair(number: number): Promise<void> {
	await seller(`seller-${number}`, LINEAR);
	const buyer = await newcomer(market, `buyer-${number}`);
	await deposit(market, buyer.id, "300.00");
	await grant(buyer, { budget: "300.00", wants: wantOf(`seller-${number}`), agent: LINEAR });
}

const pairs = (from: number, to: number): Promise<unknown> =>
	Promise.all(Array.from({ length: to - from + 1 }, (_, index) => pair(from + index)));

/** Waits until so many deals have their money held, which is as far as a deal goes before its handover. */
const held = (deals: number): Promise<true> =>
	eventually(`${deals} deals`, async () =>
		ofType(await market.facts(), "FundsHeld").length >= deals ? true : undefined,
	);

interface Leases {
	/** The database's sessions that hold one. */
	readonly holders: readonly number[];
	/** How many replicas stand by. */
	readonly waiting: number;
	/** How many different ones are held. */
	readonly held: number;
}

async function leases(): Promise<Leases> {
	const database = new pg.Client({ connectionString: market.database });
	await database.connect();
	try {
		const { rows } = await database.query<{ pid: number; granted: boolean; lease: string }>(
			`SELECT pid, granted, classid || ':' || objid AS lease FROM pg_locks
			WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
		);
		const granted = rows.filter((row) => row.granted);
		return {
			holders: granted.map(({ pid }) => pid).sort(),
			waiting: rows.length - granted.length,
			held: new Set(granted.map(({ lease }) => lease)).size,
		};
	} finally {
		await database.end();
	}
}

/** Two programs that open a negotiation under a short mandate, and then say nothing more. */
async function silentTalk(): Promise<void> {
	await seller("sam", EXTERNAL);
	const bea = await newcomer(market, "bea");
	await deposit(market, "bea", "300.00");
	const mandate = mandateBody({ budget: "300.00", wants: wantOf("sam"), agent: EXTERNAL });
	const deadline = new Date(Date.now() + SHORT_MS).toISOString();
	await must(bea.http("PUT", "/principals/bea/mandate", { ...mandate, deadline }));
	const agent = client(market.url, (await keyOf(bea)).key);
	const turn = await nextTurn(agent, ({ negotiation }) => negotiation === null);
	await must(
		agent("POST", `/agent/turns/${turn.id}/move`, { kind: "open", listing: "bike-of-sam" }),
	);
}

const endOfSilence = (facts: readonly Fact[]): readonly Fact[] => {
	const opened = ofType(facts, "NegotiationOpened").find(({ data }) => data.buyer === "bea");
	return ofType(facts, "NegotiationEnded").filter(({ stream }) => stream === opened?.stream);
};

/** A deal may have fallen through before, because somebody else was first; one is held for each buyer. */
function buyersOfHeldDeals(facts: readonly Fact[]): readonly string[] {
	const deals = new Set(ofType(facts, "FundsHeld").map(({ stream }) => stream));
	return ofType(facts, "DealOpened")
		.filter(({ stream }) => deals.has(stream))
		.map(({ data }) => String(data.buyer))
		.sort();
}

describe("a market whose every service runs twice", () => {
	let before: Leases;

	test("has one relay and one of each timer at work, and as many standing by", async () => {
		before = await eventually("a replica that stands by for everything", async () => {
			const seen = await leases();
			return seen.held === LEASES && seen.waiting === LEASES ? seen : undefined;
		});
		expect(before.holders).toHaveLength(LEASES);
	});

	test("comes to deals, whichever replica is asked", async () => {
		await pairs(1, 2);
		await held(2);
	});

	test("goes on when one replica of each is killed in the middle", async () => {
		await silentTalk();
		const offers = async () => ofType(await market.facts(), "OfferMade").length;
		const soFar = await offers();
		const joining = pairs(3, 6);
		await eventually("new offers", async () => ((await offers()) > soFar ? true : undefined));
		await market.killTheOlder();
		await joining;
		await held(6);
	});

	test("has exactly one relay and one of each timer again, and they are others", async () => {
		const after = await eventually("new holders", async () => {
			const seen = await leases();
			return seen.held === LEASES && seen.waiting === 0 ? seen : undefined;
		});
		expect(after.holders).toHaveLength(LEASES);
		expect(after.holders.filter((pid) => before.holders.includes(pid))).toEqual([]);
	});

	test("ends a negotiation at its deadline, once", async () => {
		await eventually(
			"the end of a silent negotiation",
			async () => endOfSilence(await market.facts())[0],
		);
		const ends = endOfSilence(await market.facts());
		expect(ends.map(({ data }) => data.reason)).toEqual(["deadline"]);
	});

	test("leaves a ledger in which nothing is lost, doubled or wrong, and a stream that is the ledger", async () => {
		const facts = await market.facts();
		expect(check(facts)).toEqual([]);
		expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
		expect(buyersOfHeldDeals(facts)).toEqual(
			["1", "2", "3", "4", "5", "6"].map((n) => `buyer-${n}`),
		);
		await eventually("a stream that is the ledger", async () => {
			const differences = await streamDifferences(market.broker, market.name, await market.facts());
			return differences.length === 0 ? true : undefined;
		});
	});
});
