/** Numbers that look random and are the same for the same seed. */
export class Random {
    #state;
    constructor(seed) {
        this.#state = seed >>> 0;
        // The first numbers of neighbouring seeds are alike; the later ones are not.
        for (let turns = 0; turns < 8; turns++)
            this.unit();
    }
    /** From 0 to just below 1 (mulberry32). */
    unit() {
        this.#state = (this.#state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    }
    chance(probability) {
        return this.unit() < probability;
    }
    /** A whole number from 0 to just below `end`. */
    below(end) {
        return Math.floor(this.unit() * end);
    }
    /** A whole number, both ends included. */
    between(least, most) {
        return least + this.below(most - least + 1);
    }
    pick(list) {
        if (list.length === 0)
            throw new RangeError("There is nothing to pick from.");
        return list[this.below(list.length)];
    }
    /** Removes one element, whichever; the others lose their order. */
    take(list) {
        const index = this.below(list.length);
        const taken = list[index];
        const last = list.pop();
        if (index < list.length)
            list[index] = last;
        return taken;
    }
}
//# sourceMappingURL=random.js.map