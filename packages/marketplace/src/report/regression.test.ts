import { describe, expect, it } from "vitest";
import { leastSquares } from "./regression.ts";
import { quantile, summaryOf } from "./statistics.ts";

const points = (pairs: readonly (readonly [number, number])[], group = "a") =>
	pairs.map(([x, y]) => ({ x, y, group }));

describe("least squares", () => {
	it("gives the slope and standard error of a textbook line", () => {
		// x̄ = 3, ȳ = 4, Sxx = 10, Sxy = 6, Syy = 6: slope 0.6, residual 2.4, error √(2.4 / 3 / 10).
		const fit = leastSquares(
			points([
				[1, 2],
				[2, 4],
				[3, 5],
				[4, 4],
				[5, 5],
			]),
		);
		expect(fit?.slope).toBeCloseTo(0.6);
		expect(fit?.error).toBeCloseTo(Math.sqrt(0.08));
		expect(fit?.explained).toBeCloseTo(0.6);
	});

	it("looks inside groups, so that their levels do not count", () => {
		const fit = leastSquares([
			...points(
				[
					[1, 2],
					[2, 3],
				],
				"cheap",
			),
			...points(
				[
					[11, 2],
					[12, 3],
				],
				"dear",
			),
		]);
		expect(fit).toMatchObject({ slope: 1, n: 4, groups: 2 });
	});

	it("finds no slope where the cause does not vary, and no error where there is nothing to spare", () => {
		expect(
			leastSquares(
				points([
					[1, 2],
					[1, 3],
				]),
			),
		).toBeNull();
		expect(leastSquares([])).toBeNull();
		expect(
			leastSquares(
				points([
					[1, 2],
					[2, 3],
				]),
			)?.error,
		).toBeNull();
	});
});

describe("a summary", () => {
	it("has quartiles between the nearest ranks", () => {
		expect(summaryOf([4, 1, 3, 2])).toEqual({
			n: 4,
			mean: 2.5,
			median: 2.5,
			lower: 1.75,
			upper: 3.25,
		});
		expect(quantile([], 0.5)).toBeNull();
		expect(summaryOf([])).toMatchObject({ n: 0, mean: null });
	});
});
