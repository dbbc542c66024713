import { CONTAINERS, COUNT, MONEY } from "./vocabulary.ts";
import { oneOf } from "./wording.ts";

export const SUM = String.raw`(?=[$€£\d])(?:${MONEY}|(?<![\d.,$€£])\d+(?:\.\d{1,2})?)`;
const MANY = oneOf(
	"both|all|everything|the rest|the (?:two|\\d+|whole \\w+|entire \\w+)|(?:the|whole|entire) \\w+ of \\d+|whole \\w+",
	`(?:the|a|whole|entire|full|half) (?:\\w+ )?(?:${CONTAINERS})|half (?:a )?dozen|a dozen|dozen|them all|all of (?:them|it)`,
	"alle|beide|zusammen|tous|toutes|les deux|todos?|todas?|los \\d|tutti|tutte|entrambi|allemaal|samen",
	`${COUNT}(?: of (?:them|these))?`,
);
const COSTS = oneOf(
	"for|at|is|are|=|:|goes? for|go for|would be|will be|costs?|takes|fur|pour|por|voor",
);
const NO_SUM = oneOf(
	String.raw`x\b|inch|cm|mm|lbs?|kg|gb|years?|months?|people|each|per|a piece|%|working|miles|pieces|in\b|sq|ft|feet|m\b|oz`,
);
const TAKES_THEM = oneOf("takes?|needs?|wants?|buys?|clears?|empty|empties|gets?");
/** "3 for 20", "both for $60", "the lot is 40", "$200 for both", "$120 as a pair": a price for several. */
const FOR_SEVERAL = [
	new RegExp(
		String.raw`(${SUM}) (?:together|in total|altogether|as a (?:set|pair|lot)|zusammen|ensemble|juntos|insieme|samen)\b`,
		"g",
	),
	new RegExp(String.raw`(?:^|[.,;\n] ?)${COUNT} [a-z]{3,}s,? (${SUM})(?=$|[,;\n]|\.(?!\d))`, "g"),
	new RegExp(
		String.raw`\b(?:both|all|everything|them all|the (?:lot|pair|set))(?:[,:] | (?=[$€£]))(${SUM})(?=$|[,;\n]|\.(?!\d)| (?:or|and|is)\b)`,
		"g",
	),
	new RegExp(String.raw`\b(?:take|get|buy) the \w+ for (?:a )?(?:only |just )?(${SUM})`, "g"),
	new RegExp(
		String.raw`\b${MANY}(?: \d+)?(?: \w+)? ?${COSTS} (?:a )?(?:only |just )?(${SUM})(?![\d"'%]| ?${NO_SUM}|-\d)(?<!(?<![$€£\d.])\d{1,3}(?= (?:[a-z]+ ){0,2}?[a-z]{3,}s\b))`,
		"g",
	),
	new RegExp(String.raw`\b(?:whole|entire) (?:\w+ ){1,2}(${SUM})(?=$|[,.;\n])`, "g"),
	new RegExp(
		String.raw`\btake[sn]?(?: (?:it|them))? ${MANY}(?: for)? (${SUM})(?! (?:of|pieces|[a-z]+s)\b)`,
		"g",
	),
	new RegExp(
		String.raw`(${SUM}) ?(?:for|as|takes|take|gets(?: you)?|(?:if|when) (?:you|somebody|someone|anyone) ${TAKES_THEM}|buys|to clear|-(?!\d)) ?(?:the )?(?:all|${MANY})(?! ?(?:day|years?|months?|reasons?|inch|your|sorts|kinds))`,
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
		String.raw`(${SUM}) ?(?:a|the|per|\/) ?(?:pair|set|lot|whole|bundle|dozen|half dozen)\b`,
		"g",
	),
	new RegExp(
		String.raw`(?:\/|\b(?:or|both|all)) ?(?:all )?${COUNT} ?- ?(${SUM})|\/ ?(${MONEY}) (?:all|for|the|both|set|lot|pair)`,
		"g",
	),
];
/** "RRP was 259 with the set at 69". */
const ELSEWHERE =
	/\b(?:rrp|msrp|retail\w*|new price|neupreis|paid|(?:bought|got) (?:it|them))\b[^.!?,;]{0,44}$/;
const round = (sum: string | undefined): number => Number((sum ?? "").replace(/^[$€£]/, ""));

/** Prices that the text gives for several together. */
export const pricesForSeveral = (text: string): number[] =>
	FOR_SEVERAL.flatMap((form) =>
		Array.from(text.matchAll(form))
			.filter(({ index }) => !ELSEWHERE.test(text.slice(Math.max(0, index - 50), index)))
			.map(([, ...sums]) => round(sums.find((sum) => sum !== undefined))),
	).filter((sum) => sum > 0);
