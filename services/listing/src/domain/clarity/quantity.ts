import type { Gap } from "./gap.ts";
import type { Post } from "./post.ts";
import { perPiece } from "./unit.ts";
import { says } from "./wording.ts";

const WORDS: Readonly<Record<string, number>> = {
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	six: 6,
	seven: 7,
	eight: 8,
	nine: 9,
	ten: 10,
	twelve: 12,
};
const COUNT = String.raw`(?:${Object.keys(WORDS).join("|")}|[2-9]|1\d|2\d)`;
/** Words that make a count part of a name: a four drawer cabinet is one cabinet. */
const PART = [
	"inch|in|ft|foot|feet|cm|mm|m|gb|tb|mb|g|k|v|w|watts?|volts?|hz|mp|oz|lbs?|kg|qt|quart|gal\\w*",
	"litres?|liter|l|deep|drawers?|shel(?:f|ves)|tiers?|speeds?|pieces?|pcs?|pc|doors?|seats?|seater",
	"person|people|players?|ways?|wheels?|burners?|lights?|panels? (?:screen|door)|arms?|legs?|head",
	"bedrooms?|baths?|bathrooms?|br|cups?|slices?|slots?|bottles?|channels?|ports?|bay|cyl\\w*|car",
	"years?|yrs?|months?|weeks?|days?|hours?|hrs?|generation|gen|nd|th|rd|st|disc|cd|dvd|star|wall",
	"tone|toned|bulb|steps?|bike|sections?|sided|stage|band|line|handsets?|story|available|of",
].join("|");
const PARTS = String.raw`(?:-|["'.:/%]|\d|x\d|\s?(?:${PART})\b)`;
const COUNTED = new RegExp(
	String.raw`^\W*(?:(?:i have|selling|for sale|have)\W+(?:the )?)?(${COUNT})\b(?!${PARTS}) ?(?:x )?(?:[a-z0-9'"&/+.-]+ ){0,6}?[a-z]{2,}[^s\W]s\b`,
);
const IN_BRACKETS = new RegExp(
	String.raw`(?:(?<!\b(?:for|mount|carrier|rack|holder|\+) ?)\((${COUNT})\)(?! ?${PARTS})|\b(${COUNT}) ?x (?=[a-z])|(?<!\d ?)\bx ?(${COUNT})$|, ?(${COUNT})(?=,|$))`,
);
const TOLD = new RegExp(
	String.raw`\b(?:i|we) have (?:about )?(${COUNT}) (?:of (?:these|them|those)|[a-z]+s)\b`,
);

/** The seller says that all of it goes together. */
const ONE_LOT = [
	/\bsets?\b/,
	/\bpairs?\b/,
	/\blot\b/,
	/\bbundle\b/,
	/\b(?:for|take|takes) both\b/,
	/\bboth (?:for|are|together|of them for)\b/,
	/\btotal\b/,
	/\btogether\b/,
	/\bpack\b/,
	/\b(?:box|case|stack|pile|bag|tray|shelf|row|bunch|series|dozen) of\b/,
	/\bmatching\b/,
	/\bcollection\b/,
	/\beverything\b/,
	/\ball (?:for|of|\d+|two|three|four|five|six)\b/,
	/\bfor (?:all|the|them)\b/,
	/\bthe (?:two|three|four|five|six) of them\b/,
	/\b(?:table|desk|bed|couch|sofa) (?:and|with|w\/)\b/,
	/\btable\b[^\n]{0,30}\bchairs\b/,
	/\bcomes? with\b/,
	/\bincludes?\b/,
];
/** Things of which people buy one or several. */
const GOODS = `(?:${[
	"chairs|stools|barstools|benches|sofas|couches|desks|dressers|nightstands|bookcases|bookshelves",
	"cabinets|mattresses|lamps|monitors|televisions|tvs|panels|tiles|windows|crates|boxes|containers",
	"pallets|planters|sticks",
].join("|")})`;
const BARE = new RegExp(
	String.raw`^(?!.*(?:&|\band\b|\bwith\b|\bfor\b|\+)).*\b${GOODS}(?:\W*$|\W+\d+ ?w\b)`,
);
const SOME_COUNT = new RegExp(
	String.raw`\b(?:${COUNT}|1|one|single|a|an|another|this|it|its)\b(?:[^.\n]{0,24})\b${GOODS.replaceAll("s|", "s?|")}\b|\b(?:qty|quantity)\b`,
);
const LAST_ONE = /\bonly (?:one|1) (?:left|available)\b|\bjust one left\b/;
const A_SET = new RegExp(String.raw`\b(?:set|pair|lot|box) of (${COUNT})\b`);

const numberOf = (written: string | undefined): number | undefined =>
	written === undefined ? undefined : (WORDS[written] ?? Number(written));

/** "Paint buckets", and there are several; "Tickets", and the text begins with two tickets. */
function areSeveral({ title, description }: Post): boolean {
	const [, plural] = /\b([a-z]{3,}[^s\W]s)\W*$/.exec(title) ?? [];
	if (plural === undefined) return false;
	const several = String.raw`\b(?:several|a few|a bunch of|lots of)\b[^.\n]{0,30}`;
	const begun = String.raw`^\W*(?:(?:i have|selling|for sale|i'm selling)\W+)?${COUNT} (?:[a-z-]+ ){0,2}?`;
	return new RegExp(String.raw`(?:${several}|${begun})\b${plural}\b`).test(description);
}

function countOf({ title, description }: Post): number | undefined {
	const bracket = IN_BRACKETS.exec(title);
	return numberOf(
		COUNTED.exec(title)?.[1] ?? bracket?.slice(1).find(Boolean) ?? TOLD.exec(description)?.[1],
	);
}

/** How many the text says there are is not how many the listing sells, and nothing says that they go as one lot. */
export const quantity: Gap = {
	slot: "quantity",
	question: "How many pieces does a buyer get for one unit of this listing?",
	readings: ["one piece", "all the pieces together"],
	isOpen(post) {
		// A car is one car and a home is one home, whatever numbers their names have.
		if (/\b(?:cars?|vehicles?|housing|apartments?|rentals?)\b/.test(post.category)) return false;
		const { quantity: listed, text, title, description } = post;
		if (listed > 1) {
			const told = numberOf(TOLD.exec(description)?.[1]);
			return LAST_ONE.test(text) || A_SET.test(text) || (told !== undefined && told !== listed);
		}
		if (says(text, ONE_LOT) || perPiece(post).length > 0) return false;
		if (countOf(post) !== undefined || areSeveral(post)) return true;
		return BARE.test(title) && !SOME_COUNT.test(description);
	},
};
