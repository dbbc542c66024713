import { shapeOf } from "./tokens.ts";

/*
 * What a sentence is known by: which words stand in it, which stand together, and which letters its words share with
 * others, so that a misspelt or inflected word is still half known. A trait is a number that its spelling hashes to; that
 * two share one now and then does no harm, for each says little alone.
 */

/** Traits are numbered below this, a power of two. */
export const TRAITS = 131_072;

/** The traits of a sentence, each once. A listing's words count as such too: a telephone is ordinary there. */
export function traitsOf(tokens: readonly string[], isListing: boolean): readonly number[] {
	const found: number[] = [];
	round += 1;
	const add = (hash: number): void => {
		const trait = hash & (TRAITS - 1);
		if (metIn[trait] === round) return;
		metIn[trait] = round;
		found.push(trait);
	};
	const shapes = ["<s>", ...tokens.map(shapeOf), "</s>"];
	for (const [at, shape] of shapes.entries()) {
		const next = shapes[at + 1];
		const second = shapes[at + 2];
		add(hashed(ONE, shape));
		if (next !== undefined) add(hashed(hashed(hashed(TWO, shape), " "), next));
		if (next === undefined || second === undefined) continue;
		add(hashed(hashed(hashed(hashed(hashed(THREE, shape), " "), next), " "), second));
		add(hashed(hashed(hashed(SKIPPING, shape), " _ "), second));
	}
	if (isListing) {
		add(hashed(BEGIN, "L"));
		for (const shape of shapes.slice(1, -1)) add(hashed(LISTED, shape));
	}
	for (const token of tokens) if (LONG.test(token)) addPieces(token, add);
	return found;
}

/** In which round a trait was met last, so that each is counted once without a set of them. */
const metIn = new Uint32Array(TRAITS);
let round = 0;

const LONG = /^[a-z]{4,}$/;

/** Four and five letters of a word in a row, its beginning and end among them. */
function addPieces(word: string, add: (trait: number) => void): void {
	const edged = `<${word}>`;
	for (const length of [4, 5])
		for (let at = 0; at + length <= edged.length; at += 1)
			add(hashed(PIECE, edged, at, at + length));
}

/** FNV-1a, from a hash over what stands between two places of a text. A spelling in parts need not be put together for it. */
function hashed(begin: number, text: string, from = 0, to = text.length): number {
	let hash = begin;
	for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
	return hash;
}
const BEGIN = 2_166_136_261;
const ONE = hashed(BEGIN, "1 ");
const TWO = hashed(BEGIN, "2 ");
const THREE = hashed(BEGIN, "3 ");
const SKIPPING = hashed(BEGIN, "s ");
const LISTED = hashed(BEGIN, "L ");
const PIECE = hashed(BEGIN, "c ");
