import { isKept } from "./kept-choice.ts";
import type { Post } from "./post.ts";
import { CONTAINERS } from "./vocabulary.ts";
import { isSaid, oneOf, type Saying, words } from "./wording.ts";

const COLOURS = [
	"maroon|burgundy|tan|khaki|mustard|lilac|violet|magenta|olive|peach|charcoal|bronze|copper|black|white|red|blue|green|grey|gray|silver|gold|brown",
	"beige|pink|purple|yellow|orange|navy|teal|turquoise|cream|ivory|walnut|oak|maple|cherry|chrome|brass|rot|blau|gruen|grun|schwarz|weiss|noir|blanc",
	"rouge|bleu|vert|negro|blanco|rojo|azul|verde|nero|bianco|rosso",
].join("|");
const SIZES = [
	"small|medium|large|x-?large|xl|xs|xxl|s|m|l|big|short|long|narrow|wide|single|double|twin|queen|king|left|right|men'?s|women'?s|boys?'?|girls?'?",
	"full|mini|standard|regular|high|low|new|used|matte|glossy|klein|gross|petit|grand|pequeno|grande|piccolo|old|wired|wireless|front|rear|upper",
	"lower|with|hardcover|softcover|paperback",
].join("|");
/** What tells two of a kind apart. */
const KINDS = `${COLOURS}|${SIZES}`;
/** Before two numbers these are no name of a model. */
const NO_MODEL = oneOf(
	"asking|price|for|about|size|from|fits|around|over|only|than|holds?|seats?|within|at|to|is|are|of|like|every|take|buy|maybe|last|and|takes?|the|or",
	"with|need|needs|between|ages?|grade|call|text|until|after|before|by|up|just|under|cover|covers|has|have|had|was|were|used|all|plays|players|pay",
	"paid|want|get|says|either|ps|windows|level|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august",
	"september|october|november|december",
);
const MEASURED = oneOf(
	"people|years?|inch|hours?|min|days?|weeks?|months?|times|miles|cm|mm|kg|lbs?|gb|ft|obo|firm|players?|persons?",
);
const KIND_NAMES = oneOf(
	"sizes|colou?rs|models|styles|designs|patterns|scents|flavou?rs|lengths|versions|kinds",
);
/** "Black or grey", "S, M or L", "64 or 128 gb". */
const ALTERNATIVES: readonly Saying[] = [
	{
		of: [
			/\b(?:queen|king|full|twin|double)\W{0,5}\/\W{0,5}(?:(?:cal )?king|queen|full|twin|double)\b/,
		],
		unless: [
			words(
				"bunk\\w*|headboards?|frames?|comforters?|duvets?|quilts?|blankets?|sheets?|covers?|fits?|like a|for",
			),
		],
	},
	{
		of: [
			new RegExp(
				String.raw`\b(?:${COLOURS})(?: \w+)?,? (?:or|\/|oder|ou|o|of) (?:in )?(?:\w+ )?(?:${COLOURS})\b`,
			),
		],
		unless: [
			words(
				"fits?|matches?|looks?|works? with|goes with|similar to|not|use it|can be|for|reversible|adjust\\w*|switch\\w*|between|convert\\w*|any",
				"gr[ae]y ?\\/ ?gr[ae]y",
			),
		],
	},
	{
		of: [
			new RegExp(
				String.raw`(?<!')\b(?:${SIZES}),? (?:or|oder|ou|of) (?:the |a |in )?(?:${SIZES})\b`,
			),
		],
		unless: [
			words(
				"fits?",
				"for (?:a |an |either |your )?(?:small|large|left|right|men'?s?|boys?|girls?|single|kids|queen|king|twin|full|double|standard|big|short|long)|not",
				"adjust\\w*|switch\\w*|convert\\w*|reversible|use|works?|with or without you|any|either side|hand|handed|side|turn|reverse|no|long or short term",
				"whether|set up|can be|hang|stand",
			),
		],
	},
	{
		of: [
			new RegExp(
				String.raw`\b(?!${NO_MODEL}\b)[a-z]{3,} \d{1,4}[a-z]{0,2} or \d{1,4}[a-z]{0,2}(?= |$|,)(?! ?${MEASURED})(?! [a-z]+s\b)`,
			),
		],
		unless: [words("fits?|compatible|works? with|for")],
	},
	{
		of: [/\b([a-z]{2,}) \d+ or \1 \d+\b/],
		unless: [words("fits?|for|works? with|take|buy|have|get|than")],
	},
	{
		of: [/\bsizes? \d{1,2}(?:\.5)? (?:or|oder|ou|o) \d|\b\d{1,2}(?:\.5)? or \d{1,2}\.5\b/],
	},
	{
		of: [
			/\b\d+ (?:or|oder|ou) \d+ ?(?:gb|tb|inch|"|cm|mm|ft|litres?|liters?|l|gallons?|watts?|speed|oz|ml|kg|lbs?)(?![a-z])/,
		],
		unless: [
			words(
				"fits?|for|holds?|about|almost|approximately|up to|maybe|years?|range|adjust\\w*|around|i think|from|miles|at|lift\\w*",
			),
		],
	},
	{
		of: [
			words(
				"(?:sizes?|colou?rs?|brands|models?|styles?|designs?|patterns?|scents?|flavou?rs?|lengths?|versions?|grossen?|farben?|tailles?|couleurs?|tallas?|colores?|taglie|colori|maten|kleuren)",
			),
			words(
				`vary|varies|(?:are|is|also|other \\w+|more \\w+|both \\w+|all \\w+|\\w+s) available|choose|choice|pick(?! up)|tell me`,
				`(?:different|various|assorted|mixed|several|random) ${KIND_NAMES}|differs?|specify|preference|verschiedene|differentes|diferentes|varias|diversi`,
				`verschillende|s to x*l|s-x*l|x*s to|\\w+ (?:to|through|-) \\w+ (?:available)`,
			),
		],
		unless: [
			words(
				"fits?|different (?:color )?modes?|adjust\\w*|settings?|temperatures?|light\\w*|led|changes?|photos?",
				`all (?:sizes|for|of|together)|(?:whole|entire|one|the|a|this|mixed|job) (?:${CONTAINERS})|(?:${CONTAINERS}) of|everything`,
				"chart|guide|other|more info|questions?|screens?|displays?|true|cartridges?|pens?|paint|body|pattern pieces|sheets?|includes?|comes? with",
				"for (?:all|different|various|many|most)|hang|cut",
			),
		],
	},
];
const CHOOSE = words(
	"which (?:one|ones|size|colou?r|model|version|of (?:them|these|the))(?: \\w+){0,3}(?: you)?(?: want| like| need| prefer)|tell me which",
	"let me know which|say which|message (?:me )?(?:with )?which|your (?:choice|pick)",
	"you (?:choose|pick(?! ?(?:it )?up)|can choose|can pick(?! (?:\\w+ ){0,3}up)|get to (?:pick|choose))|(?:take|have) your pick",
	"(?:pick|choose|select) (?:your|one|any|a|from|between|either)",
	"(?:get|gets|with|includes?|plus|choose|pick) (?:only )?(?:any )?(?:one|1) of (?:my|our|the (?!best|most|first|few|only|nicest|last|top))",
	"choice of|to choose from|up to you which|(?:gets?|get) to (?:choose|pick)",
	"(?:pick|choose|take|select|tell me)(?: out)? (?:what|whatever|whichever)(?: you)?|freie (?:wahl|auswahl)|nach wahl|zur auswahl|au choix|a elegir",
	"a scelta|naar keuze|whichever(?! (?:is|way|is easier|comes first|works|you (?:like to )?pick up))",
	"(?:sell(?:ing)?|get|gets|buy|choose|pick|want|only|for|take|have|is for) (?:only )?one of (?:them|the 2|these|2|the \\d+)",
	"(?:choose|pick|take|buy|want|sell\\w*|get|gets|have) either(?! (?:one |of them )?or both)|either (?:the|a|an|my) (?:\\w+ ){1,3}or (?:the|a|an|my)",
	"with or without (?:the|a|an|its|your)?|(?:selling|sell) (?:one of|either|only one)|same price for (?:either|both)|price for either",
);
const CHOICE_NO = words(
	"mail\\w*|ship\\w*|postage|posted|pick up|collect\\w*|deliver\\w*|works? with(?: or without)?|shop|mechanic|i will choose|reserve|best choice",
	"first choice|excellent choice|great choice|good choice|perfect choice|popular choice|choose from in the menu|modes?|programs?|speeds?|settings?",
	"channels?|effects?|your choice of (?:tv|place|time)|time|place|meet|location|day|cycles?|levels?|stations?|apps?|presets?|positions?|menu",
	"options on|payment|no difference",
);
/** Whoever chooses among these gets the same. */
const ALIKE = words(
	"identical|exactly (?:the same|alike)|all (?:the same|alike)|no difference between",
);
const SURPRISE = words(
	"mystery|surprise|lucky dip|grab bag|random(?:ly)?(?: \\w+)?|can not promise|you never know",
	"not (?:sure|certain) (?:which|exactly which|what (?:colou?r|model|size|you))|which one you (?:will )?get|which you will get|pot ?luck",
	"uberraschung\\w*|blind box|similar to (?:the )?(?:one )?(?:pictured|shown|photo)|or similar|or equivalent(?! (?:type|place|location|trade|value))",
	"or something like|photo (?:is )?(?:an example|only an example|for illustration|may differ|not exact|is not the actual)|example (?:photo|picture)",
);
const CERTAIN = words(
	"random (?:times|scratch\\w*|orbit\\w*|access|number|people|spots?|marks?|play|order)|surprise\\w* (?:good|light|you)",
	"mystery (?:novel|book|game|series)s?|random orbital|surprisingly",
);

/** Two things with "or" between them: "MacBook or iPad". */
const OR_IN_TITLE =
	/\bor\b(?! (?:best|trade|offer|repair|newer|so|more|older|less|better|swap|cash|for parts|near|nearest|make|fix|restore|project|any|other|parts|obo|both|metro\\w*|t-?mobile|at&t|verizon|sprint|cricket|\d+ ?(?:mm|cm|m|inch|in|ft)\b))/;
const MADE_FOR = /\b(?:for|fits|matching|works|attach\w*)\b.*\bor\b/;

/** Of a short text every word is meant: "Wheels, saddle or pedals". */
const SHORT = 400;
/** What is put side by side is the whole of what is said, or nearly. */
const OR_ELSE: Saying = {
	of: [
		new RegExp(
			[
				String.raw`, in (?:the )?[a-z]+ or (?:in )?(?:the )?[a-z]+(?=\W*$)`,
				String.raw`^\W*(?:in |is |the |an? |eu )?(?:[a-z0-9]+(?: [a-z0-9]+)?, )*(?:[a-z0-9]+ )?[a-z0-9]+,? or (?:an? |the |in )?[a-z0-9]+(?: [a-z]+)?(?=\W*$|,)`,
			].join("|"),
		),
	],
	unless: [
		words(
			"cash|venmo|paypal|card|bank|zelle|transfer|pay|call|text|e-?mail|message|whatsapp|obo|b[ep]o|trade|swap|offers?|it|them|no|not|never|without|free",
			"nor|for|located|issues?|plays?|runs|fits?|used?|great|good|perfect|ideal|whether|when|if|near|around|about|between|pick up|collect\\w*",
			"deliver\\w*|ship\\w*|postage|meet|come|days?|weeks?|hours?|minutes?|months?|years?|times|miles|twice",
			"or (?:so|more|less|newer|older|larger|smaller|better|similar|nearest|best|anything|something|later|earlier|after|before)|mix|match|holes?|tears?",
			"rips?|stains?|cracks?|dents?|scratch\\w*|chips?|pets?|smok\\w+|mornings?|evenings?|weekends?|today|tomorrow",
		),
	],
};
/** Alone or with the others, as anybody likes. */
const ALONE_OR_TOGETHER: Saying = {
	of: [
		words(
			"(?:separate(?:ly)?|singles?|singly|individual(?:ly)?|alone|sell (?:one|1|a few)) or (?:all|together|the (?:lot|set|pair|whole)|both|in pairs|as (?:a|one) \\w+)",
			"(?:together|as (?:a|one) \\w+) or (?:(?:in|as) )?(?:separate(?:ly)?|singles?|singly|individual(?:ly)?|alone|part|parts|pieces)",
		),
	],
	unless: [words("not|never|no|link|each|apiece|per")],
};

/** Two names for one thing are no choice, unless the title is nothing else or the text tells the two apart. */
const TWO_NAMES = /^\W*[a-z0-9]+(?: [a-z0-9]+)? or [a-z0-9]+(?: [a-z0-9]+)?\W*$/;
const TOLD_APART =
	/\b(?:both|either|each|other(?! (?:ads?|posts?|listings?|items?))|which|choose|pick|one of|same price)\b/;
/** "Also selling a matching cabinet, both for 60": that is told of another thing. */
const ANOTHER_THING = /\balso (?:selling|have|available)\b[\s\S]*?\b(?:both|pair)\b/;
const isOrInTitle = ({ title, description }: Post): boolean =>
	OR_IN_TITLE.test(title) &&
	!MADE_FOR.test(title) &&
	!/\band\b(?!\/or)/.test(title) &&
	(TWO_NAMES.test(title) || TOLD_APART.test(description.replace(ANOTHER_THING, " ")));

/** One of several things, or of several kinds, and a buyer does not know which. */
export function isOneOfSeveral(post: Post): boolean {
	const { text, sentences } = post;
	const isShort = text.length <= SHORT;
	if (isOrInTitle(post)) return true;
	if (isKept(post, KINDS)) return true;
	if (isSaid(sentences, [{ of: [SURPRISE], unless: [CERTAIN] }])) return true;
	if (isSaid(sentences, [{ of: [CHOOSE], unless: [CHOICE_NO] }]) && !ALIKE.test(text)) return true;
	if (isShort && isSaid(sentences.slice(1), [OR_ELSE])) return true;
	if (isSaid(sentences, [ALONE_OR_TOGETHER])) return true;
	return isSaid(sentences, ALTERNATIVES) && !/\bnot for sale\b/.test(text);
}
