import { describe, expect, test } from "vitest";
import {
	egalitarian,
	kalaiSmorodinsky,
	nash,
	pareto,
	points,
	rational,
	surplusEfficiency,
	type Two,
	welfare,
} from "./frontier.ts";
import type { Domain } from "./issue-domain.ts";

/** One issue whose values are the points themselves. */
function plain(...worth: readonly (readonly [number, number])[]) {
	const domain: Domain = [{ name: "point", values: worth.map(String) }];
	const side = (index: 0 | 1) => ({
		weights: [1],
		values: [worth.map((both) => both[index])],
		reservation: 0,
	});
	const sides: Two = [side(0), side(1)];
	return { all: points(domain, sides), sides };
}

describe("the solutions of a bargaining problem", () => {
	// The frontier is (10, 0), (8, 3), (5, 4), (2, 5); each solution has another favourite among these.
	const { all, sides } = plain([10, 0], [8, 3], [5, 4], [2, 5], [4, 4], [1, 1]);
	const at = (solution: typeof nash) => solution(all, sides)?.utilities;

	test("are the largest product, equal part, smaller gain and sum", () => {
		expect(at(nash)).toEqual([8, 3]);
		expect(at(kalaiSmorodinsky)).toEqual([8, 3]);
		expect(at(egalitarian)).toEqual([5, 4]);
		expect(at(welfare)).toEqual([8, 3]);
	});

	test("are taken from the gains over no agreement, not from the utilities", () => {
		const demanding: Two = [sides[0], { ...sides[1], reservation: 3.2 }];
		expect(nash(all, demanding)?.utilities).toEqual([5, 4]);
		expect(rational(all, demanding).map(({ utilities }) => utilities)).toEqual([
			[5, 4],
			[2, 5],
			[4, 4],
		]);
	});

	test("of equals are the one with the larger sum", () => {
		const level = plain([4, 4], [4, 9], [9, 4]);
		expect(egalitarian(level.all, level.sides)?.utilities).toEqual([4, 9]);
	});

	test("do not exist where one side would refuse everything", () => {
		expect(nash(all, [{ ...sides[0], reservation: 11 }, sides[1]])).toBeUndefined();
	});

	test("split money in the middle, every one of them but the sum", () => {
		const split = plain(...Array.from({ length: 101 }, (_, cent) => [cent, 100 - cent] as const));
		for (const solution of [nash, kalaiSmorodinsky, egalitarian])
			expect(solution(split.all, split.sides)?.utilities).toEqual([50, 50]);
	});

	test("of Nash and of Kalai and Smorodinsky do not change with the scale of one side's utility", () => {
		const scaled: Two = [{ ...sides[0], weights: [7] }, sides[1]];
		const again = points([{ name: "point", values: all.map(String) }], scaled);
		expect(nash(again, scaled)?.terms).toEqual(nash(all, sides)?.terms);
		expect(kalaiSmorodinsky(again, scaled)?.terms).toEqual(kalaiSmorodinsky(all, sides)?.terms);
	});
});

describe("the Pareto frontier", () => {
	test("leaves out what another point betters, and of equal points keeps one", () => {
		const { all } = plain([3, 3], [3, 3], [5, 0], [5, 1], [1, 5], [0, 5], [2, 2]);
		expect(pareto(all).map(({ utilities }) => utilities)).toEqual([
			[5, 1],
			[3, 3],
			[1, 5],
		]);
	});
});

describe("surplus efficiency", () => {
	const { all, sides } = plain([8, 2], [4, 4], [1, 1]);

	test("is the sum of gains as a part of the largest", () => {
		expect(all.map((point) => surplusEfficiency(point, all, sides))).toEqual([1, 0.8, 0.2]);
	});

	test("is not defined where nobody could gain", () => {
		const none: Two = [
			{ ...sides[0], reservation: 8 },
			{ ...sides[1], reservation: 2 },
		];
		const [first] = all;
		expect(first && surplusEfficiency(first, all, none)).toBeUndefined();
	});
});
