import type { Post } from "../post.ts";
import { PERIODS } from "../vocabulary.ts";
import { isSaid, type Saying, words } from "../wording.ts";

const SUM = String.raw`[$€£]?\d+(?:\.\d+)?`;
const CREDIT: readonly Saying[] = [
	{
		of: [
			words(
				"(?:take|assume|pick up|continue)(?: over)? (?:the|my|existing|remaining)(?: \\w+){0,2} (?:lease|loan|payments?|contract|finance|note|mortgage)",
				"take ?-?over (?:the |my |existing |remaining )?(?:payments?|lease|contract|loan|subscription|plan|finance)",
				"take ?-?over what is (?:left|owed|owing|due)|\\d+ payments(?: (?:left|to go|remaining|to make))?(?=\\W*$|,)",
				"(?:cash|personal|payday|quick|title) loans?|pay (?:it |me )?back \\S?\\d+|(?:rent|lease).to.(?:own|buy)|lease (?:transfer|takeover|take over)",
				"instal?lments?|payment plan|pay (?:monthly|weekly|later|over time|in (?:parts|stages|two|three|\\d+))",
				"in \\d+ (?:monthly |weekly |equal |easy )?(?:payments?|instal?lments?|parts|rates)",
				"\\d+ (?:monthly|weekly|equal|easy) (?:payments?|instal?lments?)",
				`\\d+ (?:payments?|instal?lments?|times) (?:of )?${SUM}|\\d+ ?x [$€£]\\d+|payments? of ${SUM}`,
				`${SUM} (?:up ?front|now|today|down)(?: \\w+){0,3} (?:(?:and|then|plus) (?:the |a |then )?(?:[$€£]?\\d|rest|balance|remain\\w*|half|later|other|monthly|payments?)|rest|balance|later)`,
				"half (?:now|up ?front|down|today)",
				"(?:balance|rest|remainder|remaining|second half|other half) (?:\\w+ ){0,4}(?:later|on delivery|next (?:month|week|payday)|within|when|in \\d+|at the end|over)",
				"(?:is|as) (?:only |just )?(?:a|the) (?:deposit|down payment|reservation|first (?:payment|month))|layaway|lay.?by|down payment|on credit",
				"financing only|owner financ\\w*|(?:contract|subscription|membership|plan|lease) has (?:about )?\\d+ \\w+ (?:left|to (?:run|go))",
				"(?:contract|subscription|membership|plan) (?:runs|until|till|ends|take\\w*|left|remaining|transfer)",
				"(?:remaining|rest of the|take over my|my) (?:contract|subscription|membership)|ratenzahlung|raten|mensualites|plusieurs fois|a plazos|cuotas",
				"a rate|in termijnen|zero down|0 down|can (?:\\w+ )?be (?:transferr?ed|taken over|assumed)(?: \\w+){0,5} (?:credit|loan|income)",
				"(?:loan|lease|financ\\w+)(?: \\w+){0,6} (?:transferable|assumable|can be (?:transferr?ed|taken over|assumed))",
				"(?:i|we) lend (?:you )?(?:money|cash)|interest (?:rate|of)|\\d+ ?% interest|per month for \\d+|a month for \\d+|raffl(?:ing|ed)",
				"raffle tickets? (?:for|to win)|to be raffled|lottery|pyramid|shares? in|(?:1|\\d+|one|a|my) shares? of|timeshare",
			),
		],
		unless: [
			words(
				"bills|no (?:instal?lments?|payments?|payment plans?|layaway|financing|credit|contract|subscription)",
				"(?:instal?lments?|financing|payment plans?) not|not (?:\\w+ ){0,2}(?:instal?lments?|financ\\w*)|subscription (?:not|is not|required|needed)",
				"without a contract|no monthly|without|paid (?:off|in full|extra|\\S?\\d+)|contract free|without contract|i am paying|was paying|we paid|raten sie",
				"dealer|financing available|financing is|price (?:in full|at once)|part payment|at any rate|shares? the",
			),
		],
	},
];
/** Whatever else the text says of time and plans, nothing is paid later. */
const PAID_AT_ONCE = words(
	"one (?:single )?payment|1 (?:single )?payment|single payment|one.?off|not monthly|prepaid|(?:already|fully) paid|nothing (?:more |else )?to pay",
);
const EVERY = `(?:\\/|per|a|an|each|every) ?(?:${PERIODS})`;

/** "$150 a month", "3000 down": the asking price is paid more than once, or is only the beginning. */
const IN_PARTS = new RegExp(
	String.raw`\b(\d+(?:\.\d{1,2})?)(?: dollars)? ?(?:${EVERY}\b|down\b|(?:as )?(?:a )?deposit\b|up ?front\b)`,
	"g",
);
const isPaidInParts = ({ text, ask }: Post): boolean =>
	Array.from(text.matchAll(IN_PARTS)).some(([, sum]) => Number(sum) === ask);

/** It is paid over time, or what is paid is another's debt. */
export const isCredit = (post: Post): boolean =>
	isPaidInParts(post) || (!PAID_AT_ONCE.test(post.text) && isSaid(post.sentences, CREDIT));
