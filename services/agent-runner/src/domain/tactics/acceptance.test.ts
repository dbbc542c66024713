import { describe, expect, test } from "vitest";
import { accepts } from "./acceptance.ts";
import type { Table } from "./table.ts";

const buyer: Table = {
	side: "buyer",
	opening: 50n,
	limit: 100n,
	round: 3,
	maxRounds: 10,
	mine: [60n],
	theirs: [120n],
};
const seller: Table = { ...buyer, side: "seller", opening: 150n, limit: 100n };

describe("accepting", () => {
	test("a price at least as good as one's own next offer", () => {
		expect(accepts(buyer, 70n, 70n)).toBe(true);
		expect(accepts(buyer, 69n, 70n)).toBe(true);
		expect(accepts(buyer, 71n, 70n)).toBe(false);
		expect(accepts(seller, 130n, 130n)).toBe(true);
		expect(accepts(seller, 131n, 130n)).toBe(true);
		expect(accepts(seller, 129n, 130n)).toBe(false);
	});

	test("anything within the limit in the last round", () => {
		expect(accepts({ ...buyer, round: 9 }, 100n, 70n)).toBe(false);
		expect(accepts({ ...buyer, round: 10 }, 100n, 70n)).toBe(true);
		expect(accepts({ ...seller, round: 10 }, 100n, 130n)).toBe(true);
	});

	test("anything within the limit from t = 0.98 on", () => {
		expect(accepts({ ...buyer, round: 97, maxRounds: 100 }, 100n, 70n)).toBe(false);
		expect(accepts({ ...buyer, round: 98, maxRounds: 100 }, 100n, 70n)).toBe(true);
		expect(accepts({ ...buyer, round: 48, maxRounds: 49 }, 100n, 70n)).toBe(false);
		expect(accepts({ ...buyer, round: 49, maxRounds: 50 }, 100n, 70n)).toBe(true);
	});

	test("never anything worse than the limit, whatever the round and whatever the next offer", () => {
		expect(accepts({ ...buyer, round: 10 }, 101n, 70n)).toBe(false);
		expect(accepts({ ...seller, round: 10 }, 99n, 130n)).toBe(false);
		expect(accepts(buyer, 101n, 102n)).toBe(false);
		expect(accepts(seller, 99n, 98n)).toBe(false);
	});
});
