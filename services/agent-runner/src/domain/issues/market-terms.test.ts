import { type Money, moneyOf } from "@parley/contracts/money";
import { DEFAULT_HANDOVER, type Handover, type Terms, terms } from "@parley/contracts/terms";
import { describe, expect, test } from "vitest";
import { termsOf } from "../bargaining.ts";
import { offerMove } from "../choice.ts";
import type { Table } from "../tactics/table.ts";
import type { Talk } from "../talk.ts";
import {
	type Bargain,
	comparable,
	equalTerms,
	isGoodEnough,
	nextTerms,
	priceOf,
} from "./market-terms.ts";

const usd = (minor: number): Money => moneyOf(BigInt(minor), "USD");
const delivered = (window = "P2D"): Handover => ({ method: "delivery", window });
const pickup = (window = "P2D"): Handover => ({ method: "pickup", window });
const at = (price: number, handover: Handover = DEFAULT_HANDOVER, fee = 0): Terms => ({
	price: usd(price),
	quantity: 2,
	handover,
	fees: fee > 0 ? [{ code: "delivery", amount: usd(fee) }] : [],
	total: usd(price + fee),
});

const buyer: Bargain = {
	side: "buyer",
	worth: { delivery: usd(1500), perDay: usd(100) },
	bound: 9000n,
	quantity: 2,
	currency: "USD",
	mine: [],
	theirs: [],
};
const seller: Bargain = { ...buyer, side: "seller", worth: { delivery: usd(600) }, bound: 5000n };
const begun = (bargain: Bargain, ...theirs: readonly Terms[]): Bargain => ({
	...bargain,
	mine: [at(6000)],
	theirs,
});

const buying: Table = {
	side: "buyer",
	opening: 5000n,
	limit: 9000n,
	round: 2,
	maxRounds: 8,
	mine: [],
	theirs: [],
};
const selling: Table = { ...buying, side: "seller", opening: 9000n, limit: 5000n };

describe("the price that terms are worth on the default handover", () => {
	test("is a buyer's total without what delivery is worth and with what waiting costs", () => {
		expect(priceOf(buyer, at(7000))).toBe(7000n);
		expect(priceOf(buyer, at(7000, delivered()))).toBe(5500n);
		expect(priceOf(buyer, at(7000, delivered("P5D"), 400))).toBe(7400n - 1500n + 300n);
		expect(priceOf(buyer, at(7000, pickup("P1D")))).toBe(6900n);
	});

	test("is a seller's price, fees left out, without what delivery costs", () => {
		expect(priceOf(seller, at(7000, DEFAULT_HANDOVER, 400))).toBe(7000n);
		expect(priceOf(seller, at(7000, delivered()))).toBe(6400n);
		const waiting = { ...seller, worth: { perDay: usd(100) } };
		expect(priceOf(waiting, at(7000, pickup("P3DT12H")))).toBe(6850n);
		expect(priceOf({ ...seller, worth: { perDay: usd(10) } }, at(7000, pickup("P2DT1H")))).toBe(
			6999n,
		);
	});

	test("is the price alone where handover is worth nothing", () => {
		expect(priceOf({ ...buyer, worth: undefined }, at(7000, delivered("P9D")))).toBe(7000n);
	});

	test("fills a tactic's table", () => {
		const bargain = {
			...buyer,
			mine: [at(6000, delivered())],
			theirs: [at(9000), at(8000, delivered())],
		};
		expect(comparable(buying, bargain)).toEqual({
			...buying,
			mine: [4500n],
			theirs: [9000n, 6500n],
		});
	});
});

describe("the next terms without a worth", () => {
	const view = { now: "2026-11-23T12:00:00.000Z" };
	const talk = {
		id: "n1",
		listing: "l1",
		revision: 1,
		quantity: 2,
		currency: "USD",
		deadline: "2026-11-26T12:00:00.000Z",
		standing: null,
	} as Talk;

	test("are exactly what an offer of the price alone holds, whatever they offered", () => {
		for (const side of [buyer, seller])
			for (const theirs of [[], [at(8000, delivered("P1D"))], [at(8000, pickup("P5D"), 20)]])
				for (const mine of [[], [at(6000)]])
					for (const target of [1n, 6500n, 9000n]) {
						const move = offerMove(view, talk, termsOf(talk, target), null);
						const made = nextTerms(buying, { ...side, worth: undefined, mine, theirs }, target);
						expect(move.kind === "offer" && move.terms).toEqual(made);
					}
	});
});

describe("packages of one own value", () => {
	test("make up for the handover in the price", () => {
		const bargain = begun(buyer, at(9000, delivered("P5D")), at(9000, pickup("P4D")));
		const packages = equalTerms(bargain, 6000n);
		expect(packages.map((made) => [made.handover, made.total.minor])).toEqual([
			[DEFAULT_HANDOVER, "6000"],
			[delivered("P1D"), "7600"],
			[delivered("P5D"), "7200"],
			[pickup("P4D"), "5800"],
		]);
		for (const made of packages) {
			expect(priceOf(bargain, made)).toBe(6000n);
			expect(terms.safeParse(made).success).toBe(true);
		}
	});

	test("stop at the bound, and are then worth more", () => {
		const [, own] = equalTerms(buyer, 8000n);
		expect(own?.total).toEqual(usd(9000));
		expect(priceOf(buyer, own ?? at(0)) < 8000n).toBe(true);
		const hurried = { ...seller, worth: { perDay: usd(300) } };
		const [, soon] = equalTerms(hurried, 5200n);
		expect([soon?.handover, soon?.price]).toEqual([pickup("P1D"), usd(5000)]);
	});

	test("leave out delivery and longer waiting that the mandate has put no price on", () => {
		const theirs = [at(8000, delivered()), at(8000, pickup("P9D")), at(8000, pickup("P1D"))];
		const handovers = (bargain: Bargain) =>
			equalTerms(begun(bargain, ...theirs), 6000n).map(({ handover }) => handover);
		expect(handovers({ ...seller, worth: {} })).toEqual([DEFAULT_HANDOVER, pickup("P1D")]);
		expect(handovers(seller)).toEqual([DEFAULT_HANDOVER, delivered(), pickup("P1D")]);
	});
});

describe("the next terms", () => {
	test("begin with the handover this side likes best", () => {
		expect(nextTerms(buying, buyer, 5000n)).toEqual(at(6600, delivered("P1D")));
		expect(nextTerms(selling, { ...seller, theirs: [at(6000, delivered())] }, 8000n)).toEqual(
			at(8000),
		);
	});

	test("go on with the only handover the other side has named", () => {
		expect(nextTerms(buying, begun(buyer, at(9000)), 6000n)).toEqual(at(6000));
		expect(nextTerms(selling, begun(seller, at(6000, delivered())), 8000n)).toEqual(
			at(8600, delivered()),
		);
	});

	test("choose among several the one on which the least money is left between the two", () => {
		const bids = [at(6500, delivered()), at(6000)];
		expect(nextTerms(selling, begun(seller, ...bids), 8000n)).toEqual(at(8000));
		expect(nextTerms(selling, begun(seller, at(6700, delivered()), at(6000)), 8000n)).toEqual(
			at(8600, delivered()),
		);
		const asks = [at(8000), at(8600, delivered())];
		expect(nextTerms(buying, begun(buyer, ...asks), 6000n)).toEqual(at(7500, delivered()));
	});

	test("look at the newest offer on each handover", () => {
		const asks = [at(7000), at(8600, delivered()), at(9500)];
		expect(nextTerms(buying, begun(buyer, ...asks), 6000n).handover).toEqual(delivered());
	});

	test("return to the default handover in the last round, and where nothing they named is open", () => {
		const last = { ...selling, round: 8 };
		expect(nextTerms(last, begun(seller, at(7000, delivered())), 5000n)).toEqual(at(5000));
		expect(nextTerms({ ...buying, maxRounds: 1, round: 1 }, buyer, 5000n)).toEqual(at(5000));
		expect(
			nextTerms(selling, begun({ ...seller, worth: {} }, at(7000, delivered())), 8000n),
		).toEqual(at(8000));
	});
});

describe("standing terms", () => {
	test("are good enough when they are worth at least the next offer", () => {
		expect(isGoodEnough(buying, buyer, at(7500, delivered()), 6000n)).toBe(true);
		expect(isGoodEnough(buying, buyer, at(7501, delivered()), 6000n)).toBe(false);
		expect(isGoodEnough(selling, seller, at(8600, delivered()), 8000n)).toBe(true);
		expect(isGoodEnough(selling, seller, at(8599, delivered()), 8000n)).toBe(false);
	});

	test("are good enough in the last round when they are within the limit", () => {
		const last = { ...buying, round: 8 };
		expect(isGoodEnough(last, buyer, at(8900), 6000n)).toBe(true);
		expect(isGoodEnough(last, buyer, at(8900, pickup("P5D")), 6000n)).toBe(false);
	});

	test("are never good enough beyond the bound, whatever delivery is worth", () => {
		expect(isGoodEnough(buying, buyer, at(9000, delivered()), 7600n)).toBe(true);
		expect(isGoodEnough(buying, buyer, at(8900, delivered(), 101), 9000n)).toBe(false);
		const hurried = { ...seller, worth: { perDay: usd(900) } };
		expect(isGoodEnough(selling, hurried, at(4999, pickup("P1D")), 5000n)).toBe(false);
	});

	test("are not good enough where they make a seller deliver who has not said what that costs", () => {
		expect(isGoodEnough(selling, { ...seller, worth: {} }, at(9000, delivered()), 8000n)).toBe(
			false,
		);
		expect(
			isGoodEnough(selling, { ...seller, worth: undefined }, at(9000, delivered()), 8000n),
		).toBe(false);
		expect(isGoodEnough(buying, { ...buyer, worth: undefined }, at(6000, delivered()), 6000n)).toBe(
			true,
		);
	});
});
