import { toAmount } from "@parley/contracts/amount";
import type { Money } from "@parley/contracts/money";
import { type Amount, amountsIn } from "./amounts.ts";

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

/** A listing as a careful reader has it before them. */
export interface Post {
	readonly title: string;
	readonly description: string;
	readonly category: string;
	/** Title and description, in lower case. */
	readonly text: string;
	readonly quantity: number;
	/** What one unit is asked for, in whole currency: only ever compared with prices in the text. */
	readonly ask: number;
	/** Prices in the text that can be this listing's own. */
	readonly amounts: readonly Amount[];
}

export function postOf({ title, description, category, quantity, ask }: Readable): Post {
	const text = plain(`${title}\n${description}`);
	return {
		title: plain(title),
		description: plain(description),
		category: category.toLowerCase(),
		text,
		quantity,
		ask: Number(toAmount(ask).amount),
		amounts: amountsIn(text).filter(({ isElsewhere }) => !isElsewhere),
	};
}

/** One way to write quotes, dashes and spaces, so that a rule need not know them all. */
const plain = (written: string): string =>
	written
		.toLowerCase()
		.replace(/[‘’ʼ`]/g, "'")
		.replace(/[“”″]/g, '"')
		.replace(/[‐-―]/g, "-")
		.replace(/[^\S\n]+/g, " ");

/** People round, and write 480 where the form says 479. */
export const isAbout = (one: number, other: number): boolean =>
	Math.abs(one - other) <= Math.max(1, 0.03 * Math.max(one, other));

/** Nobody sells a single thing for this: the form wanted a number. */
export const isPlaceholder = ({ ask, quantity }: Pick<Post, "ask" | "quantity">): boolean =>
	(ask <= 1 && quantity === 1) || /^(1234?5?6?7?|1{3,}|9{4,})$/.test(String(ask));
