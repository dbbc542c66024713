import { moneyOf } from "@parley/contracts/money";
import { DEFAULT_HANDOVER, type Handover, type Terms } from "@parley/contracts/terms";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimsIn } from "../claims.ts";
import { manipulationsIn } from "../manipulation.ts";
import { likeClaims, likeSteering } from "../reading.ts";
import type { Table } from "../tactics/table.ts";
import { alternativesTo, wordsFor } from "./alternatives.ts";
import { type Bargain, priceOf } from "./market-terms.ts";

const usd = (minor: number) => moneyOf(BigInt(minor), "USD");
const at = (price: number, handover: Handover = DEFAULT_HANDOVER): Terms => ({
	price: usd(price),
	quantity: 1,
	handover,
	fees: [],
	total: usd(price),
});
const delivered = (window = "P2D"): Handover => ({ method: "delivery", window });
const pickup = (window = "P2D"): Handover => ({ method: "pickup", window });

const buyer: Bargain = {
	side: "buyer",
	worth: { delivery: usd(1500), perDay: usd(300) },
	bound: 9000n,
	each: 9000n,
	quantity: 1,
	currency: "USD",
	mine: [],
	theirs: [],
};
const seller: Bargain = { ...buyer, side: "seller", worth: { delivery: usd(600) }, bound: 3000n };
const buying: Table = {
	side: "buyer",
	opening: 5000n,
	limit: 9000n,
	round: 2,
	maxRounds: 8,
	mine: [],
	theirs: [],
};
const selling: Table = { ...buying, side: "seller", opening: 9000n, limit: 3000n };

describe("other terms that an offer comes with", () => {
	test("are worth as much as it, and differ from it and from each other in how the goods change hands", () => {
		const offered = at(5000, pickup());
		const others = alternativesTo(buying, buyer, offered);
		expect(others).toEqual([at(6800, delivered("P1D")), at(5300, pickup("P1D"))]);
		for (const terms of [offered, ...others]) expect(priceOf(buyer, terms)).toBe(5000n);
	});

	test("begin with what differs most from the offer", () => {
		const [first] = alternativesTo(buying, buyer, at(6800, delivered("P1D")));
		expect(first).toEqual(at(5000, pickup()));
	});

	test("are those alone that the side is open to", () => {
		expect(alternativesTo(selling, seller, at(7000))).toEqual([at(7600, delivered())]);
		expect(alternativesTo(buying, { ...buyer, worth: undefined }, at(5000))).toEqual([]);
		const quick = { ...buyer, worth: { perDay: usd(300) } };
		expect(alternativesTo(buying, quick, at(5000))).toEqual([at(5300, pickup("P1D"))]);
	});

	test("are none in the last round, when there is no time to take one up", () => {
		expect(alternativesTo({ ...buying, round: 8 }, buyer, at(5000))).toEqual([]);
	});

	test("are none at a limit or near it, from where it could be told", () => {
		const wouldBe = (bargain: Bargain, table: Table = buying) =>
			alternativesTo(table, { ...bargain, worth: { delivery: usd(1500) } }, at(5000));
		expect(wouldBe(buyer)).toEqual([at(6500, delivered())]);
		expect(wouldBe({ ...buyer, bound: 6000n })).toEqual([]);
		expect(wouldBe({ ...buyer, bound: 6600n })).toEqual([]);
		expect(wouldBe({ ...buyer, each: 6400n })).toEqual([]);
		expect(wouldBe(buyer, { ...buying, limit: 6550n })).toEqual([]);
	});

	test("never pass what the guard enforces, whatever they are worth", () => {
		const minor = fc.integer({ min: 1, max: 20_000 });
		fc.assert(
			fc.property(minor, minor, minor, minor, (price, limit, delivery, perDay) => {
				const worth = { delivery: usd(delivery), perDay: usd(perDay) };
				const bid = { ...buyer, worth, bound: BigInt(limit) };
				const ask = { ...bid, side: "seller" as const };
				for (const { total } of alternativesTo(buying, bid, at(Math.min(price, limit))))
					expect(BigInt(total.minor) < BigInt(limit)).toBe(true);
				for (const terms of alternativesTo(selling, ask, at(Math.max(price, limit))))
					expect(BigInt(terms.price.minor) > BigInt(limit)).toBe(true);
			}),
		);
	});
});

describe("what is said of them", () => {
	const two = alternativesTo(buying, buyer, at(5000));

	test("is one plain sentence", () => {
		expect(wordsFor("buyer", two)).toBe(
			"I would as gladly pay 68.00 USD with delivery within 1 day, or 53.00 USD with pickup within 1 day.",
		);
		expect(wordsFor("seller", [at(7600, delivered("P2DT6H"))])).toBe(
			"I would as gladly take 76.00 USD with delivery within 54 hours.",
		);
	});

	test("is nothing where there are none", () => {
		expect(wordsFor("buyer", [])).toBeUndefined();
	});

	test("claims nothing and orders nobody about", () => {
		const said = wordsFor("buyer", two) ?? "";
		expect(claimsIn({ listing: [], messages: [said] })).toEqual([]);
		const texts = { listing: [], messages: [said] };
		expect(manipulationsIn(texts)).toEqual([]);
		expect([likeClaims(texts), likeSteering(texts)]).toEqual([[], []]);
	});
});
