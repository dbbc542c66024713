import { hashOf } from "@parley/contracts/hash";
import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import {
	chairs,
	command,
	dearer,
	type Fact,
	fact,
	published,
	released,
	reserved,
	sold,
	withdrawn,
} from "../testing/listing-story.ts";
import { listing } from "./listing.ts";

const refused = (code: string) => ({
	refused: { code, because: expect.stringMatching(/^[A-Z].+\.$/) },
});
const usd = (minor: number) => ({ minor: String(minor), currency: "USD" });
const absent = undefined as unknown as string;

describe("a listing that is not there", () => {
	test.each([
		command("ReviseListing", { by: "sue", changes: {} }),
		command("AskClarification", {
			by: "ben",
			slot: "unit",
			question: "Each?",
			readings: ["each", "lot"],
		}),
		command("AnswerClarification", { by: "sue", slot: "unit", answer: "each" }),
		command("ReserveStock", { dealId: "d1", quantity: 1, revision: 1 }),
		command("ReleaseStock", { dealId: "d1" }),
		command("DeliverStock", { dealId: "d1", delivered: [] }),
		command("WithdrawListing", { by: "sue", reason: "kept" }),
		command("CloseOfferWindow", { revision: 1 }),
	])("knows no $type", (attempt) => {
		expect(given(listing).when(attempt)).toEqual(refused("NO_SUCH_LISTING"));
	});

	test("stays nothing whatever is told of it", () => {
		expect(given(listing, reserved("d1", 1), sold).state).toEqual({ status: "none" });
	});
});

describe("publishing", () => {
	test("records the whole listing as its first revision, with a hash over all of it", () => {
		expect(given(listing).when(command("PublishListing", chairs))).toEqual({
			events: [
				{
					type: "ListingPublished",
					data: { ...chairs, revision: 1, hash: hashOf({ ...chairs, revision: 1 }) },
				},
			],
		});
	});

	test("happens once", () => {
		for (const facts of [[published], [published, sold], [published, withdrawn]])
			expect(given(listing, ...facts).when(command("PublishListing", chairs))).toEqual(
				refused("ALREADY_PUBLISHED"),
			);
	});

	test("asks for more than nothing", () => {
		expect(given(listing).when(command("PublishListing", { ...chairs, ask: usd(0) }))).toEqual(
			refused("PRICE_NOT_POSITIVE"),
		);
		expect(
			given(listing).when(command("PublishListing", { ...chairs, ask: usd(1) })),
		).toMatchObject({ events: [{ type: "ListingPublished" }] });
	});
});

describe("revising", () => {
	const revise = (changes: Parameters<typeof command<"ReviseListing">>[1]["changes"], by = "sue") =>
		command("ReviseListing", { by, changes });

	test("records what changed, the next revision, and a hash over the whole listing", () => {
		expect(given(listing, published).when(revise({ ask: usd(5000) }))).toEqual({
			events: [dearer],
		});
		expect(
			given(listing, published, dearer).when(revise({ title: "Oak chairs", quantity: 6 })),
		).toEqual({
			events: [
				{
					type: "ListingRevised",
					data: {
						title: "Oak chairs",
						quantity: 6,
						revision: 3,
						hash: hashOf({
							...chairs,
							title: "Oak chairs",
							quantity: 6,
							ask: usd(5000),
							revision: 3,
						}),
					},
				},
			],
		});
	});

	test.each([
		["is the seller's", [published], revise({}, "ben"), "NOT_THE_OWNER"],
		[
			"is nobody's who is not named",
			[published],
			command("ReviseListing", { by: absent, changes: {} }),
			"NOT_THE_OWNER",
		],
		["is over when the listing is sold", [published, sold], revise({}), "LISTING_GONE"],
		["is over when the listing is withdrawn", [published, withdrawn], revise({}), "LISTING_GONE"],
		[
			"does not change the currency",
			[published],
			revise({ ask: { minor: "4500", currency: "EUR" } }),
			"WRONG_CURRENCY",
		],
		["asks for more than nothing", [published], revise({ ask: usd(0) }), "PRICE_NOT_POSITIVE"],
		[
			"leaves at least what is bound to deals",
			[published, reserved("d1", 2), reserved("d2", 1)],
			revise({ quantity: 2 }),
			"QUANTITY_RESERVED",
		],
	])("%s", (_, facts, attempt, code) => {
		expect(given(listing, ...facts).when(attempt)).toEqual(refused(code));
	});

	test.each([
		[
			"exactly what is bound to deals",
			[published, reserved("d1", 2), reserved("d2", 1)],
			revise({ quantity: 3 }),
		],
		[
			"less again once a deal has given its units back",
			[published, reserved("d1", 2), reserved("d2", 1), released("d1", 2)],
			revise({ quantity: 1, title: "Chair", description: "The last one." }),
		],
		["an ask of one minor unit", [published], revise({ ask: usd(1) })],
	])("may leave %s", (_, facts, attempt) => {
		expect(given(listing, ...facts).when(attempt)).toMatchObject({
			events: [{ type: "ListingRevised" }],
		});
	});
});

describe("withdrawing", () => {
	const withdraw = (by: string) => command("WithdrawListing", { by, reason: "kept" });

	test("is the seller's, at any time before the end", () => {
		expect(given(listing, published).when(withdraw("sue"))).toEqual({ events: [withdrawn] });
		expect(given(listing, published, reserved("d1", 5)).when(withdraw("sue"))).toEqual({
			events: [withdrawn],
		});
		expect(given(listing, published).when(withdraw("ben"))).toEqual(refused("NOT_THE_OWNER"));
		expect(given(listing, published).when(withdraw(absent))).toEqual(refused("NOT_THE_OWNER"));
	});

	test("is the market's own, where the listing is no sale", () => {
		expect(
			given(listing, published).when(
				command("WithdrawListing", { by: "sue", reason: "not_a_sale" }),
			),
		).toEqual(refused("REASON_RESERVED"));
	});

	test("happens once, and never to what is sold", () => {
		expect(given(listing, published, withdrawn).when(withdraw("sue"))).toEqual(
			refused("LISTING_GONE"),
		);
		expect(given(listing, published, sold).when(withdraw("sue"))).toEqual(refused("LISTING_GONE"));
	});
});

test("a listing is over when it is sold or withdrawn", () => {
	expect(listing.isTerminal(given(listing).state)).toBe(false);
	expect(listing.isTerminal(given(listing, published, reserved("d1", 5)).state)).toBe(false);
	expect(listing.isTerminal(given(listing, published, sold).state)).toBe(true);
	expect(listing.isTerminal(given(listing, published, withdrawn).state)).toBe(true);
});

describe("clarification", () => {
	const unit = { slot: "unit", question: "Each?", readings: ["each", "lot"] };
	const ask = (slot = unit, by = "ben") => command("AskClarification", { by, ...slot });
	const answer = (reading: string, slot = "unit", by = "sue") =>
		command("AnswerClarification", { by, slot, answer: reading });
	const asked = fact("ListingNeedsClarification", { slots: [unit], askedBy: "ben" });
	const answered = fact("ClarificationAnswered", { slot: "unit", answer: "each" });
	const colour = { slot: "colour", question: "Which?", readings: ["oak", "ash"] };

	test("opens a slot with the readings that were asked about", () => {
		expect(given(listing, published).when(ask())).toEqual({ events: [asked] });
		expect(given(listing, published, asked).when(ask(colour))).toEqual({
			events: [fact("ListingNeedsClarification", { slots: [colour], askedBy: "ben" })],
		});
	});

	test("is closed by one of these readings", () => {
		expect(given(listing, published, asked).when(answer("each"))).toEqual({ events: [answered] });
		expect(given(listing, published, asked).when(answer("lot"))).toEqual({
			events: [{ type: "ClarificationAnswered", data: { slot: "unit", answer: "lot" } }],
		});
	});

	test.each([
		["is not asked twice while it is open", [asked], ask(), "ALREADY_ASKED"],
		["is not asked again once it is answered", [asked, answered], ask(), "ALREADY_ASKED"],
		["is not the seller's to ask", [], ask(unit, "sue"), "OWN_LISTING"],
		["is not asked about what is sold", [sold], ask(), "LISTING_GONE"],
		["is not asked about what is withdrawn", [withdrawn], ask(), "LISTING_GONE"],
		["is answered by the seller alone", [asked], answer("each", "unit", "ben"), "NOT_THE_OWNER"],
		["is not answered before it is asked", [], answer("each"), "NO_OPEN_QUESTION"],
		["is not answered about something else", [asked], answer("each", "colour"), "NO_OPEN_QUESTION"],
		[
			"is not answered about what every object has",
			[asked],
			answer("each", "constructor"),
			"NO_OPEN_QUESTION",
		],
		["is answered once", [asked, answered], answer("lot"), "NO_OPEN_QUESTION"],
		["is not answered with another reading", [asked], answer("maybe"), "NOT_A_READING"],
		["is not answered with nothing", [asked], answer(absent), "NOT_A_READING"],
	])("%s", (_, facts, attempt, code) => {
		expect(given(listing, published, ...facts).when(attempt)).toEqual(refused(code));
	});

	test("about what every object has can be asked", () => {
		const odd = { ...unit, slot: "constructor" };
		expect(given(listing, published).when(ask(odd))).toEqual({
			events: [fact("ListingNeedsClarification", { slots: [odd], askedBy: "ben" })],
		});
	});

	test("of one slot leaves the others open", () => {
		const both = fact("ListingNeedsClarification", { slots: [unit, colour] });
		expect(given(listing, published, both, answered).when(answer("ash", "colour"))).toEqual({
			events: [{ type: "ClarificationAnswered", data: { slot: "colour", answer: "ash" } }],
		});
		const all = fact("ClarificationAnswered", { slot: "colour", answer: "ash" });
		expect(
			given(listing, published, asked, fact("ListingNeedsClarification", { slots: [colour] })).when(
				answer("each"),
			),
		).toEqual({ events: [answered] });
		expect(given(listing, published, both, answered, all).when(ask())).toEqual(
			refused("ALREADY_ASKED"),
		);
	});
});

describe("questions of others", () => {
	const asked = (by: string, slot: string) => ({
		by,
		...{ slot, question: "Which?", readings: ["oak", "ash"] },
	});
	const waiting = (count: number, by: (index: number) => string): Fact[] =>
		Array.from({ length: count }, (_, index) => {
			const { by: askedBy, ...slot } = asked(by(index), `slot ${index}`);
			return fact("ListingNeedsClarification", { slots: [slot], askedBy });
		});
	const another = (by: string) => command("AskClarification", asked(by, "another"));
	const answered = fact("ClarificationAnswered", { slot: "slot 0", answer: "oak" });

	test.each([
		["of one buyer", 3, () => "ben"],
		["of all buyers", 50, (index: number) => `buyer-${index}`],
	])("%s wait until some are answered, where there are too many", (_, most, by) => {
		const full = waiting(most, by);
		expect(given(listing, published, ...full).when(another("ben"))).toEqual(
			refused("TOO_MANY_QUESTIONS"),
		);
		for (const facts of [full.slice(1), [...full, answered]])
			expect(given(listing, published, ...facts).when(another("ben"))).toMatchObject({
				events: [{ type: "ListingNeedsClarification" }],
			});
	});

	test("leave room for another buyer's, and are not what the market asks", () => {
		expect(
			given(listing, published, ...waiting(3, () => "zoe")).when(another("ben")),
		).toMatchObject({ events: [{ type: "ListingNeedsClarification" }] });
		const ofTheMarket = waiting(50, () => "").map(({ data }) =>
			fact("ListingNeedsClarification", { slots: (data as { slots: [] }).slots }),
		);
		expect(given(listing, published, ...ofTheMarket).when(another("ben"))).toMatchObject({
			events: [{ type: "ListingNeedsClarification" }],
		});
	});

	test("stay open when the listing is revised", () => {
		const facts = [published, ...waiting(1, () => "ben"), dearer];
		const answer = command("AnswerClarification", { by: "sue", slot: "slot 0", answer: "oak" });
		expect(given(listing, ...facts).when(answer)).toEqual({ events: [answered] });
	});
});
