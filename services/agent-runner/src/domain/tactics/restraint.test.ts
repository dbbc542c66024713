import { describe, expect, test } from "vitest";
import { restrained } from "./restraint.ts";
import type { Table } from "./table.ts";

/** A buyer that would give everything, and a seller whose line leads to 700 in the tenth round. */
const falling = (offers: number): bigint[] =>
	Array.from({ length: offers }, (_, index) => 1_000n - 30n * BigInt(index + 1));
const tableOf = (offers: number, changes: Partial<Table> = {}): Table => ({
	side: "buyer",
	opening: 400n,
	limit: 2_000n,
	round: offers + 1,
	maxRounds: 10,
	// Hardly moving: what they do is no answer to it.
	mine: Array.from({ length: offers }, (_, index) => 400n + BigInt(index)),
	theirs: falling(offers),
	...changes,
});
const generous = restrained(({ limit }) => limit);

describe("a restrained tactic", () => {
	test("goes as far as the tactic says before the other side has shown where it will end", () => {
		expect(generous(tableOf(0))).toBe(2_000n);
		expect(generous(tableOf(2))).toBe(2_000n);
	});

	test("goes no further than the price that the other side is surest to accept", () => {
		const next = generous(tableOf(8));
		expect(next).toBeGreaterThanOrEqual(700n);
		expect(next).toBeLessThan(falling(8).at(-1) ?? 0n);
	});

	test("goes no further than the tactic, where that is less", () => {
		expect(restrained(() => 500n)(tableOf(6))).toBe(500n);
	});

	test("moves by one minor unit where it has come further already, so that nobody takes it for an impasse", () => {
		const came = [400n, 401n, 402n, 403n, 404n, 990n];
		expect(generous(tableOf(6, { mine: came }))).toBe(991n);
		expect(generous(tableOf(6, { mine: came, limit: 990n }))).toBe(990n);
	});

	test("leaves the last round to the tactic", () => {
		expect(generous(tableOf(9))).toBe(2_000n);
	});

	test("does the same for a seller, who need not go below what the buyer will come up to", () => {
		const seller = tableOf(8, {
			side: "seller",
			opening: 1_000n,
			limit: 100n,
			mine: Array.from({ length: 8 }, (_, index) => 1_000n - BigInt(index)),
			theirs: falling(8).map((price) => 1_400n - price),
		});
		const next = generous(seller);
		expect(next).toBeLessThanOrEqual(700n);
		expect(next).toBeGreaterThan(640n);
	});
});
