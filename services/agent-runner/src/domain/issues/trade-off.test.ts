import { describe, expect, test } from "vitest";
import { frequencyModel } from "../../testing/frequency-model.ts";
import { isoCurve } from "../../testing/iso-curve.ts";
import { type Domain, ideal, packages, utility } from "../../testing/issue-domain.ts";
import type { Preferences } from "./package.ts";
import { equivalents, most, similarity } from "./trade-off.ts";

const domain: Domain = [
	{ name: "price", values: ["10", "20", "30"] },
	{ name: "handover", values: ["pickup", "delivery"] },
	{ name: "day", values: ["today", "tomorrow", "next week"] },
];
const own: Preferences = {
	weights: [2, 1, 1],
	values: [
		[2, 1, 0],
		[0, 2],
		[2, 1, 0],
	],
	reservation: 0,
};
const all = packages(domain);

describe("a package", () => {
	test("is worth the weighed sum of its values", () => {
		expect(all).toHaveLength(18);
		expect(utility(own, [1, 1, 2])).toBe(4);
		expect(ideal(own)).toBe(8);
	});
});

describe("the frequency model", () => {
	test("knows nothing before the first offer", () => {
		const model = frequencyModel(domain, []);
		expect(model.weights).toEqual([1 / 3, 1 / 3, 1 / 3]);
		expect(utility(model, [0, 0, 0])).toBe(0);
	});

	test("gives weight to what stays and worth to what is asked for often", () => {
		const model = frequencyModel(domain, [
			[2, 0, 0],
			[2, 0, 1],
			[1, 0, 1],
		]);
		// After the second offer (1/3 + 0.2, 1/3 + 0.2, 1/3) / 1.4, after the third the last two gain.
		const [price = 0, handover = 0, day = 0] = model.weights;
		expect(price).toBeCloseTo((1 / 3 + 0.2) / 1.4 / 1.4, 9);
		expect(handover).toBeCloseTo(((1 / 3 + 0.2) / 1.4 + 0.2) / 1.4, 9);
		expect(day).toBeCloseTo((1 / 3 / 1.4 + 0.2) / 1.4, 9);
		expect(model.values).toEqual([
			[0, 0.5, 1],
			[1, 0],
			[0.5, 1, 0],
		]);
	});
});

describe("a trade-off", () => {
	test("stays on packages that are worth the target and no more than a twentieth of the gain above it", () => {
		const worthFour = [
			[0, 0, 2],
			[1, 0, 0],
			[1, 1, 2],
			[2, 1, 0],
		];
		expect(isoCurve(own, all, 4)).toEqual(worthFour);
		expect(isoCurve({ ...own, reservation: 7 }, all, 3.9)).toEqual(worthFour);
		const finer = { ...own, weights: [2, 1, 0.1] };
		expect(isoCurve(finer, all, 4).map((terms) => utility(finer, terms))).toEqual([
			4.2, 4.1, 4, 4.2, 4.1, 4,
		]);
	});

	test("takes the next better packages where none is worth exactly the target", () => {
		expect(isoCurve(own, all, 7.5)).toEqual([[0, 1, 0]]);
		expect(isoCurve(own, all, 8.1)).toEqual([]);
	});

	test("offers the one most like what they asked for, in what they seem to care for", () => {
		const curve = isoCurve(own, all, 4);
		const like = (weights: readonly number[]) =>
			most(curve, (terms) => similarity(own, weights, terms, [2, 0, 2]));
		expect(like([1, 0, 0])).toEqual([2, 1, 0]);
		expect(like([0, 0.7, 0.3])).toEqual([0, 0, 2]);
		expect(like([0.5, 0.5, 0])).toEqual([1, 0, 0]);
	});

	test("finds a package like itself and unlike its opposite", () => {
		expect(similarity(own, [0.4, 0.3, 0.3], [0, 1, 1], [0, 1, 1])).toBeCloseTo(1, 9);
		expect(similarity(own, [0.4, 0.3, 0.3], [0, 1, 0], [2, 0, 2])).toBeCloseTo(0, 9);
		const indifferent = { ...own, values: [[1, 1, 1], ...own.values.slice(1)] };
		expect(similarity(indifferent, [1, 0, 0], [0, 0, 0], [1, 0, 0])).toBe(0);
	});
});

describe("packages offered together", () => {
	const curve = isoCurve(own, all, 4);
	const [first = []] = curve;

	test("are worth the same to me, differ, and begin with the one given", () => {
		const three = equivalents(own, curve, first, 3);
		expect(three[0]).toBe(first);
		expect(new Set(three.map(String)).size).toBe(3);
		const worth = three.map((terms) => utility(own, terms));
		expect(Math.max(...worth) - Math.min(...worth)).toBe(0);
	});

	test("are as far apart as the curve allows", () => {
		const [, second = []] = equivalents(own, curve, first, 2);
		const evenly = [1 / 3, 1 / 3, 1 / 3];
		const closest = Math.min(...curve.map((terms) => similarity(own, evenly, first, terms)));
		expect(similarity(own, evenly, first, second)).toBe(closest);
	});

	test("are fewer where the curve has no other", () => {
		expect(equivalents(own, [[0, 1, 0]], [0, 1, 0], 3)).toEqual([[0, 1, 0]]);
	});
});
