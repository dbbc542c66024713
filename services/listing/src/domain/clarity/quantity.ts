import type { Gap } from "./gap.ts";
import { headNoun } from "./plurals.ts";
import { askIn, type Post } from "./post.ts";
import { isPricedEach, pricesForOne, singular } from "./prices-for-one.ts";
import { isVague } from "./vague-count.ts";
import { CONTAINER, CONTAINERS, COUNT, MEASURES, NEGATED } from "./vocabulary.ts";
import { oneOf, says, words } from "./wording.ts";

const PARTS = String.raw`(?:-(?! [a-z])|["'.:/%°]|\d|x\d|\s?(?:${MEASURES}|of|available)\b)`;
const COUNTED = new RegExp(
	String.raw`^\W*(?:(?:i have|selling|for sale|have)\W{1,3}(?:the )?)?(${COUNT})\b(?!${PARTS})(?:- | ?(?:x )?)(?:[a-z0-9'"&/+.-]+ ){0,6}?[a-z]{2,}[^s\W]s\b`,
);
const IN_BRACKETS = new RegExp(
	String.raw`(?:(?<!(?:\b(?:for|mount|carrier|rack|holder)|\+) ?)\((?:x ?)?(${COUNT}) ?x?\)(?! ?${PARTS})|\b(${COUNT}) ?x (?=[a-z])|(?:(?<!\d ?)|(?<=[a-z]\d+ ))\bx ?(${COUNT})$|, ?(${COUNT})(?=,|$| of (?:them|these)\b))`,
);
const ABOUT =
	"(?:about |around |roughly |some |maybe |exactly |over |approximately |at least |up to |a total of )?";
const OF_THEM_OR_LEFT = oneOf(
	"of (?:these|them|those)|available|left|in (?:stock|total)|altogether",
	String.raw`(?!year|month|week|day|kid|cat|dog|hour|other|people|child|inch|mile|more|mine)[a-z]+s\b(?! (?:already|too|of my own|at home))`,
);
const TOLD = [
	new RegExp(
		String.raw`\b(?:(?:i|we)(?: still| also)?(?: have| have got| got)(?: got)?|there(?: still| also)? are) ${ABOUT}(${COUNT})(?: ${OF_THEM_OR_LEFT}|$|[,;])`,
	),
	new RegExp(
		String.raw`(?:^|[.\n] ?|\bi am )(?:still )?(?:have|got|selling)(?: this| these)? (${COUNT}) ?(?:of|pieces|pairs|sets|packs|boxes|bags|bundles)\b`,
	),
	new RegExp(
		String.raw`(?:^|[,.\n] ?|\bonly |\bjust )${ABOUT}(${COUNT}) (?:in stock|remaining|available|left|to sell|for sale|of (?:them|these))\b`,
	),
];

/** Several of a kind that go as one. */
export const LOT = [words(`(?:${CONTAINER}) of|${CONTAINER}|sets|pairs|lots|bundles`)];
/** Something goes along with something else. */
export const BUNDLE = [
	words(
		"comes? with|includes?|included|bundle|along with|(?:table|desk|bed|couch|sofa) (?:and|with)",
	),
	/\btable\b[^\n]{0,30}\bchairs\b/,
];

/** The seller says that all of it goes together. */
const ONE_LOT = [
	words(
		`(?:${CONTAINER}) of|sets?|pairs?|lot|bundle|packs?|boxed|(?:the|a|whole|entire|one) (?:\\w+ )?(?:${CONTAINERS})|per (?:${CONTAINERS})`,
		"[$€£]?\\d+(?:\\.\\d+)? (?:for|covers|buys|gets(?: you)?) (?:both|all|everything|them all)|(?:price|one price|sale|sold|asking) for both",
		"covers (?:both|all|the)|(?:take|takes) (?:both|all|them)|in (?:their|its|the|an?) (?:original )?(?:box|case|bag|tin)",
		"both (?:for|together|of them for|included|are (?:included|for|[$€£]?\\d))|(?<!in )total|(?<!\\d )together|matching",
		"(?:the|a|whole|entire|this) (?:\\w+ )?collection|collection of|everything|all (?:for|of|included|together|complete|in one|\\d+|the)",
		"for (?:all|them|the (?:two|\\d|lot|set|pair))|the \\d+ of them|as (?:one|a whole|a|\\d+)|(?:buys|gets|covers|takes) (?:the|all) \\d+|one price",
		"one go|whole|entire|altogether|complete|all there|none missing|in all|\\d+ the (?:\\d+|lot|set|pair|nest)",
		"(?:table|desk|bed|couch|sofa) (?:and|with)|comes? with|includes?|will not (?:split|separate|sell separately)",
		"not (?:splitting|separating|sold separately)|zusammen|komplett|l'ensemble|juntos|insieme|compleet|als set|le lot|el lote",
	),
	/\btable\b[^\n]{0,30}\bchairs\b/,
];
const SEVERAL =
	"(?:several|a few|few|a handful|a couple|couple|a bunch|bunch|lots|plenty|multiple|various|many|some|a number|dozens|loads|numerous|assorted|mehrere|einige|plusieurs|quelques|varios|algunos|vari|alcuni|meerdere|diverse)";
const MORE = words(
	`${SEVERAL}(?: (?:of (?:them|these|those)|available|left|in stock|to choose|for sale))`,
	"(?:more|others?|another|extras?) (?:of (?:them|these)|available|in stock|like (?:it|this))|(?:multiple|several|many|more) available",
	`(?:i|we)(?: still)?(?: have| have got| got)(?: got)? (?:${SEVERAL}(?: of)?|more than one|more)(?= of (?:them|these)|$|,)`,
	"(?:have|can do|got) more than one|(?:have|got) (?:lots|plenty|loads|many|several|a few|a couple)(?=$|,| left| of them)",
	`more than one (?:available|of them)|there are ${SEVERAL}(?=$|,| left| of)|bought too many|too many of|how many (?:you|do you)|tell me how many`,
	`as many as|any quantity|quantities|${SEVERAL} available`,
);
const SEATS = /\bseats? \d+ ?(?:-|through|thru|to|and|&|,) ?\d+/;
const ONE_ONLY = words(
	"only (?:one|1)(?: piece)? (?:left|available|remaining|in stock)|just (?:one|1) left|(?:this|it) is (?:the )?last one",
	"last one (?:left|available|remaining|in stock)|(?<=^\\W*)last one|(?:one|1) (?:only|left|remaining)|single (?:unit|piece)",
);
const A_SET = new RegExp(String.raw`\b(?:set|pair|lot|box|pack|bundle) of (${COUNT})\b`);
/** Two numbers of these count something else. */
const NO_PIECES = oneOf(
	"people|persons|players|years?|yrs?|months?|inch|cm|mm|kg|lbs?|pm|am|hours?|minutes?|days?|weeks?|miles|times",
	String.raw`gb|tb|mb|percent|%|ft|feet|adults|kids|gallons?|mph|mpg|k\b|th|inches|blocks|left|scratches|small`,
);
const BEFORE_A_COUNT = oneOf(
	"pack|packs|set|sets|box|bag|lot|bundle|(?<!\\b(?:child|children|kids?|ages?|family|group|party) )of|with|have|are|got|about|maybe",
);
const OR_COUNT = new RegExp(
	[
		String.raw`(?:^|[.\n] ?)(?:\d{1,2}|one) (?:or|to|-) \d{1,2} (?!people|years?|inch|hours?|min|days?|weeks?|months?|times|owners?)[a-z]{3,}[^.\n]{0,30}s\b`,
		String.raw`\bfor (?:one|\d{1,2}) or \d{1,2}(?=$|[,.\n])`,
		String.raw`\b${BEFORE_A_COUNT}s? (?:of )?(?:\d{1,3}|one) (?:or|to|-) \d{1,3}\b(?! ?${NO_PIECES})`,
	].join("|"),
);

/** However many a buyer likes. */
const ANY_NUMBER = words(
	"take (?:a few|one or|some|as many|many|any)|as many as(?= you (?:want|like|need))|any (?:quantity|number|amount)|how many (?:you|do you)",
	"(?:have|got|selling|are) (?:[2-9]|several|multiple) (?:pairs|sets|packs|boxes|bags|bundles)",
);
function told({ title, description }: Post): number | undefined {
	const found = TOLD.map((way) => way.exec(description)).find((told) => told !== null);
	if (found === undefined || isOfParts(found[0], title)) return undefined;
	return Number(found[1]);
}

/** "There are four bobbins", of a spinning wheel. */
function isOfParts(counted: string, title: string): boolean {
	const [, noun] = /^there are .*?([a-z]{3,})s$/.exec(counted.trim()) ?? [];
	return (
		noun !== undefined &&
		!title.includes(noun) &&
		!/^(?:piece|item|unit|one|set|pair|lot)/.test(noun)
	);
}

/** "Paint buckets", and there are several; "Tickets", and the text begins with two tickets. */
function areSeveral({ title, description, sentences }: Post): boolean {
	if (/[a-z]\(s\)/.test(title)) return true;
	if (SEATS.test(description) && /\btickets?\b/.test(`${title} ${description}`)) return true;
	const [, plural] = /(?<!\bof )\b([a-z]{2,}[^s\W]s)\W*$/.exec(title) ?? [];
	if (
		sentences
			.slice(1)
			.some(
				(one) =>
					MORE.test(one) &&
					!NEGATED.test(one) &&
					!/\b(?:other|photos?|pictures?|pics|info|items?|stuff|things)\b/.test(one),
			)
	)
		return true;
	if (plural === undefined) return false;
	const begun = String.raw`^\W*(?:(?:i have|selling|for sale|i am selling)\W{1,3})?${COUNT} (?:[a-z-]+ ){0,2}?`;
	return new RegExp(
		String.raw`(?:\b${SEVERAL} (?:of )?(?:[a-z-]+ ){0,3}?|${begun})\b${plural}\b`,
	).test(description);
}

function countOf(post: Post): number | undefined {
	const { title } = post;
	const bracket = IN_BRACKETS.exec(title);
	const written = COUNTED.exec(title)?.[1] ?? bracket?.slice(1).find(Boolean);
	return written === undefined ? told(post) : Number(written);
}

/** "A set of five", "there are a dozen of them altogether": all that there are. */
const IN_ALL = new RegExp(
	[
		String.raw`\bthere (?:is|are) (${COUNT}) (?:in (?:all|total|the (?:set|box|lot|pack))|of them|altogether|all told)\b`,
		String.raw`^\W*(?:a )?(?:matching )?set of (${COUNT})\b`,
		String.raw`(?<![\d.,$€£])\b(${COUNT}) (?:in (?:all|total)|altogether|all told)\b`,
	].join("|"),
	"g",
);
/** The title counts the things, and the text counts other numbers of them. */
function isMiscounted({ title: whole, description }: Post): boolean {
	const [title = ""] = whole.split(/\b(?:with|plus|and|box of|set of|pack of|for|fits)\b/);
	const [, count, noun] =
		new RegExp(String.raw`(?<![\d.x/-])\b(${COUNT}) (?:[a-z-]+ ){0,2}?([a-z]{3,}s)\b`).exec(
			title,
		) ?? [];
	if (noun === undefined || new RegExp(`^(?:${MEASURES}|of|available)$`).test(noun)) return false;
	const others = description.matchAll(
		new RegExp(
			String.raw`(?<![\d.x/-])\b(${COUNT}) (?!(?:${MEASURES})\b)(?:[a-z-]+ )?${noun}\b|\b(?:1|one|\d) of the (${COUNT})\b`,
			"g",
		),
	);
	const inAll = Array.from(
		description.replace(/\b(?:a|1) dozen\b/g, "12").matchAll(IN_ALL),
		(found) => Number(found.slice(1).find(Boolean)),
	);
	if (inAll.some((other) => other > 1 && other !== Number(count))) return true;
	return Array.from(others, ([, one, other]) => Number(one ?? other)).some(
		(other) => other > Number(count),
	);
}

const BY_MEASURE =
	/(?:[$€£]\d+(?:\.\d+)? ?(?:per |an? |\/ ?)|\b(?:sold|priced?|price is|selling) (?:by the |per ))(pound|lb|kilo|kg|yard|yd|met(?:er|re)|foot|ft|ton|acre|lit(?:er|re)|gallon)\b/;
/** "Sold by the pound", and not a word about how many pounds there are. */
function isUnweighed({ description, quantity: listed }: Post): boolean {
	const [, measure] = BY_MEASURE.exec(description) ?? [];
	if (measure === undefined || listed > 1) return false;
	const named = measure
		.replace("foot", "(?:foot|feet|ft)")
		.replace(/^(?:pound|lb)$/, "(?:pound|lb)");
	return !new RegExp(String.raw`\d ?(?:${named})s?\b`).test(description.replace(BY_MEASURE, " "));
}

/** "Bistro chairs", and not a word about how many. */
function isBarePlural({ title, description }: Post): boolean {
	const plural = headNoun(title);
	if (plural === undefined) return false;
	const one = singular(plural);
	return !new RegExp(
		[
			String.raw`\b(?:1|one|single|a|an|this|the|both|pair of|(?<!\d)\d{1,4})\b (?:[a-z0-9"'-]+ ){0,5}?(?:${one}|${plural})\b`,
			String.raw`\b(?:qty|quantity|this one|this (?:listing|post|ad) is|\d+ (?:pieces|items|units|volumes|titles|discs|bottles))\b`,
		].join("|"),
	).test(description);
}

/** "Patio chairs, 40 for the set", and nobody says how many chairs make the set. */
const isUncountedSet = ({ title, description }: Post): boolean =>
	headNoun(title) !== undefined &&
	!SEVERAL_TOLD.test(`${title} ${description}`) &&
	/\b(?:for|takes|buys) (?:the|a) (?:whole |full |complete )?set\b/.test(description);
const SEVERAL_TOLD =
	/(?<![$€£\d.,/x-])\b(?:[2-9]|[1-9]\d)\b(?! ?(?:inch|in\b|cm|mm|ft|feet|years?|months?|lbs?|kg|for\b|dollars|obo|firm|takes|buys|cash|[.,]?\d|["'%/]))|\b(?:pair|both|couple|trio|duo|dozen)\b/;

/** "18 the pack, three packs": the pack is the piece. */
const isBySet = ({ text, quantity, ask }: Post): boolean =>
	/\bprice (?:is )?(?:for|per) (?:one|1|a|an|each|every) (?:set|pair|lot|box|pack|bundle)\b/.test(
		text,
	) ||
	(new RegExp(String.raw`\b${quantity} (?:\w+ )?(?:sets|pairs|lots|boxes|packs|bundles)\b`).test(
		text,
	) &&
		new RegExp(
			String.raw`(?<![\d.,])${askIn({ ask })} ?(?:a|the|per|each|for (?:a|the|one|each)|\/) ?(?:set|pair|lot|box|pack|bundle)\b`,
		).test(text));

/** How many the text says there are is not how many the listing sells, and nothing says that they go as one lot. */
export const quantity: Gap = {
	slot: "quantity",
	question: "How many pieces does a buyer get for one unit of this listing?",
	readings: ["one piece", "all the pieces together"],
	isOpen(post) {
		// A car is one car and a home is one home, whatever numbers their names have.
		if (/\b(?:cars?|vehicles?|motorcycles?|housing|apartments?|rentals?)\b/.test(post.category))
			return false;
		const { quantity: listed, text, description } = post;
		if (isMiscounted(post) || OR_COUNT.test(text) || isVague(post) || isUnweighed(post))
			return true;
		if (listed > 1) {
			const count = told(post);
			return (
				ONE_ONLY.test(text) ||
				(A_SET.test(text) && !isBySet(post)) ||
				(count !== undefined && count !== listed)
			);
		}
		if (ANY_NUMBER.test(description) && !/\bfor (?:both|all)\b|\btogether\b/.test(description))
			return true;
		if (isUncountedSet(post)) return true;
		if (says(text, ONE_LOT) || isPricedEach(text) || pricesForOne(post).length > 0) return false;
		return countOf(post) !== undefined || areSeveral(post) || isBarePlural(post);
	},
};
