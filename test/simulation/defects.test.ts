import { describe, expect, it } from "vitest";
import { DEFECTS, type Defect } from "./defects.ts";
import { simulate } from "./simulate.ts";

const SEEDS = 60;

async function firstFailing(defect: Defect): Promise<number | undefined> {
	for (let seed = 1; seed <= SEEDS; seed++)
		if ((await simulate(seed, defect)).failures.length > 0) return seed;
	return undefined;
}

describe("the simulator", () => {
	it.each(Object.entries<Defect>(DEFECTS))(
		"finds a market with the defect %s within a few dozen seeds",
		async (_, defect) => {
			const seed = await firstFailing(defect);
			expect(seed).toBeDefined();
			// It is the defect that fails there and nothing else.
			expect((await simulate(seed ?? 0)).failures).toEqual([]);
		},
	);
});
