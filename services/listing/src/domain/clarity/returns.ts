import type { Gap } from "./gap.ts";
import { LEFT_OPEN, UNDECIDED } from "./vocabulary.ts";
import { isSaidIn, type Saying, says, words } from "./wording.ts";

const NEVER = [
	words("no (?:returns?|refunds?|exchanges?|warrant(?:y|ies)|guarantees?|money back|take.?backs?)"),
	words(
		"(?:all )?sales? (?:are |is )?final|final sale|as[ -]is|as seen|sold as seen|no comebacks?",
	),
	words("(?:returns?|refunds?|exchanges?) (?:are )?not (?:accepted|possible|allowed|given)"),
	words(
		"(?:do|does|can|will) not (?:take|accept|give|offer|do)(?: any)?(?: it| them)? (?:returns?|refunds?|exchanges?|back)",
	),
	words(
		"keine? (?:rucknahme|ruckgabe|garantie|gewahrleistung)|unter ausschluss|ni retour",
		"sin (?:devolucion\\w*|garantia)|sans (?:retour|garantie)|nessun reso",
		"geen (?:retour|garantie)",
	),
];
const BACK = words(
	"return(?:ed|s|able)?|refund(?:ed|s|able)?|exchange[ds]?|money.back",
	"(?:take|takes|taken|bring|send|give|have) (?:it|them|this) back",
	"(?:take|taken) back|guaranteed?|warranty|your money|ruckgabe|umtausch|retour\\w*",
	"devolucion\\w*|reso|garantie",
);
const AGREED = words(
	"within|in \\d+ (?:days?|weeks?)|\\d+.?(?:days?|weeks?|months?)|accepted|if|full|happy to",
	"i will|we will|can|until|you may|welcome|possible",
);
/** Not about giving this thing back to its seller. */
const OTHERWISE = [
	words(
		"return (?:calls?|messages?|texts?|e-?mails?|address|policy of)|tax (?:return|refund)",
		"manufacturer'?s? warranty",
	),
	words(
		"in return|return (?:to|trip|spring|pipe|line)|exchange for|stock exchange",
		"bring (?:it|them) back to life",
	),
	words(
		"factory warranty|under warranty",
		"warranty (?:until|till|left|remaining|expired|transfer\\w*|from)|apple ?care|extended",
	),
];
const TAKEN_BACK: Saying = { of: [BACK, AGREED], unless: OTHERWISE };
const PERHAPS: Saying = {
	of: [
		words(
			"returns?|refunds?|returnable|refundable|exchanges?|take (?:it|them) back|money back",
			"warranty",
		),
		UNDECIDED,
	],
	unless: OTHERWISE,
};
const ON_TERMS = words(
	"(?:returns?|refunds?|exchanges?)(?: \\w+){0,2} (?:negotiable|considered|at my discretion|on a case|case by case|discussed|to be \\w+)",
);

/** Something will be done for whoever is not content, and nobody knows what. */
const SOMEHOW: Saying = {
	of: [
		words(
			"(?:does|do|is|are|should|did|will) not (?:suit|fit|work|like|happy|satisf\\w+|please|meet)|(?:not|un)[ -]?(?:happy|satisfied|content)|change your mind|(?:if|when|should)(?: there (?:is|are)| you (?:have|find))? (?:an?|any|anything|something)(?: \\w+){0,2} (?:problems?|issues?|wrong|faults?|defects?)|(?:if|when|should)(?: there (?:is|are)| you (?:have|find))? (?:problems?|issues?|anything)|dissatisfied|disappointed",
		),
		words(
			LEFT_OPEN,
			"(?:come to|find|reach) (?:an? |some )(?:agreement|solution|arrangement)|see what (?:we|i) can do|make it right",
		),
	],
	unless: OTHERWISE,
};

/** The text takes it back and does not, or perhaps. Without a word about it the market's own return rule holds. */
export const returns: Gap = {
	slot: "returns",
	question: "Can it be given back?",
	readings: ["as the market's rule says", "no returns"],
	isOpen: ({ text, sentences }) =>
		(says(text, NEVER) && sentences.some((one) => isSaidIn(withoutNever(one), TAKEN_BACK))) ||
		sentences.some((one) => isSaidIn(one, PERHAPS) || isSaidIn(one, SOMEHOW) || ON_TERMS.test(one)),
};

/** "All sales final, 14 day return accepted" says both in one breath. */
const withoutNever = (sentence: string): string =>
	NEVER.reduce((rest, way) => rest.replace(way, " "), sentence);
