import type { Post } from "../post.ts";
import { PERIODS } from "../vocabulary.ts";
import { isSaid, type Saying, says, words } from "../wording.ts";

const HOMES = /\b(?:housing|apartments?|rentals?|rooms?|real estate)\b/;
const isHome = ({ category, text }: Post): boolean =>
	HOMES.test(category) && !/\b(?:house|home|condo|land|lot) for sale\b/.test(text);

const LENT =
	"rent(?:al|als|ed|ing|s)?|leas(?:e|es|ing|ed)|lend(?:ing|s)?|loan(?:ed|er|ing)?|borrow(?:ed|ing)?|sub-?let(?:ting)?|mieten|vermiet\\w*|verleih\\w*|leihen|ausleih\\w*|miete|louer|location|alquil\\w*|affitt\\w*|noleggi\\w*|huur|verhuur\\w*|te huur|te leen|a loyer";
const IN_TITLE = [
	words(
		"(?:for|to) (?:rent|lease|hire|let|borrow|loan)|rentals?|rent (?:a|my|out)|hire",
		"on (?:hire|loan)|sub-?let|parking (?:space|spot)",
		"(?:monthly|weekly|daily) (?:parking|rent|rental)",
		"zu (?:vermieten|verleihen|mieten)|zum (?:ausleihen|mieten)|verleih|vermietung|a louer",
		"en alquiler|se alquila|alquiler|affittasi|in affitto|noleggio|te huur|verhuur|borrow",
		"lending",
	),
];
const NO_TITLE = words(
	"rental (?:agreement|car|property investing)|hire car|to rent (?:one|an?|it elsewhere)",
	"former rental",
);
const A_PERIOD = `(?:${PERIODS})`;
/** "15 a night", "per weekend", "€40/day": paid for a time. */
const FOR_A_TIME = new RegExp(
	String.raw`(?:[$€£]\d+(?:\.\d+)?|\b\d+(?:\.\d+)?) ?(?:\/|per|a|an|each|every|pro|par|por|al|la|por cada) ?(?:${A_PERIOD})\b|\b(?:price|priced|rate|charged?|cost|billed|paid)(?: is| listed is| shown is)?:? (?:per|by the|for (?:one|a|each)|each|every) (?:${A_PERIOD})\b|\b(?:hourly|daily|nightly|weekly|monthly|yearly|annual) (?:rate|price|rent|fee|hire)\b|\b\d+ (?:hourly|daily|nightly|weekly|monthly)\b|\bmonth.to.month\b|\bby the (?:hour|day|week|month|night)\b|\bpro (?:stunde|tag|nacht|woche|monat)\b`,
);
const USED_UP = words(
	"i pay|they cost|costs?|miles?|mpg|gallons?|watts?|kwh|calls?|pages?|times|km|gb|cycles",
	"laps|electricity|battery|amps|hoa|subscription|was|save|use[ds]?|worked|rode|drove",
	"insurance|hours? a day|days? a (?:week|year)|store|financ\\w*",
);
/** It comes back. */
const COMES_BACK: readonly Saying[] = [
	{
		of: [
			words(
				"(?:(?:bring|give|have|need|want|get|brought)(?: it| them| this| \\w+)? (?:back|returned)|return(?:ed)?(?: it| them| this)?)(?: \\w+){0,3} (?:by|on|before|after|until|when|in) (?:the )?(?:mon|tues?|wednes|thurs?|fri|satur|sun)?(?:day|morning|evening|weekend|week|month|season|you are done|same condition|end)",
				"(?:must|has to|have to|needs to|should|to) be (?:back|returned|brought back)",
				"back by (?:mon|tues|wednes|thurs|fri|satur|sun)?(?:day|the)?",
				"(?:refundable|security|returnable) deposit",
				"deposit (?:is )?(?:required|needed|refunded|returned|back)|\\d+ deposit|kaution|fianza",
				"cauzione|borg|you can (?:borrow|rent|hire|have it for the|use my)",
			),
		],
		unless: [
			words(
				"bottles?|no deposit|hold|holds|to hold|non.?refundable|refund|receipt",
				"not (?:as )?described|money back|bank|days return",
			),
		],
	},
];
const TAKES_BORROWERS: readonly Saying[] = [
	{
		of: [
			words(LENT),
			words(
				"(?:i|we) (?:\\w+ )?(?:lend|rent|lease|hire|loan|let)",
				"(?:borrow|rent|hire|leas|loan|lend)(?:e|ing)?(?: out)? (?:it|this|them|my|our|the)",
				"available (?:for|to) (?:rent|hire|borrow|lease)|to (?:borrow|rent out|lend|let|hire)|per",
				"days?|weeks?|weekends?|nights?|months?|minimum|whenever|rates?|terms|returned|back",
				"mieten|verleih\\w*|vermiet\\w*|alquil\\w*|louer|affitt\\w*|noleggi\\w*|verhuur\\w*",
			),
		],
		unless: [
			words(
				"no longer|was|were|used to|instead of|rather than|cheaper than|stop|tired",
				"rented (?:out )?(?:to|a)|my (?:rent|lease|landlord)|lease (?:is|ends|ended|up|was)",
				"rental (?:agreement|property|unit|home|house|apartment)|own or rent|buy or rent",
				"not (?:for )?rent|location|truck|storage|must|to rent (?:a|an|one)",
				"loan (?:paid|balance|payoff|value)|bank|car loan|lien|no loan|paid off|off lease",
				"lease return|trilease|release",
			),
		],
	},
];

/** It is lent or let, and comes back. */
export const isForRent = (post: Post): boolean =>
	isHome(post) ||
	(says(post.title, IN_TITLE) && !NO_TITLE.test(post.title)) ||
	isSaid(post.sentences, [
		{ of: [FOR_A_TIME], unless: [USED_UP] },
		...COMES_BACK,
		...TAKES_BORROWERS,
	]);
