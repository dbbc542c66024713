import { describe, expect, it } from "vitest";
import { differenceInterval, shareInterval } from "./statistics.ts";

const rounded = ({ lower, upper }: { lower: number; upper: number }) =>
	[lower, upper].map((bound) => bound.toFixed(4));

describe("how sure a share is", () => {
	it("is as Wilson has it: the examples of Newcombe (Statistics in Medicine 17, 1998, page 857)", () => {
		expect(rounded(shareInterval({ hits: 81, of: 263 }))).toEqual(["0.2553", "0.3662"]);
		expect(rounded(shareInterval({ hits: 15, of: 148 }))).toEqual(["0.0624", "0.1605"]);
		expect(rounded(shareInterval({ hits: 0, of: 20 }))).toEqual(["0.0000", "0.1611"]);
		expect(rounded(shareInterval({ hits: 1, of: 29 }))).toEqual(["0.0061", "0.1718"]);
	});

	it("reaches to the end where all was hit, or nothing", () => {
		expect(shareInterval({ hits: 0, of: 685 }).lower).toBe(0);
		expect(shareInterval({ hits: 5, of: 5 }).upper).toBe(1);
		expect(shareInterval({ hits: 0, of: 685 }).upper).toBeLessThan(0.006);
	});
});

describe("how sure a difference of two shares is", () => {
	it("is as Newcombe has it in his method 10 (the same, pages 873 to 890)", () => {
		const difference = (a: number, m: number, b: number, n: number) =>
			rounded(differenceInterval({ hits: a, of: m }, { hits: b, of: n }));
		expect(difference(56, 70, 48, 80)).toEqual(["0.0524", "0.3339"]);
		expect(difference(9, 10, 3, 10)).toEqual(["0.1705", "0.8090"]);
		expect(difference(5, 56, 0, 29)).toEqual(["-0.0381", "0.1926"]);
		expect(difference(10, 10, 0, 10)).toEqual(["0.6075", "1.0000"]);
	});
});
