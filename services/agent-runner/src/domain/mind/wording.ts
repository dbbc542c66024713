/* What words give numbers away. A number may be said in many ways, so what is not known to both sides is not said at all. */

const WORDS_FOR_NUMBERS = [
	"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen",
	"twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|grand|dozen|a score|couple",
	"(?:half|halve|thirds?|quarters?|fifths?|tenths?|double|twice|triple|percent|per ?cent|pct|plus|minus|times|divided|multiplied|squared)",
	"dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien(?:to)?|mil",
	"deux|trois|quatre|cinq|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|soixante|cent|mille",
	"zwei|drei|vier|f(?:ü|ue)nf|sechs|sieben|acht|neun|zehn|\\w*zwanzig|\\w*(?:drei|vier|f(?:ü|ue)nf|sech|sieb|acht|neun)(?:ß|ss|z)ig|\\w*hundert|\\w*tausend",
	"due|quattro|cinque|sei|sette|otto|nove|dieci|venti|trenta|quaranta|cinquanta|cento|vinte|trinta|dez|cem|twee|vijf|tien|twintig|vijftig|honderd",
].join("|");
const NUMBER_WORD = new RegExp(`(?<!\\p{L})(?:${WORDS_FOR_NUMBERS})(?!\\p{L})`, "u");
/** "t w e n t y", "t-w-e-n-t-y": a word taken apart. */
const SPELLED_OUT = /(?<!\p{L})\p{L}(?:[\s.\-_*]+\p{L}){3,}(?!\p{L})/u;
const ROMAN =
	/(?<![\p{L}'])(?=[mdclxvi]{2,})m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?![\p{L}'])/u;
/** What looks like a code: a long run without a space, or pairs of hexadecimal digits. */
const CODE =
	/[\p{L}\p{N}+/=_-]{24,}|(?:\b[0-9a-f]{2}\b[ :]?){4,}|(?:[01]{4,}[ ,]?){2,}|&#|%[0-9a-f]{2}|\\[xu][0-9a-f]/iu;
const NUMERAL = /\d[\d.,\s']*\d|\d/gu;

/** A number as it is written, without what only groups its digits: "1,250.00" and "1 250" are 1250. */
export function numeral(written: string): string {
	const digits = written.replaceAll(/[\s']/g, "").replace(/[.,](?=\d{3}(?:\D|$))/g, "");
	const [whole = "", cents = ""] = digits.split(/[.,]/);
	const rest = cents.replace(/0+$/, "");
	return `${whole.replace(/^0+(?=\d)/, "")}${rest === "" ? "" : `.${rest}`}`;
}

/** The numbers that a text has in digits. */
export const numeralsIn = (text: string): string[] =>
	(text.normalize("NFKC").match(NUMERAL) ?? []).map(numeral);

/** Whether a text says a number in another way than in plain digits. The text is in lower case. */
export const saysNumbersInWords = (text: string): boolean =>
	/[^\P{N}0-9]/u.test(text) ||
	/[%‰×÷^=]|\d\s*[-+*/]\s*\d/.test(text) ||
	[NUMBER_WORD, SPELLED_OUT, ROMAN, CODE].some((pattern) => pattern.test(text));

/** The text with what could be a number taken out: for what a principal wrote, where their limits may be among it. */
export const withoutNumbers = (text: string): string =>
	text
		.normalize("NFKC")
		.replaceAll(/\S*\p{N}\S*/gu, "…")
		.replaceAll(new RegExp(NUMBER_WORD, "giu"), "…")
		.replaceAll(/(?:…[\s,-]*)+/g, "… ")
		.trim();
