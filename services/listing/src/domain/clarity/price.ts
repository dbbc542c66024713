import { OWN } from "./amounts.ts";
import type { Gap } from "./gap.ts";
import { isAbout, isPlaceholder, type Post } from "./post.ts";
import { says } from "./wording.ts";

/** The price is whatever somebody says later. "Or best offer" is no such thing: there is a price, and room below it. */
const LATER = [
	/\b(?:call|text|e-?mail|message|pm|dm|contact|ask|inquire)(?: me| us)? (?:for|about) (?:the |a )?pric(?:e|es|ing)\b/,
	/\bprice (?:on|upon) request\b/,
	/\b(?:starting|minimum|min|opening) bid\b/,
	/\bbidding (?:starts|begins)\b/,
	/\b(?:asking|priced?|selling)\b[^.\n\d]{0,15}[$€£] ?\d+ ?(?:-|to) ?[$€£]? ?\d+/,
	/\bhighest bid(?:der)?\b/,
	/\bbest offer (?:by|on|before)\b/,
	/\bprice (?:shown|listed|above) is (?:not|just)/,
	/\bprice is (?:a placeholder|not (?:the|real|correct|accurate|right))/,
	/\bplaceholder\b/,
	/\b(?:prices?|priced) (?:start|starts|starting|vary|varies|range|from)\b/,
	/\bstarting (?:at|from) [$€£]?\d/,
	/\bignore (?:the )?price\b/,
	/\bmake (?:me )?an? offer[^.\n]*no price\b/,
];
/** On a line of its own, or with a word behind it that only an asking price has. */
const ALONE = /(?:^|[\n*>~=-]\s*)[$€£\s]*$/;
const FIRM =
	/^(?:\.00|-00|\.-)?[\s,.!*(]*(?:obo\b|o\.b\.o|or best|firm\b|cash\b|takes|neg|and i\b|and (?:will|would)|or (?:make|trade|reasonable)|$|\n)/;

const SAID =
	/^(?:\.00)?[\s,.!*(]*(?:obo\b|o\.b\.o|or best|firm\b|cash takes|takes|(?:for|as) (?:both|all|a pair|a set|the (?:pair|set|lot)))/;

/** Prices that the text itself asks. */
const asked = ({ amounts }: Post): number[] =>
	amounts
		.filter(
			({ before, after }) =>
				OWN.test(before) || (ALONE.test(before) && FIRM.test(after)) || SAID.test(after),
		)
		.map(({ value }) => value);

/** Where the text asks another price than the listing does, or none that anybody means. */
export const price: Gap = {
	slot: "price",
	question: "What is the asking price, all-in?",
	readings: ["the listing's asking price", "the price in the text"],
	isOpen(post) {
		const prices = asked(post);
		if (says(post.text, LATER)) return true;
		if (isPlaceholder(post))
			return !/[$€£]1\b(?![\d,.])|\b(?:1|a|one) (?:dollar|buck|euro)\b/.test(post.text);
		const isSame = (price: number): boolean =>
			isAbout(price, post.ask) || isAbout(price, post.ask * post.quantity);
		return prices.length > 0 && !post.amounts.some(({ value }) => isSame(value));
	},
};
