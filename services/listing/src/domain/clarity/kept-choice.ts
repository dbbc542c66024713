import type { Post } from "./post.ts";
import { pricesForOne } from "./prices-for-one.ts";
import { isSaid, type Saying, words } from "./wording.ts";

/** Of two or more, one changes hands, and it is not said which. */
const ONLY_ONE = words(
	"(?:one|1) of (?:them|these|the 2) (?:is|can be) yours|keeping (?:only |just )?(?:one|1)(?! of the \\w+ \\w+)|i keep (?:one|1)|(?:one|1) only",
	"only (?:one|1)(?: of (?:them|the|these|those))?(?: \\w+){0,3} (?:goes|for sale|sold|sell|going|leaves|available)",
	"(?:sell|selling|let|letting go|part|parting|give|giving|offer|offering|get rid|need)(?: with| of)?(?: only| just)? (?:one|1)(?: of (?:them|the (?:2|3|two)|these|those)|(?= only|$|,))",
	"(?:for )?the one (?:that )?(?:you|i|we) (?:want|like|choose|pick|prefer|decide|end up|do not)|(?:gets|buys) (?:you )?(?:one|1)(?= of|\\W*$|,)",
	"whichever|other one (?:stays|is mine|i (?:will )?keep)|keeping the other|the other (?:stays|is staying)",
);
/** A thing, or what its seller has beside it. */
const OR_MINE: readonly Saying[] = [
	{
		of: [
			words(
				"or (?:i|we)(?: also| still)? (?:have|got|have got)(?! (?:to|it|them|the (?:box|receipt|manual|title)|photos|pics|more (?:photos|pics|info))\\b)",
				"or (?:i|we) (?:can|could|will|would)(?: also)? (?:put|fit|swap|leave(?! (?:it|them) (?:at|with|on|by|out|in))|include|add|install|mount|replace|give you the|sell you (?:the|my|a))",
				"(?:this|the one(?: in the (?:pic|photo|picture))?|it),? or (?:the|my) (?:other|one|\\w+ (?:one|next to|beside))",
				"or the (?:\\w+ ){1,2}(?:next to|beside|behind) it",
				"whichever (?:one )?(?:my|i|we|he|she|they|the|comes|sells|is (?:left|still here))(?! (?:way|is (?:easier|easiest|best for)))",
			),
		],
		unless: [
			words(
				"deliver\\w*|ship\\w*|meet|pick up|payment|cash|paypal|venmo|call|text|message|either way|comes first|no longer|offer",
			),
		],
	},
];
const USE_ONE =
	/\b(?:use|keep|keeping|using) (?:one|1)(?: myself)?,? (?:and |then )?(?:sell|selling) (?:one|1|the other)\b/;
/** One is like the other. */
const ALIKE = words(
	"(?:by|in) (?:accident|mistake|error)|accidentally|identical|duplicates?|doubles?|the same",
	"(?:ordered|bought|got|given|sent|delivered) (?:it |them )?(?:2|twice)",
);
const EITHER =
	/\b(?:either|any) (?:colou?r|one|size|side|model|version|finish|pair|style)\b|\byour (?:choice|pick)\b/;

/** "I have a black one and a blue one": at one price, and a buyer gets which? */
const ONE_OF_EACH =
	/\b(?:have|got|there is) (?:an?|1|one) (?:\w+ )?[a-z]+ (?:one )?and (?:an?|1|one) (?:\w+ )?[a-z]+ one\b/;
/** "One is a boy's, one is a girl's", and each has its price: a buyer of one does not know which. */
const ONE_AND_OTHER =
	/\b(?:1|one) is (?:an? )?(?!(?:in|missing|broken|a (?:bit|little)|slightly|for|on|sold|gone|new|used|still|not)\b)[^.;\n]{2,30}(?:[,;.] ?(?:and )?| and )(?:1|one|the other|another)(?: one)? is (?!(?:missing|broken|slightly|sold|gone|not)\b)/;
const ALL_OF_THEM =
	/\b(?:both|each|apiece|pair|together|for (?:the )?(?:2|two|all)|per|keep\w*|mine|sold|wife|husband|son|daughter)\b/;

/** "Three bikes, 48cm, 58cm and 53cm, 250 each", or a size in a line: whoever buys one does not know which. */
const areOfManySizes = ({ title, description }: Post): boolean =>
	new Set(title.match(/\b\d+ ?(?:cm|inch)\b|\b\d+(?= ?")/g)).size > 1 && /\b[2-9]\b/.test(title)
		? true
		: new Set(description.match(SIZE_ALONE)).size > 1;
const SIZE_ALONE =
	/^\W*\d+(?:\.\d+)? ?["']? ?x ?\d+(?:\.\d+)? ?["']?(?: ?x ?\d+(?:\.\d+)? ?["']?)?\W*$/gm;

/** The seller has two kinds of it and sells one, or has yet to say which it is. */
export function isKept(post: Post, kinds: string): boolean {
	const { title, text, sentences } = post;
	if (EITHER.test(title) || isSaid(sentences, OR_MINE)) return true;
	if (ONE_OF_EACH.test(text) && !ALL_OF_THEM.test(text)) return true;
	if (pricesForOne(post).length > 0 && (ONE_AND_OTHER.test(text) || areOfManySizes(post)))
		return true;
	if (USE_ONE.test(text) && !ALIKE.test(text)) return true;
	return ONLY_ONE.test(text) && areTwoKinds(text, kinds);
}

/** "A black one and a green one", "in maroon and in bottle green". */
const areTwoKinds = (text: string, kinds: string): boolean =>
	new RegExp(
		[
			String.raw`\b(?:an?|in|the|1|one) (?:\w+ )?(?:${kinds})\b[^.;\n]{0,24}\band (?:also )?(?:an?|in|the|1|one)(?: \w+)? (?:${kinds})\b`,
			String.raw`\b(?:an?|in) (?:\w+ ){1,2}(?:one )?and (?:also )?(?:an?|in) (?:\w+ ){1,2}one\b`,
		].join("|"),
	).test(text);
