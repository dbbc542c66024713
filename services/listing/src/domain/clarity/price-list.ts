import { isAbout, isPlaceholder, type Post } from "./post.ts";
import { pricesForOne } from "./prices-for-one.ts";

/** "with extra games $220": what comes along has another price. */
const WITH =
	/\b(?:with|without|plus|including|and|\+) (?:the |a |an )?(?:[a-z]+ ){1,4}(?:for |is |it is |- |at |= ?|add )?[$€£](\d+)\b/;
const WITH_IT =
	/\b(?:with|without|including) (?:the |a |an )?(?:[a-z]+ ){1,3}(?:for |is |it is |that is |you pay |makes it |= ?)(\d{2,5})\b(?! ?(?:cm|mm|inch|gb|mb|tb|kg|lbs?|years|months|hours|miles|pieces|watts?|w\b|m\b|%))/;
/** Beside a dear thing, the small amounts in a text are what its parts cost. */
const DEAR = 1_000;
/** One for so much, and all of them have to be taken. */
const ALL_OF_IT = /\bmust (?:be sold|go|be taken|sell) (?:as a set|together)|\bsold as a set\b/;
const BOTH = /\b(?:both|all|everything|together|the set|take (?:all|both)) (?:for|at)?\s?[$€£]?\d/;
const UNIT =
	"(?:cm|mm|m|inch(?:es)?|in|ft|feet|gb|mb|tb|kg|lbs?|g|years?|months?|hours?|days?|weeks?|miles|km|pieces|watts?|w|v|l|people|x|speed|mah|hz|mp|min|minutes?|pages|of|or|th|st|nd|rd|am|pm|percent|oz|ml|mph|k)\\b";
/** "full bed 120", "Sofa 200,", "the other for 45": a number after a thing, with nothing else behind it. */
const BARE_PRICE =
	/(?<=^|[\n,.;/+-] ?|\band |\bor )(?:the |a |one |only |just )?(?:[a-z0-9]+ |\+ ){1,6}(?:for |is |at |goes for |only |alone |= )?(\d{2,5})(?= ?(?:[\n,;/)]|\.(?!\d)|$|and\b|or\b|both\b|obo\b))/gm;
const IS_PRICE = new RegExp(
	String.raw`\b(?:is|are|for|goes for|go for|costs?|only|alone|at|kostet|coute|cuesta|costa) (\d{2,5})\b(?! ?(?:${UNIT}|[x"'%/.]\d?|\d))`,
	"g",
);
const SPEC =
	/\b(?:paid|was|were|worth|retails?|originally|cost|costs|new|model|size|series|type|ios|year|inch|number|no|windows|level|room|unit|call|text|shimano|suite|apt|hwy|version|generation|class|mark|vol|part|of|has|over|about|iphone|galaxy|ipad|since|from|until|in|on|by|to|page|late|early|mid)\s?(?:is )?\d+$/;

const distinct = (values: readonly number[]): number[] => [...new Set(values)];

function barePrices({ text }: Post): number[] {
	const found = [...text.matchAll(BARE_PRICE), ...text.matchAll(IS_PRICE)];
	return found
		.filter(([whole]) => !SPEC.test(whole))
		.map(([, written]) => Number(written))
		.filter((value) => value < 1900 || value > 2035);
}

/** Several things or models, each at a price of its own. */
export function isPriceList(post: Post): boolean {
	const { ask, amounts, text } = post;
	const [each] = pricesForOne(post);
	if (each !== undefined && isAbout(ask % each, 0) && ALL_OF_IT.test(text)) return false;
	const prices = distinct(amounts.map(({ value }) => value)).filter(
		(value) => isPlaceholder(post) || value >= ask * (ask >= DEAR ? 0.4 : 0.1),
	);
	if (prices.length >= 3) return true;
	if (prices.length === 2) {
		const sums = [prices.reduce((sum, price) => sum + price, 0)];
		const isOneOf =
			prices.some((price) => isAbout(price, ask)) || sums.some((sum) => isAbout(sum, ask));
		const [one = 0, other = 0] = prices;
		if (!isAbout(one, other) && (isOneOf || each !== undefined || BOTH.test(text))) return true;
	}
	const bare = distinct(barePrices(post)).filter((value) => value >= ask * 0.1);
	return bare.length >= 2 && bare.some((price) => price === ask);
}

export function isDearerWith({ text, ask }: Post): boolean {
	const price = WITH.exec(text)?.[1] ?? WITH_IT.exec(text)?.[1];
	return (
		price !== undefined &&
		!isAbout(Number(price), ask) &&
		Number(price) > ask &&
		Number(price) < ask * 5
	);
}
