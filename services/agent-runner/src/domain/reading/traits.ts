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
	const found = new Set<number>();
	const shapes = ["<s>", ...tokens.map(shapeOf), "</s>"];
	shapes.forEach((shape, at) => {
		const [next, second] = [shapes[at + 1], shapes[at + 2]];
		found.add(numbered("1 ", shape));
		if (next !== undefined) found.add(numbered("2 ", shape, " ", next));
		if (second === undefined) return;
		found.add(numbered("3 ", shape, " ", next ?? "", " ", second));
		found.add(numbered("s ", shape, " _ ", second));
	});
	if (isListing) {
		found.add(numbered("L"));
		for (const shape of shapes.slice(1, -1)) found.add(numbered("L ", shape));
	}
	for (const token of tokens) if (LONG.test(token)) addPieces(token, found);
	return [...found];
}

const LONG = /^[a-z]{4,}$/;

/** Four and five letters of a word in a row, its beginning and end among them. */
function addPieces(word: string, found: Set<number>): void {
	const edged = `<${word}>`;
	for (const length of [4, 5])
		for (let at = 0; at + length <= edged.length; at += 1)
			found.add(hashed(PIECE, edged, at, at + length) & (TRAITS - 1));
}

/** A trait's number, from its spelling in parts, which need not be put together for it. */
const numbered = (...parts: readonly string[]): number =>
	parts.reduce((hash, part) => hashed(hash, part, 0, part.length), BEGIN) & (TRAITS - 1);

/** FNV-1a, from a hash over what stands between two places of a text. */
function hashed(begin: number, text: string, from: number, to: number): number {
	let hash = begin;
	for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
	return hash;
}
const BEGIN = 2_166_136_261;
const PIECE = hashed(BEGIN, "c ", 0, 2);
