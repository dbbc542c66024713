import { describe, expect, it } from "vitest";
import { REGRESSIONS } from "./seeds.ts";
import { type Outcome, simulate } from "./simulate.ts";

const SEEDS = 500;
/** A test of so many seeds is short enough to show where the time goes. */
const BATCH = 50;

const failed = ({ seed, failures }: Outcome) =>
	failures.map(
		(failure) => `seed ${seed}: ${failure}; replay it with npm run sim -- --seed ${seed}`,
	);

describe("a market in which everything goes wrong that can", () => {
	it.each(REGRESSIONS)("keeps its rules at seed $seed, which found: $found", async ({ seed }) => {
		expect(failed(await simulate(seed))).toEqual([]);
	});

	it.each(Array.from({ length: SEEDS / BATCH }, (_, index) => index * BATCH + 1))(
		`keeps its rules at ${BATCH} seeds from %i on`,
		async (first) => {
			const stats: Outcome["stats"][] = [];
			for (let seed = first; seed < first + BATCH; seed++) {
				const outcome = await simulate(seed);
				expect(failed(outcome)).toEqual([]);
				stats.push(outcome.stats);
			}
			// A simulator in which nothing happens would find nothing.
			for (const trouble of ["deals", "duplicates", "crashes", "outages", "races"] as const)
				expect(
					stats.reduce((sum, stat) => sum + stat[trouble], 0),
					trouble,
				).toBeGreaterThan(0);
		},
	);

	it("is the same to the last byte when a seed is run again", async () => {
		for (const seed of [1, 2, 3, 5, 8, 13]) {
			const [once, again] = [await simulate(seed), await simulate(seed)];
			expect(JSON.stringify(again.facts)).toBe(JSON.stringify(once.facts));
			expect(again.stats).toEqual(once.stats);
		}
	});

	it("is another for another seed", async () => {
		const [one, other] = [await simulate(1), await simulate(2)];
		expect(JSON.stringify(one.facts)).not.toBe(JSON.stringify(other.facts));
	});
});
