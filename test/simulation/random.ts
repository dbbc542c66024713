/** Numbers that look random and are the same for the same seed. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
		// The first numbers of neighbouring seeds are alike; the later ones are not.
		for (let turns = 0; turns < 8; turns++) this.unit();
	}

	/** From 0 to just below 1 (mulberry32). */
	unit(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	chance(probability: number): boolean {
		return this.unit() < probability;
	}

	/** A whole number from 0 to just below `end`. */
	below(end: number): number {
		return Math.floor(this.unit() * end);
	}

	/** A whole number, both ends included. */
	between(least: number, most: number): number {
		return least + this.below(most - least + 1);
	}

	pick<T>(list: readonly T[]): T {
		if (list.length === 0) throw new RangeError("There is nothing to pick from.");
		return list[this.below(list.length)] as T;
	}

	/** Removes one element, whichever; the others lose their order. */
	take<T>(list: T[]): T {
		const index = this.below(list.length);
		const taken = list[index] as T;
		const last = list.pop() as T;
		if (index < list.length) list[index] = last;
		return taken;
	}
}
