import { describe, expect, test } from "vitest";
import type { Table } from "./table.ts";
import { titForTat } from "./tit-for-tat.ts";

const buyer: Table = {
	side: "buyer",
	opening: 5000n,
	limit: 10_000n,
	round: 3,
	maxRounds: 10,
	mine: [5500n, 6000n],
	theirs: [12_000n, 11_000n],
};
const seller: Table = {
	side: "seller",
	opening: 12_000n,
	limit: 6000n,
	round: 3,
	maxRounds: 10,
	mine: [11_400n, 10_800n],
	theirs: [5000n, 5300n],
};

describe("relative tit-for-tat", () => {
	test("changes its price by the proportion by which the other side changed theirs", () => {
		// 6000 × 12000 / 11000 = 6545.45 and 10800 × 5000 / 5300 = 10188.67, each rounded in its own favour.
		expect(titForTat(buyer)).toBe(6545n);
		expect(titForTat(seller)).toBe(10_189n);
	});

	test("looks at the last two offers of the other side only", () => {
		expect(titForTat({ ...buyer, theirs: [20_000n, 12_000n, 11_000n] })).toBe(6545n);
	});

	test("an exact proportion is not rounded", () => {
		expect(titForTat({ ...seller, mine: [11_400n, 10_600n] })).toBe(10_000n);
	});

	test("concedes on the straight line until each side has offered twice", () => {
		expect(titForTat({ ...buyer, round: 1, mine: [], theirs: [] })).toBe(5500n);
		expect(titForTat({ ...buyer, round: 2, mine: [5500n], theirs: [12_000n, 11_999n] })).toBe(
			6000n,
		);
		expect(titForTat({ ...buyer, round: 3, theirs: [12_000n] })).toBe(6500n);
		expect(titForTat({ ...seller, round: 1, mine: [], theirs: [5000n] })).toBe(11_400n);
		expect(titForTat({ ...seller, round: 2, mine: [11_400n] })).toBe(10_800n);
	});

	test("answers standing still, and a retreat, with the least move there is", () => {
		expect(titForTat({ ...buyer, theirs: [12_000n, 12_000n] })).toBe(6001n);
		expect(titForTat({ ...buyer, theirs: [11_000n, 12_000n] })).toBe(6001n);
		expect(titForTat({ ...seller, theirs: [5000n, 5000n] })).toBe(10_799n);
		expect(titForTat({ ...seller, theirs: [0n, 0n] })).toBe(10_799n);
		expect(titForTat({ ...seller, theirs: [5000n, 0n] })).toBe(10_799n);
	});

	test("falls back to the straight line where a price of nothing leaves no proportion", () => {
		expect(titForTat({ ...seller, theirs: [0n, 300n] })).toBe(10_200n);
		expect(titForTat({ ...buyer, theirs: [300n, 0n] })).toBe(6500n);
	});

	test("does not sell the whole room for a doubled cent", () => {
		// The conceder line at t = 0.3: 12000 - floor(6000 × 0.740082804).
		expect(titForTat({ ...seller, theirs: [1n, 2n] })).toBe(7560n);
	});

	test("does not fall behind the Boulware line, which reaches the limit at the deadline", () => {
		// 0.9^4 = 0.6561 of the room.
		expect(titForTat({ ...buyer, round: 9, theirs: [12_000n, 12_000n] })).toBe(8280n);
		expect(titForTat({ ...seller, round: 9, theirs: [5000n, 5000n] })).toBe(8064n);
		expect(titForTat({ ...buyer, round: 10, theirs: [12_000n, 12_000n] })).toBe(10_000n);
	});

	test("two of them do not stand still", () => {
		const mine: bigint[] = [];
		const theirs: bigint[] = [];
		for (let round = 1; round <= 10; round++) {
			mine.push(titForTat({ ...buyer, round, mine, theirs }));
			theirs.push(titForTat({ ...seller, round, mine: theirs, theirs: mine }));
		}
		expect(mine).toEqual([5500n, 6000n, 6333n, 6683n, 7051n, 7439n, 7847n, 8277n, 8730n, 10_000n]);
		expect(theirs).toEqual([
			11_400n,
			10_800n,
			10_233n,
			9698n,
			9192n,
			8713n,
			8260n,
			7831n,
			7425n,
			6000n,
		]);
	});
});
