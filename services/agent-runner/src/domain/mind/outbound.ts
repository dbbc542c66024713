import type { Intervention } from "@parley/contracts/intervention";
import { manipulationsIn } from "../manipulation.ts";
import { plainText, unleeted } from "../plain-text.ts";
import { A_LIFE, HINTS, LIMITS, SLACK } from "./loose-talk.ts";
import { bare, hidesNumbers, Public } from "./wording.ts";

/** What both sides know already, and what this side has said before. */
export interface Known {
	/** Numbers as they are written: the asking price, the prices offered, the quantity, the price now offered. */
	readonly numbers: readonly string[];
	/** The listing and the thread, whose numbers are known too. */
	readonly texts: readonly string[];
	readonly saidBefore: readonly string[];
	/** The instructions, none of which is to be repeated. */
	readonly instructions: string;
}

const MOST_CHARACTERS = 600;
const SHINGLE = 6;

/** Letters of the Latin alphabet, ordinary digits and punctuation, and no sign that stands for a number. */
const UNREADABLE =
	/[^\p{Script=Latin}0-9\p{Mn}\s.,;:!?¡¿'"`´‘’‚‛“”„()[\]/&@#%*+=_~$€£¥°\-‐‑‒–—…•\p{Extended_Pictographic}\p{Emoji_Modifier}]|[\u0250-\u02ff\u1d00-\u1dbf\u2c60-\u2c7f\ua720-\ua7ff]|[^\S\n ]| {3}|(?!\ufe0f)\p{Variation_Selector}/u;
/** Cards, dice, clocks and the like count as well as digits do, and so do many of whatever sign. */
const COUNTING =
	/[\u2680-\u2685\u{1f000}-\u{1f2ff}\u{1f51f}\u{1f522}\u{1f4af}\u{1f550}-\u{1f567}]|(?:\p{Extended_Pictographic}[^\p{Extended_Pictographic}]*){4}/u;

/**
 * Why a message is not to be sent; nothing where it may be. Whatever gives away a number that the other side does not
 * know, names a limit, leads off the market, repeats instructions or makes up a life is left out, and the move is made
 * without it.
 */
export function unsayable(text: string, known: Known): Intervention | undefined {
	const code = objectionTo(text, known);
	return code === undefined
		? undefined
		: { code, because: `A message was left out: ${BECAUSE[code]}.` };
}

const BECAUSE = {
	words_too_long: "it was too long",
	words_with_hidden_signs: "it had signs in which a number can be hidden",
	words_with_number: "it said a number that the other side does not know",
	words_with_number_in_words:
		"it said a number that the other side does not know, in words or in a code",
	words_about_limits: "it spoke of limits or instructions",
	words_of_a_life: "it told of a life nobody told the agent of",
	words_off_platform: "it led off the market",
	words_with_orders: "it gave orders to whoever reads it",
	words_of_the_prompt: "it repeated the agent's instructions",
	words_repeated: "it had been sent before",
} as const;

/** The first objection to a text, in the order of what would be worst to send. */
function objectionTo(text: string, known: Known): keyof typeof BECAUSE | undefined {
	if (text.length > MOST_CHARACTERS) return "words_too_long";
	if (UNREADABLE.test(text) || COUNTING.test(text)) return "words_with_hidden_signs";
	const plain = bare(plainText(text));
	const known_ = new Public(known.numbers, known.texts);
	// As it stands, and with the letters that digits stand for in "f0rty".
	const readings = [...new Set([plain, unleeted(plain)])];
	if (readings.some((reading) => known_.isExceededBy(reading))) return "words_with_number";
	if (readings.some((reading) => known_.isExceededInWords(reading)) || hidesNumbers(text))
		return "words_with_number_in_words";
	if (readings.some((reading) => [LIMITS, HINTS, SLACK].some((talk) => talk.test(reading))))
		return "words_about_limits";
	if (A_LIFE.test(plain)) return "words_of_a_life";
	const steering = manipulationsIn({ listing: [], messages: [text] });
	if (steering.some(({ kind }) => kind === "off_platform")) return "words_off_platform";
	if (steering.length > 0) return "words_with_orders";
	if (sharesWords(plain, plainText(known.instructions))) return "words_of_the_prompt";
	if (known.saidBefore.some((before) => bare(plainText(before)) === plain)) return "words_repeated";
	return undefined;
}

/** Whether so many words in a row are the same. */
function sharesWords(text: string, instructions: string): boolean {
	const words = text.match(/[\p{L}']+/gu) ?? [];
	const other = ` ${(instructions.match(/[\p{L}']+/gu) ?? []).join(" ")} `;
	return words.some(
		(_, at) =>
			at + SHINGLE <= words.length &&
			other.includes(` ${words.slice(at, at + SHINGLE).join(" ")} `),
	);
}
