import { countsIn, formsOf, namesIn, withoutInches } from "./pieces.ts";
import { askIn, type Post } from "./post.ts";
import { pricesForOne } from "./prices-for-one.ts";
import { CONTAINERS, MEASURES } from "./vocabulary.ts";
import { words } from "./wording.ts";

/** Beside a sum: of what it is the price. */
const BASIS = words(
	"for (?:the |my |this )?[a-z]+ (?:and|&|\\+) (?:the )?[a-z]+|each|apiece|a piece|per",
	"for (?:one|1|each|every|both|all|everything|the|them|these|those|it)",
	"(?:both|all|everything|every|whole|entire|together|total|altogether|single|individual\\w*)(?! (?:good|fine|in|are|work\\w*|straight|have|tested))",
	"takes|gets|buys|covers|(?<=\\d (?:\\w+ )?)for (?=[$€£\\d])|take (?:it|them|both|all)(?! (?:down|apart|off|out|yourself))|one price|as (?:a|one)",
	"the \\d+",
	`(?:the|a|per|whole|as) (?:${CONTAINERS})|(?:${CONTAINERS}) (?=[$€£]?\\d)|(?<=\\d )(?:${CONTAINERS})`,
);
/** The text says, in words without a sum, whether they go together. */
const TOGETHER = words(
	"(?:the |this is the |is the )last one|only one left|one left|downloads?|digital|zip file",
	`(?:sold|sell|selling|going|go|goes|priced?|want\\w*)(?: \\w+){0,3} (?:as (?:a|one)|together|individually|separately|singly|one by one|by the \\w+|per \\w+|each)`,
	"(?:not|never)(?: be)? (?:split\\w*|separat\\w*|break\\w*|sell|sold|selling|sorting)|no (?:singles|splitting)",
	`as (?:a|one) (?:${CONTAINERS}|group|whole|unit|batch)|in one go|one price`,
	"(?:the|this|matching|complete|full) (?:pair|lot|set)|price (?:is )?(?:for|per)|for (?:both|all|everything)|all (?:for|of (?:them|it) for)",
	"both for|takes (?:all|both|them|everything)|(?:sold|sell|stay|stays|keep|kept|go|goes|belong|taken)(?: \\w+)? together|together (?:for|at|only)",
	"each (?:at|for|is [$€£]?\\d|=)|(?:any|one) number|apiece",
);
/** The title says that it is one: "Speakers, pair". */
const ONE_NAME = new RegExp(
	String.raw`(?:^\W*|, ?|- ?|\(|\b(?:a|the|complete|full|matching) )(?:${CONTAINERS})(?:$|\)|,| of\b)(?!.*\band (?:a )?(?:${CONTAINERS}) of)`,
);
/** What a number in front of tells of one piece, and of no count. */
const SIZES =
	"inch|in|cm|mm|gb|tb|v|w|k|years?|yrs?|months?|weeks?|days?|hours?|miles|speed|amp|gauge";
/** Two lots of different things. */
const TWO_LOTS = new RegExp(
	String.raw`\b(?:${CONTAINERS}) of [a-z ]+ (?:and|&|\+) (?:an? )?(?:${CONTAINERS}) of\b|\ba (?:pair|set) and (?:a|an|another) (?:single|pair|set|spare|odd)\b`,
);
/** Several are listed, and nobody may take one: then the sum may be for one or for all of them. */
const HERDED = words("(?:must|have to|has to|need to) (?:go|stay|leave|be sold|be taken) together");
const SEVERAL_OF =
	/^\W*(?:bolts|boxes|bags|rolls|sets|pairs|packs|bundles|crates|cases|reels|tins|jars) of\b/;
/** The title itself says that it is about one of them. */
const SINGLE = words("single|singles|each|one of|per \\w+|individual\\w*");
/** Said before a sum that is asked. */
const ASKED = String.raw`(?:asking|ask|get|like|take|need|price|priced|want|wants|for|at|is|only|just|now|=|:|are)(?: (?:is|only|just|of|for|at))? ?`;

/** Sentences that name the asking price as a price. */
function askedIn({ sentences, ask }: Post, counts: readonly number[]): string[] {
	const sum = String.raw`${askIn({ ask })}(?![\d"'%:/-]|[.,]\d| ?(?:${MEASURES}|of)\b)`;
	const price = new RegExp(
		[
			String.raw`[$€£]${sum}`,
			String.raw`(?<![\d.,$€£x/#-])(?:(?<=${ASKED})${sum}${counts.includes(ask) ? "" : String.raw`|${sum}(?= (?:obo|or best|firm)\b)|(?<=(?:^|[,;:(-]) ?)${sum}(?= ?(?:$|[,;!)-]|firm|obo|cash|or best|pick|pounds|the\b|and\b|but\b))`})`,
		].join("|"),
	);
	return sentences
		.slice(1)
		.filter(
			(one) =>
				price.test(one) && !/\b(?:paid|bought|purchased|retail\w*|cost) [^.]{0,20}\d/.test(one),
		);
}

/** "$9 the net, eight nets": the price of what is counted. */
const isByTheCounted = (post: Post): boolean => {
	const of = new RegExp(
		String.raw`(?<![\d.,])${askIn(post)} (?:the|a|an|per|for the) ([a-z]{3,})(?![a-z])`,
	);
	const [, noun] = of.exec(post.description) ?? [];
	return noun !== undefined && new RegExp(`\\b${post.quantity} ${noun}s\\b`).test(post.text);
};

/** Several pieces and one sum, and not a word about whether it is the price of one or of all of them. */
export function isBareSum(post: Post): boolean {
	const { title, description, quantity, ask } = post;
	if (!description.includes(String(ask))) return false;
	const inTitle = Number(
		/(?:^\W*|\(|, ?|\bx ?)(\d{1,3})(?=\)|$|,| ?x\b| [a-z])/.exec(title)?.[1] ?? 0,
	);
	const counts = countsIn(post).filter(
		(count) => count === quantity || !title.includes(` ${count} `),
	);
	const isSeveral = counts.some((count) => count > 1) || (quantity > 1 && inTitle === quantity);
	const isCounted =
		quantity > 1 &&
		new RegExp(
			String.raw`(?<![\d.,$€£x/#-])\b${quantity}\b(?!["'%:/-]|\.\d| ?(?:${SIZES})\b)`,
		).test(withoutInches(description).replace(/\b(?:a|1|one) dozen\b/, "12"));
	const isPair =
		(quantity === 2 && /^\W*(?:a )?pair of\b/.test(description)) ||
		/^\W*(?:have |got )?\d{1,2} (?:pairs?|sets)\b/.test(description);
	if (!isSeveral && !isPair && !isCounted && !TWO_LOTS.test(`${title} ${description}`))
		return false;
	if (quantity > 1 && SINGLE.test(title)) return false;
	if (isByTheCounted(post)) return false;
	const isTogether = TOGETHER.test(description) && !(quantity > 1 && HERDED.test(description));
	const isOne = ONE_NAME.test(title) && !(quantity > 1 && SEVERAL_OF.test(title));
	if (isTogether || isOne || pricesForOne(post).length > 0) return false;
	const asked = askedIn(post, counts);
	const byName = new RegExp(
		String.raw`\b(?:a|an|the|per|\/|each|every|one|1|single) ?(?:${formsOf(namesIn(title))})\b`,
	);
	return asked.length > 0 && !asked.some((one) => BASIS.test(one) || byName.test(one));
}
