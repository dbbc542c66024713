import { numberWordsIn, withoutNumberWords, wordFor } from "./number-words.ts";

/* What gives a number away. It may be said in many ways, so what is not known to both sides is not said at all. */

const NUMERAL = /\d[\d.,\s']*\d|\d/gu;

/** A number as it is written, without what only groups its digits: "1,250.00" and "1 250" are 1250. */
export function numeral(written: string): string {
	const digits = written.replaceAll(/[\s']/g, "").replace(/[.,](?=\d{3}(?:\D|$))/g, "");
	const [, whole, cents = ""] = /^(\d+)(?:[.,](\d+))?$/.exec(digits) ?? [];
	// Anything else is digits one after the other, and no number that anybody knows.
	if (whole === undefined) return written;
	const rest = cents.replace(/0+$/, "");
	return `${whole.replace(/^0+(?=\d)/, "")}${rest === "" ? "" : `.${rest}`}`;
}

/** The numbers that a text has in digits. */
export const numeralsIn = (text: string): string[] =>
	(text.normalize("NFKC").match(NUMERAL) ?? []).map(numeral);

/** A plain text without what stands above and below its letters: "fünf" is "funf", and "f̶ive" is "five". */
export const bare = (plain: string): string =>
	plain.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll("ß", "ss");

/** What a listing and a thread have said already, and may be said again. */
export class Public {
	readonly #numerals: ReadonlySet<string>;
	readonly #words: ReadonlySet<string>;
	readonly #tokens: ReadonlySet<string>;

	constructor(numbers: readonly string[], texts: readonly string[]) {
		const plain = texts.map((text) => bare(text.normalize("NFKC").toLowerCase()));
		this.#numerals = new Set([...numbers, ...plain.flatMap(numeralsIn)]);
		const small = numbers.flatMap((number) => wordFor(number) ?? []);
		this.#words = new Set([...small, ...plain.flatMap(numberWordsIn)]);
		this.#tokens = new Set(plain.flatMap(tokensIn));
	}

	/** Whether a text has a number in digits that is not known yet. The text is bare. */
	isExceededBy(text: string): boolean {
		return numeralsIn(text).some((number) => !this.#numerals.has(number));
	}

	/** Whether a text says such a number in any other way: in words, in letters that count, in a code. */
	isExceededInWords(text: string): boolean {
		return (
			numberWordsIn(text).some((said) => !this.#words.has(said)) ||
			tokensIn(text).some((token) => isCode(token) && !this.#tokens.has(token)) ||
			isEncoded(text)
		);
	}
}

const tokensIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** "xl", "0x8f" and "b12": letters that count, alone or among digits. A unit may follow its digits, and a "k" not. */
const isCode = (token: string): boolean =>
	(/\d/.test(token) &&
		/\p{L}/u.test(token) &&
		!/^\d+(?:usd|eur|gbp|am|pm|st|nd|rd|th)$/.test(token)) ||
	ROMAN.test(token);
/** "mix" and "mm" are words far more often than they are numbers. */
const ROMAN =
	/^(?!(?:mix|mm|cm|i)$)(?=[mdclxvi]{2,})m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;

/** Three letters or more by themselves, "s i x", that are no "e.g." and no "p.m.". */
const SPELLED_OUT = /(?<![\p{L}'])\p{L}(?:[^\p{L}\p{N}']+\p{L}){2,}(?![\p{L}'])/u;
const ABBREVIATED = /\b(?:e\.g|i\.e|[ap]\.m)\./g;
const ARITHMETIC =
	/[%‰‱×÷^=√<>|\\{}~]|\d\s*(?:[-+*/]|plus|times|over|less|off)\s*\d|&#|\\[xu][0-9a-f]/;
/** The same sign again and again, dots and dashes, and letters or digits without an end. */
const COUNTED =
	/([^\s.!?])\1{4,}|([.!?])\2{4,}|(?:^|\s)(?=\S*\.)(?=\S*-)[.-]{2,}(?=\s|$)|(?:(?:^|\s)[.-]{2,}(?=\s)){2,}|\b(?:dot|dash|dit|dah)\b(?:\W+(?:dot|dash|dit|dah)\b){2,}|[\p{L}\p{N}+/_]{24,}/u;

function isEncoded(text: string): boolean {
	return (
		/[^\P{N}0-9]/u.test(text) ||
		ARITHMETIC.test(text) ||
		COUNTED.test(text) ||
		SPELLED_OUT.test(text.replaceAll(ABBREVIATED, " ")) ||
		initialsIn(text).some((initials) => numberWordsIn(initials).length > 0) ||
		isSaidBackwards(text)
	);
}

/** Short words have other meanings when they are read backwards. */
const isSaidBackwards = (text: string): boolean =>
	/\b(?:owt|xis)\b/.test(text) ||
	numberWordsIn([...text].reverse().join("")).some((said) => said.length > 3);

/** The first letters of lines, of sentences and of words, apart where they spell a number. */
function initialsIn(text: string): string[] {
	const of = (parts: readonly string[]): string =>
		parts.map((part) => /\p{L}/u.exec(part)?.[0] ?? "").join("");
	const spelled = [of(text.split("\n")), of(text.split(/[.!?\n]+/)), of(tokensIn(text))];
	return spelled.flatMap((initials) => initials.match(SPELLED_NUMBER) ?? []);
}
const SPELLED_NUMBER =
	/zero|three|four|five|seven|eight|nine|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred/g;

/** Base64 is told from words by what is in it. Upper and lower case count, so the text is as it was written. */
export const hidesNumbers = (text: string): boolean =>
	(text.match(/[A-Za-z0-9+/_-]{4,}={0,2}/g) ?? []).some((token) => {
		const inside = Buffer.from(token, "base64").toString("latin1").toLowerCase();
		if (!/^[ -~]+$/.test(inside)) return false;
		return /^\W*\d[\d.,\s]*\W*$/.test(inside) || numberWordsIn(inside).some((w) => w.length > 3);
	});

/**
 * A principal's own words for the model, without what could be one of their limits. Numbers can be told from words in
 * Latin script only, so words of another script are left out too.
 */
export function withoutNumbers(text: string): string {
	const composed = text.normalize("NFKC");
	const plain = bare(composed);
	const words = numberWordsIn(plain.toLowerCase()).length === 0 ? composed : plain;
	return withoutNumberWords(words.replaceAll(/\S*[\p{N}%]\S*/gu, "…"))
		.replaceAll(/\S*[^\P{L}\p{Script=Latin}]\S*/gu, "…")
		.replaceAll(/[\p{L}\p{N}]+/gu, (token) => (isCode(token.toLowerCase()) ? "…" : token))
		.replaceAll(/(?:…[\s,-]*)+/g, "… ")
		.trim();
}
