import type { Gap } from "./gap.ts";
import { isAbout, type Post } from "./post.ts";
import { isPricedEach, pricesForOne, singular } from "./prices-for-one.ts";
import { CONTAINERS, COUNT, MONEY } from "./vocabulary.ts";
import { isSaid, type Saying, words } from "./wording.ts";

const SUM = String.raw`(?:${MONEY}|(?<![\d.,$€£])\d+(?:\.\d{1,2})?)`;
const MANY = String.raw`(?:both|all|everything|the rest|the (?:two|\d+|whole \w+|entire \w+)|(?:the|a|whole|entire|full|half) (?:\w+ )?(?:${CONTAINERS})|(?:the|whole|entire) \w+ of \d+|whole \w+|half (?:a )?dozen|a dozen|dozen|whole \w+|them all|all of (?:them|it)|alle|beide|zusammen|tous|toutes|les deux|todos?|todas?|los \d|tutti|tutte|entrambi|allemaal|samen|${COUNT}(?: of (?:them|these))?)`;
/** "3 for 20", "both for $60", "the lot is 40", "$200 for both", "$120 as a pair": a price for several. */
const FOR_SEVERAL = [
	new RegExp(
		String.raw`(${SUM}) (?:together|in total|altogether|as a (?:set|pair|lot)|zusammen|ensemble|juntos|insieme|samen)\b`,
		"g",
	),
	new RegExp(String.raw`(?:^|[.,;\n] ?)${COUNT} [a-z]{3,}s,? (${SUM})(?=$|[.,;\n])`, "g"),
	new RegExp(
		String.raw`\b(?:both|all|everything|them all|the (?:lot|pair|set))(?:[,:] | (?=[$€£]))(${SUM})(?=$|[.,;\n]| (?:or|and|is)\b)`,
		"g",
	),
	new RegExp(String.raw`\b(?:take|get|buy) the \w+ for (?:a )?(?:only |just )?(${SUM})`, "g"),
	new RegExp(
		String.raw`\b${MANY}(?: \d+)?(?: \w+)? ?(?:for|at|is|are|=|:|goes? for|go for|would be|will be|costs?|takes|fur|pour|por|voor) (?:a )?(?:only |just )?(${SUM})(?![\d"'%]| ?(?:x\b|inch|cm|mm|lbs?|kg|gb|years?|months?|people|each|per|a piece|%|working|miles|pieces|in\b|ft|feet|m\b|oz))`,
		"g",
	),
	new RegExp(String.raw`\b(?:whole|entire) (?:\w+ ){1,2}(${SUM})(?=$|[,.;\n])`, "g"),
	new RegExp(String.raw`\btake[sn]?(?: (?:it|them))? ${MANY}(?: for)? (${SUM})`, "g"),
	new RegExp(
		String.raw`(${SUM}) ?(?:for|as|takes|take|gets(?: you)?|if (?:you|somebody|someone|anyone) takes?|when you take|buys|to clear|-) ?(?:the )?(?:all|${MANY})(?! ?(?:day|years?|months?|reasons?|inch|your|sorts|kinds))`,
		"g",
	),
	new RegExp(
		String.raw`\b(?:walk away with|let|have|clear|empty|take|get|sell|takes)(?: \w+){0,2} (?:lot|crate|pile|whole|all|everything|bag|box|set|rest|remainder|stack)\b[^.]{0,20}?(?:for|at|=) (${SUM})`,
		"g",
	),
	new RegExp(
		String.raw`\b(?:make it|call it|say) (${SUM})(?=[^.]{0,40}(?:lot|all|everything|whole|both|set|them))`,
		"g",
	),
	new RegExp(
		String.raw`(${SUM}) (?:for|if|when)(?: \w+){0,4} (?:or more|and more|\+|plus|and up)`,
		"g",
	),
	new RegExp(String.raw`\b${COUNT} ?\/ ?(${MONEY})`, "g"),
	new RegExp(String.raw`\b(?:set|pair|lot|bundle|box|all|both)(?: of \w+){0,2} (${MONEY})`, "g"),
	new RegExp(
		String.raw`(${SUM}) (?:a|the|per) (?:pair|set|lot|whole|bundle|dozen|half dozen)\b`,
		"g",
	),
	new RegExp(
		String.raw`(?:\/|\b(?:or|both|all)) ?(?:all )?${COUNT} ?- ?(${SUM})|\/ ?(${MONEY}) (?:all|for|the|both|set|lot|pair)`,
		"g",
	),
];
/** "80 cents, or $200 the lot": the first of the two is the price of one. */
const OR_THE_LOT = new RegExp(
	String.raw`${SUM},? or ${SUM} (?:for )?(?:the (?:lot|set|pile|pair|whole)|all|both|everything)\b`,
);
/** Less for one where more are taken. */
const LESS = words(
	"discount(?:s|ed)?|cheaper|less|deals?|better (?:price|deal)|price breaks?|break",
	"reduc\\w+|rebate|knock \\w+ off|\\d+ ?% off|lower(?:ed)?|drops?|negotiable|special price",
	"save|rabatt|gunstiger|billiger|remise|moins cher|descuento|mas barato|sconto|korting",
	"goedkoper",
);
const FOR_MORE = words(
	"bulk|volume|quantit(?:y|ies)|multi\\w*|(?:or|and|than|get|buy|take|for|if) more",
	"for (?:all|both|several|two|2|3|\\d+)|the (?:whole|entire|full) [a-z]+",
	"(?:take|takes|taking|buy|buys|buying|get|want|wants) (?:all|both|several|multiple|two|\\d+|them all|everything|the lot|the rest|the set|a few|more|the \\d+)",
	"more than (?:one|\\d+)|\\d+ or more|\\d+\\+|the lot|larger orders?|abnahme|mehrere",
	"plusieurs|varios|meerdere|piu di",
);
const MORE_FOR_LESS: readonly Saying[] = [
	{ of: [LESS, FOR_MORE] },
	{
		of: [
			words(
				"(?:offers?|deals?|price|bid) (?:on|for) (?:the (?:lot|pair|set|two|\\d|rest|whole \\w+)|both|all|everything|them all|several|more)",
				"(?:bulk|volume|quantity|multi.?buy|group) (?:price|prices|pricing|discounts?|deals?|rates?|orders?)",
				"(?:if|when) (?:you|somebody|someone|anyone) (?:buys?|gets?|takes?|wants?|are getting|clears?) (?:more than|\\d+ or|at least|all|several|the lot|two or|multiple|more)",
				"for (?:\\d+ or|more than \\d+|at least \\d+)|the more|buy \\d+ get|\\d+\\+ (?:for|at|=)",
				"ab \\d+ pieces|get them at",
			),
		],
	},
];

/** "Both for 5", when one is 5 as well. */
const BOTH = /\b(?:both|all|everything|the lot) (?:of them )?for\b/;

const round = (sum: string | undefined): number => Number((sum ?? "").replace(/^[$€£]/, ""));

/** Prices that the text gives for several together. */
const pricesForSeveral = (text: string): number[] =>
	FOR_SEVERAL.flatMap((form) =>
		Array.from(text.matchAll(form), ([, ...sums]) => round(sums.find((sum) => sum !== undefined))),
	).filter((sum) => sum > 0);

/** How much of something that is measured out: "$9 per yard", and there are 22 yards. */
const BY_MEASURE =
	/\b(?:per|a|\/) ?(yard|yd|met(?:er|re)|foot|ft|square (?:foot|feet|met(?:er|re))|sq ?ft|sqm|kg|kilo|lb|pound|inch|litre|liter|gallon|ton|acre)\b/;
const isMeasuredOut = ({ text, quantity }: Post): boolean => {
	const [, measure] = BY_MEASURE.exec(text) ?? [];
	if (measure === undefined || quantity > 1) return false;
	return new RegExp(
		String.raw`\d+(?:\.\d+)? ?${measure.replace("foot", "f(?:ee|oo)t").slice(0, 12)}`,
	).test(text.replace(BY_MEASURE, " "));
};

/** "A fair price per stool": of one, though it is not said how much. */
const isToldEach = ({ title, text }: Post): boolean =>
	new RegExp(
		String.raw`\b(?:per|a single) (?:${(title.match(/[a-z]{3,}/g) ?? ["piece"]).slice(0, 12).map(singular).join("|")})\b`,
	).test(text);

/** Six pieces, and a bare price that can be that of one or of all six. */
function isBare({ text, quantity, ask, amounts }: Post): boolean {
	if (quantity < 2 || isPricedEach(text)) return false;
	const counted = new RegExp(
		String.raw`(?:\b(?:set|lot|pair|box|pack) of |\(|(?<![\d.x/-]))\b${quantity}(?:\)| (?:[a-z-]+ ){0,2}?[a-z]{2,}s\b|$)`,
	);
	return (
		counted.test(text) &&
		amounts.some(({ value }) => isAbout(value, ask)) &&
		!/\b(?:each|per|apiece|a piece)\b/.test(text)
	);
}

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

/** A price for one beside a price for several, or one that the asking price is neither one nor several of. */
export const unit: Gap = {
	slot: "unit",
	question: "Is the asking price for one piece or for the whole lot?",
	readings: ["each", "lot"],
	isOpen(post) {
		const each = pricesForOne(post);
		const several = pricesForSeveral(post.text).filter(
			(price) => !each.includes(price) || BOTH.test(post.text),
		);
		if (
			new Set(several).size > 1 &&
			each.length === 0 &&
			several.some((price) => isAbout(price, post.ask))
		)
			return true;
		if (OR_THE_LOT.test(post.text) || isCheapSet(post)) return true;
		if (isMeasuredOut(post) || isBare(post) || isBesideSeveral(post, several)) return true;
		if (post.quantity > 1 && several.some((price) => isAbout(price, post.ask)) && each.length === 0)
			return true;
		if (each.length === 0 && !isPricedEach(post.text) && !isToldEach(post)) return false;
		if (several.length > 0 || isSaid(post.sentences, MORE_FOR_LESS)) return true;
		if (/(?<![\d.,])\d+(?:\.\d+)? (?:if|when) (?:you|somebody|someone|anyone)\b/.test(post.text))
			return true;
		const [first] = each;
		if (first === undefined) return false;
		if (each.some((price) => price !== first)) return true;
		const pieces = Math.round(post.ask / first);
		return !isAbout(first, post.ask) && !(pieces > 1 && first * pieces === post.ask);
	},
};
