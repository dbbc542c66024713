/** Numbers that look random and are the same for the same seed. */
export declare class Random {
    #private;
    constructor(seed: number);
    /** From 0 to just below 1 (mulberry32). */
    unit(): number;
    chance(probability: number): boolean;
    /** A whole number from 0 to just below `end`. */
    below(end: number): number;
    /** A whole number, both ends included. */
    between(least: number, most: number): number;
    pick<T>(list: readonly T[]): T;
    /** Removes one element, whichever; the others lose their order. */
    take<T>(list: T[]): T;
}
