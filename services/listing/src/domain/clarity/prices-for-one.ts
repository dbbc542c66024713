import type { Post } from "./post.ts";
import { MONEY, PERIODS } from "./vocabulary.ts";
import { oneOf } from "./wording.ts";

const SUM = String.raw`(?=[$€£\d])(?:${MONEY}|(?<![\d.,$€£x/"'-])\b\d+(?:\.\d{1,2})?)`;
const EACH = [
	"for (?:one|1)\\b|each\\b(?! (?:side|other|way|end|of|has|is|one|leaf|day|month|week|hour))|apiece",
	"(?:a|per|\\/) ?(?:piece|item|pc|unit|pop|stuck)\\b(?! of)",
	"a stuck|le stuck|l'unite|la piece|cada un[oa]|cadauno|l'uno|per stuk|pro stuck|das stuck|je stuck",
].join("|");
/** After "per", "a" and "/", these are no pieces. */
const NO_PIECE = [
	`(?:${PERIODS})\\b|per|person|gallon|side|channel|charge|wash|minute|min|second|cent|mile|mi\\b|km|kwh|h\\b|mo\\b|yr|line|load|plug`,
	"great|good|real|steal|bargain|deal|must|nice|bit|lot|set|pair|trade|new|used|few|couple|firm|or|very|beautiful|offer",
	"student|watt|volt|amp|ohm|db|meter|metre|lens|channel|[a-z]\\b",
].join("|");
const TOLD_OF_ANOTHER = oneOf(
	"sold (?:them|these|it|some|others|one)|paid|pay|cost|costs|bought|worth|retails?|regular|currently|usually",
	"originally|original price|ebay|amazon|new (?:ones?|chairs|they|for)|sells for",
	String.raw`(?:they|these|which|that) sell for|over|less than|was|were|best buy|brand new at|holds?|weigh\w*|rated|lifts?`,
);
/** "I paid $90 each", "they currently sell for $69 each at the shop": a price, but not this listing's. */
const ELSEWHERE = new RegExp(String.raw`\b${TOLD_OF_ANOTHER}\b[^.!?]{0,50}$`);
const WHEN_NEW =
	/^ ?(?:retail|msrp|rrp|new\b|when new|originally|at (?:the )?(?:shops?|stores?)|in (?:the )?(?:shops?|stores?))/;
const NO_PRICE = String.raw`(?!\d|\.\d|["'%]| ?(?:x\b|by|inch|in\b|feet|ft|cm|watts?|mm|lbs?|kg|gb|people|pieces|w\b|m\b|oz|ml|tabs|pages|amps?))`;
const ONE_OF_THEM = oneOf("one|1(?= for)|single|singles|a single(?: one)?|each|one piece");
const FORMS = [
	new RegExp(String.raw`(${SUM}) ?[/(]? ?(?:for )?(?:${EACH})`, "g"),
	new RegExp(
		String.raw`(${MONEY}) ?(?:\/|per |an? |each |for one |for each |for a single )(?!${NO_PIECE.replace("gallon|", "")})[a-z]{3,}`,
		"g",
	),
	new RegExp(
		String.raw`(${SUM}) (?:per|for each|for one|for a single) (?!${NO_PIECE})[a-z]{3,}`,
		"g",
	),
	new RegExp(
		String.raw`\b(?:per|pro|par|por|a|je) (?!${NO_PIECE})[a-z]{3,} ?(?:is |= ?|: ?|for )?(${MONEY}|(?<=\bper [a-z]+ )\d+(?:\.\d{1,2})?)${NO_PRICE}`,
		"g",
	),
	new RegExp(
		String.raw`\beach (?:for|is|at|one is|one for) (${SUM})${NO_PRICE}(?! [a-z]+(?: [a-z]+)?s\b)`,
		"g",
	),
	new RegExp(
		String.raw`(?:^|[.,;(\n] ?|\b(?:or|and|sell|take|buy|just|only|get) )${ONE_OF_THEM} ?(?:(?!price|lot|go|box|set|owner)[a-z]+ )?(?:for|is|at|=|:|costs|(?=[$€£])) ?(${SUM})${NO_PRICE}(?! [a-z]+(?: [a-z]+)?s\b)`,
		"g",
	),
];

/** "15 a bird": a price only where it is the one asked. */
const BARE = new RegExp(
	String.raw`(?<![\d.,$€£x/-])\b(\d+(?:\.\d{1,2})?) ?(?:a|an|\/) ?(?!${NO_PIECE})[a-z]{3,}`,
	"g",
);

/** A word as it is in the singular, near enough. */
export const singular = (word: string): string =>
	word
		.replace(/(?<=[a-z]{2})(?:ies)$/, "y")
		.replace(/(?<=(?:ss|sh|ch|x))es$/, "")
		.replace(/(?<=[a-z]{2}[^s])s$/, "");

/** "8 a glass", "9.50 a post": with no currency, only a thing that the title names is a piece. */
function ofTitle({ title, description }: Pick<Post, "title" | "description">): RegExp | undefined {
	const nouns = (`${title} ${description.slice(0, 200)}`.match(/\b[a-z]{3,}s\b/g) ?? [])
		.slice(0, 24)
		.map(singular)
		.filter((noun) => !new RegExp(`^(?:${NO_PIECE})$`).test(noun));
	if (nouns.length === 0) return undefined;
	return new RegExp(String.raw`(${SUM}) ?(?:a|an|\/) ?(?:${nouns.join("|")})\b`, "g");
}

const amountOf = (sum: string): number => Number(sum.replace(/^[$€£]/, ""));

/** Beside a dear thing, small amounts are what its parts cost. */
const DEAR = 1_000;

type Priced = Pick<Post, "title" | "description" | "text" | "ask">;
/** Four readers ask about the same post, and reading it is dear. */
const READ = new WeakMap<Priced, number[]>();

/** Prices that the text gives for one piece. */
export function pricesForOne(post: Priced): number[] {
	const prices = READ.get(post) ?? pricesIn(post);
	READ.set(post, prices);
	return prices;
}

function pricesIn(post: Priced): number[] {
	const named = ofTitle(post);
	const found = [...FORMS, ...(named === undefined ? [] : [named])].flatMap((form) =>
		Array.from(post.text.matchAll(form))
			.filter(
				({ 0: { length }, index }) =>
					!ELSEWHERE.test(post.text.slice(Math.max(0, index - 60), index)) &&
					!WHEN_NEW.test(post.text.slice(index + length, index + length + 24)),
			)
			.map(([, sum = ""]) => sum),
	);
	const signed = found.filter((sum) => Number.isNaN(Number(sum))).map(amountOf);
	// "$2.50 a hinge, four screws per hinge": beside the price asked, a number without a currency is a count.
	const prices = signed.includes(post.ask) ? signed : found.map(amountOf);
	const bare = Array.from(post.text.matchAll(BARE), ([, sum]) => Number(sum));
	const isOfAPart = (sum: number): boolean =>
		post.ask >= DEAR && (sum <= post.ask / 50 || (sum < post.ask / 4 && post.ask % sum !== 0));
	return [...prices, ...bare.filter((sum) => sum === post.ask)].filter((sum) => !isOfAPart(sum));
}

/** "Price per jar", "priced individually": the asking price is the one for each. */
const PRICED_EACH = new RegExp(
	[
		String.raw`\beach [a-z]+ (?:(?:with |and )(?:its |a )?[a-z]+ )?(?:is |at |for |= ?|: ?)?[$€£]?\d+(?:\.\d+)?(?= ?(?:[.,;\n]|$|or\b|and\b|obo\b|firm\b))`,
		String.raw`\bpriced? (?:is |listed |shown |are )*(?:per|for (?:one|a single|1|each)|each|individually|by the piece)\b`,
		String.raw`\bper piece price\b|\bsold (?:individually|one by one|by the piece)\b`,
	].join("|"),
);
export const isPricedEach = (text: string): boolean => PRICED_EACH.test(text);
