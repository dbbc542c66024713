import type { Gap } from "./gap.ts";
import { isAbout, isPlaceholder, type Post } from "./post.ts";
import { perPiece } from "./unit.ts";
import { says } from "./wording.ts";

/** "may include the lamp", "some or all of the tools", "two or three mats", "pick your colour". */
const MAYBE = [
	/\b(?:may|might) (?:also )?(?:include|come with|throw in)/,
	/\b(?:can|could) be (?:included|thrown in)\b/,
	/\bdepending on (?:the |your )?offer\b/,
	/\b(?:may|might) be missing\b/,
	/\bmaybe (?:with|include)/,
	/\bsome or all\b/,
	/\binclude (?:two or three|one or two|2 or 3|1 or 2)\b/,
	/\bwith (?:two or three|one or two|2 or 3|1 or 2)\b/,
	/\byou can have the \w+ or the \w+/,
	/\b(?:take|have) your pick\b/,
	/\bpick (?:your|one)\b/,
	/\balso have (?:another|one more|a second)\b[^.\n]*\bfor sale\b/,
	/\bsome (?:have|has|with)\b[^.\n]*\b(?:don'?t|without|and some)\b/,
];
/** "with extra games $220": what comes along has another price. */
const WITH = /\b(?:with|without|w\/o?) (?:the )?(?:[a-z]+ ){1,4}(?:for |is |- )?[$€£] ?(\d+)\b/;
/** Beside a dear thing, the small amounts in a text are what its parts cost. */
const DEAR = 1_000;
/** One for so much, and all of them have to be taken. */
const ALL_OF_IT = /\bmust (?:be sold|go|be taken|sell) (?:as a set|together)|\bsold as a set\b/;
const BOTH =
	/\b(?:both|all|everything|together|the set|take (?:all|both)) (?:for|at)?\s?[$€£]?\s?\d/;
/** "full bed 120", "Sofa 200,": a number after a thing, with nothing else behind it. */
const BARE_PRICE =
	/(?<=^|[\n,.;] ?)(?:the |a )?(?:[a-z]+ ){1,4}(\d{2,5})(?= ?(?:[\n,;]|\.(?!\d)|$))/gm;
const SPEC =
	/\b(?:paid|was|were|worth|retails?|originally|cost|costs|new|model|size|series|type|ios|year|inch|number|no|windows|level|room|unit|call|text|shimano|suite|apt|hwy|version|generation|class|mark|vol|part|of|is|has|over|about)\s*\d+$/;

const distinct = (values: readonly number[]): number[] => [...new Set(values)];

function barePrices({ text }: Post): number[] {
	return Array.from(text.matchAll(BARE_PRICE))
		.filter(([whole]) => !SPEC.test(whole))
		.map(([, written]) => Number(written));
}

/** Several things or models, each at a price of its own. */
function isPriceList(post: Post): boolean {
	const { ask, amounts, text } = post;
	const [each] = perPiece(post);
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
		if (!isAbout(one, other) && (isOneOf || perPiece(post).length > 0 || BOTH.test(text)))
			return true;
	}
	const bare = distinct(barePrices(post));
	return bare.length >= 2 && bare.some((price) => price === ask);
}

function isDearerWith({ text, ask }: Post): boolean {
	const [, price] = WITH.exec(text) ?? [];
	return price !== undefined && !isAbout(Number(price), ask) && Number(price) > ask;
}

/** What exactly is sold: one of several things at prices of their own, or something that may or may not come along. */
export const what: Gap = {
	slot: "what",
	question: "What exactly does a buyer get for the asking price?",
	readings: ["everything the text offers", "only what the title names"],
	isOpen: (post) => says(post.text, MAYBE) || isPriceList(post) || isDearerWith(post),
};
