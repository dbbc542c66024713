import { setTimeout as delay } from "node:timers/promises";
import { type Client, client } from "../integration/http-client.ts";
import type { LiveMarket } from "../integration/live-market.ts";
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
	usd,
} from "../integration/market-people.ts";

/** The private numbers of two principals. No value that a fuzzer makes up looks like one of them. */
const PRIVATE = {
	anna: { budget: "91337.31", floor: "91311.17", ceiling: "91319.91" },
	ben: { budget: "77713.13", floor: "77717.19", ceiling: "77731.37" },
} as const;
export type Owner = keyof typeof PRIVATE;
export const OWNERS = Object.keys(PRIVATE) as Owner[];

/** Every way in which an owner's numbers might be written. */
export const secretsOf = (owner: Owner): string[] =>
	Object.values(PRIVATE[owner]).flatMap((amount) => [amount, amount.replace(".", "")]);

export const ROLES = [
	"stranger",
	"anna",
	"ben",
	"carol",
	"program",
	"arbiter",
	"operator",
] as const;
export type Role = (typeof ROLES)[number];

/** Whose numbers somebody may see: their own, or their principal's. */
export const ownerOf = (role: Role): string => (role === "program" ? "anna" : role);

export interface Scene {
	/** The credential of each, where they have one; renewed when it ends. */
	readonly credentials: Map<Role, string>;
	/** Ids of things that exist, which anybody might learn or guess. */
	readonly ids: {
		readonly negotiation: string;
		readonly deal: string;
		/** Of ben alone. */
		readonly escalation: string;
		readonly turn: string;
	};
	/** Puts mandates, accounts, keys and tokens back where requests have changed them. */
	renew(): Promise<void>;
}

/** A market in which everything exists that a request can name. */
export async function fuzzScene(market: LiveMarket): Promise<Scene> {
	// First, while theirs is the only listing: a buyer who also asks a program waits for it.
	const made = await bargain(market);
	const credentials = new Map<Role, string>();
	const people = new Map<Owner, Person>();
	for (const name of [...OWNERS, "carol"] as const) {
		const person = await newcomer(market, name);
		await deposit(market, name, "150000.00");
		credentials.set(name, person.token);
		if (name !== "carol") people.set(name, person);
	}
	await keepShop(market);
	for (const [name, person] of people) await publish(person, `${name}-bike`, "95000.00");
	const renew = async (): Promise<void> => {
		for (const role of ["arbiter", "operator"] as const)
			credentials.set(role, await market.token(`the-${role}`, role));
		for (const name of [...OWNERS, "carol"] as const)
			credentials.set(name, await market.token(name));
		for (const name of OWNERS) {
			await entrust(patient(client(market.url, credentials.get(name))), name);
		}
		credentials.set(
			"program",
			await freshKey(patient(client(market.url, credentials.get("anna")))),
		);
	};
	await renew();
	return { credentials, ids: { ...made, ...(await bensOwn(market)) }, renew };
}

/**
 * A mandate with the owner's private numbers, or the one there is put back to them. Its agent is a program, so that none
 * of them is ever offered.
 */
async function entrust(http: Client, name: Owner): Promise<void> {
	const { budget, floor, ceiling } = PRIVATE[name];
	const mandate = mandateBody({
		budget,
		sells: [{ listing: `${name}-bike`, ask: "95000.00", floor }],
		wants: WANTS.map((want) => ({ id: `${name}-${want}`, query: "city bike", ceiling })),
		agent: { kind: "external" },
	});
	const path = `/principals/${name}/mandate`;
	const granted = await http("PUT", path, mandate);
	if (granted.code === "ALREADY_GRANTED") await must(http("PATCH", path, mandate));
	else await must(Promise.resolve(granted));
}

const WANTS = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** What only ben and his program know of: a question, and a turn that waits. */
async function bensOwn(market: LiveMarket) {
	const ben = client(market.url, await market.token("ben"));
	const program = client(market.url, (await keyOf({ id: "ben", token: "", http: ben })).key);
	const deadline = new Date(Date.now() + 86_400_000).toISOString();
	const question = { reason: "a doubt", question: "Is it?", options: ["yes", "no"], default: "no" };
	const { body } = await must(program("POST", "/agent/escalations", { ...question, deadline }));
	const { id: turn } = await nextTurn(program, () => true);
	return { escalation: (body as { id: string }).id, turn };
}

/** Comes back when it is told to: an address that sent bad credentials is not let in with a new one for a while. */
const patient =
	(http: Client): Client =>
	async (...asked) => {
		for (;;) {
			const answer = await http(...asked);
			if (answer.status !== 429) return answer;
			await delay(Number(answer.headers.get("retry-after")) * 1_000);
		}
	};

async function freshKey(http: Client): Promise<string> {
	const { body } = await must(http("GET", "/principals/anna/mandate/keys"));
	for (const { id } of itemsOf(body)) await http("DELETE", `/principals/anna/mandate/keys/${id}`);
	return (await keyOf({ id: "anna", token: "", http })).key;
}

/** Somebody who has enough for everybody, and comes down quickly. */
async function keepShop(market: LiveMarket): Promise<void> {
	const person = await newcomer(market, "zoe");
	const said = { title: "City bike", description: "A bike, small or large.", category: "bikes" };
	const listing = { id: "shop", ...said, quantity: 1_000_000, ask: usd("50.00") };
	await must(person.http("POST", "/listings", listing));
	const sells = [{ listing: "shop", ask: "50.00", floor: "1.00" }];
	await grant(person, { budget: "1.00", sells, agent: { kind: "scripted", tactic: "conceder" } });
}

/** Lets two others come to a deal by themselves. */
async function bargain(
	market: LiveMarket,
): Promise<{ readonly negotiation: string; readonly deal: string }> {
	const [sal, bea] = [await newcomer(market, "sal"), await newcomer(market, "bea")];
	await deposit(market, "bea", "500.00");
	await publish(sal, "sal-bike", "100.00");
	const agent = { kind: "scripted", tactic: "conceder" };
	const sells = [{ listing: "sal-bike", ask: "100.00", floor: "60.00" }];
	await grant(sal, { budget: "1.00", sells, agent });
	const wants = [{ id: "w", query: "city bike sal-bike", ceiling: "120.00", listing: "sal-bike" }];
	await grant(bea, {
		budget: "400.00",
		wants: wants.map(({ listing: _, ...want }) => want),
		agent,
	});
	return eventually("a deal", async () => {
		const deals = itemsOf((await must(bea.http("GET", "/deals"))).body);
		const talks = itemsOf((await must(bea.http("GET", "/negotiations"))).body);
		const [deal] = deals;
		const talk = talks.find(({ seller }) => seller === "sal");
		return deal && talk ? { deal: deal.id, negotiation: talk.id } : undefined;
	});
}

const itemsOf = (body: unknown): { readonly id: string; readonly seller?: string }[] => {
	const said = body as { items?: { id: string }[]; keys?: { id: string }[] };
	return said.items ?? said.keys ?? [];
};
