import { describe, expect, test } from "vitest";
import { withSuggestion } from "./suggestion.ts";
import type { Table } from "./tactics/table.ts";

const buyer = (changes: Partial<Table> = {}): Table => ({
	...{ side: "buyer", opening: 600n, limit: 1_000n, round: 7, maxRounds: 8 },
	...{ mine: [600n, 700n], theirs: [1_400n, 1_300n] },
	...changes,
});
const seller = (changes: Partial<Table> = {}): Table =>
	buyer({
		side: "seller",
		opening: 1_400n,
		limit: 900n,
		mine: [1_400n],
		theirs: [600n],
		...changes,
	});

describe("what the market suggests before an impasse", () => {
	test("is offered in the round before the last, where it is a concession", () => {
		expect(withSuggestion(buyer(), 800n, 950n)).toBe(950n);
		expect(withSuggestion(seller(), 1_100n, 950n)).toBe(950n);
	});

	test("is not offered where the tactic would give as much or more by itself", () => {
		expect(withSuggestion(buyer(), 960n, 950n)).toBe(960n);
		expect(withSuggestion(seller(), 940n, 950n)).toBe(940n);
	});

	test("is never offered beyond the limit", () => {
		expect(withSuggestion(buyer(), 800n, 1_001n)).toBe(800n);
		expect(withSuggestion(seller(), 1_100n, 899n)).toBe(1_100n);
	});

	test("leaves other rounds to the tactic, unless both sides repeat themselves", () => {
		for (const round of [1, 6, 8]) expect(withSuggestion(buyer({ round }), 800n, 950n)).toBe(800n);
		const stuck = { round: 4, mine: [700n, 700n], theirs: [1_300n, 1_300n] };
		expect(withSuggestion(buyer(stuck), 700n, 950n)).toBe(950n);
		expect(withSuggestion(buyer({ ...stuck, theirs: [1_400n, 1_300n] }), 700n, 950n)).toBe(700n);
	});

	test("is nothing where none was made", () => {
		expect(withSuggestion(buyer(), 800n, undefined)).toBe(800n);
	});
});
