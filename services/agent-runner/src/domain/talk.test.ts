import type { FactOf, FactType } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import { rootId } from "@parley/contracts/id";
import { DEFAULT_HANDOVER } from "@parley/contracts/terms";
import { describe, expect, test } from "vitest";
import { eur, itemOf, NOON, TRACE, talkOf, termsOf } from "../testing/sample.ts";
import { evolveItem, type Item, isAmbiguous, unclearTo } from "./item.ts";
import { evolveTalk, type Talk } from "./talk.ts";

/** A fact of which only the type, the data, and what makes it an occasion matter. */
const fact = <T extends FactType>(type: T, data: FactOf<T>["data"]): Fact =>
	({ type, data, ...envelope }) as unknown as Fact;
const envelope = { id: rootId("fact 1"), position: 1, traceparent: TRACE };
const news = (type: string) => ({ ...envelope, type });

const HASH = "c".repeat(64);
const offered = (by: string, offerId: string, price = 2000, total = price): Fact =>
	fact("OfferMade", {
		negotiationId: "n1",
		offerId,
		listing: "bens-chairs",
		revision: 1,
		by,
		terms: termsOf(eur(price), 3, { total: eur(total) }),
		inReplyTo: null,
		expiresAt: NOON,
		hash: HASH,
	});
const opened = fact("NegotiationOpened", {
	negotiationId: "n1",
	listing: "bens-chairs",
	revision: 1,
	quantity: 3,
	buyer: "anna",
	seller: "ben",
	deadline: "2026-03-05T12:00:00.000Z",
	maxRounds: 8,
	currency: "EUR",
});
const accepted = fact("OfferAccepted", {
	offerId: "o1",
	hash: HASH,
	by: "ben",
	terms: termsOf(eur(2000), 3),
	listing: "bens-chairs",
	revision: 1,
	buyer: "anna",
	seller: "ben",
});
const ended = (reason: "agreed" | "walked_away") =>
	fact("NegotiationEnded", { reason, by: "ben", code: null });
const deal = { listing: "bens-chairs", buyer: "anna", seller: "ben" };
const posting = { from: "wallet:anna", to: "escrow:o1", amount: eur(2000) };
const held = fact("FundsHeld", { ...deal, postings: [posting], window: "P2D" });
const fellThrough = fact("DealFellThrough", { ...deal, reason: "stock" });
const closed = (disposition: "released" | "refunded" | "split") =>
	fact("DealClosed", { ...deal, disposition, handedOver: true });

const talkAfter = (...facts: Fact[]): Talk | undefined =>
	facts.reduce<Talk | undefined>(evolveTalk, undefined);
const standing = (by: string, offerId: string, price = "2000", total = price) => ({
	offerId,
	hash: HASH,
	by,
	price,
	total,
	expiresAt: NOON,
	handover: DEFAULT_HANDOVER,
});

describe("a negotiation as its agents see it", () => {
	test("begins with the buyer's move", () => {
		expect(talkAfter(opened)).toEqual(talkOf());
	});

	test("is unknown until it is opened", () => {
		expect(talkAfter(offered("anna", "o1"), accepted)).toBeUndefined();
	});

	test("has the buyer's bid standing, counted as the seller reckons it", () => {
		expect(talkAfter(opened, offered("anna", "o1", 2000, 2100))).toEqual(
			talkOf({
				standing: standing("anna", "o1", "2000", "2100"),
				toMove: "seller",
				bids: ["2000"],
				bidHandovers: [DEFAULT_HANDOVER],
				lastBid: "o1",
				news: news("OfferMade"),
			}),
		);
	});

	test("has the seller's ask in its place, counted as the buyer reckons it", () => {
		expect(talkAfter(opened, offered("anna", "o1"), offered("ben", "o2", 3000, 3100))).toEqual(
			talkOf({
				standing: standing("ben", "o2", "3000", "3100"),
				toMove: "buyer",
				bids: ["2000"],
				asks: ["3100"],
				bidHandovers: [DEFAULT_HANDOVER],
				askHandovers: [DEFAULT_HANDOVER],
				lastBid: "o1",
				lastAsk: "o2",
				news: news("OfferMade"),
			}),
		);
	});

	test("remembers every offer, oldest first", () => {
		const talk = talkAfter(
			opened,
			offered("anna", "o1", 1),
			offered("ben", "o2", 9),
			offered("anna", "o3", 2),
			offered("ben", "o4", 8),
		);
		expect(talk).toMatchObject({ bids: ["1", "2"], asks: ["9", "8"], lastBid: "o3" });
	});

	test.each([
		fact("OfferDeclined", { offerId: "o", by: "x" }),
		fact("OfferWithdrawn", { offerId: "o", by: "x" }),
		fact("OfferExpired", { offerId: "o" }),
	])("goes back to whoever made the offer after $type (rule 2)", (ending) => {
		const isUnanswered = ending.type === "OfferExpired";
		expect(talkAfter(opened, offered("anna", "o1"), ending)).toEqual(
			talkOf({
				bids: ["2000"],
				bidHandovers: [DEFAULT_HANDOVER],
				lastBid: "o1",
				isUnanswered,
				news: news(ending.type),
			}),
		);
		expect(talkAfter(opened, offered("ben", "o2"), ending)).toEqual(
			talkOf({
				toMove: "seller",
				asks: ["2000"],
				askHandovers: [DEFAULT_HANDOVER],
				lastAsk: "o2",
				isUnanswered,
				news: news(ending.type),
			}),
		);
	});

	test("is agreed when an offer is accepted, and its ending changes nothing about that", () => {
		const agreed = { status: "agreed", deal: "agreed", standing: standing("anna", "o1") };
		expect(talkAfter(opened, offered("anna", "o1"), accepted)).toMatchObject(agreed);
		expect(talkAfter(opened, offered("anna", "o1"), accepted, ended("agreed"))).toMatchObject(
			agreed,
		);
	});

	test("is ended when somebody leaves", () => {
		expect(talkAfter(opened, ended("walked_away"))).toEqual(
			talkOf({ status: "ended", news: news("NegotiationEnded") }),
		);
	});

	test("is what it was when its deal goes on or ends", () => {
		const before = talkAfter(opened, offered("anna", "o1"), accepted);
		const after = (...facts: Fact[]) =>
			talkAfter(opened, offered("anna", "o1"), accepted, ...facts);
		expect(after(held)).toEqual({ ...before, deal: "held", news: news("FundsHeld") });
		expect(after(fellThrough)).toEqual({ ...before, deal: "off", news: news("DealFellThrough") });
		expect(after(held, closed("refunded"))).toEqual({
			...before,
			deal: "off",
			news: news("DealClosed"),
		});
	});

	test("knows what became of its deal", () => {
		const dealAfter = (...facts: Fact[]) =>
			talkAfter(opened, offered("anna", "o1"), accepted, ...facts)?.deal;
		expect(dealAfter(held)).toBe("held");
		expect(dealAfter(fellThrough)).toBe("off");
		expect(dealAfter(held, closed("released"))).toBe("held");
		expect(dealAfter(held, closed("split"))).toBe("held");
		expect(dealAfter(held, closed("refunded"))).toBe("off");
	});
});

const published = fact("ListingPublished", {
	seller: "ben",
	title: "Chairs",
	description: "Three chairs",
	category: "furniture",
	quantity: 3,
	ask: eur(1200),
	attributes: {},
	handover: { method: "pickup", window: "P2D" },
	revision: 1,
	hash: HASH,
});
const revised = (changes: Partial<FactOf<"ListingRevised">["data"]>) =>
	fact("ListingRevised", { revision: 2, hash: HASH, ...changes });
const slot = (name: string) => ({ slot: name, question: "Which?", readings: ["a", "b"] });
const itemAfter = (...facts: Fact[]): Item | undefined =>
	facts.reduce<Item | undefined>((item, each) => evolveItem(item, each, "bens-chairs"), undefined);

describe("a listing as an agent knows it", () => {
	test("is on sale, all of it, when it is published", () => {
		expect(itemAfter(published)).toEqual(itemOf());
	});

	test("is unknown before that", () => {
		expect(itemAfter(revised({}), fact("ListingSold", {}))).toBeUndefined();
	});

	test("changes what a revision names and keeps the rest", () => {
		expect(itemAfter(published, revised({}))).toEqual(itemOf({ revision: 2 }));
		expect(itemAfter(published, revised({ ask: eur(900) }))).toEqual(
			itemOf({ revision: 2, ask: eur(900) }),
		);
	});

	test("has as many more or fewer as a revision says", () => {
		const reserved = fact("StockReserved", { dealId: "d1", quantity: 2 });
		expect(itemAfter(published, reserved, revised({ quantity: 5 }))).toEqual(
			itemOf({ revision: 2, quantity: 5, available: 3, reserved: { d1: 2 } }),
		);
		expect(itemAfter(published, reserved, revised({ quantity: 2 }))).toMatchObject({
			quantity: 2,
			available: 0,
		});
	});

	test("counts what deals hold, and frees what they let go", () => {
		const first = fact("StockReserved", { dealId: "d1", quantity: 1 });
		const second = fact("StockReserved", { dealId: "d2", quantity: 2 });
		expect(itemAfter(published, first, second)).toEqual(
			itemOf({ available: 0, reserved: { d1: 1, d2: 2 } }),
		);
		expect(
			itemAfter(published, first, second, fact("StockReleased", { dealId: "d2", quantity: 2 })),
		).toEqual(itemOf({ available: 2, reserved: { d1: 1 }, news: news("StockReleased") }));
	});

	test("knows what was asked about it and what was answered", () => {
		const asked = fact("ListingNeedsClarification", { slots: [slot("unit"), slot("condition")] });
		const again = fact("ListingNeedsClarification", { slots: [slot("colour")] });
		const answered = (name: string) => fact("ClarificationAnswered", { slot: name, answer: "a" });
		expect(itemAfter(published, asked, answered("unit"), again, answered("colour"))).toEqual(
			itemOf({
				asked: ["unit", "condition", "colour"],
				open: [{ ...slot("condition"), askedBy: null }],
				answers: { unit: "a", colour: "a" },
				news: news("ClarificationAnswered"),
			}),
		);
	});

	test("tells what the market found unclear from what somebody asked", () => {
		const markets = fact("ListingNeedsClarification", { slots: [slot("unit")] });
		const annas = fact("ListingNeedsClarification", { slots: [slot("age")], askedBy: "anna" });
		const known = itemAfter(published, markets, annas) ?? itemOf();
		expect(isAmbiguous(known)).toBe(true);
		expect(unclearTo(known, "anna").map((open) => open.slot)).toEqual(["unit", "age"]);
		expect(unclearTo(known, "carl").map((open) => open.slot)).toEqual(["unit"]);
		const only = itemAfter(published, annas) ?? itemOf();
		expect(isAmbiguous(only)).toBe(false);
	});

	test("is as unclear as its newest text: a revision takes the market's own questions back", () => {
		const markets = fact("ListingNeedsClarification", { slots: [slot("unit")] });
		const annas = fact("ListingNeedsClarification", { slots: [slot("age")], askedBy: "anna" });
		const cleared = itemAfter(published, markets, annas, revised({}));
		expect(cleared).toMatchObject({
			asked: ["unit", "age"],
			open: [{ slot: "age", askedBy: "anna" }],
			news: news("ListingRevised"),
		});
		expect(itemAfter(published, annas, revised({}))?.news).toBeNull();
		expect(itemAfter(published, markets, revised({}), markets)).toMatchObject({
			asked: ["unit"],
			open: [{ slot: "unit", askedBy: null }],
		});
	});

	test("takes offers first while its window is open", () => {
		const windowed = { ...published, data: { ...published.data, offerWindow: { offers: 2 } } };
		const closed = fact("OfferWindowClosed", {});
		expect(itemAfter(windowed)).toEqual(itemOf({ isCollecting: true }));
		expect(itemAfter(windowed, revised({}))).toMatchObject({ isCollecting: true });
		expect(itemAfter(windowed, closed)).toEqual(itemOf({ news: news("OfferWindowClosed") }));
		expect(itemAfter(windowed, closed, revised({}))).toMatchObject({ isCollecting: false });
		expect(itemAfter(published, revised({ offerWindow: { offers: 2 } }))).toMatchObject({
			isCollecting: true,
		});
	});

	test("is gone when it is sold or withdrawn", () => {
		expect(itemAfter(published, fact("ListingSold", {}))).toEqual(itemOf({ status: "sold" }));
		expect(itemAfter(published, fact("ListingWithdrawn", { reason: "x" }))).toEqual(
			itemOf({ status: "withdrawn" }),
		);
	});
});
