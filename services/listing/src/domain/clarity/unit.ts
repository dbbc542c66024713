import type { Gap } from "./gap.ts";
import { isAbout, type Post } from "./post.ts";

const AMOUNT = String.raw`(?:\ba (?=dollar|buck|euro)|[$€£]?\s?(?<![\d.,])\b\d+(?:[.,]\d{2})?(?!\d)\s?)(?:[$€£]|\b(?:dollars?|bucks?|cents?|euros?|usd|eur|gbp)\b)?`;
const ONE = String.raw`(?:(?:each|ea)\b(?! (?:side|other|way|end|of the|has|is|one|leaf|day|month))|apiece|(?:a|per|\/)\s?(?:piece|item|pc|unit|pop|tile|desk|chair|panel|tire)\b(?!\s+of))`;
const SEVERAL = String.raw`(?:both|all|everything|the (?:two|three|four|five|six)|(?:the|a) (?:set|lot|pair)|two|three|four|five|six|\d+)\b`;

/** "I paid $90 each", "they currently sell for $69 each at the shop": a price, but not this listing's. */
const ELSEWHERE = String.raw`(?<!\b(?:paid|pay|cost|costs|worth|retails?|regular|currently|usually|originally|original price|ebay|amazon|new (?:ones?|chairs|they|for)|sells for|(?:they|these|which|that) sell for|over|less than|was|were|best buy|brand new at)\b[^.!?]{0,50})`;
/** "8 each", "$8 ea.", "70$/each", "5 bucks a piece", "each for $15": a price for one. */
const PER_PIECE = new RegExp(
	String.raw`${ELSEWHERE}(${AMOUNT})\s?/?\s?${ONE}|\beach (?:for|is|at) (${AMOUNT})(?!["'%]| ?(?:x|by|inch|in|feet|ft|cm|watts?|mm|lbs?)\b)`,
	"g",
);
/** "3 for 20", "both for $60", "all for 100", "$200 for both", "$120 as a pair": a price for several. */
const FOR_SEVERAL = new RegExp(
	String.raw`\b(?:set|pair|lot|${SEVERAL}) (?:of them |\d+ )?for ${AMOUNT}|\btake (?:${SEVERAL}) for ${AMOUNT}|${AMOUNT} (?:for|as|takes|if you take) (?:the lot|everything|${SEVERAL})|\b(?:or|both|all) \d+ ?- ?${AMOUNT}`,
);
/** "150 each if you get more than four". */
const MORE_FOR_LESS =
	/\b(?:if you (?:buy|get|take|are getting|want)|for|discount if|you are getting) (?:more than |\d+ or |at least |three or |two or )(?:more|two|three|four|five|\d+)?/;

const numberIn = (written: string): number =>
	Number(/\d+(?:[.,]\d{2})?/.exec(written)?.[0]?.replace(",", ".") ?? 1);

/** Prices that the text gives for one piece. */
export const perPiece = ({ text }: Pick<Post, "text">): number[] =>
	Array.from(text.matchAll(PER_PIECE), ([, before, after]) => numberIn(before ?? after ?? ""));

/** A price for one beside a price for several, or one that the asking price is neither one nor several of. */
export const unit: Gap = {
	slot: "unit",
	question: "Is the asking price for one piece or for the whole lot?",
	readings: ["each", "lot"],
	isOpen(post) {
		const each = perPiece(post);
		const [first] = each;
		if (first === undefined) return false;
		if (FOR_SEVERAL.test(post.text)) return true;
		if (each.some((price) => price !== first) || MORE_FOR_LESS.test(post.text)) return true;
		const pieces = Math.round(post.ask / first);
		return !isAbout(first, post.ask) && !(pieces > 1 && first * pieces === post.ask);
	},
};
