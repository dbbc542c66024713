import { describe, expect, test } from "vitest";
import { isHopeless, nearMissOf } from "./hope.ts";
import type { Table } from "./tactics/table.ts";

/** A seller whose straight line leads to 600 in the tenth round, and a buyer who hardly moves. */
const tableOf = (offers: number, limit: bigint, changes: Partial<Table> = {}): Table => ({
	side: "buyer",
	opening: 100n,
	limit,
	round: offers + 1,
	maxRounds: 10,
	mine: Array.from({ length: offers }, (_, at) => 100n + BigInt(at)),
	theirs: Array.from({ length: offers }, (_, at) => 1_000n - 40n * BigInt(at + 1)),
	...changes,
});
/** The same seen by a seller, whose buyer comes up to 1400. */
const selling = (limit: bigint): Table =>
	tableOf(8, limit, {
		side: "seller",
		opening: 2_000n,
		mine: Array.from({ length: 8 }, (_, at) => 2_000n - BigInt(at)),
		theirs: Array.from({ length: 8 }, (_, at) => 1_000n + 40n * BigInt(at + 1)),
	});

describe("a haggle", () => {
	test("is hopeless where the other side's offers lead nowhere near the limit", () => {
		expect(isHopeless(tableOf(8, 300n), 0)).toBe(true);
		expect(isHopeless(selling(1_900n), 0)).toBe(true);
	});

	test("is not where they may come to it", () => {
		expect(isHopeless(tableOf(8, 600n), 0)).toBe(false);
		expect(isHopeless(selling(1_400n), 0)).toBe(false);
	});

	test("is not where an offer went back: that was another limit", () => {
		const { theirs } = tableOf(8, 300n);
		const [first = 0n, second = 0n, ...others] = theirs;
		expect(isHopeless(tableOf(8, 300n, { theirs: [second, first, ...others] }), 0)).toBe(false);
	});

	test("is not judged before half of its rounds are over", () => {
		expect(isHopeless(tableOf(8, 300n, { maxRounds: 40 }), 0)).toBe(false);
	});

	test("is not hopeless where so near a miss is something to ask the principal about", () => {
		const missed = [300n, 400n, 450n, 500n, 520n, 540n, 560n].filter((limit) =>
			isHopeless(tableOf(8, limit), 0),
		);
		const nearest = missed.at(-1) ?? 0n;
		expect(nearest).toBeGreaterThan(300n);
		expect(isHopeless(tableOf(8, nearest), 50)).toBe(false);
	});

	test("with too few offers to tell is hopeless where the price is three times what may be paid, or a third of what is needed", () => {
		const few = (side: Table["side"], limit: bigint) =>
			isHopeless(tableOf(1, limit, { side, round: 2, maxRounds: 4, theirs: [900n] }), 0);
		expect([few("buyer", 299n), few("buyer", 300n)]).toEqual([true, false]);
		expect([few("seller", 2_701n), few("seller", 2_700n)]).toEqual([true, false]);
		expect(isHopeless(tableOf(0, 1n, { round: 2, maxRounds: 2 }), 0)).toBe(false);
	});
});

describe("the near miss that a principal would rather be asked about", () => {
	test("is the widest that a rule of theirs names", () => {
		const escalate = [
			{ when: "near_limit" as const, percent: 5 },
			{ when: "impasse" as const },
			{ when: "near_limit" as const, percent: 2.5 },
		];
		expect(nearMissOf({ escalate })).toBe(5);
		expect(nearMissOf({})).toBe(0);
	});
});
