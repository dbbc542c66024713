import { type Amount, isSpent, OWN } from "./amounts.ts";
import { isForAll } from "./lot-price.ts";
import { isAbout, isPlaceholder, type Post } from "./post.ts";
import { pricesForOne } from "./prices-for-one.ts";
import { oneOf } from "./wording.ts";

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
/** Before a number these make it no price of this listing's. */
const NO_ASK = oneOf(
	String.raw`not|(?:dealer|shop|store|list|new|retail|street) price|a new \w+ is|paid|was|were|worth|retails?|originally`,
	"costs?(?: me| us)?|had|dropped from|down from|new|model|eon|colou?r|size|series|type|ios|year|inch|number|no",
	"windows|level|room|unit|call|text|shimano|suite|apt|hwy|version|generation|class|mark|vol|part|of|has|over",
	"about|iphone|galaxy|ipad|since|from|until|in|on|by|to|page|late|early|mid|x",
);
const SPEC = new RegExp(String.raw`\b${NO_ASK}\s?(?:is )?\d+$`);

/** "Furniture shops have this one at 900". */
const OTHERS_HAVE = new RegExp(
	[
		String.raw`\b(?:offered|offers|bid|gave|quoted) (?:me|us|him|her)\b`,
		String.raw`\b(?:shops?|stores?|dealers?|places|they|neighbou?rs?|others|people|amazon|ebay|ikea) (?:\w+ ){0,2}(?:have|has|ask|asks|want|wants|sell|sells|charge|charges)\b`,
	].join("|"),
);

/** What it once was asked for, what it cost, and what somebody else asks. */
const SPENT =
	"swapped|replaced|installed|fitted|renewed|rebuilt|serviced|recovered|reupholstered|upgraded";
const OTHERS =
	"shops?|stores?|outfitter|dealers?|neighbou?rs?|guy|man|lady|somebody|someone|website|ebay|he|she|they";
const THEY_ASK = "wants?|wanted|asks?|asked|charges?|has|have|had|sells?|quoted?";
const ONCE = [
	"hiring|renting|buying|apprais\\w+|offers? (?:of|at)|easily a|lowered the price|additional|was|were|had|used to|used be|before|earlier|first",
	"quoted|offered|turned down|refused|than|(?:down|dropped|reduced|lowered) from|from|charged|elsewhere|instead of|rather than|versus|vs",
	"cost(?:s|ed)?(?: me| us| new)?|new|compared (?:with|to)|listed (?:it )?(?:at|for|in)|they (?:are|were)",
	"in (?:the )?(?:spring|summer|fall|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)",
].join("|");
const PAST_BEFORE = new RegExp(
	String.raw`\b(?:${SPENT}|(?:${OTHERS}) (?:in \w+ )?(?:${THEY_ASK})|${ONCE})\b[^.;\n]{0,22}$`,
);
const PAST_AFTER =
	/^(?:\.\d\d)?,? (?:on it )?(?:\w+ ){0,3}(?:ago|before|last (?:week|month|year)|originally|back then|new\b|plus tax|i (?:was|paid|gave)|at first|in the (?:spring|summer|fall|winter))/;
const IS_NOW =
	/\b(?:now|today|i ask|asking|i want|price is|dropped (?:that |it )?to|(?:down|reduced|lowered) to)\b[^.;\n]{0,16}$/;
const OTHERS_ASK =
	/\b(?:hiring|renting|buying|new|brand new)(?: ones?| it| new)?(?: (?:is|are|cost|costs|go for|sell for))?\W*$/;
/** What it costs to have it sent is no other price for it. */
const FOR_SENDING =
	/^(?:\.\d\d)? (?:for |towards? )?(?:the )?(?:\w+ ){0,2}(?:mail(?:ed)?|postage|shipp(?:ing|ed)|post(?:ed)?|p&p|delivered|delivery|courier|ups|usps|fedex|dhl|parcel)\b/;
const isPast = ({ before, after }: Pick<Amount, "before" | "after">): boolean =>
	(PAST_BEFORE.test(before.replace(/[$€£]$/, "")) && !IS_NOW.test(before.replace(/[$€£]$/, ""))) ||
	PAST_AFTER.test(after) ||
	FOR_SENDING.test(after);

/** "Chevy 1500", "size 10", in the title as well: a model or a size. */
const isInName = (number: string, title: string): boolean =>
	new RegExp(String.raw`[a-z] ${number}\b`).test(title);

const distinct = (values: readonly number[]): number[] => [...new Set(values)];

/** One number in a title is the name of a model; two are a list. */
function barePrices({ title, text, description, quantity, ask }: Post): number[] {
	const read = [...title.matchAll(BARE_PRICE)].length > 1 ? text : description;
	const found = [...read.matchAll(BARE_PRICE), ...read.matchAll(IS_PRICE)];
	return found
		.filter(({ 0: whole, 1: written = "", index }) => {
			const end = index + whole.length;
			const before = read.slice(Math.max(0, index - 60), end - written.length);
			const after = read.slice(end);
			return (
				!SPEC.test(whole) &&
				!(read === description && Number(written) !== ask && isInName(written, title)) &&
				!OTHERS_HAVE.test(whole) &&
				!written.startsWith("0") &&
				!OTHERS_ASK.test(read.slice(Math.max(0, index - 24), index)) &&
				!isPast({ before, after }) &&
				!isSpent(before, after)
			);
		})
		.map(([, written]) => Number(written))
		.filter((value) => (value < 1900 || value > 2035) && (value !== quantity || value === ask));
}

/** "Selling for 85", and the other sum stands by no thing that it could be the price of. */
const BY_A_THING =
	/(?:[-:=(/]|\b(?:for|is|are|at|and|or|with|without|plus|the|each|just|only)) ?[$€£]?$/;
const OF_A_THING =
	/^(?:\.\d\d)? ?(?:[-,;:)/\n]|for|each|with|without|alone|if|obo|or|and|both|all|$)/;
const isNamedAlone = ({ amounts, ask }: Post, prices: readonly number[]): boolean =>
	amounts.some(({ value, before }) => value === ask && OWN.test(before)) &&
	amounts
		.filter(({ value }) => value !== ask && prices.includes(value))
		.every(({ before, after }) => !BY_A_THING.test(before) && !OF_A_THING.test(after));

/** "Nine at 20 each": the price asked is so many times the price of one. */
const isMany = (post: Post, pieces: number): boolean =>
	isForAll(post) || new RegExp(String.raw`(?<![\d.,$€£])${pieces}(?![\d.,]*\d)`).test(post.text);

/** The words of a name that tell it from another. */
const namesOf = (text: string): string[] => [...new Set(text.match(/\b[a-z]{3,}\b/g) ?? [])];
/** So much of the title stands in the one line whose price is asked that the line is what the title sells. */
const MOST_OF_IT = 0.6;
/** Fewer lines with a price at their end make no list. */
const A_LIST = 4;
export const isOneOfTheList = ({ title, description, ask }: Post): boolean => {
	const lines = description.split("\n").flatMap((line) => {
		const [, name = "", sum] = /^([^$€£]*)[$€£](\d+(?:\.\d\d)?)\W*$/.exec(line) ?? [];
		return sum === undefined ? [] : [{ names: namesOf(name), sum: Number(sum) }];
	});
	const asked = lines.filter(({ sum }) => sum === ask);
	const names = namesOf(title).filter((name) => !FOR_SALE.test(name));
	const shared = names.filter((name) => asked[0]?.names.includes(name));
	return (
		lines.length >= A_LIST &&
		asked.length === 1 &&
		shared.length > 1 &&
		shared.length >= names.length * MOST_OF_IT
	);
};
const FOR_SALE = /^(?:for|sale|selling|with|and|the|obo|each|new|used)$/;

/** "The rack 450, the table 350", for 800: whoever pays what is asked gets all of it. */
export const isTotal = ({ ask, amounts }: Post): boolean => {
	const prices = distinct(amounts.map(({ value }) => value));
	return prices.length > 1 && prices.reduce((sum, price) => sum + price, 0) === ask;
};

/** Several things or models, each at a price of its own. */
export function isPriceList(post: Post): boolean {
	const { ask, amounts, text } = post;
	const [each] = pricesForOne(post);
	if (each !== undefined && isAbout(ask % each, 0) && ALL_OF_IT.test(text)) return false;
	const now = amounts.filter((amount) => amount.value === ask || !isPast(amount));
	const prices = distinct(now.map(({ value }) => value)).filter(
		(value) =>
			(isPlaceholder(post) || value >= ask * (ask >= DEAR ? 0.4 : 0.1)) &&
			!(
				each === value &&
				value < ask &&
				Number.isInteger(ask / value) &&
				isMany(post, ask / value)
			) &&
			!(each === ask && value > ask && Number.isInteger(value / ask) && value !== ask),
	);
	if (prices.length >= 2 && isOneOfTheList(post)) return false;
	if (prices.length >= 3) return true;
	if (prices.length === 2) {
		const [one = 0, other = 0] = prices;
		const isOneOf = isAbout(one, ask) || isAbout(other, ask);
		if (isNamedAlone(post, prices)) return false;
		if (!isAbout(one, other) && (isOneOf || each !== undefined || BOTH.test(text))) return true;
	}
	if (each === ask) return false;
	const bare = distinct(barePrices(post)).filter((value) => value >= ask * 0.1);
	return bare.length >= 2 && bare.some((price) => price === ask);
}
