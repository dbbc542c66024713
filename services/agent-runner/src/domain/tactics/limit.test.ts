import { describe, expect, test } from "vitest";
import { buyerLimit, sellerLimit } from "./limit.ts";

describe("a limit", () => {
	test("is the reservation price when there is nothing elsewhere", () => {
		expect(buyerLimit(100n, undefined, 5n)).toBe(100n);
		expect(sellerLimit(100n, undefined, 5n)).toBe(100n);
	});

	test("of a buyer is the best ask elsewhere and the friction, where that is less", () => {
		expect(buyerLimit(100n, 80n, 5n)).toBe(85n);
		expect(buyerLimit(100n, 94n, 5n)).toBe(99n);
		expect(buyerLimit(100n, 96n, 5n)).toBe(100n);
		expect(buyerLimit(100n, 0n, 0n)).toBe(0n);
	});

	test("of a seller is the best bid elsewhere without the friction, where that is more", () => {
		expect(sellerLimit(100n, 120n, 5n)).toBe(115n);
		expect(sellerLimit(100n, 106n, 5n)).toBe(101n);
		expect(sellerLimit(100n, 104n, 5n)).toBe(100n);
		expect(sellerLimit(0n, 3n, 5n)).toBe(0n);
	});
});
