import { VECTORS } from "./model/vectors.ts";
import { WORDS } from "./model/words.ts";

/*
 * What words mean, as far as the company they keep in other people's texts tells: each has a place in a space of 32
 * dimensions, near the words that are used as it is. So what was learned of "appraiser" is half known of "assessor".
 */

export const DIMENSIONS = 32;

const PLACES: ReadonlyMap<string, number> = new Map(WORDS.split(" ").map((word, at) => [word, at]));
const BYTES = Buffer.from(VECTORS, "base64");
/** The coordinates of all words, one word after the other, in 127ths of the largest. */
export const COORDINATES = new Int8Array(BYTES.buffer, BYTES.byteOffset, BYTES.byteLength);

/** Kinds of numbers stand where one of them does. */
const EXAMPLES: Readonly<Record<string, string>> = {
	"#money": "$",
	"#year": "1995",
	"#time": "10:00",
	"#few": "three",
	"#dozens": "30",
	"#sum": "200",
	"#many": "50,000",
};

/** Where a word's coordinates are, or that of the word it comes from; -1 where neither is known. */
export function placeOf(shape: string): number {
	const example = EXAMPLES[shape];
	const itself = PLACES.get(example ?? shape);
	if (itself !== undefined || example !== undefined) return itself ?? -1;
	for (const ending of ENDINGS) {
		const stem = shape.replace(ending.pattern, ending.instead);
		const place = PLACES.get(stem);
		if (place !== undefined && (stem.length > 1 || shape.length === 1)) return place;
	}
	return -1;
}

/** What is left of a word: "soooo", "luthiers", "appraised", "priced". */
const ENDINGS: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
	{ pattern: /(.)\1{2,}/g, instead: "$1$1" },
	{ pattern: /s$/, instead: "" },
	{ pattern: /(?:ed|ing|ers?)$/, instead: "" },
	{ pattern: /(?:ed|ing)$/, instead: "e" },
];
