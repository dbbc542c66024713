import type { Post } from "./post.ts";
import { CONTAINERS } from "./vocabulary.ts";
import { oneOf, words } from "./wording.ts";

const SEVERAL = `(?:lot|pair|set|bunch|two|\\d+|${CONTAINERS})`;
/** All of it, in a word: "both", "the whole fifteen", "all four", "one lot of eight". */
const ALL_OF_IT = [
	`both(?: of (?:them|these))?|everything(?: together)?|them all|all together|the (?:whole|entire|full|complete) (?:\\w+)`,
	`(?:the|as a|as one) ${SEVERAL}|all(?: of (?:it|them|these))?|all (?:of )?(?:the )?\\d+|(?:a|one|1|the|as) ${SEVERAL} of \\d+|one ${SEVERAL}`,
].join("|");
const TAKES =
	"takes|take|for|buys|buy|gets(?: you)?|covers|is for|to clear|is the price (?:of|for)|secures|means";
const GO_FOR =
	"for|at|is|are|=|:|(?:go|goes|going|sold|selling|sell|offered|priced|yours)(?: \\w+){0,4}? (?:for|at)|come to|comes to|makes|cost|costs";
const SUM = String.raw`[$€£]?(?<![\d.,])(\d+(?:\.\d{1,2})?)(?![\d.,]*\d)`;
const FOR_ALL = [
	new RegExp(
		`${SUM}(?: (?:cash|firm|total|flat|only|please))? (?:${TAKES}) (?:${ALL_OF_IT})(?![a-z])`,
		"g",
	),
	new RegExp(
		String.raw`\b(?:${ALL_OF_IT})(?: (?:together|in total|altogether|now))? (?:${GO_FOR}) (?:a |an |only |just )?(?:flat )?${SUM}`,
		"g",
	),
];

const IN_PARTS = oneOf(
	"split\\w*|separat\\w*|divid\\w*|break\\w*|selling (?:them )?(?:separately|singly|in)|sold (?:separately|singly)|one by one|singles",
);
/** Nobody gets a part of it. */
const UNDIVIDED = words(
	`(?:not|never|no)(?: (?:be|going to|being|interested in|looking to))? ${IN_PARTS}`,
	"(?:sold|sell|selling|offered|listed|goes?|going) (?:\\w+ ){0,2}as (?:a|an|one)|all or (?:none|nothing)|one price",
	"(?:do not|don't) ask (?:me )?for (?:one|1|\\d+|a single)|(?:not|never) (?:be )?(?:sell\\w*|sold|do|take)(?: \\w+){0,2} (?:fewer|less|smaller|part|a part|some)",
);
const SPLIT_IT = oneOf(
	"split|separate|divide|break|sell (?:separately|singly|individually|one|them (?:one|separately|singly))",
);
/** Somebody may take a part of it after all. */
const DIVIDED = words(
	`(?<!not |never |no |not be |be )(?:can|could|will|would|may|might|happy to|willing to|able to) ${SPLIT_IT}`,
	"or (?:\\S?\\d+ )?(?:each|apiece|per|separately|singly|individually)|(?:each|apiece|separately|singly|individually) (?:or|if)",
);

/** "240 takes all four", "the two together at 30": the sum asked is said to be for all of it. */
export const isForAll = ({ text, ask }: Pick<Post, "text" | "ask">): boolean =>
	FOR_ALL.some((way) => Array.from(text.matchAll(way)).some(([, sum]) => Number(sum) === ask));

/** The sum is for all of it, and nothing else in the text says otherwise. */
export function isLotPrice(
	post: Post,
	each: readonly number[],
	several: readonly number[],
): boolean {
	const { text, ask, quantity } = post;
	// At one for each, any sum at all is so many times it.
	const isSaidOfEach = each.length > 0 && !each.includes(1);
	if (quantity > 1 || !(isForAll(post) || isSaidOfEach)) return false;
	if (DIVIDED.test(text) && !isSaidOfEach) return false;
	if (each.some((one) => one >= ask || !isShareOf(one, post))) return false;
	const others = several.filter((sum) => sum !== ask && !each.includes(sum) && !isCount(sum, text));
	return UNDIVIDED.test(text) || others.every((sum) => sum < ask * 0.1 || sum > ask * 3);
}

/** "The whole forty": pieces, and no price. */
const isCount = (sum: number, text: string): boolean =>
	new RegExp(String.raw`\b(?:whole|all|all the|of|the) ${sum}\b`).test(text);

/** "Roughly 44 cents a brick": so far may a share of the price be from the share it is. */
const ROUNDED = 0.02;
/** "Eight at $72, which is $9 a plate". */
const isShareOf = (one: number, { text, ask }: Post): boolean => {
	const counts = Array.from(text.matchAll(/(?<![\d.,$€£])\d{1,4}(?![\d.,]*\d)/g), ([count]) =>
		Number(count),
	);
	if (counts.some((count) => count > 1 && Math.abs(count * one - ask) <= ask * ROUNDED))
		return true;
	const pieces = Math.round(ask / one);
	if (pieces === 2 && one * 2 === ask && /\b(?:pair|both)\b/.test(text)) return true;
	return (
		Math.abs(pieces * one - ask) <= pieces / 2 &&
		new RegExp(String.raw`(?<![\d.,$€£])${pieces}(?![\d.,]*\d)`).test(text)
	);
};
