import { amountsIn, OWN } from "./amounts.ts";
import { isOfAnother } from "./currencies.ts";
import type { Gap } from "./gap.ts";
import { isAbout, isPlaceholder, type Post } from "./post.ts";
import { isFloating } from "./price/floating.ts";
import { isOneOfTheList, isTotal } from "./price-list.ts";
import { ELSEWHERE, MONEY } from "./vocabulary.ts";
import { isSaid, oneOf, type Saying, says, words } from "./wording.ts";

/** What is said of a price that nobody knows. */
const YET_TO_COME = oneOf(
	"(?:by|upon) (?:arrangement|agreement|negotiation)|(?:up)?on (?:request|application|enquiry|inquiry)",
	"to (?:be )?(?:decided|agreed|settled|sorted|fixed|discuss(?:ed)?|determined|confirmed|negotiated|talked about|arranged|follow)|open",
	"up for discussion|undecided|unknown|tbd|varies|vary|depend\\w*|subject to|not (?:final|fixed|set|decided|the|real|correct|accurate|right)",
	"a placeholder|just a|only a",
);
const TENS = oneOf(
	"ones|twos|threes|fours|fives|sixes|sevens|eights|nines|teens|tens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|hundreds",
	"thousands",
);
/** The price is whatever somebody says later. "Or best offer" is no such thing: there is a price, and room below it. */
const ON_REQUEST = [
	words(
		"(?:call|text|e-?mail|message|pm|dm|contact|ask|inquire|enquire|see me|write)(?: me| us)? (?:for|about|regarding) (?:the |a |our |current )?(?:pric(?:e|es|ing)|quote)",
		"(?:pric(?:e|es|ing)|cost|amount|sum|figure) (?:can|could|will|shall) be (?:discussed|agreed|determined|decided|fixed|set|settled)",
		`(?:pric(?:e|es|ing)|cost|amount|sum|figure) (?:is |are )?${YET_TO_COME}`,
		"preis (?:auf anfrage|verhandlungssache|nach absprache)|prix (?:a discuter|sur demande|a convenir)|precio (?:a convenir|a consultar|a negociar)",
		"prezzo (?:da concordare|su richiesta|da definire)|prijs (?:op aanvraag|nader overeen te komen|n\\.o\\.t\\.k)",
		"(?:price|number|figure|amount|sum|ask) (?:shown|listed|above|below|here|in the (?:ad|form|title|listing|field)) (?:is (?:not|just|only|a)|means|does|can)",
		"(?:pay|give|offer|make)(?: me)? whatever (?:you|it is|is|seems|feels)|(?:pay|give|offer)(?: me)? what(?:ever)? (?:seems|feels)",
		"(?:pay|give|offer)(?: me)? what(?:ever)? you (?:think|feel|believe|consider|find)",
		"what(?:ever)? (?:you (?:think|feel) (?:it is|is|they are) (?:fair|worth|right)|seems fair)",
		"(?:give|tell|show)(?: me| us)? (?:an idea|a sense|an indication)(?: of)? what",
		"(?:put|typed|entered|wrote|listed) [$€£]?\\d+ (?:as|because|since) (?:i|it|the|you|they)|worth to you|what would you (?:pay|give|offer)",
		"tell me what you (?:would|can|want to) (?:pay|give)|name your price",
		"(?:tell|let|show)(?: me| us)? (?:know )?what (?:is|would be|you (?:think|reckon|feel|find)(?: is| would be)?)(?: an?)? (?:fair|right|reasonable)",
		"pric(?:e|es) (?:(?:is|are|keeps?|still) )?(?:moving|changing|fluctuating|shifting)|tell you what (?:they are|it is|theyre) at",
		"hit me with (?:your |an? |some )?(?:best )?offers?|not (?:bothered|fussed|stuck|hung up|set|fixed) (?:about|on|by) (?:the |my )?(?:\\w+ )?price",
		"(?:rate|price|cost|figure)s?\\b[^.]{0,40} will be (?:confirmed|fixed|told|quoted|decided|advised|finali[sz]ed)",
		"(?:confirmed|quoted|fixed|finali[sz]ed) (?:after|once|on) (?:seeing|viewing|you|receipt)|(?:another|a different|its own) price",
		"(?:i|we) (?:will )?(?:tell|quote) (?:you|u) (?:how much|the price|a price|what it (?:costs|is))",
		"(?:price|negotiable|cost)(?: is| may| can| will)?(?: \\w+)? (?:depending|depends)|(?:is|as) (?:only |just )?a (?:stand.?in|dummy|filler)",
		"(?:dummy|made.?up|filler) (?:price|figure|number)|(?:final|exact|real) (?:quote|price|figure) (?:after|once|when|follows)",
		"pric(?:e|es) (?:changes?|moves?|shifts?|fluctuates?|goes up and down)(?: \\w+){0,2} (?:by|hour\\w*|da(?:y|ily)|week\\w*|constantly|all the time|every)",
		"placeholder|ignore (?:the )?(?:listed )?price",
		"(?:listed|priced|posted) (?:at|for|as) \\S?\\d+ (?:so|just|only|because (?:the (?:form|site|app|ad|page|system|website)|it|this|i (?:had|have|need|must)|craigslist|they))",
		"not the (?:real|actual|final) price|(?:do not|have not) (?:know|decided)(?: \\w+){0,4} (?:price|worth|charge|ask)",
		"(?:will )?(?:tell|let) (?:you|u) (?:know )?(?:what|how much) (?:i|we) (?:\\w+ )?(?:want|ask|need|take)",
		"would not let (?:me|us) (?:skip|leave|post|list|save|go on)",
		"the [$€£]?\\d+ is (?:just |only )?(?:so|because|since|to (?:get|make|have)|for (?:the|show))",
		"(?:with|without) the \\w+(?: \\w+)?,? (?:more|less|extra)(?=\\W*$|,)",
		"with (?:it|them|that),? you (?:would|will|have to) (?:have to )?(?:add|pay|put)",
		"(?:with|without|for) (?:the |a |an |all )?\\w+(?: \\w+)?,? (?:it is|is|that is|costs?|would be|will be|i want) (?:a (?:bit|little) )?(?:more|extra|dearer|less|cheaper)(?=\\W*$|[,.;])",
		`(?:low|mid|high|upper|lower)(?:[ -](?:to|or)[ -](?:low|mid|high|upper))?[ -]${TENS}(?! (?:of|miles|style|era|model|vintage|music|furniture))`,
		"not sure (?:what|how much)(?: \\w+){0,4} (?:worth|price|ask|charge|is worth)",
	),
];
const BIDDING = [
	words(
		"(?:starting|minimum|min|opening|highest|current|first|best|winning|top) bid(?:der)?s?",
		"bid(?:ding|s)? (?:starts?|begins?|opens?|from|at|over|ends?|by|until|welcome|close[sd]?)|bids|auction(?: (?:ends?|starts?|closes))|auctioned",
		"opening at|reserve (?:price|not met|is)|highest (?:offer|bid)|versteigerung|hochstgebot|encheres|subasta|asta|bieden|bod",
		"(?:goes|go|sold|sell|sale) to (?:the )?(?:highest|best|whoever (?:offers|pays))",
		"(?<!or )best (?:one|offer|bid|price) (?:by|on|before|wins?|takes?|gets?|until|received|over|above|this)|sealed (?:bids?|offers?)",
		"offers? (?:(?:over|from|above|around|starting at|north of) \\S?\\d+|in excess|in the region|upwards|of \\S?\\d+ (?:or|and) (?:more|up|above|over))",
	),
];
const MEASURED = oneOf(
	String.raw`cm|mm|m|inch|miles|mi|km|kg|lbs?|gb|years?|months?|hours?|ft|feet|people|w|v|l|%|"|'|minutes?|min|days?|weeks?`,
	String.raw`times|of|pieces|pages|\w+s\b`,
);
const ASKED_FROM = oneOf("asking|price|priced|price is|want|ab|des|desde|a partir de|da|vanaf");
const OPEN_ENDED: readonly Saying[] = [
	{
		of: [
			words(
				"(?<!(?:this|that|its|the|similar|same) )(?:prices?|priced|pricing|asking|cost) (?:start(?:s|ing)?|varies|vary|range[sd]?|ranging|from|between|depends?)",
				"(?:starting|starts|start) (?:price |prices )?(?:at|from|around) \\S?\\d+|from only \\S?\\d+",
			),
		],
		unless: [
			words(
				"retail|new|elsewhere|dealers?|online|amazon|ebay|msrp|originally|(?:after|from) starting|started|range from \\d+ (?:inch|cm|lbs)|i paid|similar",
				"comparable|these go",
			),
		],
	},
	{
		of: [
			new RegExp(
				String.raw`(?:^\W*|\b${ASKED_FROM}[:\s]{0,3})(?:from|ab|des|desde|a partir de|vanaf|between|in the region of|somewhere (?:around|between|in)|anywhere from|around|about|roughly) (?:${MONEY}|(?<!^\W*\w+ )\d+)\b(?! ?${MEASURED})`,
			),
		],
		unless: [words("retail|new|paid|worth|value|dealer|offers?")],
	},
	{
		of: [
			words(
				"in the region of",
				"(?:price|asking|want|wanting|looking for|somewhere) (?:around|round|about|roughly|between|in the neighborhood of|in the ballpark of) \\S?\\d+",
			),
		],
		unless: [
			words(
				"worth (?:about|around|over|at|\\d|\\$)|valued?|retail|paid|years|new ones|miles|inch|cm|kg|km|people|pieces|minutes",
			),
		],
	},
	{
		of: [
			/\b(?:in|around) the (?:low |high |mid |upper |lower )?\d{2,}'?s\b|[$€£]\d+ ?-?ish\b|\b(?:asking|price|want|for|around|like|get|say|be|at)(?: \w+){0,2} [$€£]?\d+ ?-?ish\b|^\W*\d+ ?-?ish\W*$/,
		],
		unless: [words("from|made|built|style|19\\d\\ds?|vintage|era|music")],
	},
	{
		of: [new RegExp(`${MONEY} ?(?:\\+(?! ?\\w)|and up|or more|upwards|ish\\b|plus(?! \\w))`)],
		unless: [
			words(
				"paid|worth|retail|upgrades?|value|new|sell|sells|over|orders?|off|save|spent|invested|parts|cost",
			),
		],
	},
];
const NO_SUM = oneOf(
	String.raw`off|day|minutes?|min|times|years?|inch|miles|people|mins|hours?|x\b|for \d|each|of|ea\b|piece`,
);
const NO_RATE = oneOf(
	String.raw`conver\w+|refresh|frame|bit|flow|data|heart|sample|transfer|success`,
);
/** "$200-250", "120 or 140": more than one price in one breath. */
const EXPECTED = oneOf(
	"asking|price|priced|prices|want|take|preis|prix|precio|between|somewhere|expecting|hoping for|looking for",
	`(?<!${NO_RATE} )rate`,
);
const A_SUM = String.raw`(\d+(?:\.\d+)?)`;
const BETWEEN = new RegExp(
	[
		`(?:[$€£]${A_SUM} ?(?:-|to|or|/|bis|ou|oder|o|and) ?[$€£]?${A_SUM}`,
		String.raw`\b${EXPECTED}(?: (?:is|at|around|between|from|for|about))*:? ${A_SUM} ?(?:-|to|or|and|bis|ou|oder) ?[$€£]?${A_SUM})(?![\d/]| ?${NO_SUM})`,
	].join("|"),
);
/** At another time, or paid in another way. */
const LATER_OR_BY_CARD = oneOf(
	"card|paypal|otherwise|tomorrow|later|after|next|thereafter|monday|non.?members?|normally|full price|credit|check|trade",
);
const OR_ELSE = oneOf(
	"tomorrow|otherwise|later|after (?:that|today|sunday|the weekend|this)|back (?:up )?to|card|paypal|next week|if not",
	"not (?:paid|picked|collected|gone|sold|cash|today|local)",
);
const AT_ONCE_OR_IN_CASH = oneOf(
	"cash|today|tonight|tomorrow|this week(?:end)?|now|card|paypal|venmo|students?|members?|gone (?:today|by)|picked up",
);
/** The price hangs on when or how it is paid. */
const CONDITIONAL: readonly Saying[] = [
	{
		of: [
			new RegExp(
				String.raw`(?:${MONEY}(?: (?:if|for|when|with|in|by|via|to))?|\b\d{2,}(?: (?:if|for|when|in|by|via))?)(?: (?:paid|you|it|is|pay|picked|gone)){0,2} ${AT_ONCE_OR_IN_CASH}\b`,
			),
			new RegExp(
				[
					String.raw`(?:${MONEY}(?: (?:if|for|when|with|in|by|via|from|on|goes|after|at|back up to)){0,3}|\b\d{2,} (?:if|for|when|by|via|from|on|after))(?: \w+){0,2}? ${LATER_OR_BY_CARD}\b`,
					String.raw`\b${OR_ELSE} [^.]{0,24}(?:${MONEY}|\b\d{2,})`,
				].join("|"),
			),
		],
		unless: [words("paid|new|retail|installed|worth|years?|miles|due|call|text|cash ?app")],
	},
	{
		of: [
			words(
				"price (?:goes up|will (?:go up|increase|rise)|rises|increases|drops? (?:every|each|by)|will drop|doubles|changes)|cash price|card price",
				"for cash only price|early bird|today only|this week(?:end)? only",
			),
			/\d/,
		],
	},
];
const ON_TERMS = oneOf(
	"with|without|if|when|otherwise|including|tomorrow|later|next|after|by card|paypal",
	"for (?:an? )?(?:quick|fast|cash|early|today|local|pick up|students?|members?|friends|everybody|everyone|anyone|the first)",
);
const WITH_OR_WITHOUT = new RegExp(
	String.raw`(?<![\d.,x/])(\d+(?:\.\d{2})?)(?: (?:with|without|if|when|for|including|plus|today|now|tonight|cash)\b[^.]{0,30}?)?,? [$€£]?(\d+(?:\.\d{2})?) ${ON_TERMS}\b`,
);
/** "Without pillows 200, with pillows 240". */
const WITHOUT_AND_WITH =
	/\b(?:with|without) (?:the )?[a-z]+(?: is| at| for)? [$€£]?(\d{2,})(?:\.\d\d)?,?(?: and| or| but)? (?:with|without) (?:the |them )?[a-z]*(?: is| at| for)? ?[$€£]? ?(\d{2,})\b/;
const BEHIND_A_SUM = oneOf(
	"obo|firm|cash|or best offer|fix|only|total|please|now|takes it|pounds|dollars|francs",
);
/** Nothing but a sum: "Festpreis 120", "12900". */
const BARE_SUM = new RegExp(
	String.raw`^\W*(?:(?:fest|fix)?preis|fixed price|price|prix|precio|prezzo|prijs|asking|only|just|total|now|for|sum|cost)?(?: is)?[: ]*[$€£]?(\d{2,6}(?:\.\d{2})?)(?: ${BEHIND_A_SUM})?\W*$`,
);
const OF_ANOTHER_KIND = oneOf(
	"for|each|cm|mm|m|inch(?:es)?|in|ft|feet|gb|tb|kg|lbs?|years?|months?|hours?|days?|weeks?|miles|km|pieces|people|am|pm|min|minutes?|watts?|w|v",
	"times|speed|of|k",
);
/** "50 now or 60 on the weekend": beside the price asked stands another. */
const OR_ANOTHER = new RegExp(
	String.raw`(?<![\d.,x/])(\d+(?:\.\d{2})?)(?: (?!each\b)\w+){0,3}(?:,? or|,? but|,? otherwise|,? if not,?|,? else|/)(?: [a-z]+)?(?: for| is| at)? [$€£]?(\d+(?:\.\d{2})?)(?![\d."'%x/-])(?! ?${OF_ANOTHER_KIND}\b)`,
);
const NO_MONEY = oneOf(
	"cm|mm|inch|gb|mb|tb|kg|lbs?|years?|months?|hours?|miles|pieces|watts?|w|m|%|people|volts?|v",
);
/** "With the cover I'd say 80". */
const WITH_IT = new RegExp(
	String.raw`^\W*(?:but )?(?:with|without) (?:it|them|that|those|the [a-z]+(?: [a-z]+)?),? (?:(?:i|it)(?: is| am| would| will)? )?(?:be |say |want |ask |take |for |make it |at )?[$€£]?(\d{2,5})(?:\.\d\d)?\b(?! ?${NO_MONEY})`,
);
/** What is asked later is not what is asked now. */
const MOVING: Saying = {
	of: [
		/\b(?:go|goes|going|rises?|rising|drops?|dropping|increas\w+|jumps?|climbs?|back) (?:back )?(?:up|down|to|by) (?:to |by )?[$€£]?\d{2,}/,
	],
	unless: [
		words(
			"miles|mph|km|inch|degrees|volume|speed|paid|was|weight|watts|lbs?|kg|years|scale|settings?|sizes?|ages?|lowered|dropped",
		),
	],
};
/** The sum hangs on something. */
const HANGING: Saying = {
	of: [
		words("pric(?:e|es|ing)|cost|asking|negotiable|amount|[$€£]\\d+"),
		words("depend(?:s|ing|ent)?"),
	],
	unless: [words("shipping|delivery|needs|use|battery")],
};
const ALONE = /(?:^|[\n*>~=-]\s{0,3})[$€£\s]{0,3}$/;
const FIRM =
	/^(?:\.00|-00|\.-)?[\s,.!*(]{0,5}(?:obo\b|or best|firm\b|not negotiable|non.?negotiable|cash\b|takes|neg|and i\b|and (?:will|would)|or (?:make|trade|reasonable)|$|\n)/;
const SAID =
	/^(?:\.00)?[\s,.!*(]{0,5}(?:obo\b|or best|firm\b|cash takes|takes|(?:for|as) (?:both|all|a pair|a set|the (?:pair|set|lot)|this|it\b|everything))/;
const BY_ITSELF = /(?:^|[.!?\n] ?)[$€£]$/;
const ENDED =
	/^(?:\.00)?[ ,.!]{0,3}(?:$|\n|obo|first|no|cash|pick|each|for this|for the|as is|or|and)/;

/** Prices that the text itself asks; one in a title is asked, whatever stands beside it, unless the price asked is there too. */
const asked = ({ amounts, title, ask }: Post): number[] => {
	const inText = amounts.filter(
		({ before, after }) =>
			OWN.test(before) ||
			(ALONE.test(before) && FIRM.test(after)) ||
			(BY_ITSELF.test(before) && ENDED.test(after)) ||
			SAID.test(after),
	);
	const inTitle = title.includes(String(ask))
		? []
		: amountsIn(title).filter(({ isElsewhere }) => !isElsewhere);
	return [...inText, ...inTitle].map(({ value }) => value);
};

/** A sum by itself, or what it is for: "$400, you haul it", "cabinet for $111". */
const ITS_PRICE = /^\W*$|\b(?:for|at) ?[$€£]$/;
const NOT_ITS_PRICE =
	/\b(?:built|last|second|other|others|similar|online|extra|add|another|stores?)\b/;
/** The only sum that the text names, and not the one asked. */
function isLoneOther({ text, amounts, ask, quantity }: Post): boolean {
	const [only, ...others] = new Set(amounts.map(({ value }) => value));
	if (only === undefined || others.length > 0 || text.includes(`$${ask}`)) return false;
	if (isAbout(only, ask) || isAbout(only, ask * quantity)) return false;
	return (
		only > ask * 0.3 &&
		only < ask * 4 &&
		amounts.some(
			({ before, after }) =>
				ITS_PRICE.test(before) &&
				!NOT_ITS_PRICE.test(before) &&
				!/^(?:\.\d\d)? ?(?:when|is the price|i |new\b|plus|(?:\([^)]*\) )?(?:more|extra))/.test(
					after,
				),
		)
	);
}

function isAnother({ sentences, ask, quantity }: Post): boolean {
	const isOther = (sum: number): boolean =>
		sum !== ask && sum !== ask * quantity && sum > ask * 0.3 && sum < ask * 4;
	return sentences.slice(1).some((one, at) => {
		if (/^\W*sold\b/.test(sentences[at + 2] ?? "") || /\bmiles\W*$/.test(sentences[at] ?? ""))
			return false;
		if (Number(NEARLY.exec(one)?.[1]) === ask) return true;
		const sum = Number(BARE_SUM.exec(one)?.[1] ?? ask);
		if (
			!isAbout(sum, ask) &&
			!isAbout(sum, ask * quantity) &&
			sum > ask * 0.2 &&
			(sum < 1900 || sum > 2035)
		)
			return true;
		const [, apart] = WITH_IT.exec(one) ?? [];
		if (apart !== undefined && isOther(Number(apart))) return true;
		const [, first, second] =
			OR_ANOTHER.exec(one) ?? WITH_OR_WITHOUT.exec(one) ?? WITHOUT_AND_WITH.exec(one) ?? [];
		return Number(first) === ask && isOther(Number(second));
	});
}

/** What others get for theirs. */
const OTHERS_ASK = words(
	"new|(?:go|goes|sell|sells|going|fetch|selling) for|similar|others|shops?|(?:local|antique|thrift|online) \\w+ (?:have|has|want|ask)",
	"(?:have|has|had) (?:them|it|these|one|ones) (?:at|for)|elsewhere|rrp|listed (?:at|for)|used ones",
);

function isRange({ sentences, ask }: Post): boolean {
	return sentences.some(
		(one) => isBetween(one, ask) && !ELSEWHERE.test(one) && !OTHERS_ASK.test(one),
	);
}

/** "400 to 450", and nothing else. */
const NEARLY =
	/^\W*(?:price |asking |say |like )?(?:around|about|roughly|circa|maybe|say) [$€£]?(\d{2,6})(?: (?:obo|cash|or so))?\W*$/;
const BARE_RANGE =
	/^\W*[$€£]?(\d{2,5}) ?(?:-|to|or|bis|ou|oder) ?[$€£]?(\d{2,5})(?: (?:obo|firm|cash|negotiable))?\W*$/;

function isBetween(sentence: string, ask: number): boolean {
	const [, ...found] = BETWEEN.exec(sentence) ?? BARE_RANGE.exec(sentence) ?? [];
	const [low = 0, high = 0] = found.filter((price) => price !== undefined).map(Number);
	return low > 0 && high > low && low >= ask * 0.3 && high <= Math.max(ask * 3, low * 3);
}

/** "2000 Maxima", at two dollars: nobody sells a car for this, and the form wanted a number. */
const isTooLittleForOne = ({ category, title, ask }: Post): boolean =>
	/\b(?:cars?|vehicles?|motorcycles?)\b/.test(category) &&
	/^\W*(?:19|20)\d\d [a-z]/.test(title) &&
	ask < 100;

/** Where the text asks another price than the listing does, or none that anybody means. */
export const price: Gap = {
	slot: "price",
	question: "What is the asking price, all-in?",
	readings: ["the listing's asking price", "another price"],
	isOpen(post) {
		const { text, sentences } = post;
		if (
			says(text, ON_REQUEST) ||
			says(text, BIDDING) ||
			isSaid(sentences, [...OPEN_ENDED, ...CONDITIONAL, MOVING, HANGING])
		)
			return true;
		if (isFloating(post) || isRange(post) || isOfAnother(post) || isTooLittleForOne(post))
			return true;
		if (isTotal(post)) return false;
		if (isLoneOther(post) || (isAnother(post) && !isOneOfTheList(post))) return true;
		if (isPlaceholder(post)) return !/[$€£]1\b(?![\d,.])|\bprice(?: is)?:? 1\b/.test(text);
		const prices = asked(post);
		const isSame = (price: number): boolean =>
			isAbout(price, post.ask) || isAbout(price, post.ask * post.quantity);
		const told = [...prices, ...post.amounts.map(({ value }) => value)];
		return prices.length > 0 && !told.some(isSame);
	},
};
