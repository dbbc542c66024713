import { backOff, type Sleep } from "./back-off.ts";
import { isUnavailable } from "./bus-unavailable.ts";

const MAX_FAILURES = 5;

interface Perseverance {
	/** Given when nobody waits for the outcome any more. */
	readonly ended: AbortSignal;
	/** Left out where no waiting makes anything available again: there every failure counts, whatever its name. */
	readonly sleep: Sleep | undefined;
	/** Keeps what failed for the last time. */
	park(error: unknown): Promise<void>;
}

/**
 * Takes a step until it succeeds, and parks it after the last of a few failures. What is only unavailable is no failure:
 * it is tried until the end. Rejects where the parking fails.
 */
export async function attempt<T>(
	{ ended, sleep, park }: Perseverance,
	step: () => Promise<T>,
): Promise<{ readonly value?: T } | "given up"> {
	for (let tries = 1, failures = 0; ; tries++) {
		try {
			return { value: await step() };
		} catch (error) {
			if (sleep === undefined || !isUnavailable(error)) failures++;
			else if (ended.aborted) return "given up";
			if (failures === MAX_FAILURES) return parked({ ended, sleep, park }, error);
		}
		await sleep?.(backOff(tries), ended);
	}
}

async function parked(
	{ ended, sleep, park }: Perseverance,
	failure: unknown,
): Promise<{ value?: never } | "given up"> {
	for (let tries = 1; ; tries++) {
		try {
			await park(failure);
			return {};
		} catch (error) {
			if (sleep === undefined || !isUnavailable(error)) throw error;
			if (ended.aborted) return "given up";
		}
		await sleep(backOff(tries), ended);
	}
}
