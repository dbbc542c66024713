import { plainText, unaccented } from "../plain-text.ts";
import { remembered } from "./remembered.ts";

/** A sentence is enough to read in, and keeps a "no" from reaching over the next full stop. */
const ENDS = /(?<=[.!?;])["')\]]*\s+|\n+|\s[*•]\s/;
/** What is longer is no word, and only its beginning is kept. */
const LONG_WORD = /([a-z\d]{40})[a-z\d]+/g;
/** Nobody writes longer ones, and what is never so long is read quickly. */
const LONGEST = 600;

/** The sentences of a text, plain and without accents, as they are known again when they are said once more. */
export const sentencesOf = remembered((text: string): readonly string[] =>
	unaccented(plainText(text))
		.replaceAll(LONG_WORD, "$1")
		.split(ENDS)
		.flatMap((sentence) => pieces(sentence.trim()))
		.filter((sentence) => sentence !== ""),
);

const pieces = (sentence: string): readonly string[] =>
	sentence.length <= LONGEST
		? [sentence]
		: Array.from({ length: Math.ceil(sentence.length / LONGEST) }, (_, at) =>
				sentence.slice(at * LONGEST, (at + 1) * LONGEST),
			);
