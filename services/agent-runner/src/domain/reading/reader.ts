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
const KEPT = 4_000;

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
	// A pattern may begin before the sentence and end after it: what is not there neither matches nor mismatches.
	const words = new Int32Array((tokens.length + 2 * LONGEST) * PATTERN_WORDS);
	tokens.forEach((token, at) => {
		words.set(matches(shapeOf(token)), (LONGEST + at) * PATTERN_WORDS);
	});
	let [claim, steering] = [0, 0];
	let [pattern, first] = [0, 0];
	for (const length of LENGTHS)
		for (let nth = 0; nth < PATTERNS_EACH; nth += 1, pattern += 1, first += length) {
			const beyond = bestMatch(words, first, length) - (learned.thresholds[pattern] ?? 0);
			if (beyond <= 0) continue;
			claim += beyond * (learned.worths[0][pattern] ?? 0);
			steering += beyond * (learned.worths[1][pattern] ?? 0);
		}
	return [claim, steering];
}

/** One word's matches stand after the other's, so the next word of a pattern is a row and a place further on. */
function bestMatch(words: Int32Array, first: number, length: number): number {
	const last = words.length - length * PATTERN_WORDS;
	let best = Number.NEGATIVE_INFINITY;
	for (let begin = first; begin < last + first + 1; begin += PATTERN_WORDS) {
		let match = words[begin] ?? 0;
		if (length > 1) match += words[begin + PATTERN_WORDS + 1] ?? 0;
		if (length > 2) match += words[begin + 2 * PATTERN_WORDS + 2] ?? 0;
		if (match > best) best = match;
	}
	return best;
}
