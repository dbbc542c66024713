import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import { type Fact, fact, haggle, offer, opened, opening } from "../testing/negotiation-story.ts";
import { negotiation } from "./negotiation.ts";
import { type NegotiationState, type Open, roundOf } from "./state.ts";

const openState = (state: NegotiationState): Open => {
	if (state.status !== "open") throw new Error("This story is about a negotiation that goes on.");
	return state;
};
const after = (...facts: Fact[]): Open => openState(given(negotiation, opened(), ...facts).state);

describe("the state of a negotiation", () => {
	test("begins with the buyer's move in the first round", () => {
		expect(after()).toEqual({
			status: "open",
			opening: { ...opening, currency: "USD" },
			toMove: "buyer",
			standing: null,
			positions: { buyer: null, seller: null },
			isSuggested: false,
			offers: { buyer: [], seller: [] },
			messages: { buyer: 0, seller: 0, round: 1 },
		});
	});

	test("knows the offer that stands and who answers it", () => {
		const [first, second] = haggle(80, 100);
		expect(after(...haggle(80))).toMatchObject({ toMove: "seller", standing: first?.data });
		expect(after(...haggle(80, 100))).toMatchObject({ toMove: "buyer", standing: second?.data });
	});

	test("counts an offer for the side that made it, whoever's move it was", () => {
		const again = offer("sue", 90, { offerId: "o3" });
		const { offers, toMove } = after(...haggle(80, 100), again);
		expect([offers.buyer.length, offers.seller.length, toMove]).toEqual([1, 2, "buyer"]);
	});

	test("does not change when an offer ends that does not stand", () => {
		expect(after(fact("OfferExpired", { offerId: "o1" }))).toEqual(after());
	});
});

describe("rule 7: the round in progress", () => {
	const again = offer("sue", 90, { offerId: "o3" });
	test.each<[number, string, Fact[]]>([
		[1, "before any offer", []],
		[1, "after the buyer's first", haggle(80)],
		[2, "after an offer by each side", haggle(80, 100)],
		[2, "after the buyer's second", haggle(80, 100, 85)],
		[2, "after two by the seller and one by the buyer", [...haggle(80, 100), again]],
		[3, "after two by each side", haggle(80, 100, 85, 95)],
	])("is round %d %s", (round, _, facts) => {
		expect(roundOf(after(...facts))).toBe(round);
	});
});
