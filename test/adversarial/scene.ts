import { type Client, client } from "../integration/http-client.ts";
import type { Market } from "../integration/live-market.ts";
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

const EXTERNAL = { kind: "external" };
/** Nobody guesses it, so wherever it turns up it was given away. */
const SECRET_WORD = "quxjotvim";
const WANT = `want-${SECRET_WORD}`;
const FLOOR = "77713.37";
const CEILING = "91337.73";
const BUDGET = "555191.37";

/** What must never be shown to anybody but its owner. */
export const SECRETS: readonly string[] = [
	SECRET_WORD,
	...[FLOOR, CEILING, BUDGET].flatMap((amount) => [amount, amount.replace(".", "")]),
];

/** Two people whose affairs are nobody's business, and the ids of these by what they are. */
export interface Neighbours {
	readonly buyer: Person;
	readonly seller: Person;
	readonly negotiation: string;
	readonly deal: string;
	readonly escalation: string;
	readonly turn: string;
	readonly key: string;
}

/** One deal, one negotiation in which the seller is to move, and a question that waits for its answer. */
export async function neighbours(market: Market): Promise<Neighbours> {
	const seller = await newcomer(market, "yara");
	const listings = ["lot-a", "lot-b"] as const;
	for (const listing of listings) await publish(seller, listing, "95000.00");
	const sells = listings.map((listing) => ({ listing, ask: "95000.00", floor: FLOOR }));
	await grant(seller, { budget: "1.00", sells, agent: EXTERNAL });
	const buyer = await newcomer(market, "yann");
	await deposit(market, "yann", BUDGET);
	const wants = listings.map((listing) => ({
		...{ id: `${WANT}-${listing}`, query: "City bike", ceiling: CEILING },
	}));
	await grant(buyer, { budget: BUDGET, wants, agent: EXTERNAL });
	const { id: key, key: buys } = await keyOf(buyer);
	const buying = client(market.url, buys);
	const selling = client(market.url, (await keyOf(seller)).key);
	await bid(buying, listings[0]);
	const deal = await accept(selling);
	const negotiation = await bid(buying, listings[1]);
	const { body } = await must(
		buying("POST", "/agent/escalations", {
			...{ reason: "a doubt", question: `Is it ${SECRET_WORD}?`, options: ["yes", "no"] },
			...{ default: "no", deadline: new Date(Date.now() + 86_400_000).toISOString() },
			negotiationId: negotiation,
		}),
	);
	const { id: turn } = await nextTurn(selling, ({ side }) => side === "seller");
	return { buyer, seller, negotiation, deal, escalation: (body as { id: string }).id, turn, key };
}

async function bid(buying: Client, listing: string): Promise<string> {
	const look = await nextTurn(buying, ({ negotiation }) => negotiation === null);
	await must(buying("POST", `/agent/turns/${look.id}/move`, { kind: "open", listing }));
	const turn = await nextTurn(buying, ({ negotiation }) => negotiation !== null);
	await must(
		buying("POST", `/agent/turns/${turn.id}/move`, { kind: "offer", price: usd("80000.00") }),
	);
	return turn.negotiation?.id ?? "";
}

async function accept(selling: Client): Promise<string> {
	const turn = await nextTurn(selling, ({ side }) => side === "seller");
	const { offerId = "", hash } = turn.negotiation?.standing ?? {};
	await must(selling("POST", `/agent/turns/${turn.id}/move`, { kind: "accept", offerId, hash }));
	return offerId;
}

/** Somebody with a scripted agent, who sells a great many of something, and at any price. */
export async function shopkeeper(market: Market): Promise<Person> {
	const person = await newcomer(market, "zoe");
	const bikes = {
		title: "City bike",
		description: "A bike. Size: small or large.",
		category: "bikes",
	};
	const listing = { id: "shelf", ...bikes, quantity: 1_000_000, ask: usd("50.00") };
	await must(person.http("POST", "/listings", listing));
	await grant(person, {
		budget: "1.00",
		sells: [{ listing: "shelf", ask: "50.00", floor: "1.00" }],
		agent: { kind: "scripted", tactic: "conceder" },
	});
	return person;
}

/** Somebody who may send what they like, and their program. */
export interface Suspect {
	readonly person: Person;
	readonly key: string;
}

/** Has wants and something to sell, a deal with the shopkeeper, and a listing of their own. */
export async function suspect(market: Market, number: number): Promise<Suspect> {
	const id = `xena-${number}`;
	const person = await newcomer(market, id);
	await deposit(market, id, "10000.00");
	await publish(person, `${id}-bike`, "60.00");
	const wants = ["a", "b", "c", "d"].map((want) => ({
		...{ id: `${id}-${want}`, query: "City bike", ceiling: "70.00" },
	}));
	const sells = [{ listing: `${id}-bike`, ask: "60.00", floor: "30.00" }];
	await grant(person, { budget: "10000.00", wants, sells, agent: EXTERNAL });
	const { key } = await keyOf(person);
	const agent = client(market.url, key);
	const look = await nextTurn(agent, ({ negotiation }) => negotiation === null);
	await must(agent("POST", `/agent/turns/${look.id}/move`, { kind: "open", listing: "shelf" }));
	const turn = await nextTurn(agent, ({ negotiation }) => negotiation !== null);
	await must(agent("POST", `/agent/turns/${turn.id}/move`, { kind: "offer", price: usd("49.00") }));
	await eventually("a deal", async () => {
		const { body } = await must(person.http("GET", "/deals"));
		return (body as { items: { id: string; status: string }[] }).items.find(
			({ status }) => status !== "opened",
		);
	});
	return { person, key };
}
