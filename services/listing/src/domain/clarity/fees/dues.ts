import type { Saying } from "../wording.ts";
import { oneOf, words } from "../wording.ts";

const OFFICE_WORK = oneOf(
	"name change|escrow|transfer|booking|service|cleaning|handling|admin\\w*|processing|core|recycling|eco|environmental|loading|paperwork|title",
	"notary|registration|documentation|removal|exit|release",
);
/** What is paid to others when a thing changes hands. */
export const DUES = [
	"fees?|tax(?:es)?|vat|mwst|mehrwertsteuer|umsatzsteuer|iva|tva|btw|gst|hst|surcharges?|lev(?:y|ies)",
	"(?:import|export|stamp|excise|customs) dut(?:y|ies)|duties|commissions?|buyer'?s premium|permit (?:fees?|costs?|charges?)|gebuhr\\w*|tasas?",
	"tarifas|imposte|tasse|impuestos|belasting|steuern?",
	`${OFFICE_WORK} (?:costs?|charges?|deposit)`,
].join("|");
export const DUE = words(DUES);

/** Who takes something when it is paid or handed on. */
const TAKER = [
	"app|apps|site|sites|platform|marketplace|paypal|venmo|stripe|ebay|broker'?s?|agent'?s?|agency|shop|store|club|team|league|office|council|bank",
	"marina|yard|auction(?: house)?|company|provider|organi[sz]er|promoter|venue|studio|gym|park|resort|landlord|association|they|terminal|machine",
	"dealer|consign\\w+|ring|society|school|university|dmv|rto|registry|authority|exchange|harbou?r(?: ?master)?|house|customs|ticketmaster|stubhub",
	"seatgeek|resale|airline|operator|carrier|host|maker|manufacturer",
].join("|");
const SOMETHING = [
	"(?:its|their|his|her) (?:own )?(?:charges|fees|bit|share|money)|\\w+.?\\w* money",
	"(?:a|an|some|their|its|the|his|her|another) (?:little |small |tiny |bit of a |usual |modest |\\w+ )?(?:cut|percentage|commission|share|charge|slice|premium|rake|toll|levy|bite|something)",
	"something|a (?:bit|little|few \\w+)|money|extra|somebody|someone|whoever",
].join("|");
/** What has to be done at an office before it is the buyer's. */
const PAPERWORK = [
	"title|titling|plates?|tags|registration|registering|reg|re-?registr\\w+|smog\\w*|inspection|paperwork|papers|transfer\\w*|licen[sc]e",
	"documentation|docs?|documents?|rto|notary|noc|mot|roadworthy|rwc|road worthy|name change|change of (?:name|owner(?:ship)?)|changeover",
	"re-?issu\\w+|customs|import|clearance|release|closing",
].join("|");

const TAKES = oneOf(
	"takes?|took|charges?|asks?|wants?|skims?|bills?|costs?|comes to|keeps?|deducts?",
);
const MAY_BE = oneOf("may|might|could|can|will|would|is|are|be|there is|there are");
/** Somebody keeps or bills something, and how much is not said. */
const TAKEN: readonly Saying[] = [
	{
		of: [
			words(
				`(?:whatever|what) (?:the |fee |fees |charge |cut )*(?:${TAKER}|(?<=whatever )(?:it|that|this)|transfer|fee)(?: \\w+){0,2} ${TAKES}`,
				`(?:${TAKER})(?: \\w+){0,2} (?:takes?|skims?|keeps?|charges?|bills?|wants?|adds?|asks?(?: for)?|has|have|deducts?|retains?) (?:${SOMETHING})`,
				"(?:something|a bit|a little|a few \\w+|a sum|money)(?: still)? (?:to pay|payable|due|owed|to be paid) (?:at|to|for|with)",
				"(?:(?:square|settle)(?: (?:things|it|that|this))?(?: up)?|take (?:that|it|this) up) with (?:the \\w+|them|him|her)(?! money)",
				"(?:plus|\\+|and|on top) (?:of (?:that|it) )?whatever (?:\\w+ ){0,4}(?:charges?|takes?|wants?|costs?|adds?|asks?|bills?)",
				"(?:their|its|his|her) (?:percentage|cut|share|commission|slice) (?:on top|too|as well|to pay|comes? on|is added)",
				"owe (?:something|some|a (?:bit|little|few))|go halves (?:on|or|with|if)",
				"(?:plates?|title|transfer|registration|fees?)\\b[^.]{0,30}(?:go halves|split it|halves)|who (?:gets|is|will be) (?:billed|charged)",
				"(?:bills?|charges?) (?:somebody|someone|whoever|either)|(?:takes?|skims?|keeps?) a (?:cut|percentage|slice)",
				"(?:admin\\w*|transfer|name|registration) thing|some sort of (?:admin\\w*|charge|cost|payment)",
			),
		],
	},
	{
		of: [
			words(
				`${MAY_BE} (?:be )?(?:a |an |some |the |usual |other |small |any |extra |additional )+(?:\\w+ ){0,4}?charges?(?! (?:cycle|port|cable|left|in))`,
				"subject to (?:[\\w']+ ){0,6}?(?:charges?|fees?|commission|levy)",
				"(?:costs?|expenses?|charges?) of (?:that|this|which)\\b[^.]{0,30}(?:buyer|you|share|split|between)",
				"(?:expect|want|ask|like) (?:the )?(?:buyer|you) to (?:help|chip in|contribute|share)|(?:all|usual|other|applicable|further) (?:\\w+ )?charges",
				"charges? (?:apply|applies|may apply|as applicable|extra|will be)",
			),
		],
	},
	{
		of: [
			new RegExp(
				[
					String.raw`(?:[$€£]?\d{2,}(?:\.\d\d)?) net\b(?! ?(?:weight|carbs|profit|kg|lbs?))|\bnet (?:price|of tax)`,
					String.raw`\b(?:price|prices|sum|that|it) (?:is |are )?(?:net\b|before (?:vat|tax|gst|fees)|ex\.?(?: |-)?(?:vat|tax|gst|works))`,
				].join("|"),
			),
		],
	},
];

const NOT_IN_IT = oneOf(
	"separate(?:ly)?|extra|on top|not included|not in (?:the price|it)|excluded|apart|additional|payable|on whoever|to be paid(?: for)?|to be sorted",
);
const BEARS = oneOf(
	"bears?|covers?|pays?|handles?|takes? (?:on|care of)|meets?|settles?|sorts?(?: out)?",
);
const EXPENSES = oneOf(
	"charges?|costs?|expenses?|dues|fees?|transfer\\w*|paperwork|registration|smog",
);
/** Paper or work that somebody has to pay for, and it is not in the price. */
const APART: readonly Saying[] = [
	{
		of: [
			words(
				`(?:${PAPERWORK}|brokers?(?:'s?)?(?: cut| share)?|commission|premium)(?:[ ,/&]+(?:and )?\\w+){0,4}? (?:is |are |comes? |as \\w+ |at \\w+ |to be |kept |billed |charged |will be )*${NOT_IN_IT}`,
				`not (?:including|counting|covering) (?:the |any )?(?:${PAPERWORK}|${DUES})|(?<=\\d )before (?:the|any) (?:usual )?(?:${PAPERWORK}|${DUES})`,
				"deposit (?:on|for) (?:the )?\\w+ (?:is )?(?:added|extra|due|on top|payable|charged)",
				`(?:${PAPERWORK})(?:[ ,/&]+(?:and )?\\w+){0,3}(?: \\w+)?,? (?:is |are )?(?:buyer'?s?|your|somebody'?s|someone'?s) (?:problem|job|headache|business|affair|concern|side|responsibility|look ?out)`,
			),
		],
		unless: [
			words(
				"extra (?:key|keys|set|clean|copy|plates?|documents?)|separate (?:title|paper|document|listing|ad|post|box|key|bag)|no extra|import model",
			),
		],
	},
	{
		of: [
			words(
				`(?:buyer|you|purchaser)(?: \\w+){0,2} ${BEARS} (?:for )?(?:(?:all|any|the|every|whatever|your|own|related|other|usual) )*${EXPENSES}`,
				"(?:storage|rent|parking|mooring|dues|bill|finance) (?:is |are |still )?(?:owed|owing|outstanding|unpaid|due|behind)",
			),
		],
	},
];

/** Whatever else the sentence calls free. */
export const NOT_FREE: Saying = {
	of: [
		words(
			`(?:${PAPERWORK}|${DUES})(?: of (?:the )?\\w+)? (?:is|are|comes|does) (?:not (?:free|cheap|for nothing|on me|paid|included|in the price)|at a (?:cost|price|charge)|a (?:bit|little) extra|money)`,
			"(?:charge|fee|cut|part|cost|costs|bill) is not (?:on|from|by|with) (?:me|us)",
		),
	],
};

export const UNNAMED: readonly Saying[] = [...TAKEN, ...APART];
export const IS_PAPERWORK = words(PAPERWORK);
