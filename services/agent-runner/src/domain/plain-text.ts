/* Texts as a detector reads them: one spelling for every way of writing the same words. */

/** Letters of other alphabets that look like Latin ones. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
	[..."аaеeоoрpсcуyхxіiѕsјjԁdһhոnνvαaοoρpτtιiκkυu"].flatMap((letter, at, all) =>
		at % 2 === 0 ? [[letter, all[at + 1] ?? letter]] : [],
	),
);

const ANY_LOOKALIKE = new RegExp(`[${Object.keys(LOOKALIKES).join("")}]`, "i");

/** Characters that are not seen and part words: zero widths, soft hyphens, directions, and the alphabet of tags. */
const UNSEEN =
	/\u00ad|\u034f|\u061c|\u115f|\u1160|\u17b4|\u17b5|\u180e|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2069]|\ufeff|[\u{e0000}-\u{e007f}]/gu;

/** Lower case, without what is not seen, in one kind of quotation mark, space and dash. */
export const plainText = (text: string): string =>
	(IS_PLAIN.test(text) ? text : withPlainSigns(text))
		.toLowerCase()
		.replaceAll("`", "'")
		.replaceAll(/[\t\v\f\r]/g, " ")
		.replaceAll(/ {2,}/g, " ");

/** Most texts have no other signs, and need no more than this look. */
const IS_PLAIN = /^[\0-\x7f]*$/;

const withPlainSigns = (text: string): string =>
	unmixed(text.normalize("NFKC").replaceAll(UNSEEN, ""))
		.replaceAll(/[‘’‛´]/g, "'")
		.replaceAll(/[“”„]/g, '"')
		.replaceAll(/[‐‑‒–—]/g, "-")
		.replaceAll(/[^\S\n]+/g, " ");

/** Letters without the marks above and below them, and written out where they are two: "Kånken" is read as "kanken". */
export const unaccented = (text: string): string =>
	IS_PLAIN.test(text) ? text : withoutMarks(text);

const withoutMarks = (text: string): string =>
	text
		.replaceAll(/[ßæœøłđ]/g, (letter) => WRITTEN_OUT[letter] ?? letter)
		.normalize("NFD")
		.replaceAll(/(?<=[a-z])\p{Mn}+/gu, "")
		.normalize("NFC");

const WRITTEN_OUT: Readonly<Record<string, string>> = {
	ß: "ss",
	æ: "ae",
	œ: "oe",
	ø: "o",
	ł: "l",
	đ: "d",
};

/** Look-alikes are read as Latin only within words that have Latin letters: a Russian word stays Russian. */
const unmixed = (text: string): string =>
	ANY_LOOKALIKE.test(text)
		? text.replaceAll(/\p{L}+/gu, (word) =>
				/[a-z]/i.test(word)
					? word.replaceAll(/\p{L}/gu, (letter) => LOOKALIKES[letter.toLowerCase()] ?? letter)
					: word,
			)
		: text;

/** The words of a text again, with digits and signs read as the letters that they stand for in "1gn0re". */
export const unleeted = (text: string): string =>
	text.replaceAll(/[a-z0-9@$!|]+/g, (word) =>
		/[a-z]/.test(word) && /[0-9@$!|]/.test(word)
			? word.replaceAll(/[0134578@$!|]/g, (sign) => LEET[sign] ?? sign)
			: word,
	);

const LEET: Readonly<Record<string, string>> = {
	"0": "o",
	"1": "i",
	"3": "e",
	"4": "a",
	"5": "s",
	"7": "t",
	"8": "b",
	"@": "a",
	$: "s",
	"!": "i",
	"|": "l",
};

/** A short quotation of somebody else's words, safe to show. */
export function quoted(text: string): string {
	const line = text
		.normalize("NFC")
		.replaceAll(UNSEEN, "")
		.replaceAll(/[\s\p{C}]+/gu, " ")
		.trim();
	const cut = [...line];
	return `“${cut.length > 100 ? `${cut.slice(0, 99).join("")}…` : line}”`;
}
