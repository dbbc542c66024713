import type { Post } from "../post.ts";
import { isSaid, oneOf, type Saying, says, words } from "../wording.ts";

const WANTED = oneOf(
	"wanted|want(?:ing)? to (?:buy|purchase)|wtb|iso|in search of|looking (?:for|to buy)|lf\\b|seeking|search(?:ing)?(?: for|(?=:| -))|in need of",
	"need(?:ed)?|hunting for|who (?:sells|has)|anyone (?:selling|have|got)|does anyone",
);
const IN_TITLE = [
	new RegExp(String.raw`^\W*${WANTED}\b`),
	/^\W*(?:we buy|i buy|buying|i am buying|purchasing|cash for|cash paid|top dollar|will buy|have \w+[, ]+you need)\b/,
	/^\W*(?:\(|\[)?(?:suche|gesucht|ankauf|kaufe|recherche|cherche|achete|se busca|busco|buscamos|compro|cerco|cercasi|gezocht|zoek|ik zoek|op zoek)\b/,
	/\b(?:wanted|gesucht|gezocht|wtb)\W*$/,
];
const LOOKING_FOR = oneOf(
	"looking (?:to buy|for (?:a|an|some|someone|any)|for)|in search of|searching for|seeking|hunting for|interested in buying|trying to find",
	"wanting to buy|in the market for|i need|we need|i want to buy|want to buy",
);
const IN_TEXT = [
	new RegExp(String.raw`^\W*(?:i am |we are |currently |still )?${LOOKING_FOR}\b`),
	/^\W*(?:wanted\b|(?:we (?:pay|buy)|i (?:buy|will buy|pay))\b)/,
	/^\W*(?:suche|ich suche|wir suchen|je cherche|nous cherchons|busco|compro|cerco|ik zoek|wij zoeken)\b/,
];
const TELL_ME = oneOf("let me know|message me|contact me|text me|call me|write me|and");
const QUESTIONS = oneOf(
	"questions?|concerns?|issues?|problems?|doubts?|inquir\\w*|interest|queries",
);
const BUDGET = [
	words(
		"my (?:budget|max|maximum)(?: is)?|budget (?:is|of|about|up to|around|max)|can (?:pay|spend|offer) (?:up to|about|around)",
		"(?:will|would|willing to|happy to) pay(?: up to| around| about| cash for| a fair price)?(?= \\$?\\d| up| for (?:one|a|it)|$)",
	),
	words(
		`${TELL_ME}? ?if you (?:have|own|got|are selling|sell|want to sell|want rid)(?: of)? (?:one|any(?= \\w)|something|yours)(?! (?:\\w+ )?${QUESTIONS})`,
		"anyone (?:selling|have one|got one)|i (?:will|would) (?:buy|come and (?:collect|get) it and pay)|bezahle bis|zahle|paga bene|je paie",
	),
];
const NOT_WANTED = words(
	"looking for (?:a )?(?:new|good|loving|quick|fast|better) (?:home|owner|sale)|interested|buyer|buy my|delivery|shipping|(?:who )?wants it",
	"most wanted",
);

const BUYS: readonly Saying[] = BUDGET.map((way) => ({ of: [way], unless: [NOT_WANTED] }));

/** Somebody wishes to buy. */
export const isWanted = ({ title, description, sentences }: Post): boolean =>
	(says(title, IN_TITLE) && !NOT_WANTED.test(title)) ||
	(says(description, IN_TEXT) && !NOT_WANTED.test(description.slice(0, 80))) ||
	isSaid(sentences, BUYS);
