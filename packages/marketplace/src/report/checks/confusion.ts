/** How often something was found, against how often it should have been. */
export interface Confusion {
	/** Due and found. */
	readonly hits: number;
	/** Due and not found. */
	readonly misses: number;
	/** Found and not due. */
	readonly falseAlarms: number;
	readonly rightlySilent: number;
	/** Of what was found, the share that was due; `null` where nothing was found. */
	readonly precision: number | null;
	/** Of what was due, the share that was found; `null` where nothing was. */
	readonly recall: number | null;
	/** Of what was not due, the share that was found all the same. */
	readonly falseAlarmRate: number | null;
}

/** Counts one thing after the other that may be due and may be found. */
export class Tally {
	#hits = 0;
	#misses = 0;
	#falseAlarms = 0;
	#rightlySilent = 0;

	add(isDue: boolean, isFound: boolean): void {
		if (isDue && isFound) this.#hits++;
		else if (isDue) this.#misses++;
		else if (isFound) this.#falseAlarms++;
		else this.#rightlySilent++;
	}

	get confusion(): Confusion {
		const [hits, misses] = [this.#hits, this.#misses];
		const [falseAlarms, rightlySilent] = [this.#falseAlarms, this.#rightlySilent];
		return {
			...{ hits, misses, falseAlarms, rightlySilent },
			precision: share(hits, falseAlarms),
			recall: share(hits, misses),
			falseAlarmRate: share(falseAlarms, rightlySilent),
		};
	}
}

const share = (part: number, rest: number): number | null =>
	part + rest === 0 ? null : part / (part + rest);
