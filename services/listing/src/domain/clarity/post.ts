import { toAmount } from "@parley/contracts/amount";
import type { Money } from "@parley/contracts/money";
import { type Amount, amountsIn } from "./amounts.ts";
import { plainText } from "./plain-text.ts";

/** What of a listing can be read in more than one way. */
export interface Readable {
	readonly title: string;
	readonly description: string;
	readonly category: string;
	readonly quantity: number;
	readonly ask: Money;
	/** Where a seller filled in a slot as an attribute, nothing is left to ask about it. */
	readonly attributes?: Readonly<Record<string, string | number | boolean>>;
}

/** A listing as a careful reader has it before them, in plain words. */
export interface Post {
	readonly title: string;
	readonly description: string;
	readonly category: string;
	/** Title and description. */
	readonly text: string;
	/** The title, and what the description says, one thing after the other; none is long. */
	readonly sentences: readonly string[];
	readonly quantity: number;
	/** What one unit is asked for, in whole currency: only ever compared with prices in the text. */
	readonly ask: number;
	readonly currency: string;
	/** Prices in the text that can be this listing's own. */
	readonly amounts: readonly Amount[];
}

const SIGN: Readonly<Record<string, string>> = { EUR: "€", GBP: "£" };

/** Rules look at one sentence at a time, so that what they cost grows with the text and not with its square. */
const LONGEST_SENTENCE = 400;
/** A full stop behind one of these, before a number, ends nothing: "Primus No. 632". */
const SHORTENED = "nos?|nr|cal|ref|mod|vol|fig|pt|sz|ser|art|op";
const END = new RegExp(
	String.raw`(?<![.!;])(?<!\b(?:${SHORTENED})(?=\. \d))[.!;]+(?=\s|$)|[•·*\n]|(?<!\.)\.{2,}`,
);
const PIECE = new RegExp(`[^]{1,${LONGEST_SENTENCE}}`, "g");

/** In the middle of a long text stands what a maker says of the thing; a seller speaks before and after it. */
const [OPENING, CLOSING] = [1_000, 400];

export function sentencesOf(text: string): string[] {
	const sentences = text.split(END).flatMap((sentence) => sentence.trim().match(PIECE) ?? []);
	let before = 0;
	return sentences.filter((sentence) => {
		before += sentence.length + 1;
		return before <= OPENING || before > text.length - CLOSING;
	});
}

export function postOf({ title, description, category, quantity, ask }: Readable): Post {
	const sign = SIGN[ask.currency] ?? "$";
	const [name, said] = [plainText(title, sign).trim(), plainText(description, sign).trim()];
	const text = `${name}\n${said}`;
	return {
		title: name,
		description: said,
		category: category.toLowerCase(),
		text,
		sentences: [name.slice(0, LONGEST_SENTENCE), ...sentencesOf(said)],
		quantity,
		ask: Number(toAmount(ask).amount),
		currency: ask.currency,
		amounts: amountsIn(text).filter(({ isElsewhere }) => !isElsewhere),
	};
}

/** People round, and write 480 where the form says 479. */
export const isAbout = (one: number, other: number): boolean =>
	Math.abs(one - other) <= Math.max(1, 0.01 * Math.max(one, other));

/** The asking price as a text writes it: 1.5 is "1.50", and 30 is "30" or "30.00". */
export function askIn({ ask }: Pick<Post, "ask">): string {
	const [whole = "", cents] = String(ask).split(".");
	if (cents === undefined) return String.raw`${whole}(?:\.00?)?`;
	return String.raw`${whole}\.${cents}${cents.length === 1 ? "0?" : ""}`;
}

/** Nobody sells a single thing for this: the form wanted a number. */
export const isPlaceholder = ({ ask, quantity }: Pick<Post, "ask" | "quantity">): boolean =>
	(ask <= 1 && quantity === 1) || /^(1234?5?6?7?|1{3,}|9{4,})$/.test(String(ask));
