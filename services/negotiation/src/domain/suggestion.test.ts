import type { Terms } from "@parley/contracts/terms";
import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import {
	type Fact,
	fact,
	haggle,
	makeOffer,
	offer,
	opened,
	priced,
	usd,
} from "../testing/negotiation-story.ts";
import { negotiation } from "./negotiation.ts";

const suggested = (terms: Terms): Fact => fact("SuggestionMade", { terms });
/** What follows where the two name these prices in turn, with the market's suggestions among them. */
function told(maxRounds: number, ...prices: number[]): Fact[] {
	const facts: Fact[] = [opened({ maxRounds })];
	prices.forEach((price, index) => {
		const by = index % 2 === 0 ? "ben" : "sue";
		const inReplyTo = index === 0 ? null : `o${index}`;
		const decision = given(negotiation, ...facts).when(
			makeOffer(by, price, { inReplyTo }, { id: `o${index + 1}` }),
		);
		if ("events" in decision) facts.push(...decision.events);
	});
	return facts.slice(1);
}
const suggestions = (facts: readonly Fact[]): Fact[] =>
	facts.filter(({ type }) => type === "SuggestionMade");

describe("before an impasse the market suggests", () => {
	test("the midpoint when two rounds are left", () => {
		expect(told(4, 60, 100, 70, 91)).toEqual([...haggle(60, 100, 70, 91), suggested(priced(80))]);
	});

	test("nothing before that, and nothing after it again", () => {
		expect(suggestions(told(5, 60, 100, 70, 91))).toEqual([]);
		expect(suggestions(told(4, 60, 100, 70, 91, 72, 90, 74, 88))).toHaveLength(1);
		expect(suggestions(told(4, 60, 100, 70, 91, 70, 91))).toHaveLength(1);
	});

	test("the midpoint when both have said the same twice", () => {
		expect(told(9, 60, 100, 60, 100)).toEqual([...haggle(60, 100, 60, 100), suggested(priced(80))]);
		expect(suggestions(told(9, 60, 100, 60, 99))).toEqual([]);
		expect(suggestions(told(9, 61, 100, 60, 100))).toEqual([]);
	});

	test("in whole minor units, of which the buyer keeps the half", () => {
		expect(suggestions(told(3, 60, 101))).toEqual([suggested(priced(80))]);
		expect(suggestions(told(3, 1, 2))).toEqual([suggested(priced(1))]);
	});

	test("nothing in a negotiation of two rounds, which leaves none to think of it", () => {
		expect(suggestions(told(2, 60, 100, 70, 91))).toEqual([]);
		expect(suggestions(told(1, 60, 100))).toEqual([]);
	});

	test("a total with the seller's handover and fees in it", () => {
		const terms: Terms = {
			...priced(90),
			handover: { method: "delivery", window: "P3D" },
			fees: [{ code: "delivery", amount: usd(10) }],
			total: usd(100),
		};
		const { when } = given(negotiation, opened({ maxRounds: 3 }), ...haggle(60));
		expect(when(makeOffer("sue", 90, { inReplyTo: "o1", terms }, { id: "o2" }))).toMatchObject({
			events: [{ type: "OfferMade" }, suggested({ ...terms, price: usd(70), total: usd(80) })],
		});
	});

	test("nothing where the fees alone are more than the midpoint", () => {
		const terms: Terms = {
			...priced(1),
			fees: [{ code: "delivery", amount: usd(90) }],
			total: usd(91),
		};
		const { when } = given(negotiation, opened({ maxRounds: 3 }), ...haggle(60));
		expect(when(makeOffer("sue", 1, { inReplyTo: "o1", terms }, { id: "o2" }))).toMatchObject({
			events: [{ type: "OfferMade" }],
		});
	});

	test("after a decline as well, from what each side stood by last", () => {
		const declined = fact("OfferDeclined", { offerId: "o3", by: "sue" });
		const again = offer("ben", 72, { offerId: "o4" });
		const before = [opened({ maxRounds: 4 }), ...haggle(60, 100, 70), declined, again];
		const attempt = makeOffer("sue", 90, { inReplyTo: "o4" }, { id: "o5" });
		expect(given(negotiation, ...before).when(attempt)).toMatchObject({
			events: [{ type: "OfferMade" }, suggested(priced(81))],
		});
	});
});
