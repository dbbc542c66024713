import { describe, expect, test } from "vitest";
import { eur, itemOf } from "../testing/sample.ts";
import { type Candidate, type Search, surplusOf, worthALook } from "./looking.ts";

const at = (id: string, ask: number, changes: Partial<Candidate> = {}): Candidate => ({
	item: itemOf({ id, ask: eur(ask) }),
	unclear: [],
	asked: false,
	...changes,
});
const searchOf = (changes: Partial<Search> = {}): Search => ({
	want: {},
	units: 1,
	limit: 1_000n,
	free: 1_000n,
	candidates: [],
	seen: [],
	...changes,
});
const order = (changes: Partial<Search>, inHand?: bigint): string[] =>
	worthALook(searchOf(changes), inHand).map(({ prospect }) => prospect.candidate.item.id);

describe("where to look", () => {
	test("is first where most is likely to be left over", () => {
		expect(order({ candidates: [at("dear", 1_100), at("cheap", 600), at("fair", 900)] })).toEqual([
			"cheap",
			"fair",
			"dear",
		]);
	});

	test("is in the order of the search where as much is likely to be left over", () => {
		expect(order({ candidates: [at("first", 900), at("second", 900)] })).toEqual([
			"first",
			"second",
		]);
	});

	test("takes a listing with half of the words to be worth half as much", () => {
		const half = at("half", 600, { fit: { said: 1, of: 2 } });
		expect(order({ candidates: [half, at("whole", 900)] })).toEqual(["whole", "half"]);
		const bargain = at("half", 100, { fit: { said: 1, of: 2 } });
		expect(order({ candidates: [bargain, at("whole", 900)] })).toEqual(["half", "whole"]);
	});

	test("is wherever a deal within the limit is likely at all, as long as nothing is in hand", () => {
		const half = at("half", 1_000, { fit: { said: 1, of: 2 } });
		expect(order({ candidates: [half] })).toEqual(["half"]);
		// Hardly anybody goes down to 53 percent of what they ask, and nobody below.
		expect(order({ candidates: [at("far", 1_800)] })).toEqual(["far"]);
		expect(order({ candidates: [at("too far", 1_900)] })).toEqual([]);
	});

	test("is at the listing that the want names, whatever it promises", () => {
		const candidates = [at("named", 9_000), at("other", 9_000)];
		expect(order({ want: { listing: "named" }, candidates })).toEqual(["named"]);
	});

	test("counts on what sellers have come to for this want so far, too", () => {
		const candidates = [at("far", 2_400)];
		expect(order({ candidates })).toEqual([]);
		expect(order({ candidates, seen: [{ price: 400n, ask: 1_000n }] })).toEqual(["far"]);
		expect(order({ candidates, seen: [{ price: 400n, ask: 0n }] })).toEqual([]);
	});

	test("minds the budget for as many as there are, and not the ceiling alone", () => {
		const three = at("three", 1_200);
		expect(order({ units: 9, limit: 9_000n, free: 5_000n, candidates: [three] })).toEqual([
			"three",
		]);
		expect(order({ units: 9, limit: 9_000n, free: 1_800n, candidates: [three] })).toEqual([]);
	});
});

describe("when to stop looking", () => {
	const candidates = [at("c", 1_000)];

	test("is when what is in hand leaves as much as another look promises, with what it costs", () => {
		const [look] = worthALook(searchOf({ candidates }));
		const promised = look?.value ?? 0n;
		// A price of about three quarters of what is asked: the trouble of going there is a fiftieth of the limit.
		expect(1_000n - promised).toBeGreaterThan(740n);
		expect(1_000n - promised).toBeLessThan(770n);
		expect(order({ candidates }, promised - 1n)).toEqual(["c"]);
		expect(order({ candidates }, promised)).toEqual([]);
	});

	test("comes sooner where waiting costs something", () => {
		const values = [undefined, 100, 400].map((perDay) => {
			const worth = perDay === undefined ? {} : { worth: { perDay: eur(perDay) } };
			return worthALook(searchOf({ candidates, want: worth }))[0]?.value ?? 0n;
		});
		expect(values).toEqual(values.toSorted((a, b) => Number(b - a)));
		expect(new Set(values).size).toBe(3);
	});
});

describe("what a price leaves over", () => {
	test("is the rest of the limit, of which a listing that fits in part is worth as much", () => {
		const goods = { price: 400n, quantity: 1 };
		expect(surplusOf(searchOf(), goods)).toBe(600n);
		expect(surplusOf(searchOf(), { ...goods, fit: { said: 1, of: 4 } })).toBe(-150n);
	});

	test("is worse than any deal where it is beyond the limit or the budget", () => {
		expect(surplusOf(searchOf(), { price: 1_001n, quantity: 1 })).toBe(-1_000n);
		expect(surplusOf(searchOf({ free: 399n }), { price: 400n, quantity: 1 })).toBe(-1_000n);
	});
});
