import type { Post } from "../post.ts";
import { PERIODS } from "../vocabulary.ts";
import { isSaid, oneOf, type Saying, says, words } from "../wording.ts";

const HOMES = /\b(?:housing|apartments?|rentals?|rooms?|real estate)\b/;
const isHome = ({ category, text }: Post): boolean =>
	HOMES.test(category) && !/\b(?:house|home|condo|land|lot) for sale\b/.test(text);

const LENT = [
	"rent(?:al|als|ed|ing|s)?|leas(?:e|es|ing|ed)|lend(?:ing|s)?|loan(?:ed|er|ing)?|borrow(?:ed|ing)?|sub-?let(?:ting)?|mieten|vermiet\\w*|verleih\\w*",
	"leihen|ausleih\\w*|miete|louer|location|alquil\\w*|affitt\\w*|noleggi\\w*|huur|verhuur\\w*|te huur|te leen|a loyer",
].join("|");
const IN_TITLE = [
	words(
		"(?:for|to) (?:rent|lease|hire|let|borrow|loan)|rentals?|rent (?:a|my|out)|hire|on (?:hire|loan)|sub-?let|parking (?:space|spot)",
		"(?:monthly|weekly|daily) (?:parking|rent|rental)|zu (?:vermieten|verleihen|mieten)|zum (?:ausleihen|mieten)|verleih|vermietung|a louer",
		"en alquiler|se alquila|alquiler|affittasi|in affitto|noleggio|te huur|verhuur|borrow|lending",
	),
];
const NO_TITLE = words(
	"(?:was|were|used to be|been) (?:a |an |for )?(?:rental|rented|hire)|rental unit",
	"rental[ -](?:agreement|car|property investing|grade|quality|returns?|fleet|stock|company)|hire car|to rent (?:one|an?|it elsewhere)",
	"(?:former|ex)[ -]?(?:rental|hire)|(?:not|never|no longer|isn't|no) (?:for |to )?(?:rent|hire|loan|lease|a rental)",
	"(?:hire|rent|rental|loan|lease|hiring|renting|borrow)\\W{0,3}(?:no|not|nope|never)",
);
/** It was let once, and is for sale. */
const SOLD_NOW = words(
	"not (?:for|to) (?:rent|hire|let|lease|loan)|(?:used to|once|formerly) (?:rent|hire|let|lease|lend)\\w*(?: \\w+){0,4},? (?:now|but now|and now)",
	"this is a sale",
);
const A_PERIOD = `(?:${PERIODS})`;
/** "15 a night", "per weekend", "€40/day": paid for a time. */
const FOR_A_TIME = new RegExp(
	[
		String.raw`(?:[$€£]\d+(?:\.\d+)?|\b\d+(?:\.\d+)?) ?(?:/|per|a|an|each|every|pro|par|por|al|la|por cada) ?(?:half[ -])?(?:${A_PERIOD})\b`,
		String.raw`\b(?:price|priced|rate|charged?|cost|billed|paid)(?: is| listed is| shown is)?:? (?:per|by the|for (?:one|a|each)|each|every) (?:${A_PERIOD})\b`,
		String.raw`\b(?:hourly|daily|nightly|weekly|monthly|yearly|annual) (?:rate|price|rent|fee|hire)\b`,
		String.raw`\b\d+ (?:hourly|daily|nightly|weekly|monthly)\b|\b\d+ (?:a|an|per) [a-z]+ (?:a|an|per) (?:${A_PERIOD})\b`,
		String.raw`\bmonth.to.month\b|\bby the (?:hour|day|week|month|night)\b|\bpro (?:stunde|tag|nacht|woche|monat)\b`,
	].join("|"),
);
const USED_UP = words(
	"eliminat\\w+|avoid\\w*|rental fees?|i pay|they cost|costs?|miles?|mpg|gallons?|watts?|kwh|calls?|pages?|times|km|gb|cycles|laps|electricity",
	"battery|amps|hoa|subscription|was|save|use[ds]?|worked|rode|drove|insurance|hours? a day|days? a (?:week|year)|store|financ\\w*|used to|had",
	"boarders|back when|instead of|(?:rental|hire) (?:shops?|places?|companies|stores?)|shops? (?:charge|want|ask)s?|(?:rented|hired) (?:one|a|it)",
	"i (?:rented|hired)|teacher|neighbou?rs?|he|she|they|company|mine|guy|quoted",
);
const A_DAY =
	"(?:all )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:night|evening|morning|afternoon))?";
const BRING_BACK = oneOf(
	"(?:bring|give|have|need|want|get|brought)(?: it| them| this| \\w+)? (?:back|returned)|return(?:ed)?(?: it| them| this)?",
);
/** It comes back. */
const COMES_BACK: readonly Saying[] = [
	{
		of: [
			words(
				`${BRING_BACK}(?: \\w+){0,3} (?:by|on|before|after|until|when|in) (?:the )?(?:mon|tues?|wednes|thurs?|fri|satur|sun)?(?:day|morning|evening|weekend|week|month|season|you are done|same condition|end)`,
				"(?:must|has to|have to|needs to|should|to) be (?:back|returned|brought back)|back by (?:mon|tues|wednes|thurs|fri|satur|sun)?(?:day|the)?",
				"(?:refundable|security|returnable) deposit|deposit (?:is )?(?:required|needed|refunded|returned|back)|\\d+ deposit|kaution|fianza|cauzione|borg",
				"you can (?:borrow|rent|hire|have it for the|use my)",
			),
		],
		unless: [
			words(
				"on the (?:road|trail|water)|test (?:ride|drive)|bottles?|no deposit|holds?|held|(?:comes|goes|counts|taken) (?:off|towards?)|non.?refundable",
				"refund|receipt|not (?:as )?described|money back|bank|days return",
			),
		],
	},
];
const TAKE_DOWN = oneOf("take|break|pack|strike|pull|tear|bring|fetch|collect");
const AFTERWARDS = oneOf("at|on|after|in|the|when|again|next");
/** It comes for a day and is fetched again, or is wanted back. */
const FETCHED_AGAIN = words(
	`(?:set|put)(?: it| them| everything)? up(?: \\w+){0,3} and ${TAKE_DOWN}(?: it| them| everything)?(?: down| away| up| back|(?: on| the next)? (?:mon|tues|wednes|thurs|fri|satur|sun)?day)`,
	`(?:we|i)(?: will| can)? (?:drop|bring|deliver)(?: it| them)?(?: \\w+){0,5} and (?:come (?:back )?for|collect|fetch|pick|take)(?: (?:it|them))?(?: back)?(?: up)? ${AFTERWARDS}`,
	"holds? your (?:date|booking|slot|day|weekend)|book (?:your|the|a) (?:date|slot|day|weekend)|dates? (?:still )?(?:available|free|going fast|open)",
	"(?<=^\\W*|, |be |and )back (?:in|by|before) (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|fall|autumn|winter)",
	"(?:per|each|\\/) (?:event|function|party|rental)(?! (?:tent|dress|pack|supplies|room|space|planner))",
	"(?:need|want|take|have|get) (?:it|them)(?: back| home)? again|yours for (?:the|a|one|1|\\d+) (?:night|day|week(?:end)?|month|season|evening)s?",
	"\\d+ (?:night|day|hour|week)s? min(?:imum)?|use (?:it|them|this) for (?:your|a|the) (?:big )?(?:day|wedding|party|event|function|weekend|do)",
	"(?:we|i)(?: do| will)? (?:want|need|expect) (?:it|them|this) back",
	`(?:bring|drop|return|give|have|get)(?: it| them)? back (?:by |on |before )?(?:the )?(?:next )?(?:${A_DAY}|morning|day|noon|evening|night)`,
	"(?:give|bring|send|hand)(?: it| them)? back (?:after|when|once|later|next)",
	"(?:bring|give|hand|return|drop)(?: it| them)? (?:back )?(?:clean and (?:dry|full|tidy)|back (?:clean|full|dry|fuelled|washed|when))",
	"(?:given|handed|paid|goes) back (?:on|when|after|once|at)(?: (?:the|your))? (?:return|it|they|you|end)|(?:on|upon) (?:safe )?return of",
	"(?:security|bond|deposit) (?:of )?\\S?\\d+(?: is| will be)? (?:taken|required|needed|refund\\w*|returned|back|given)",
);
const ADMITTED = /\b(?:tickets?|pass(?:es)?|wristbands?|seats?|festival|admission)\b/;
/** Behind a day these name a thing. */
const NO_TIME = oneOf(
	"beds?|packs?|bags?|stands?|table|old|trip|lights?|tent|cooler|camp|only|warranty|supply",
);
const BUYS = oneOf("gets|takes|has|buys|is|covers|flat|total|all in");
const ONE_WHOLE = oneOf("(?:the|a|1|one|this|next) (?:whole |full |entire |coming )?|\\d+ ");
/** "180 for the weekend": the price asked buys a time. */
const FOR_A_WHILE = new RegExp(
	String.raw`(?<![\d.,x/#-])[$€£]?\b(\d+(?:\.\d{1,2})?)(?: ${BUYS}(?: (?:it|them|you))?(?: it)?)? for (?:your (?:big |special )?(?:${A_DAY}|day|party|wedding|event|weekend)|${ONE_WHOLE}(?:${A_PERIOD})|${A_DAY})\b(?! ?${NO_TIME})`,
	"g",
);
const isAskedForATime = ({ text, title, ask }: Post): boolean =>
	!ADMITTED.test(title) &&
	Array.from(text.matchAll(FOR_A_WHILE)).some(([, sum]) => Number(sum) === ask);
const TAKES_BORROWERS: readonly Saying[] = [
	{
		of: [
			words(LENT),
			words(
				"(?:i|we) (?:\\w+ )?(?:lend|rent|lease|hire|loan|let)|(?:borrow|rent|hire|leas|loan|lend)(?:e|ing)?(?: out)? (?:it|this|them|my|our|the)",
				"available (?:for|to) (?:rent|hire|borrow|lease)|to (?:borrow|rent out|lend|let|hire)|per|days?|weeks?|weekends?|nights?|months?|minimum|whenever",
				"rates?|terms|returned|back|mieten|verleih\\w*|vermiet\\w*|alquil\\w*|louer|affitt\\w*|noleggi\\w*|verhuur\\w*",
			),
		],
		unless: [
			words(
				"(?:allen|key|keys|wrench\\w*|ladders?|tools?|screwdrivers?|trolley|dolly|hand truck|ropes?|straps?|tie.?downs|blankets?|jack|a hand|helper)",
				"so (?:i|we) bought|cost|neighbou?rs?|friends?|brother|sister|cousin|buddy|mate|pal|dad|father|son|came back|roommate|gave it back|nobody|no one",
				"never|not (?:renting|lending|hiring|leasing|loaning|for loan)|for good|to keep|no longer|was|were|used to|instead of|rather than|cheaper than",
				"stop|tired|rented (?:out )?(?:to|a|one)|(?:my|the|our|shop|shop's|high|higher|as|because of|since|new) (?:rent|lease|landlord)",
				"rent (?:is|has|was|went|goes|got|doubled|tripled|increas\\w*|rise\\w*|rose|keeps)|lease (?:is|ends|ended|up|was)",
				"(?:was|were|used to be) (?:a |an |for )?(?:rental|hire)|rental (?:agreement|property|unit|home|house|apartment)|own or rent|buy or rent",
				"not (?:for )?rent|location|truck|storage|must|to rent (?:a|an|one)|(?:rental|hire) (?:shops?|places?|companies|stores?)",
				"loan (?:paid|balance|payoff|value)|bank|car loan|lien|no loan|paid off|off lease|lease return|trilease|release",
			),
		],
	},
];

const LET: readonly Saying[] = [
	{ of: [FOR_A_TIME], unless: [USED_UP] },
	{
		of: [FETCHED_AGAIN],
		unless: [
			words(
				"(?:get|have) (?:the |your |all )?\\S?(?:\\d+|money|cash) back|refund\\w*|money back|trial",
			),
		],
	},
	...COMES_BACK,
	...TAKES_BORROWERS,
];

/** It is lent or let, and comes back. */
export const isForRent = (post: Post): boolean =>
	isHome(post) ||
	isAskedForATime(post) ||
	(says(post.title, IN_TITLE) && !NO_TITLE.test(post.title) && !SOLD_NOW.test(post.description)) ||
	isSaid(post.sentences, LET);
