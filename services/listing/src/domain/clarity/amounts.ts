import { oneOf } from "./wording.ts";
/** A price that a text names. */
export interface Amount {
	readonly value: number;
	/** What stands before and after it in its clause. */
	readonly before: string;
	readonly after: string;
	/** It tells what the thing cost, what others ask, or what something beside it is worth. */
	readonly isElsewhere: boolean;
}

const NUMBER = String.raw`(?<![\d.,=/])\d+(?:\.\d{1,2})?`;
const MEASURED = String.raw`(?![\d%"'])(?!\s?(?:gb|tb|mb|inch|in\b|cm|mm|mi|miles|k\b|km|hours?|pm|am|days?|lbs?|years?|each of))`;
const ASKED = [
	"asking(?: price)?(?: is| of| for)?|price(?: is|d at| reduced to| drop to| dropped to)?|preis|prix|precio|prezzo|prijs",
	"sell(?:ing|s)?(?: it| this| them)? (?:for|at)|i want|yours for|take (?:all|both|it|them) for",
].join("|");
/** A number is a price where a currency stands beside it, or words that only prices have. */
const PRICED = new RegExp(
	[
		String.raw`[$€£](${NUMBER})`,
		String.raw`\b(?:${ASKED})[ \n:=-]{0,6}(${NUMBER})${MEASURED}`,
		String.raw`\b(${NUMBER}) ?,? ?(?:obo\b|firm\b|or best offer|cash\b(?! back))`,
		String.raw`\bnow (?:only |just )?(${NUMBER})(?= ?(?:[!\n]|\.(?!\d)|$|or best))`,
		String.raw`\b(?:it|this) is (${NUMBER}) (?:now|today)\b`,
	].join("|"),
	"g",
);

const anyOf = (...lists: readonly string[]): string => lists.join("|");
const COST = anyOf(
	"paid|pay|cost\\w*|spent|invested|put|bought|purchased?|got it|receipts?|neupreis|np|nuevo|neuf",
	"retail\\w*|msrp|rrp|originally|original(?: price)?|list(?:s|ed)?(?: price)?|reg\\w*(?: price)?",
	"new (?:ones?|for|at|is|from|cost\\w*)|brand new at|was|were|sold|worth|valued?|save|off|discount",
);
const SHOPS =
	"stores?|shops?|amazon|ebay|best ?buy|costco|walmart|macy'?s|sear'?s|fry'?s|wayfair|office depot|home depot";
const OTHERS = anyOf(
	"usually|normally|currently|elsewhere|compare\\w*|sells?|selling (?:new|online|on|elsewhere|at)",
	"goes? for|going for|go for|flea market|dealer\\w*|dealership|blue ?book|kbb|carfax|in sales",
	`(?:at|from|in|by) (?:the )?(?:ikea|target|bed bath|${SHOPS})|${SHOPS}`,
);
const BESIDE = anyOf(
	"parts|upgrades?|tune.?up|repairs?|accessories|engine|installation|installed|labor|service|plan",
	"deposit|fees?|tax|registration|smog|shipping|delivery|deliver|flat rate|rate of|monthly|per month",
	"also|another|in my other ads?|add|extra|bill|credit|gift card|reward|drop|tank|gas",
	"(?:will not|would not|not|never) (?:be )?(?:take|taking|accept\\w*|go)|over|under|less than|at least|up to|below|minimum|from",
	"lowball\\w*|offering|if you|postage",
);
/** What it costs to have it brought is no price of the thing. */
const CARRIED =
	"ship(?:s|ped|ping)?|mail(?:ed|ing)?|post(?:ed|age|ing)?|courier|deliver(?:y|ed|ing)?|freight|p&p|parcel";
const ELSEWHERE = new RegExp(String.raw`\b(?:${COST}|${OTHERS}|${BESIDE})\b[^.!?\n;]{0,34}$`);
const UP_TO_A_SUM = oneOf(
	"for|at|was|is|of|around|about|over|under|nearly|almost|price|me|us|extra|you|exactly|flat|then",
);
const PAID = oneOf(
	String.raw`paid|bought|purchased|cost|costs|spent|retail\w*|quoted?|sold|sticker|appraised|${CARRIED}`,
);
/** "Bought in 2021, from a shop on Elm Street, for 2899": what was paid is told from further away. */
const SPENT = new RegExp(
	String.raw`\b${PAID}\b[^!?\n;]{0,58}\b${UP_TO_A_SUM}(?: (?:around|about|over|just|only|exactly|a|the))*\s?[$€£]?$`,
);

/** "I also have one in a torn box, for 35": that is another thing. */
const ANOTHER = /\balso (?:have|has|selling|sell|got)\b[^.!?\n;]{0,52}$/;

const SPENT_ON = anyOf(
	"[.,]? ?[([]?sold\\b(?! (?:as|in|together|separately))|(?:\\. ?)?each new\\b|new\\b|brand new|when (?:i|we|new|it)\\b|retail|value|worth|msrp|originally|into|off\\b",
	"at (?:the )?(?:ikea|target|any|stores?|amazon|best ?buy|walmart|costco)|on (?:amazon|ebay)",
	"in (?:parts|upgrades|receipts|the|to)|for (?:delivery|shipping|installation|new)|delivery|shipping",
	"(?:worth of )?(?:upgrades?|repairs?|parts)\\b",
	"per (?:day|month|hour)|a (?:month|day)|an? hour|\\/ ?(?:mo|month|day|hr|hour)\\b|down\\b",
	"(?:it|that|this|he|she|they|which|i|we) (?:cost|costs|charged?|paid|wanted|asked|spent)\\b",
	"rebate|gift|credit|extra|more\\b|less\\b|lower\\b|flat\\b|on top",
	"(?:\\w+ )?(?:gift )?(?:cards?|voucher|certificate|coupon)\\b",
	"(?:bike|car|guitar|camera|watch|phone|tv|chair|sofa|couch|lens|laptop|bag|jacket|bill|bills)\\b",
);
const ELSEWHERE_AFTER = new RegExp(String.raw`^\s?(?:\+|plus)?\s?(?:${SPENT_ON})`);

const NOT_MINE = anyOf(
	"was|they|usually|original|orig|retail|list|regular|reg|new|sell|selling|sale|purchase|store|full",
	"market|normal|average|dealer|ebay|amazon|best buy|half|for a",
);
/** Words that say "this is what I ask", whatever else stands before them. */
export const OWN = new RegExp(
	String.raw`(?<!\b(?:${NOT_MINE}) ?)\b(?:asking(?: price)?(?: is| of| for| only)?|(?:my )?price(?: is|d at)?|` +
		String.raw`preis|prix|precio|prezzo|prijs|reduced to|dropped to|sell(?:ing)?(?: it| this| them| (?:both|all)(?: \w+)?)? (?:for|at)|` +
		String.raw`let(?:ting)? (?:it|this|them) go (?:for|at)|i(?: a)?m selling (?:it )?for|i want|yours for|(?:it|this) is(?: now)?|now(?: only| just)?|want)[\s:=$€£-]{0,6}$`,
);

/** What stands around a sum says that it is not what is asked: it was paid, others ask it, or it is for something beside. */
const isToldOfAnother = (before: string, after: string): boolean =>
	(ELSEWHERE.test(before.replace(/[$€£]\s?$/, "")) && !OWN.test(before)) ||
	ANOTHER.test(before) ||
	isSpent(before, after);

/** The sum is what was paid, or what something beside it costs. */
export const isSpent = (before: string, after: string): boolean =>
	(SPENT.test(before) && !OWN.test(before)) || ELSEWHERE_AFTER.test(after);

/** Every price a text names, in order. */
export function amountsIn(text: string): Amount[] {
	return Array.from(text.matchAll(PRICED), (found) => {
		const written = found.slice(1).find((group) => group !== undefined) ?? "";
		const value = Number(written);
		const numberAt = found.index + found[0].indexOf(written);
		const before = text.slice(Math.max(0, numberAt - 60), numberAt);
		const after = text.slice(numberAt + written.length, numberAt + written.length + 60);
		const clause = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf(". ")) + 1);
		return { value, before: clause, after, isElsewhere: isToldOfAnother(clause, after) };
	}).filter(({ value }) => Number.isFinite(value) && value > 0);
}
