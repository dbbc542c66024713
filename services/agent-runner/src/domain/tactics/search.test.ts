import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	keepLooking,
	type Prospect,
	reservationPrice,
	reservationValue,
	searchOrder,
} from "./search.ts";

const repeated = (...counts: readonly [bigint, number][]): bigint[] =>
	counts.flatMap(([value, times]) => Array.from({ length: times }, () => value));

// The example of Weitzman's paper: alpha costs 15 and brings 100 or 55, omega costs 20 and brings 240 one time in five.
const alpha = { name: "alpha", rewards: [100n, 55n], cost: 15n };
const omega = { name: "omega", rewards: repeated([240n, 1], [0n, 4]), cost: 20n };

describe("the reservation value", () => {
	test("of Weitzman's example is 70 and 140 without discounting, against the order of the means", () => {
		expect(reservationValue(alpha)).toBe(70n);
		expect(reservationValue(omega)).toBe(140n);
		expect(searchOrder([alpha, omega]).map(({ prospect }) => prospect.name)).toEqual([
			"omega",
			"alpha",
		]);
	});

	test.each([
		[20_000n, 800_000],
		[45_000n, 700_000],
		[125_000n, 500_000],
		[500_000n, 0],
	])(
		"of rewards spread evenly from 0 to a million is 1 - sqrt(2c) of it: a cost of %d, %d",
		(cost, z) => {
			const rewards = Array.from({ length: 1001 }, (_, index) => BigInt(index) * 1000n);
			const found = Number(reservationValue({ rewards, cost }));
			expect(1e6 * (1 - Math.sqrt((2 * Number(cost)) / 1e6))).toBeCloseTo(z, 6);
			// The step between two rewards is 1000.
			expect(Math.abs(found - z)).toBeLessThan(1000);
		},
	);

	test("is the mean less the cost where a look costs more than it can better the worst", () => {
		expect(reservationValue({ rewards: [10n, 20n, 30n], cost: 50n })).toBe(-30n);
		expect(reservationValue({ rewards: [7n], cost: 3n })).toBe(4n);
	});

	test("is rounded against looking further, below zero too", () => {
		expect(reservationValue({ rewards: [10n, 10n, 10n], cost: 1n })).toBe(9n);
		expect(reservationValue({ rewards: [1n, 2n], cost: 2n })).toBe(-1n);
	});

	test("is not claimed without a history or for a look that costs nothing", () => {
		expect(reservationValue({ rewards: [], cost: 3n })).toBeUndefined();
		expect(reservationValue({ rewards: [1n], cost: 0n })).toBeUndefined();
	});

	test("solves its equation to the minor unit", () => {
		fc.assert(
			fc.property(prospect(1_000n, 400n), ({ rewards, cost }) => {
				const z = reservationValue({ rewards, cost }) ?? 0n;
				const gain = (from: bigint) =>
					rewards.reduce((sum, x) => sum + (x > from ? x - from : 0n), 0n);
				const needed = cost * BigInt(rewards.length);
				expect(gain(z) >= needed && gain(z + 1n) < needed).toBe(true);
			}),
		);
	});
});

describe("a price to settle for", () => {
	const prices = [100n, 120n, 140n, 160n];

	test("is where a buyer's, or a seller's, expected gain of one more look is its cost", () => {
		// From 130, a look saves 30, 10 or nothing: 40 in four.
		expect(reservationPrice("buyer", prices, 10n)).toBe(130n);
		expect(reservationPrice("seller", prices, 10n)).toBe(130n);
		expect(reservationPrice("buyer", prices, 2n)).toBe(108n);
		expect(reservationPrice("seller", prices, 2n)).toBe(152n);
	});

	test("is nearer to the best one has seen, the cheaper a look is", () => {
		const at = (cost: bigint) => reservationPrice("buyer", prices, cost) ?? 0n;
		expect(at(1n) < at(5n) && at(5n) < at(50n)).toBe(true);
	});
});

describe("looking further", () => {
	test("ends when what is in hand is at least what every remaining place is worth", () => {
		expect(keepLooking(139n, [70n, 140n])).toBe(true);
		expect(keepLooking(140n, [70n, 140n])).toBe(false);
		expect(keepLooking(0n, [])).toBe(false);
	});

	test("by this rule is as good as the best plan there is", () => {
		fc.assert(
			fc.property(fc.array(prospect(60n, 12n), { minLength: 1, maxLength: 4 }), (prospects) => {
				// Rewards are multiples of the lcm of all list lengths, so that rounding cannot decide an order.
				const scaled = prospects.map(({ rewards, cost }) => ({
					rewards: rewards.map((reward) => reward * 2520n),
					cost: cost * 2520n,
				}));
				expect(byRule(scaled, 0n)).toBeCloseTo(bestPlan(scaled, 0n), 4);
			}),
			{ numRuns: 100 },
		);
		expect(byRule([alpha, omega], 0n)).toBeCloseTo(78, 9);
		expect(bestPlan([alpha, omega], 0n)).toBeCloseTo(78, 9);
	});
});

function prospect(most: bigint, dearest: bigint): fc.Arbitrary<Prospect> {
	return fc.record({
		rewards: fc.array(fc.bigInt(0n, most), { minLength: 1, maxLength: 4 }),
		cost: fc.bigInt(1n, dearest),
	});
}

const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

function afterLook(
	prospects: readonly Prospect[],
	at: number,
	inHand: bigint,
	goOn: (rest: readonly Prospect[], inHand: bigint) => number,
): number {
	const { rewards, cost } = prospects[at] as Prospect;
	const rest = prospects.filter((_, index) => index !== at);
	return mean(rewards.map((reward) => goOn(rest, larger(reward, inHand)))) - Number(cost);
}

/** What the rule earns on average. */
function byRule(prospects: readonly Prospect[], inHand: bigint): number {
	const order = searchOrder(prospects);
	const first = order[0];
	if (
		first === undefined ||
		!keepLooking(
			inHand,
			order.map(({ value }) => value),
		)
	)
		return Number(inHand);
	return afterLook(prospects, prospects.indexOf(first.prospect), inHand, byRule);
}

/** What the best plan earns, by trying every one. */
function bestPlan(prospects: readonly Prospect[], inHand: bigint): number {
	return Math.max(
		Number(inHand),
		...prospects.map((_, at) => afterLook(prospects, at, inHand, bestPlan)),
	);
}
