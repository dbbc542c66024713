import type { Participant } from "@parley/contracts/participant";
import { describe, expect, test } from "vitest";
import { generatedMarket } from "../bench/generated-market.ts";
import { bargains } from "../journeys/parley.ts";
import { check } from "../simulation/checkers/check.ts";
import type { Fact } from "../simulation/checkers/fact.ts";
import { participantsOf } from "../simulation/checkers/market-file.ts";
import { runInMemory } from "./small-market.ts";

const SHAPE = { people: 14, posts: 4, dearest: 90, budget: 120 };

/** The same people with several of some things, wants of several, sellers who never come, and texts that are unclear. */
const unruly = (people: readonly Participant[]): Participant[] =>
	people.map((person, p) => ({
		...person,
		sells: person.sells.map((sale, n) => ({
			...sale,
			quantity: ((p + n) % 3) + 1,
			...((p + n) % 5 === 0 ? { noShow: true as const } : {}),
			...((p + n) % 7 === 0
				? { description: "3 for 20 or 8 each.", answers: { unit: n % 2 === 0 ? "each" : "lot" } }
				: {}),
		})),
		wants: person.wants.map((want, n) => ({ ...want, quantity: ((p + n) % 3) + 1 })),
	}));

/** A market file's lines, with amounts in the currency's own decimals. */
const lines = (people: readonly Participant[], currency: string): string[] =>
	people.map((person) =>
		JSON.stringify(person, (_key, value: unknown) => {
			const { minor } = (value ?? {}) as { minor?: string };
			return minor === undefined ? value : { amount: minor, currency };
		}),
	);

const inCurrency = (people: readonly Participant[], currency: string): Participant[] =>
	JSON.parse(JSON.stringify(people).replaceAll('"USD"', `"${currency}"`)) as Participant[];

describe("a whole market of made-up people", () => {
	test.each([1, 2, 3, 4, 5])(
		"breaks no rule and comes to the same bargains again (seed %i)",
		async (seed) => {
			// The yen has no decimals, so a line's amount reads as its minor units.
			const people = inCurrency(unruly(generatedMarket(SHAPE, seed)), "JPY");
			const facts = (await runInMemory(people)) as readonly Fact[];
			const participants = participantsOf(lines(people, "JPY"));

			expect(bargains(facts).length).toBeGreaterThan(10);
			expect(check(facts, { participants, finished: true })).toEqual([]);
			expect(bargains((await runInMemory(people)) as readonly Fact[])).toEqual(bargains(facts));
		},
	);
});
