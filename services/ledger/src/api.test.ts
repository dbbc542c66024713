import { hashOf } from "@parley/contracts/hash";
import { offerHash } from "@parley/contracts/negotiation";
import { memoryCheckpoints } from "@parley/ledger/memory-store";
import type { Checkpoints } from "@parley/ledger/store";
import type { Reply } from "@parley/runtime/http/route";
import { person, program, type Stage, stage } from "@parley/runtime/testing/api-story";
import { beforeEach, describe, expect, test } from "vitest";
import { ledgerService } from "./service.ts";

const ben = person("ben");
const sue = program("sue");
const judge = person("judge", "arbiter");
const root = person("root", "operator");
const code = (reply: Reply): string | undefined =>
	"refusal" in reply ? reply.refusal.code : undefined;
const bodyOf = (reply: Reply): Record<string, unknown> => {
	if (!("body" in reply)) throw new Error(`There is no body: ${JSON.stringify(reply)}`);
	return JSON.parse(JSON.stringify(reply.body));
};

const usd = (minor: string) => ({ minor, currency: "USD" });
const terms = (minor: string) => ({
	price: usd(minor),
	quantity: 1,
	handover: { method: "pickup" as const, window: "P2D" },
	fees: [],
	total: usd(minor),
});
const chairs = { title: "Chairs", description: "", category: "furniture", quantity: 2 };
const opening = {
	negotiationId: "n1",
	listing: "chairs",
	revision: 1,
	quantity: 1,
	buyer: "ben",
	seller: "sue",
	deadline: "2026-03-05T12:00:00.000Z",
	maxRounds: 10,
	currency: "USD",
};
const offer = (offerId: string, by: string, minor: string, inReplyTo: string | null) => {
	const body = {
		...{ negotiationId: "n1", offerId, listing: "chairs", revision: 1, by },
		...{ terms: terms(minor), inReplyTo, expiresAt: "2026-03-02T12:00:00.000Z" },
	};
	return { type: "OfferMade", data: { ...body, hash: offerHash(body) } };
};
const trace = (digit: string) => ({ traceparent: `00-${digit.repeat(32)}-${"2".repeat(16)}-01` });
const parties = { listing: "chairs", revision: 1, buyer: "ben", seller: "sue" };

let checkpoints: Checkpoints;
let market: Stage;
beforeEach(async () => {
	checkpoints = memoryCheckpoints();
	const parts = { relayed: (after: number, limit: number) => market.ledger.relayed(after, limit) };
	market = stage(ledgerService({ outbox: parts, checkpoints }));
	await market.happened("mandate-ben", { type: "MandateGranted", data: { budget: usd("98765") } });
	await market.happened("listing-chairs", {
		type: "ListingPublished",
		data: { ...chairs, seller: "sue", revision: 1, ask: usd("5000") },
		...trace("a"),
	});
	await market.happened("negotiation-n1", {
		type: "NegotiationOpened",
		data: opening,
		...trace("b"),
	});
	await market.happened("negotiation-n1", { ...offer("o1", "ben", "4000", null), ...trace("b") });
	await market.happened("negotiation-n2", {
		type: "NegotiationOpened",
		data: { ...opening, negotiationId: "n2", buyer: "zoe" },
		...trace("e"),
	});
	await market.happened("listing-chairs", {
		type: "StockReserved",
		data: { dealId: "x", quantity: 1 },
	});
	await market.happened("negotiation-n1", { ...offer("o2", "sue", "4500", "o1"), ...trace("c") });
	await market.happened(
		"negotiation-n1",
		{
			type: "OfferAccepted",
			data: { offerId: "o2", hash: hashOf(1), by: "ben", terms: terms("4500"), ...parties },
			...trace("d"),
		},
		{ type: "NegotiationEnded", data: { reason: "agreed", by: "ben", code: null }, ...trace("d") },
	);
	await market.happened("deal-o2", {
		type: "DealOpened",
		data: { negotiationId: "n1", offerId: "o2", terms: terms("4500"), ...parties },
		...trace("a"),
	});
	await market.happened("listing-chairs", {
		type: "StockReserved",
		data: { dealId: "o2", quantity: 1 },
		...trace("f"),
	});
});

describe("a replay", () => {
	const replay = async (caller = ben, id = "n1", query = "") =>
		bodyOf(await market.ask(caller, `GET /replays/${id}${query}`));
	const types = (body: Record<string, unknown>) =>
		(body.facts as { position: number; type: string }[]).map(
			({ position, type }) => `${position} ${type}`,
		);
	const everything = [
		"2 ListingPublished",
		"3 NegotiationOpened",
		"4 OfferMade",
		"7 OfferMade",
		"8 OfferAccepted",
		"9 NegotiationEnded",
		"10 DealOpened",
		"11 StockReserved",
	];

	test("tells what both parties may see, in the order of positions", async () => {
		const body = await replay();
		expect(types(body)).toEqual(everything);
		expect(body).toMatchObject({
			...{ negotiation: "n1", deal: "o2", listing: "chairs", buyer: "ben", seller: "sue" },
			standing: {
				position: 11,
				status: "ended",
				ending: "agreed",
				standingOffer: null,
				toMove: null,
				deal: "DealOpened",
			},
		});
		expect(JSON.stringify(body)).not.toContain("98765");
	});

	test("is the same for either party, an arbiter, and by the deal's id", async () => {
		const body = await replay();
		for (const caller of [ben, sue, judge])
			for (const id of ["n1", "o2"]) expect(await replay(caller, id)).toEqual(body);
	});

	test("names the traces it was made in, each once, in order", async () => {
		expect((await replay()).traces).toEqual(["b", "c", "d", "a", "f"].map((d) => d.repeat(32)));
	});

	test("stops at a position, and says how things stood there", async () => {
		const early = await replay(sue, "n1", "?at=6");
		expect(types(early)).toEqual(everything.slice(0, 3));
		expect(early.standing).toEqual({
			position: 4,
			time: "2026-03-01T12:00:00.000Z",
			status: "open",
			ending: null,
			standingOffer: {
				offerId: "o1",
				by: "ben",
				terms: {
					price: { amount: "40.00", currency: "USD" },
					quantity: 1,
					handover: { method: "pickup", window: "P2D" },
					fees: [],
					total: { amount: "40.00", currency: "USD" },
				},
				expiresAt: "2026-03-02T12:00:00.000Z",
			},
			toMove: "sue",
			round: 1,
			maxRounds: 10,
			deal: null,
		});
		expect(await replay(sue, "n1", "?at=7")).toMatchObject({
			standing: { round: 2, toMove: "ben", standingOffer: { offerId: "o2" } },
		});
		expect(await replay(sue, "n1", "?at=2")).toMatchObject({
			standing: { status: "not opened", toMove: null },
			traces: [],
		});
	});

	test("says whose move it is once an offer is gone", async () => {
		for (const type of ["OfferDeclined", "OfferExpired"]) {
			await market.happened("negotiation-n2", offer("p1", "zoe", "4000", null), {
				type,
				data: { offerId: "p1", by: "sue" },
			});
			expect(await replay(sue, "n2")).toMatchObject({
				standing: { status: "open", standingOffer: null, toMove: "zoe" },
			});
		}
		await market.happened("negotiation-n2", {
			type: "NegotiationEnded",
			data: { reason: "walked_away", by: "zoe", code: "price" },
		});
		expect(await replay(sue, "n2")).toMatchObject({ standing: { ending: "walked_away (price)" } });
	});

	test("gives a stranger and a wrong id one and the same answer", async () => {
		const answers = await Promise.all([
			market.ask(person("zoe"), "GET /replays/n1"),
			market.ask(person("zoe"), "GET /replays/o2"),
			market.ask(root, "GET /replays/n1"),
			market.ask(ben, "GET /replays/n3"),
			market.ask(ben, "GET /replays/chairs"),
			market.ask(judge, "GET /replays/n3"),
		]);
		expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
			new Set([
				'{"refusal":{"code":"NOT_A_PARTY","because":"There is no such negotiation or deal, or you are not a party to it."}}',
			]),
		);
	});

	test("is for those who say who they are, up to a position there can be", async () => {
		expect(code(await market.ask(undefined, "GET /replays/n1"))).toBe("UNAUTHENTICATED");
		for (const at of ["-1", "1.5", "last"])
			expect(code(await market.ask(ben, `GET /replays/n1?at=${at}`))).toBe("MALFORMED");
	});
});

describe("the facts of the ledger", () => {
	const page = async (query = "") => {
		const { items, next } = bodyOf(await market.ask(root, `GET /facts${query}`)) as {
			items: { position: number; data: unknown }[];
			next: number | null;
		};
		return { items, positions: items.map(({ position }) => position), next };
	};

	test("are told an operator as the bus carries them, private ones as a digest", async () => {
		const { items, positions, next } = await page();
		expect(positions).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
		expect(next).toBeNull();
		expect(items[0]?.data).toEqual({ digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
		expect(JSON.stringify(items)).not.toContain("98765");
	});

	test("come a page at a time, and of some types only", async () => {
		expect(await page("?limit=4")).toMatchObject({ positions: [1, 2, 3, 4], next: 4 });
		expect(await page("?limit=4&after=9")).toMatchObject({ positions: [10, 11], next: null });
		expect(await page("?after=11")).toMatchObject({ positions: [], next: null });
		expect(await page("?types=OfferMade,%20DealOpened")).toMatchObject({
			positions: [4, 7, 10],
			next: null,
		});
		expect(await page("?types=OfferMade&limit=1")).toMatchObject({ positions: [4], next: 4 });
		expect(await page("?types=Nothing")).toMatchObject({ positions: [], next: null });
	});

	test("are an operator's to read", async () => {
		for (const caller of [ben, sue, judge])
			expect(code(await market.ask(caller, "GET /facts"))).toBe("NOT_ALLOWED");
	});
});

describe("what is parked", () => {
	const list = async () => bodyOf(await market.ask(root, "GET /parked")).parked;
	const again = (subscription: string, position: number | string, caller = root) =>
		market.ask(caller, `POST /parked/${encodeURIComponent(subscription)}/${position}/again`);
	const entry = { subscription: "settlement.hold-funds", position: 11, error: "No.", again: false };
	beforeEach(() => checkpoints.park("settlement.hold-funds", 11, "No."));

	test("is listed, and can be asked to be handled again", async () => {
		expect(await list()).toEqual([entry]);
		expect(await again("settlement.hold-funds", 11)).toEqual({ status: 204 });
		expect(await list()).toEqual([{ ...entry, again: true }]);
		expect(await checkpoints.takeAgain([entry.subscription])).toEqual([
			{ name: entry.subscription, position: 11 },
		]);
	});

	test("is nothing but what is parked", async () => {
		expect(code(await again("settlement.hold-funds", 10))).toBe("NOT_FOUND");
		expect(code(await again("listing.deliver-stock", 11))).toBe("NOT_FOUND");
		expect(code(await again("settlement.hold-funds", "last"))).toBe("MALFORMED");
	});

	test("is an operator's business", async () => {
		for (const caller of [ben, judge]) {
			expect(code(await market.ask(caller, "GET /parked"))).toBe("NOT_ALLOWED");
			expect(code(await again("settlement.hold-funds", 11, caller))).toBe("NOT_ALLOWED");
		}
	});
});
