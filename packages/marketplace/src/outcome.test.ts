import type { Fact } from "@parley/contracts/fact";
import { describe, expect, it } from "vitest";
import { outcomeOf } from "./outcome.ts";

const usd = (minor: number) => ({ minor: String(minor), currency: "USD" });
const terms = (price: number, quantity = 1) => ({
	price: usd(price),
	quantity,
	handover: { method: "pickup", window: "P2D" },
	fees: [],
	total: usd(price),
});
const posting = (from: string, to: string, minor: number) => ({ from, to, amount: usd(minor) });

let position = 0;
const fact = (stream: string, type: string, data: Record<string, unknown>): Fact => ({
	id: "11111111-1111-5111-8111-111111111111",
	market: "market",
	stream,
	version: 1,
	position: ++position,
	type,
	typeVersion: 1,
	visibility: "parties",
	data,
	actor: { kind: "service", id: "settlement" },
	causedBy: "11111111-1111-5111-8111-111111111111",
	commandId: "11111111-1111-5111-8111-111111111111",
	traceparent: "00-0-0-01",
	at: "2026-01-05T09:00:00.000Z",
	recordedAt: "2026-01-05T09:00:00.000Z",
});

const published = fact("listing-chairs", "ListingPublished", {
	seller: "ann",
	title: "Chair",
	quantity: 6,
	ask: usd(1_000),
});
const deposit = [
	fact("account-ben", "AccountOpened", { principal: "ben", currency: "USD" }),
	fact("account-ben", "FundsDeposited", { postings: [posting("outside", "wallet:ben", 9_000)] }),
];
const parties = { listing: "chairs", buyer: "ben", seller: "ann" };
const offer = (by: string, price: number) =>
	fact("negotiation-n1", "OfferMade", { negotiationId: "n1", by, terms: terms(price, 4) });
const talk = [
	fact("negotiation-n1", "NegotiationOpened", { negotiationId: "n1", ...parties }),
	offer("ben", 2_000),
	offer("ann", 4_000),
	offer("ben", 3_500),
	fact("negotiation-n1", "NegotiationEnded", { reason: "agreed", by: "ann", code: null }),
];
const opened = fact("deal-d1", "DealOpened", {
	negotiationId: "n1",
	...parties,
	terms: terms(3_500, 4),
});
const held = fact("deal-d1", "FundsHeld", {
	postings: [posting("wallet:ben", "escrow:d1", 3_500)],
});
const closed = (disposition: string) => fact("deal-d1", "DealClosed", { disposition, ...parties });
const sold = [
	fact("deal-d1", "FundsReleased", { postings: [posting("escrow:d1", "wallet:ann", 3_500)] }),
	closed("released"),
];
const start = [published, ...deposit, ...talk, opened];

describe("a deal", () => {
	it("is told with ask and price for the whole quantity and its rounds", async () => {
		const { deals } = (await outcomeOf([...start, held, ...sold])).outcome();
		expect(deals).toEqual([
			{
				deal: "d1",
				negotiation: "n1",
				...parties,
				title: "Chair",
				quantity: 4,
				ask: usd(4_000),
				price: usd(3_500),
				total: usd(3_500),
				rounds: 2,
				status: "released",
			},
		]);
	});

	it("shows the ask of the revision it was made on", async () => {
		const revised = fact("listing-chairs", "ListingRevised", { revision: 2, ask: usd(900) });
		const before = [published, revised, ...deposit, ...talk, opened, held];
		const after = [...start, held, revised];
		const asks = await Promise.all(
			[before, after].map(async (facts) => (await outcomeOf(facts)).outcome().deals[0]?.ask.minor),
		);
		expect(asks).toEqual(["3600", "4000"]);
	});

	it("that fell through is counted by its reason and not among the deals", async () => {
		const fell = fact("deal-d1", "DealFellThrough", { reason: "stock", ...parties });
		const outcome = (await outcomeOf([...start, fell])).outcome();
		expect([outcome.deals, outcome.fallThroughs]).toEqual([[], { stock: 1 }]);
	});

	it("that nobody came to is a no-show, a dispute with its decision, and refunded", async () => {
		const disputed = [
			fact("deal-d1", "DisputeOpened", { by: "ben", reason: "not_handed_over", claim: usd(3_500) }),
			fact("deal-d1", "DisputeDecided", { outcome: "refund", split: null, reasons: ["No show."] }),
			fact("deal-d1", "FundsRefunded", { postings: [posting("escrow:d1", "wallet:ben", 3_500)] }),
			closed("refunded"),
		];
		const outcome = (await outcomeOf([...start, held, ...disputed])).outcome();
		expect(outcome.noShows).toBe(1);
		expect(outcome.disputes).toEqual([
			{
				deal: "d1",
				title: "Chair",
				by: "ben",
				reason: "not_handed_over",
				outcome: "refund",
				reasons: ["No show."],
			},
		]);
		expect(outcome.deals[0]?.status).toBe("refunded");
		expect(outcome.money).toMatchObject({ released: usd(0), refunded: usd(3_500) });
	});
});

it("counts walk-aways by code, impasses, other endings, clarifications and what is still open", async () => {
	const end = (id: string, reason: string, code: string | null) => [
		fact(`negotiation-${id}`, "NegotiationOpened", { negotiationId: id, ...parties }),
		fact(`negotiation-${id}`, "NegotiationEnded", { reason, by: null, code }),
	];
	const outcome = (
		await outcomeOf([
			published,
			fact("listing-chairs", "ListingNeedsClarification", { slots: [{}, {}] }),
			fact("listing-chairs", "ClarificationAnswered", { slot: "unit", answer: "each" }),
			...end("a", "walked_away", "price"),
			...end("b", "walked_away", "found_elsewhere"),
			...end("c", "walked_away", "found_elsewhere"),
			...end("d", "impasse", null),
			...end("e", "deadline", null),
			fact("negotiation-f", "NegotiationOpened", { negotiationId: "f", ...parties }),
		])
	).outcome();
	expect(Object.entries(outcome.walkAways)).toEqual([
		["found_elsewhere", 2],
		["price", 1],
	]);
	expect(outcome).toMatchObject({
		impasses: 1,
		otherEndings: { deadline: 1 },
		stillOpen: 1,
		clarifications: { asked: 2, answered: 1 },
		negotiations: 6,
		listings: 1,
		money: null,
	});
});

describe("the money", () => {
	it("that came in is in wallets, escrow or fees", async () => {
		const { book } = await outcomeOf([...start, held]);
		expect(book.totals()).toMatchObject({
			deposits: usd(9_000),
			held: usd(3_500),
			wallets: usd(5_500),
			escrow: usd(3_500),
			fees: usd(0),
		});
	});

	it("balances when the ledger keeps for each account what its postings add up to", async () => {
		const { book } = await outcomeOf([...start, held, ...sold]);
		const kept = new Map([
			["outside", -1n],
			["wallet:ben", 5_500n],
			["wallet:ann", 3_500n],
			["escrow:d1", 0n],
		]);
		expect(book.imbalances(kept)).toEqual([]);
		expect(book.imbalances(kept.set("wallet:ann", 3_501n))).toEqual([
			"The balance of wallet:ann is not the sum of its postings.",
		]);
		kept.delete("wallet:ann");
		expect(book.imbalances(kept)).toHaveLength(1);
	});

	it("does not balance when an account has paid out what it never had", async () => {
		const { book } = await outcomeOf(sold);
		const kept = new Map([
			["wallet:ann", 3_500n],
			["escrow:d1", -3_500n],
		]);
		expect(book.imbalances(kept)).toEqual(["escrow:d1 has paid out more than it received."]);
	});
});
