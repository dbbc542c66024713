import { withDigits } from "./numerals.ts";
import { oneOf } from "./wording.ts";

/** Whoever reads a text reads no further than this: what a listing says is said by then. */
export const MOST_CHARACTERS = 16_000;

type Rewriting = readonly [from: RegExp, to: string | ((...found: string[]) => string)];

/** One way to write quotes, dashes, spaces and letters, so that a rule need not know them all. */
const SIGNS: readonly Rewriting[] = [
	[/[\u0300-\u036f]/g, ""],
	[/ß/g, "ss"],
	[/ø/g, "o"],
	[/[‘’ʼ`´]/g, "'"],
	[/[“”″]/g, '"'],
	[/[‐-―−]/g, "-"],
	[/(?:_|[^\S\n])+/g, " "],
	[/ ?\n[ \n]*/g, "\n"],
];

const DAYS =
	"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:days?)?|weekends?|weekdays?|mornings?|afternoons?|evenings?|nights?|days?|daily|today|tomorrow";
const REACH_ME = oneOf("call|ring|text|come|open|free|available|home|here|pick up|any ?time");
/** "Thursdays between 12 and 2" is when, and neither a count nor a price. */
const HOURS: Rewriting = [
	new RegExp(
		String.raw`(?<=\b(?:${DAYS})\b[^.!?\n\d]{0,24}|\b${REACH_ME} )(?:between|from) \d{1,2} ?(?:and|to|till|until) \d{1,2}(?![\d%$€£.,]*\d)(?! (?:of|each|dollars|euros?)\b)`,
		"g",
	),
	"in those hours",
];

/** What people write short. */
const SHORT: readonly Rewriting[] = [
	[/\bw\/ ?o\b/g, "without"],
	[/\bw\/(?=[ a-z0-9])/g, "with "],
	[/(?<=[\d$€£] ?\/? ?)ea\b\.?/g, " each"],
	[/(?<=\d ?)(?:pcs?|pce|stk|stuck)\b\.?/g, " pieces"],
	[/\b(?:approx|approximately|circa|abt|aprox|ungefahr|environ)\b\.?/g, "about"],
	[/\bca\.? ?(?=\d{1,4}\b)/g, "about "],
	[/(?<=[$€£\d ])~ ?(?=[$€£\d])/g, "about "],
	[/\bincl?\b\.?/g, "included"],
	[/\b(?:excl|exc|exkl)\b\.?/g, "excluding"],
	[/\b(?:zzgl|zuzuglich)\b\.?/g, "plus"],
	[/\bp ?(?:&|\+|and) ?p\b/g, "postage"],
	[/\bs ?(?:&|\+|\/|and) ?h\b/g, "shipping"],
	[/\bo\.? ?[bn]\.? ?o\b\.?/g, "obo"],
	[/(?<=\d ?(?:[$€£] ?|euro? )?)(?:vb|vhb)\b/g, " obo"],
	[/\bt\.?b\.?[acd]\b\.?/g, "to be decided"],
	[/\bp\.?o\.?a\b\.?/g, "price on request"],
	[/\b(?:bnib|nib|bnwt|nwt|nwot|bnwot|ovp)\b/g, "brand new unused"],
	[/\bneg\b\.?/g, "negotiable"],
	[/\b(?:gonna|gunna)\b/g, "going to"],
	[/\bwanna\b/g, "want to"],
	[/\b(?:pick-up|pickup|abholung)\b/g, "pick up"],
];

const SPOKEN: readonly Rewriting[] = [
	[/\b(?:can't|cannot|cant)\b/g, "can not"],
	[/\b(?:won't|wont)\b/g, "will not"],
	[/\b(do|does|did|is|are|was|were|have|has|had|would|could|should|must)n'?t\b/g, "$1 not"],
	[/\b(it|that|there|here|what|who|everything|nothing|he|she)'s\b/g, "$1 is"],
	[/\b(there|that|what)s\b/g, "$1 is"],
	[/\bi'?m\b/g, "i am"],
	[/(?<![a-z])'em\b/g, "them"],
	[/'ll\b/g, " will"],
	[/'d\b/g, " would"],
	[/'re\b/g, " are"],
	[/'ve\b/g, " have"],
	// "Refundable? No": who asks and answers says it in one.
	[
		/(?<=^|[.!?;\n] ?)([^.!?;\n]{2,40})\? (?:also |sorry,? )?(?:no|nope|never)(?=[.,:;!\n]| -|$)/g,
		"no $1",
	],
];

/** Nobody who writes "9600k" asks for millions. */
const thousandfold = (_: string, sign: string, number: string): string =>
	`${sign}${Number(number) * (Number(number) < 1_000 ? 1_000 : 1)}`;

/** Amounts the one way rules read them: "$1250.50". */
const MONEY: readonly Rewriting[] = [
	[/(?<![\d.,])(\d{1,3})\.(\d{3}),(\d{2})(?!\d)/g, "$1$2.$3"],
	[/(?<![\d.,])(\d{1,3})[.'](\d{3})(?= ?(?:€|eur|obo|chf))/g, "$1$2"],
	[/(?<=[€] ?)(\d{1,3})\.(\d{3})(?![\d.,])/g, "$1$2"],
	[/(?<=\d),(?=\d{3}(?!\d))/g, ""],
	[/(?<=[$€£] ?\d{1,4}),(?=\d{2}(?!\d))/g, "."],
	[/(?<=\d),(?=\d{2} ?(?:[€$£]|eur|a |per |each))/g, "."],
	[/(?<=\d)[.,]--?(?!\d)/g, ""],
	[/\b(?:us ?|u\.s\. ?|cad ?|aud ?)?\$ ?(?=\d)|\b(?:usd|us dollars?) ?(?=\d)/g, "$$"],
	[/\beur(?:os?)? ?(?=\d)|€ (?=\d)/g, "€"],
	[/\bgbp ?(?=\d)|£ (?=\d)/g, "£"],
	[/(?<![$€£\d.])(\d+(?:\.\d{1,2})?) ?-?(?:\$(?! ?\d)|(?:us )?dollars?\b|bucks?\b|usd\b)/g, "$$$1"],
	[/(?<![$€£\d.])(\d+(?:\.\d{1,2})?) ?-?(?:€(?! ?\d)|euros?\b|eur\b)/g, "€$1"],
	[/(?<![$€£\d.])(\d+(?:\.\d{1,2})?) ?(?:£(?! ?\d)|quid\b|gbp\b)/g, "£$1"],
	[
		/(?<![$€£\d.])(\d{1,2}) ?p(?= (?:each|a|per|for)\b|\/(?:each|pc|piece|item|[a-z]{4}))/g,
		"£0.$1",
	],
	[/(?<![$€£\d.])(\d{1,2}) ?(?:cents?|¢)(?![a-z])/g, "$$0.$1"],
	[/([$€£])(\d+(?:\.\d+)?) ?k\b/g, thousandfold],
	[
		/\b((?:asking|price|for|want|paid)(?: price)?(?: is| of)?:? ?)(\d+(?:\.\d+)?) ?k\b(?! ?(?:mi|km|res|video|tv))/g,
		thousandfold,
	],
	[/(?<![\d.])()(\d+(?:\.\d+)?) ?k(?= (?:obo|firm|cash|negotiable|or best))/g, thousandfold],
];

/** Sums that have a name, in the currency of the listing. */
const named = (sign: string): readonly Rewriting[] => [
	[/\b(?:a|one) (?:dollar|buck|euro|quid)\b/g, `${sign}1`],
	[/\b(?:a|one) grand\b/g, `${sign}1000`],
	[/\b(?:a )?fiver\b/g, `${sign}5`],
	[/\b(?:a )?tenner\b/g, `${sign}10`],
	[/\b(?:a )?(?:quarter)(?= (?:each|apiece|a piece))/g, `${sign}0.25`],
	[/\b(?:a )?dime(?= (?:each|apiece|a piece))/g, `${sign}0.10`],
];

/** A word for the coin of the country, whichever that is. */
const QUID = /(?<![$€£\d.])(\d+(?:\.\d{1,2})?) ?quid\b/g;

/** A text in lower case, its numbers in digits and its amounts and abbreviations written one way. */
export function plainText(written: string, sign: string): string {
	const text = rewritten(written.slice(0, MOST_CHARACTERS).toLowerCase().normalize("NFD"), SIGNS);
	const spelt = rewritten(rewritten(text, SPOKEN), named(sign));
	const counted = withDigits(spelt).replace(QUID, (_, number) => `${sign}${number}`);
	return rewritten(rewritten(counted, [HOURS, ...SHORT]), MONEY).replace(/ {2,}/g, " ");
}

const rewritten = (text: string, rewritings: readonly Rewriting[]): string =>
	rewritings.reduce((so, [from, to]) => so.replace(from, to as string), text);
