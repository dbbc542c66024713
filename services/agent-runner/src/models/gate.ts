import { setTimeout } from "node:timers/promises";

/** Time as it passes for a server that asks to be left alone for a while, whatever a market's clock says. */
export interface Time {
	/** Milliseconds from any beginning, never backwards. */
	now(): number;
	/** Rejects where the signal is given. */
	pause(ms: number, signal: AbortSignal): Promise<void>;
}

export const machineTime: Time = {
	now: () => performance.now(),
	pause: (ms, signal) => setTimeout(ms, undefined, { signal }),
};

const SHORTEST_MS = 1_000;
const LONGEST_MS = 60_000;

export type Shut = "rate_limited" | "overloaded";

/**
 * Stands before all questions of a pool. When the server says that it is too much, everybody waits, or is turned away
 * who would have to wait too long: to go on asking would only make it last.
 */
export class Gate {
	#until = Number.NEGATIVE_INFINITY;
	#why: Shut = "overloaded";
	#inARow = 0;
	readonly #time: Time;

	constructor(time: Time) {
		this.#time = time;
	}

	/** For as long as the server asked; without that, longer each time in a row. */
	shut(why: Shut, ms: number | undefined): void {
		const now = this.#time.now();
		// Questions that were under way together hear the same bad news, which counts once.
		if (now >= this.#until) this.#inARow += 1;
		const wait = ms ?? Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(this.#inARow - 1, 10));
		if (now + wait <= this.#until) return;
		this.#until = now + wait;
		this.#why = why;
	}

	/** An answer came: the next time that it is too much is the first in a row again. */
	relax(): void {
		this.#inARow = 0;
	}

	/** Waits until the gate is open, or says why it is shut where that would take more than `patienceMs`. */
	async pass(patienceMs: number, signal: AbortSignal): Promise<Shut | undefined> {
		const latest = this.#time.now() + patienceMs;
		for (let now = this.#time.now(); now < this.#until; now = this.#time.now()) {
			if (this.#until > latest) return this.#why;
			await this.#time.pause(this.#until - now, signal);
		}
		return undefined;
	}
}
