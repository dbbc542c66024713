import { plainText, unleeted } from "../plain-text.ts";

/* The ways in which words can be hidden from a reader who takes letters as they stand, undone one by one. */

/** So much of a text is read in other ways; what hides words hides few. */
const HIDDEN_IN = 4_000;

/** The same words, written so that they are told by eye: with digits for letters, or letters that stand apart. */
export function spellings(text: string): ReadonlySet<string> {
	const plain = plainText(text);
	const apart = plainText(joined(text.slice(0, HIDDEN_IN).normalize("NFKC").toLowerCase()));
	const parts = apart.replaceAll(/(?<=[a-z])[.*_~|-](?=[a-z])/g, "");
	return new Set([plain, unleeted(plain), apart, unleeted(apart), parts]);
}

/** Other words than those that stand there, which nobody writes by chance: backwards, rotated, encoded, unseen. */
export function ciphers(text: string): readonly string[] {
	const head = text.slice(0, HIDDEN_IN);
	const plain = plainText(head);
	const backwards = says(plain, BACKWARDS)
		? [reversed(plain), plain.replaceAll(/[a-z]+/g, reversed)]
		: [];
	return [
		...backwards,
		...(says(plain, TURNED) ? [rotated(plain)] : []),
		...[...decoded(head), unseen(head)].filter((reading) => says(reading, ENGLISH)),
	];
}

/** Two of them are hardly met by chance. */
const says = (text: string, words: RegExp): boolean => new Set(text.match(words)).size >= 2;
const reversed = (text: string): string => [...text].toReversed().join("");

/** What letters say that all stand apart, so that nothing tells where a word ends. */
export function spelledOut(text: string): string | undefined {
	const plain = plainText(text.slice(0, HIDDEN_IN));
	return (
		(plain.match(LETTERS) ?? [])
			.map((letters) => letters.replaceAll(/[^a-z]/g, ""))
			.find((letters) => RUN_TOGETHER.test(letters)) ??
		ORDER_RUN_TOGETHER.exec(plain.replaceAll(/[^a-z]+/g, ""))?.[0]
	);
}

const ORDER_RUN_TOGETHER =
	/(?:ignore|disregard|override|bypass)(?:(?:all|any|every|the|your|my|previous|prior|earlier|these|those|of|above){1,4})(?:instruction|rule|prompt|guideline|mandate|directive)s?/;
const LETTERS = /(?<![a-z])(?:[a-z][ .\-_*~|/,']{1,3}){7,200}[a-z](?![a-z])/g;
const RUN_TOGETHER =
	/(?:ignore|disregard|forget|override|bypass)(?:all|any|every|the|your|my|previous|prior|earlier|these|those|of|above){0,4}(?:instruction|rule|prompt|limit|order|guideline|mandate)|(?:tell|give|reveal|show|say|send)(?:me|us)?(?:your|the)(?:real|true|secret|system)?(?:max|limit|budget|floor|ceiling|prompt|instruction|reserve|bottom|minimum|mandate|lowest|highest)|youarenow|accept(?:my|this|the|any|every)(?:offer|price|deal)|systemprompt|sell(?:it)?for(?:one|free|nothing)/;

/** Letters that stand apart, in "i g n o r e", "i-g-n-o-r-e" and "i.g.n.o.r.e", make words again. */
function joined(text: string): string {
	const words = text.replaceAll(
		/(?<![\p{L}\d])[\p{L}\d](?:([ .\-_*~|/,'])[\p{L}\d](?:\1[\p{L}\d]){2,40})(?![\p{L}\d])/gu,
		(letters) => letters.replaceAll(/[^\p{L}\d]/gu, ""),
	);
	return words.replaceAll(
		/(?<=[a-z])[-_.*~|](?=[a-z]{1,3}[-_.*~|])|(?<=[-_.*~|][a-z]{1,3})[-_.*~|](?=[a-z])/g,
		"",
	);
}

const rotated = (text: string): string =>
	text.replaceAll(/[a-z]/g, (letter) =>
		String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97),
	);

/** Words that hardly a sentence does without, and what they look like in those ways of writing. */
const USUAL = [
	..."the you your all and this that for now are what must".split(" "),
	..."accept ignore sell price offer tell reveal forget disregard give pay".split(" "),
	..."instruction instructions rules limit maximum budget previous system prompt".split(" "),
];
const anyOf = (words: readonly string[]): RegExp => new RegExp(`\\b(?:${words.join("|")})\\b`, "g");
const ENGLISH = anyOf(USUAL);
const BACKWARDS = anyOf(USUAL.map(reversed));
const TURNED = anyOf(USUAL.map(rotated));

/** What base64, hexadecimal and binary stand for, where that is a text. */
function decoded(text: string): readonly string[] {
	const found: string[] = [];
	for (const [code] of text.matchAll(/[A-Za-z0-9+/_-]{12,4000}={0,2}/g)) {
		found.push(asText(Buffer.from(code, "base64")));
		if (/^(?:0x)?(?:[0-9a-f]{2}){8,}$/i.test(code)) found.push(asText(Buffer.from(code, "hex")));
	}
	for (const [code] of text.matchAll(/(?:\b(?:0x|\\x)?[0-9a-f]{2}\b[ ,]?){8,600}/gi))
		found.push(asText(Buffer.from(code.replaceAll(/0x|\\x|[ ,]/gi, ""), "hex")));
	for (const [code] of text.matchAll(/(?:\b[01]{8}\b[ ,]?){4,400}/g))
		found.push(
			asText(Buffer.from((code.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))),
		);
	return found;
}

/** Nothing where the bytes are no words: a chance string of letters decodes to noise. */
function asText(bytes: Buffer): string {
	const text = bytes.toString("utf8").trim();
	const letters = text.match(/[a-z ]/gi)?.length ?? 0;
	return text.length >= 8 && letters >= text.length * 0.85 ? plainText(text) : "";
}

/** The hidden alphabet of tags. */
const unseen = (text: string): string =>
	plainText(
		(text.match(/[\u{e0020}-\u{e007e}]/gu) ?? [])
			.map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xe0000))
			.join(""),
	);
