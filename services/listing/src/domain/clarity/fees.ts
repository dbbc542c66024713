import type { Gap } from "./gap.ts";
import { ELSEWHERE, LEFT_OPEN } from "./vocabulary.ts";
import { isSaid, type Saying, words } from "./wording.ts";

const DUES = [
	"fees?|tax(?:es)?|vat|mwst|mehrwertsteuer|umsatzsteuer|iva|tva|btw|gst|hst|surcharges?|lev(?:y|ies)",
	"(?:import|export|stamp|excise|customs) dut(?:y|ies)|duties|commissions?|buyer'?s premium|permits?",
	"gebuhr\\w*|tasas?|tarifas|imposte|tasse|impuestos|belasting|steuern?",
	"(?:name change|transfer|booking|service|cleaning|handling|admin\\w*|processing|core|recycling|eco|loading|paperwork|title|notary|registration) (?:costs?|charges?|deposit)",
].join("|");
const DUE = words(DUES);
/** "3% on top", "add 4%", "plus 10%". */
const SHARE_ON_TOP = words(
	String.raw`\d+(?:\.\d+)? ?(?:%|percent|per cent) (?:on top|extra|more|is added|added|will be added|higher|applies|due|payable|if|for|with|when)`,
	String.raw`(?:add|adds|plus|\+|another|extra) \d+(?:\.\d+)? ?(?:%|percent)`,
);
/** What is done to it is paid apart. */
const WORK = words(
	"install\\w*|assembl\\w*|dismantl\\w*|disassembl\\w*|removal|disconnect\\w*|fitting",
	"mounting|loading help",
);
const APART = words(
	"extra|additional (?:cost|charge|fee)|fees?|charged?|costs?|separate(?:ly)?|paid",
	"not in the price",
);

const SETTLED = [
	new RegExp(
		String.raw`\b(?:no|without|zero|never any|never|any|free of|avoid|exempt|keine?|ohne|sans|sin|senza|geen) (?:\w+ ){0,3}(?:${DUES})`,
	),
	new RegExp(
		String.raw`\b(?:${DUES})\b(?: \w+){0,4}? (?:paid|included|inclusive|waived|covered|current|free|up to date|done|taken care|complete|good)`,
	),
	new RegExp(
		String.raw`(?<!not |n't )\b(?:included|including|includes|inclusive|inkl|incluso|incluido|compris\w*|paid|covered?|covers)(?: of)?(?: \w+){0,3} (?:${DUES})`,
	),
	words(
		"(?:i|we|seller)(?: will)? (?:pay|pays|cover|covers|paid|take care)",
		"surcharge.free",
		"no reserve",
	),
	words("original|sells?|new out|regular|lease|leasing"),
	ELSEWHERE,
	words(
		"free|heavy.duty|duty.free|tax.free|tax (?:return|refund|deductible|id)",
		"permits? (?:not|no) needed",
	),
	words("adoption|rehoming|re-homing|application|membership|broker"),
];
/** Whoever pays is named, and how much. */
const NAMED = [
	/\b(?:buyer|seller|you|i|we) (?:will )?(?:pays?|covers?)[^.]{0,20}[$€£]\d+(?![-\d])[^.]{0,14}\b(?:fee|tax|charge)/,
];
/** Somebody has to pay a debt that comes with it. */
const DEBT: Saying = {
	of: [
		words(
			"bills?|invoices?|debts?|arrears|outstanding|lien|liens|penalt(?:y|ies)|fines|citations?",
			"balance|dues|premium|charges?|costs?",
		),
		words(
			"settle[ds]?|owed?|owes|owing|unpaid|outstanding|due|payable|appl(?:y|ies)|someone",
			"somebody|to be paid|needs? (?:to be )?(?:paid|paying|settling)|has to pay|must pay",
		),
	],
	unless: [words("no|without|paid|free|included|settled|weeks?|months?|fine")],
};
/** Paper that somebody has to pay for. */
const PAPERS: Saying = {
	of: [
		words("title|plates?|tags|registration|reg|smog|inspection|paperwork|transfer|licen[sc]e"),
		words(
			"(?:do|does) not (?:include|cover)|excludes?|excluding",
			"(?:not|is not|are not) (?:included|in the price|paid)|on (?:the )?(?:buyer|you)",
			"buyer'?s? (?:responsib\\w*|pays|expense|cost)|buyer (?:pays|to pay|smogs?|must)",
			"at your (?:cost|expense)|excluded|extra",
		),
	],
	unless: [words("no extra|extra (?:key|clean|set)")],
};
const ON_TOP: Saying = {
	of: [words("on top"), words("charged?|charges|comes?|added|due|pay|paid|payable|deposit")],
	unless: [
		words("scratch\\w*|dent\\w*|mark\\w*|stain\\w*|shelf|cash on top|comes? with|mounted|sits?"),
		ELSEWHERE,
	],
};
const PLUS = words(
	"(?:plus|\\+) (?:the )?(?:fees?|tax(?:es)?|doc|dmv|vat|license|licence|title|costs|expenses|installation|labou?r|core|deposit)",
);

/** Somebody pays for something, and the two of them have yet to say who. */
const EITHER: readonly Saying[] = [
	{
		of: [
			words(
				"(?:buyer or seller|seller or buyer|(?:you|buyer) or (?:i|me|us|we)|i or (?:you|the buyer)|either (?:of us|party|side))(?: \\w+){0,2} (?:pays?|covers?|bears?|takes on)",
				"(?:paid|covered|borne) by (?:buyer or seller|seller or buyer|either)",
			),
		],
	},
	{
		of: [
			words("(?:you|buyer) or (?:me|i|seller|us)|(?:me|i|seller) or (?:you|buyer)"),
			words(LEFT_OPEN),
		],
	},
	{
		of: [
			words("who(?:ever)? (?:pays|covers|bears|takes on|is paying)"),
			words(LEFT_OPEN, "negotiable|open|undecided|not sure"),
		],
	},
	{
		of: [
			words(
				"(?:costs?|expenses?) (?:of|for) (?:the )?(?:re-?)?(?:registr\\w+|registering|transfer\\w*|inspection|paperwork|notary|title)",
			),
			words("split|shared?|to be|between us|half|buyer|yours|on you|extra"),
		],
	},
	{ of: [words("(?:charges?|expenses?|surcharge) (?:is |are )?(?:negotiable|undecided|open)")] },
];

const OWED: readonly Saying[] = [
	{ of: [DUE], unless: [...SETTLED, ...NAMED] },
	{ of: [PLUS], unless: SETTLED },
	DEBT,
	...EITHER,
	PAPERS,
	ON_TOP,
	{
		of: [SHARE_ON_TOP],
		unless: [words("off|discount|battery|humidity|alcohol|less|cotton|wool"), ...SETTLED],
	},
	{
		of: [WORK, APART],
		unless: [
			words("included|free|no extra|no|not included|paid for|i paid|cost me|professional\\w*"),
		],
	},
];

/** Something is due on top, and nobody is said to pay it. Without a word about it there are no fees. */
export const fees: Gap = {
	slot: "fees",
	question: "Who pays the fees or taxes that the text speaks of?",
	readings: ["the seller, out of the asking price", "the buyer, on top of the asking price"],
	isOpen: ({ sentences }) => isSaid(sentences, OWED),
};
