import { describe, expect, test } from "vitest";
import type { Side, Table } from "./table.ts";
import { type TacticName, tactic } from "./tactic.ts";
import { alpha, BETA } from "./time-dependent.ts";

function tableOf(side: Side, given: Partial<Table> = {}): Table {
	const [opening, limit] = side === "buyer" ? [1000n, 2001n] : [2001n, 1000n];
	return { side, opening, limit, round: 1, maxRounds: 10, mine: [], theirs: [], ...given };
}

describe("alpha", () => {
	test.each([
		[0, 0.25, 0],
		[0.1, 0.25, 0.0001],
		[0.5, 0.25, 0.0625],
		[0.9, 0.25, 0.6561],
		[0.3, 1, 0.3],
		[0.0625, 4, 0.5],
		[0.5, 4, 0.840896],
		[0.25, 2, 0.5],
		[1, 0.25, 1],
		[1, 4, 1],
	])("at t = %d with beta = %d is %d", (t, beta, value) => {
		expect(alpha(t, beta)).toBeCloseTo(value, 6);
	});

	test("names the curves by Faratin's beta, the inverse of NegMAS's exponent", () => {
		expect(BETA).toEqual({ boulware: 0.25, linear: 1, conceder: 4 });
	});
});

describe("a time-dependent tactic", () => {
	// The room is 1001 minor units, so that every price but the last has a fraction to round.
	const prices: [TacticName, number, bigint, bigint][] = [
		["boulware", 1, 1000n, 2001n],
		["boulware", 5, 1062n, 1939n],
		["boulware", 9, 1656n, 1345n],
		["boulware", 10, 2001n, 1000n],
		["linear", 1, 1100n, 1901n],
		["linear", 5, 1500n, 1501n],
		["linear", 7, 1700n, 1301n],
		["linear", 10, 2001n, 1000n],
		["conceder", 1, 1562n, 1439n],
		["conceder", 5, 1841n, 1160n],
		["conceder", 9, 1974n, 1027n],
		["conceder", 10, 2001n, 1000n],
	];

	test.each(prices)(
		"%s in round %d of 10 offers %d as buyer and %d as seller",
		(name, round, buyer, seller) => {
			expect(tactic(name)(tableOf("buyer", { round }))).toBe(buyer);
			expect(tactic(name)(tableOf("seller", { round }))).toBe(seller);
		},
	);

	test("moves at least one minor unit, because repeated offers end a negotiation", () => {
		expect(tactic("boulware")(tableOf("buyer", { round: 2, mine: [1000n, 1001n] }))).toBe(1002n);
		expect(tactic("boulware")(tableOf("seller", { round: 2, mine: [2001n, 2000n] }))).toBe(1999n);
	});

	test("does not take back a concession that is ahead of its curve", () => {
		expect(tactic("linear")(tableOf("buyer", { round: 2, mine: [1700n] }))).toBe(1701n);
		expect(tactic("linear")(tableOf("seller", { round: 2, mine: [1300n] }))).toBe(1299n);
	});

	test("stays at its limit once there", () => {
		expect(tactic("linear")(tableOf("buyer", { round: 9, mine: [2001n] }))).toBe(2001n);
		expect(tactic("linear")(tableOf("seller", { round: 9, mine: [1000n] }))).toBe(1000n);
	});

	test("follows a limit that moved, even back from its last offer or over its opening", () => {
		expect(tactic("linear")(tableOf("buyer", { round: 9, mine: [1900n], limit: 1500n }))).toBe(
			1500n,
		);
		expect(tactic("linear")(tableOf("seller", { round: 9, mine: [1100n], limit: 1500n }))).toBe(
			1500n,
		);
		expect(tactic("linear")(tableOf("buyer", { limit: 900n }))).toBe(900n);
		expect(tactic("linear")(tableOf("seller", { limit: 2100n }))).toBe(2100n);
	});

	test("stops its clock at the deadline", () => {
		expect(tactic("conceder")(tableOf("buyer", { round: 12 }))).toBe(2001n);
	});

	test("keeps every minor unit of an amount no double can count", () => {
		const limit = 9_007_199_254_740_993n;
		expect(tactic("linear")(tableOf("buyer", { opening: 0n, limit, round: 10 }))).toBe(limit);
		expect(
			tactic("linear")(tableOf("buyer", { opening: 0n, limit: 10n ** 15n + 9n, round: 3 })),
		).toBe(300_000_000_000_002n);
		expect(
			tactic("linear")(tableOf("seller", { opening: 10n ** 15n + 9n, limit: 0n, round: 3 })),
		).toBe(700_000_000_000_007n);
	});

	test("takes its fraction to the nearest billionth", () => {
		const table = tableOf("buyer", { opening: 0n, limit: 10n ** 15n, maxRounds: 3 });
		expect(tactic("linear")({ ...table, round: 1 })).toBe(333_333_333_000_000n);
		expect(tactic("linear")({ ...table, round: 2 })).toBe(666_666_667_000_000n);
	});
});
