import { shapeOf, tokensOf } from "./tokens.ts";
import { TRAITS, traitsOf } from "./traits.ts";
import { COORDINATES, DIMENSIONS, placeOf } from "./vocabulary.ts";

/*
 * How much a sentence reads like a claim that nobody can check, and like an attempt to steer. Two things are added up:
 * what its traits were worth in the texts that were learned from, and how well its words match patterns of one to three
 * words in a row, wherever they stand. All of it is done in whole numbers, so it comes to the same on every machine.
 */

/** Thousandths of a logit: the higher, the surer. */
export interface Likeness {
	readonly claim: number;
	readonly steering: number;
}

/** What was learned; pairs are of a claim and of steering. */
export interface Learned {
	/** What each trait is worth: first to claims, then to steering. */
	readonly traits: Int8Array;
	/** What a unit of that comes to, in parts of a thousandth. */
	readonly traitUnit: number;
	/** For each pattern the coordinates of its words, in one row; first the patterns of one word, then of two, then of three. */
	readonly patterns: Int8Array;
	readonly thresholds: readonly number[];
	/** What a pattern's match is worth to claims and to steering, in parts of a thousandth for each unit. */
	readonly worths: readonly [readonly number[], readonly number[]];
	readonly offsets: readonly [number, number];
}

/** Patterns of each length. */
export const PATTERNS_EACH = 32;
export const LENGTHS = [1, 2, 3] as const;
const LONGEST = 3;
/** All words of all patterns. */
const PATTERN_WORDS = PATTERNS_EACH * LENGTHS.reduce((sum, length) => sum + length, 0);
/** Parts of a thousandth: fine enough that nothing is lost by rounding. */
export const PARTS = 65_536;
/** Square roots are taken in these parts and rounded, where the last bit of one could differ between machines. */
const ROOT_PARTS = 4_096;
/** Matches of so many words are kept; they are the usual ones, and reckoning them is most of the work. */
const KEPT = 8_000;

export type Reader = (sentence: string, isListing: boolean) => Likeness;

export function readerOf(learned: Learned): Reader {
	const matches = matchesOf(learned);
	return (sentence, isListing) => {
		const tokens = tokensOf(sentence);
		const [claim, steering] = sum(
			traitsWorth(learned, traitsOf(tokens, isListing)),
			patternsWorth(learned, tokens, matches),
		);
		const inThousandths = (parts: number, offset: number): number =>
			Math.floor((parts + offset) / PARTS);
		return {
			claim: inThousandths(claim, learned.offsets[0]),
			steering: inThousandths(steering, learned.offsets[1]),
		};
	};
}

type Pair = readonly [number, number];
const sum = (one: Pair, other: Pair): Pair => [one[0] + other[0], one[1] + other[1]];

/** A long sentence has many traits, and each says less for it. */
function traitsWorth({ traits, traitUnit }: Learned, found: readonly number[]): Pair {
	let [claim, steering] = [0, 0];
	for (const trait of found) {
		claim += traits[trait] ?? 0;
		steering += traits[TRAITS + trait] ?? 0;
	}
	const root = Math.round(ROOT_PARTS * Math.sqrt(found.length));
	const worth = (units: number): number => Math.round((units * traitUnit * ROOT_PARTS) / root);
	return [worth(claim), worth(steering)];
}

/** How well a word matches each word of each pattern; nothing matches a word that is not known. */
type Matches = (shape: string) => Int32Array;

function matchesOf({ patterns }: Learned): Matches {
	const known = new Map<string, Int32Array>();
	return (shape) => {
		const before = known.get(shape);
		if (before !== undefined) return before;
		const found = products(placeOf(shape), patterns);
		if (known.size >= KEPT) known.clear();
		known.set(shape, found);
		return found;
	};
}

function products(place: number, patterns: Int8Array): Int32Array {
	const found = new Int32Array(PATTERN_WORDS);
	if (place < 0) return found;
	for (let word = 0; word < PATTERN_WORDS; word += 1) {
		let product = 0;
		for (let at = 0; at < DIMENSIONS; at += 1)
			product +=
				(COORDINATES[place * DIMENSIONS + at] ?? 0) * (patterns[word * DIMENSIONS + at] ?? 0);
		found[word] = product;
	}
	return found;
}

/** Each pattern counts once, where it matches best, and not at all below its threshold. */
function patternsWorth(learned: Learned, tokens: readonly string[], matches: Matches): Pair {
	const best = bestMatches([
		...AROUND,
		...tokens.map((token) => matches(shapeOf(token))),
		...AROUND,
	]);
	let [claim, steering] = [0, 0];
	for (let pattern = 0; pattern < best.length; pattern += 1) {
		const beyond = (best[pattern] ?? 0) - (learned.thresholds[pattern] ?? 0);
		if (beyond <= 0) continue;
		claim += beyond * (learned.worths[0][pattern] ?? 0);
		steering += beyond * (learned.worths[1][pattern] ?? 0);
	}
	return [claim, steering];
}

/** A pattern may begin before the sentence and end after it: what is not there neither matches nor mismatches. */
const NOTHING = new Int32Array(PATTERN_WORDS);
const AROUND = Array.from({ length: LONGEST }, () => NOTHING);

/** How well each pattern matches where it does best: one word's row after the other, each with those that follow it. */
function bestMatches(rows: readonly Int32Array[]): Int32Array {
	const best = new Int32Array(PATTERNS_EACH * LENGTHS.length).fill(-0x80000000);
	rows.forEach((one, at) => {
		take(best, one, rows[at + 1] ?? NOTHING, rows[at + 2] ?? NOTHING);
	});
	return best;
}

/** The patterns of one word stand before those of two, and these before those of three. */
const PAIRS = PATTERNS_EACH;
const TRIPLES = 2 * PATTERNS_EACH;

function take(best: Int32Array, one: Int32Array, two: Int32Array, three: Int32Array): void {
	for (let nth = 0; nth < PATTERNS_EACH; nth += 1) {
		const single = one[nth] ?? 0;
		if (single > (best[nth] ?? 0)) best[nth] = single;
		const word = PATTERNS_EACH + 2 * nth;
		const pair = (one[word] ?? 0) + (two[word + 1] ?? 0);
		if (pair > (best[PAIRS + nth] ?? 0)) best[PAIRS + nth] = pair;
		const first = 3 * (PATTERNS_EACH + nth);
		const triple = (one[first] ?? 0) + (two[first + 1] ?? 0) + (three[first + 2] ?? 0);
		if (triple > (best[TRIPLES + nth] ?? 0)) best[TRIPLES + nth] = triple;
	}
}
