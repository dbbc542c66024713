import { isBareSum } from "./bare-sum.ts";
import type { Gap } from "./gap.ts";
import { isLotPrice } from "./lot-price.ts";
import { askIn, isAbout, type Post } from "./post.ts";
import { isPricedEach, pricesForOne, singular } from "./prices-for-one.ts";
import { pricesForSeveral, SUM } from "./prices-for-several.ts";
import { CONTAINERS } from "./vocabulary.ts";
import { isSaid, isSaidIn, type Saying, words } from "./wording.ts";

/** "80 cents, or $200 the lot": the first of the two is the price of one. */
const OR_THE_LOT = new RegExp(
	String.raw`${SUM},? or ${SUM} (?:for )?(?:the (?:lot|set|pile|pair|whole)|all|both|everything)\b`,
);
/** Less for one where more are taken. */
const LESS = words(
	"discount(?:s|ed)?|cheaper|less|deals?|better (?:price|deal)|price breaks?|break|reduc\\w+|rebate|knock \\w+ off|\\d+ ?% off|lower(?:ed)?|drops?",
	"negotiable|special price|save|rabatt|gunstiger|billiger|remise|moins cher|descuento|mas barato|sconto|korting|goedkoper",
);
const FOR_MORE = words(
	"bulk|volume|quantit(?:y|ies)|multi\\w*|(?:or|and|than|get|buy|take|for|if) more|for (?:all|both|several|two|2|3|\\d+)",
	"the (?:whole|entire|full) [a-z]+|(?:all|both) (?:go|leave)",
	"(?:take|takes|taking|buy|buys|buying|get|want|wants) (?:all|both|several|multiple|two|\\d+|them all|everything|the lot|the rest|the set|a few|more|the \\d+)",
	`by the (?:${CONTAINERS})|more than (?:one|\\d+)|\\d+ or more|\\d+\\+|the lot|larger orders?|abnahme|mehrere`,
	"plusieurs|varios|meerdere|piu di",
);
const MORE_FOR_LESS: readonly Saying[] = [
	{ of: [LESS, FOR_MORE] },
	{
		of: [
			words(
				`(?:offers?|deals?|price|bid) (?:on|for) (?:the (?:${CONTAINERS}|bunch|two|\\d|rest|whole \\w+)|both|all|everything|them all|several|more)`,
				"do (?:you )?(?:something|better) (?:on|for) (?:the|all|both|more)",
				"(?:bulk|volume|quantity|multi.?buy|group) (?:price|prices|pricing|discounts?|deals?|rates?|orders?)",
				"(?:if|when) (?:you|somebody|someone|anyone) (?:buys?|gets?|takes?|wants?|are getting|clears?) (?:more than|\\d+ or|at least|all|several|the lot|two or|multiple|more)",
				"for (?:\\d+ or|more than \\d+|at least \\d+)|the more|buy \\d+ get|\\d+\\+ (?:for|at|=)|ab \\d+ pieces|get them at",
			),
		],
	},
];

const isLessForMore = (sentence: string): boolean =>
	MORE_FOR_LESS.some((saying) => isSaidIn(sentence, saying)) && !SAME_FOR_MORE.test(sentence);

/** "Both for 5", when one is 5 as well. */
const BOTH = /\b(?:both|all|everything|the lot) (?:of them )?for\b/;

/** How much of something that is measured out: "$9 per yard", and there are 22 yards. */
const BY_MEASURE =
	/\b(?:per|a|\/) ?(yard|yd|met(?:er|re)|foot|ft|square (?:foot|feet|met(?:er|re))|sq ?ft|sqm|kg|kilo|lb|pound|inch|litre|liter|gallon|ton|acre)\b/;
/** "Nine boxes, 2.25 a square foot": what is counted is not what is priced. */
const isBoxed = ({ text, quantity, ask }: Post): boolean =>
	new RegExp(String.raw`\b${quantity} (?:${CONTAINERS})\b`).test(text) &&
	new RegExp(
		String.raw`(?<![\d.,])[$€£]?${ask} ?(?:a |per |\/ ?)?(?:sq(?:uare)?\.? ?(?:ft|feet|foot|m\w*)|yards?|met(?:er|re)s?|kg|lbs?|pounds?)\b`,
	).test(text);
const isMeasuredOut = (post: Post): boolean => {
	const { text, quantity } = post;
	if (quantity > 1) return isBoxed(post);
	const [, measure] = BY_MEASURE.exec(text) ?? [];
	if (measure === undefined) return false;
	const long = new RegExp(
		String.raw`(\d+(?:\.\d+)?) ?${measure.replace("foot", "f(?:ee|oo)t").slice(0, 12)}`,
	).exec(text.replace(BY_MEASURE, " "));
	if (long === null) return false;
	// "Seven metres, four a metre", at 28: the sum is for all of it.
	return !pricesForOne(post).some((one) => isAbout(one * Number(long[1]), post.ask));
};

/** "A fair price per stool": of one, though it is not said how much. */
const isToldEach = ({ title, text }: Post): boolean =>
	/\b(?:per|a single) /.test(text) &&
	new RegExp(
		String.raw`(?<!\d (?:[a-z]+ ){1,2})\b(?:per|a single) (?:${(title.match(/[a-z]{3,}/g) ?? ["piece"]).slice(0, 12).map(singular).join("|")})\b`,
	).test(text);

/** A set of eight at six dollars: so little for all of them that it may well be the price of one. */
const isCheapSet = ({ title, description, quantity, ask, amounts }: Post): boolean => {
	const pieces = Number(/\b(?:set|box|pack|case) of ([4-9]|1[0-2])\b/.exec(title)?.[1] ?? 0);
	return (
		pieces > 0 &&
		quantity === 1 &&
		ask < pieces &&
		/\bprice(?: is|:)? [$€£]?\d/.test(description) &&
		amounts.some(({ value }) => value === ask) &&
		!/\b(?:set|box|pack|case|all|lot|together|each|apiece|total)\b/.test(description)
	);
};

/** "5 dollars, 30 for all": the price asked beside another for several. */
const isBesideSeveral = ({ ask, amounts }: Post, several: readonly number[]): boolean =>
	several.some((price) => price > ask * 1.2 && price < ask * 40) &&
	amounts.some(({ value }) => isAbout(value, ask));

/** "No bulk rate", "same money per bird": whoever takes more pays no less. */
const SAME_FOR_MORE = words(
	"(?:no|not|never|without)(?: \\w+){0,4} (?:discounts?|deals?|less|cheaper|bulk|volume|reductions?|break|rates?)",
	"same (?:price|money|rate|sum|amount)|(?:price|rate|cost)(?: \\w+){0,4} (?:stays?|remains?|is) (?:at )?the same",
	"(?:price|it|rate|cost)(?: \\w+){0,2} (?:does|do|will) not (?:change|move|drop|go down|get)|(?:is|at) still|either way|whether you|no difference",
	"works? out|that is [$€£]?\\d",
);
const UNSURE = words(
	"(?:could|may|might) be (?:the price )?(?:for )?(?:each|apiece|one|1|per \\w+|the (?:set|lot|pair|whole))(?=\\W*$|,| or\\b)",
	"either (?:each|per \\w+|for (?:one|1|each))(?: \\w+)? or|(?:for|of) (?:one|1|each|a single)(?: \\w+)? or (?:for |of )?(?:the|all|both)",
	"(?:each|apiece|a piece|per \\w+) or (?:for )?(?:all|both|everything|them|the (?:lot|pair|set|whole|bunch))(?! (?:for|at) [$€£]?\\d)",
	"(?:for (?:all(?: \\d+)?|both|them|em|the (?:lot|pair|set|bunch))|the lot|all of them) or (?:is it )?(?:each|apiece|per|one)",
	"priced? (?:each|separately|individually|per \\w+|by the \\w+) (?:if|when|on request|available|to be)|it \\/ ?them",
	"or (?:less|cheaper|better) (?:if|for|when) (?:you )?(?:\\w+ )?(?:all|more|several|the lot|everything|both)",
	"(?:each|per|apiece) or (?:make it|call it|all|both|the|take|maybe)(?! (?:for|at) [$€£]?\\d)",
	"(?:each|per \\w+),? (?:i think|maybe|i guess|or something|or so)",
);

/** Prices for several that are no other than so many times the price for one. */
function isTimes(one: number, price: number, { text, quantity }: Post): boolean {
	const times = Math.round((price / one) * 100) / 100;
	return (
		times === quantity ||
		(times === 2 && /\b(?:both|pair|2)\b/.test(text)) ||
		(Number.isInteger(times) && new RegExp(`\\b${times}\\b`).test(text.replace(`$${one}`, "")))
	);
}

/** "Take them all and it is 100": a sum for whoever does something. */
const IF_YOU = /(?<![\d.,])(\d+(?:\.\d+)?) (?:if|when) (?:you|somebody|someone|anyone)\b/;
/** "Nine sets, $14 a set": the set is the piece. */
const isPricedByContainer = (post: Post): boolean =>
	post.quantity > 1 &&
	new RegExp(
		String.raw`[$€£]?\b${askIn(post)} ?\/? ?(?:(?:is )?(?:an?|per|each|for (?:an?|each|1|one)|the|by the) )(?:\w+ )?(?:${CONTAINERS})\b`,
	).test(post.text);

/** "22 each. Whole lot 22": the same for one as for all. */
const isOneForAll = ({ text, ask }: Post, each: readonly number[]): boolean =>
	each.includes(ask) &&
	new RegExp(
		[
			String.raw`\b(?:all|both|everything|(?:whole|entire|the) (?:lot|pile|stack))(?: of (?:it|them))?(?: for| is| at|:)? [$€£]?${ask}\b`,
			String.raw`(?<![\d.,])${ask} for (?:both|all|everything|the (?:lot|pair|set))\b`,
		].join("|"),
	).test(text);

/** "$35 apiece, $140 altogether": one price for each, and more of them cost so many times as much. */
function isSettled(post: Post, each: readonly number[], several: readonly number[]): boolean {
	const [one] = each;
	if (post.sentences.some(isLessForMore)) return false;
	if (isPricedByContainer(post)) return several.every((price) => price >= post.ask);
	if (one === undefined || one !== post.ask || each.some((price) => price !== one)) return false;
	const [, ifYou] = IF_YOU.exec(post.text) ?? [];
	if (ifYou !== undefined && !isTimes(one, Number(ifYou), post)) return false;
	return several.every((price) => price < one || (price > one && isTimes(one, price, post)));
}

/** A price for one beside a price for several, or one that the asking price is neither one nor several of. */
export const unit: Gap = {
	slot: "unit",
	question: "Is the asking price for one piece or for the whole lot?",
	readings: ["each", "lot"],
	isOpen(post) {
		const each = pricesForOne(post);
		const together = pricesForSeveral(post.text).filter(
			(sum) => sum !== post.quantity || sum === post.ask,
		);
		if (isLotPrice(post, each, together) && !post.sentences.some(isLessForMore)) return false;
		const several = together.filter((price) => !each.includes(price) || BOTH.test(post.text));
		if (
			new Set(several).size > 1 &&
			each.length === 0 &&
			several.some((price) => isAbout(price, post.ask))
		)
			return true;
		if (isSaid(post.sentences, [{ of: [UNSURE] }]) || OR_THE_LOT.test(post.text)) return true;
		if (isOneForAll(post, each)) return true;
		if (isSettled(post, each, together) && !isMeasuredOut(post)) return false;
		if (isCheapSet(post) || isMeasuredOut(post) || isBareSum(post)) return true;
		if (isBesideSeveral(post, several)) return true;
		if (post.quantity > 1 && several.some((price) => isAbout(price, post.ask)) && each.length === 0)
			return true;
		if (each.length === 0 && !isPricedEach(post.text) && !isToldEach(post)) return false;
		if (several.length > 0 || post.sentences.some(isLessForMore)) return true;
		if (IF_YOU.test(post.text)) return true;
		const [first] = each;
		if (first === undefined) return false;
		if (each.some((price) => price !== first)) return true;
		const pieces = Math.round(post.ask / first);
		return !isAbout(first, post.ask) && !(pieces > 1 && first * pieces === post.ask);
	},
};
