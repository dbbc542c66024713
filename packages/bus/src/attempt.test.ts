import { expect, test } from "vitest";
import { attempt } from "./attempt.ts";
import { BusUnavailable } from "./bus-unavailable.ts";

const named = (message: string, name: string): Error => Object.assign(new Error(message), { name });

/** Fails as often as it is told, with errors of these names one after the other. */
function failing(times: number, ...names: readonly string[]) {
	let tries = 0;
	return async (): Promise<string> => {
		const name = names[tries % names.length] ?? "Error";
		if (tries++ < times) throw named(`failure ${tries}`, name);
		return `done after ${tries}`;
	};
}

function stage(park: (error: unknown) => Promise<void> = async () => {}) {
	const parked: unknown[] = [];
	const slept: number[] = [];
	const end = new AbortController();
	return {
		parked,
		slept,
		end,
		with: {
			ended: end.signal,
			sleep: async (ms: number) => void slept.push(ms),
			park: async (error: unknown) => {
				await park(error);
				parked.push(error);
			},
		},
	};
}

test("a step is tried again, later and later, until it succeeds", async () => {
	const { with: ground, parked, slept } = stage();
	expect(await attempt(ground, failing(4, "Error"))).toEqual({ value: "done after 5" });
	expect([parked, slept]).toEqual([[], [10, 20, 40, 80]]);
});

test("its fifth failure is parked", async () => {
	const { with: ground, parked } = stage();
	expect(await attempt(ground, failing(9, "Error"))).toEqual({});
	expect(parked).toEqual([named("failure 5", "Error")]);
});

test("what is only unavailable is no failure, however often, and waits grow to two seconds", async () => {
	const { with: ground, parked, slept } = stage();
	const names = [...Array<string>(9).fill("LedgerUnavailable"), "Error"];
	expect(await attempt(ground, failing(40, ...names))).toEqual({ value: "done after 41" });
	expect(parked).toEqual([]);
	expect(slept.at(-1)).toBe(2_000);
});

test("nothing is waited for after the end", async () => {
	const { with: ground, parked, end, slept } = stage();
	end.abort();
	expect(await attempt(ground, failing(1, "BusUnavailable"))).toBe("given up");
	expect(await attempt(ground, failing(4, "Error"))).toEqual({ value: "done after 5" });
	expect([parked, slept.length]).toEqual([[], 4]);
});

test("where nobody sleeps every failure counts, whatever its name", async () => {
	const { with: ground, parked } = stage();
	expect(await attempt({ ...ground, sleep: undefined }, failing(5, "BusUnavailable"))).toEqual({});
	expect(parked).toHaveLength(1);
});

test("parking is tried again too, while its place is only unavailable", async () => {
	const tries = failing(8, "LedgerUnavailable");
	const patient = stage(async () => void (await tries()));
	expect(await attempt(patient.with, failing(9, "Error"))).toEqual({});
	expect(patient.parked).toEqual([named("failure 5", "Error")]);

	const broken = stage(() => Promise.reject(new Error("nowhere to park")));
	await expect(attempt(broken.with, failing(9, "Error"))).rejects.toThrow("nowhere to park");

	const over = stage(() => Promise.reject(new BusUnavailable("not now")));
	over.end.abort();
	expect(await attempt(over.with, failing(9, "Error"))).toBe("given up");
});
