import { DUE, IS_PAPERWORK, NOT_FREE, UNNAMED } from "./fees/dues.ts";
import { ALL_IN, NAMED, SETTLED } from "./fees/settled.ts";
import type { Gap } from "./gap.ts";
import { ELSEWHERE, LEFT_OPEN } from "./vocabulary.ts";
import { isSaid, oneOf, type Saying, says, words } from "./wording.ts";

/** "3% on top", "add 4%", "plus 10%". */
const SHARE_ON_TOP = words(
	String.raw`\d+(?:\.\d+)? ?(?:%|percent|per cent) (?:on top|extra|more|is added|added|will be added|higher|applies|due|payable|if|for|with|when)`,
	String.raw`(?:add|adds|plus|\+|another|extra) \d+(?:\.\d+)? ?(?:%|percent)`,
);
/** Nobody pays what is saved. */
const SAVED = words("sav(?:e|es|ed|ing)|eliminat\\w+|avoid\\w*|monthly|per month|rental fees?");
/** Somebody has to pay a debt that comes with it. */
const DEBT: Saying = {
	of: [
		words(
			"bills?|invoices?|debts?|arrears|outstanding (?:amount|sum|rent|loan|payments?|toll\\w*|tickets?)|lien|liens|penalt(?:y|ies)|fines|citations?",
			"(?:back|old|late|past|overdue|outstanding) (?:registration|rego|dues|tax|taxes|rent|fees|payments?|tolls?)|balance|dues|premium|charges?|costs?",
		),
		words(
			"settle[ds]?|owed?|owes|owing|unpaid|outstanding|due|payable|appl(?:y|ies)|someone|somebody|to be paid|needs? (?:to be )?(?:paid|paying|settling)",
			"has to pay|must pay",
		),
	],
	unless: [words("no|without|paid|free|included|settled|weeks?|months?|fine")],
};
/** Paper that somebody has to pay for. */
const OFFICE =
	"titles?|plates?|tags|registration|reg|smog|inspection|paperwork|transfer|licen[sc]e|licensing";
const NOT_IN_PRICE = oneOf(
	"(?:is |are )?(?:not (?:included|in the price|paid)|excluded)|(?:is |are )(?:on|by) (?:the )?(?:buyer|you)|buyer'?s (?:responsib\\w*|expense|cost)",
	"at your (?:cost|expense)",
);
const PAPERS: Saying = {
	of: [
		words(
			`(?:do|does) not (?:include|cover)(?: \\w+){0,4} (?:${OFFICE})|(?:excludes?|excluding)(?: \\w+){0,3} (?:${OFFICE})`,
			`(?:${OFFICE})(?: \\w+){0,3} ${NOT_IN_PRICE}|buyer'?s? (?:is )?(?:responsib\\w*|pays|to pay|must)(?: \\w+){0,3} (?:${OFFICE})`,
			`buyer (?:smogs?|registers?|must smog)`,
		),
	],
};

/** Somebody pays for something, and the two of them have yet to say who. */
const SHARED = words(
	"(?:costs?|fees?|charges?|expenses?)\\b[^.]{0,40}? (?:is |are |to be )*(?:split|shared) (?:somehow|in some way|between|fairly)",
	"(?:charges?|expenses?|surcharge) (?:is |are )?(?:negotiable|undecided|open)",
);
/** Who that is to be is left to talk. */
const WHO: Saying = {
	of: [
		words("who(?:ever)? (?:takes|does|handles|sorts|pays|covers|bears|is paying)"),
		words(LEFT_OPEN, "negotiable|open|undecided|not sure"),
	],
};
const OWED: readonly Saying[] = [
	{ of: [DUE], unless: [...SETTLED, ELSEWHERE, SAVED] },
	NOT_FREE,
	...UNNAMED.map(({ of, unless = [] }) => ({ of, unless: [...unless, ...SETTLED] })),
	{
		of: [IS_PAPERWORK, words(LEFT_OPEN)],
		unless: [
			...SETTLED,
			words("(?:any|what|good|suitable|your|pick up) time|date|day|when|handover"),
		],
	},
	DEBT,
	{ of: [SHARED] },
	WHO,
	PAPERS,
	{
		of: [SHARE_ON_TOP],
		unless: [...SETTLED],
	},
];

/** Whoever says that the sum is the whole may still say what comes on top of it. */
const ON_TOP_OF_IT = words("plus|on top|extra|not included|excluding|excluded|not in the price");

/** Something is due on top, and nobody is said to pay it. Without a word about it there are no fees. */
export const fees: Gap = {
	slot: "fees",
	question: "Who pays the fees or taxes that the text speaks of?",
	readings: ["the seller, out of the asking price", "the buyer, on top of the asking price"],
	isOpen({ text, sentences }) {
		const spoken = ALL_IN.test(text)
			? sentences.filter((one) => ON_TOP_OF_IT.test(one))
			: sentences;
		return spoken.some((one) => isSaid([one], OWED) && !says(one, NAMED));
	},
};
