import { AND_SO_ON, ASSORTED, UNNAMED, UNSETTLED } from "./extras.ts";
import type { Gap } from "./gap.ts";
import type { Post } from "./post.ts";
import { isPriceList, isTotal } from "./price-list.ts";
import { isOfAnotherYear } from "./told-otherwise.ts";
import { isOneOfSeveral } from "./variants.ts";
import { UNDECIDED } from "./vocabulary.ts";
import { isSaid, oneOf, type Saying, words } from "./wording.ts";

/** Something goes along with something. */
const ALONG = words(
	"come|comes|coming|include|includes|including|included|throw|throwing|thrown|go with|goes with|go along|goes along|go too|goes too|added|along",
	"accessories|separate(?:ly)?|part of (?:it|the)|missing|leave (?:it|them)|left out|extra|extras|bundled?|dazu|inklusive|fourni\\w*|compris\\w*",
	"incluid\\w*|inclus\\w*|meegeleverd|dabei|(?:and|plus|with) (?:maybe|perhaps|possibly|probably)|maybe with",
	"with (?:maybe|perhaps|possibly|probably)",
);
const NOT_GOODS = words(
	"delivery|deliver|ship\\w*|pick up|meet|call|text|e-?mail|message|question\\w*|trade\\w*|swap\\w*|consider|offers?|price|fees?|returns?|warranty",
	"i will get back|time|today|tomorrow|weekend|busy|fits|fit (?:a|your|in your|any|most|for)|height|width|size|also fit|used for|use it|can be used",
	"could be used|you (?:may|might|could|can)|worth|drive|work with|works with|compatible|scam\\w*|respond|reply|years? old|anyone|somebody|someone",
	"should you|retail|value|age|rent|look(?:s|ing)? (?:great|good|nice|new)|cleaning|cleaned|paint\\w*|polish\\w*|buff\\w*|clean up|assembl\\w*",
	"scratch\\w*|wear|color may|come (?:down|by|over|round|see|get|look)|room|home|be interested|wrong|why|sound|play|miles|weigh\\w*|condition|dents?",
	"blemish\\w*|half|tread|need(?:s|ing)?|replac\\w*|\\d+ ?%",
);
/** What comes along is not certain. */
const PERHAPS: Saying = { of: [UNDECIDED, ALONG], unless: [NOT_GOODS] };
/** Of a short text every word is meant: whoever doubts in it doubts what is sold. */
const SHORT = 400;
/** In a line or two, "and more" is what the buyer is to get. */
const TERSE = 160;
/** Whoever has not made up their mind says so. */
const UNDECIDED_YET = [
	"not (?:yet )?decided(?: yet)?|still deciding|undecided|up in the air|unclear|we will see|one way or another",
	"to be (?:decided|agreed|confirmed|determined|arranged|sorted)|work (?:something|it|that) out|worked out",
	"(?:would )?(?:have|need) to (?:check|ask|count|measure|look|see|find)|if i (?:can )?(?:find|manage|get)",
	"not sure (?:if|whether|which|what|when|how many|about)|can not (?:say|tell|promise)(?: (?:you )?(?:if|whether|which|how many|yet)\\b|(?=\\W*$|,))",
	"or something|whatever(?= i| is| we)|with or without|and\\/or|vary|varies|depend(?:s|ing)? (?:if|how|whether|what|which)|vielleicht|eventuell",
	"peut.etre|quizas?|forse|misschien",
].join("|");
/** What a hedged seller would do with a part of it, or what may have become of it. */
const GIVE_OR_KEEP =
	"add|chuck|throw|toss|bung|put|include|leave|give|come|go|get|be yours|sell|part with|keep|need|want|take|hang on|hold|stay|have|do you";
const DOUBT: Saying = {
	of: [
		words(
			UNDECIDED_YET,
			`(?<!you |you also )(?:might|may)(?: or may not)?(?: also| even| still| well| just| not)* (?:${GIVE_OR_KEEP})(?! (?:big|small|heavy|slow|a (?:bit|little|while|look))\\b)`,
			"may (?:not )?(?:be |have )?(?:been )?(?:lost|missing|in|included|gone|incomplete|somewhere|one|some|more|the|there)",
			"could be \\d+(?= (?:more|of (?:them|the))|\\W*$|,| [a-z]+s\\b)",
			"(?:maybe|perhaps|possibly) (?:the|my|our|an?|also|some|another|others?|more|\\d+(?= (?:more|of (?:them|the))|\\W*$|,)|[a-z]+(?=\\W*$))",
			"(?<=^\\W*)some of (?:the|them|these|my)(?! best| most|(?: \\w+){0,2} (?:is|are|has|have)(?: \\w+)? (?:worn|faded|chipped|scratched|scuffed|stained|cracked|loose|bent|torn|rusty|dirty|yellowed))",
		),
	],
	unless: [
		NOT_GOODS,
		words(
			"(?<=^\\W*)maybe \\d+\\W*$|no need|needs|needed|needing|replac\\w*|tread|life|half left|hold(?:s|ing)?|look at it|come (?:and |to )?see",
			"whoever pays|\\d+ (?:years?|times|hours|months|weeks|nights|miles|minutes|days)|(?:19|20)\\d\\d|from the|made|bought|store|open to|small|minor",
			"an? (?:little|bit|tad)|notice\\w*|if you|good for|great for|perfect for|battery lasts|gift|brand|originally|vintage|old|artist|maker|signed",
			"century|era",
		),
		/\b(?:used|worn|wore|ridden|rode|played|opened|driven)\b[^.]{0,20}\b(?:maybe|perhaps|possibly|might)\b/,
	],
};
const ADDED = oneOf("included|thrown in|added|had");
const OPTION = words(
	"optionally|(?:^|is |are |as |with )optional|optional(?=\\W*$|,|\\)| \\(| if| for| at| extra)",
	`(?:can|could|may) (?:also )?(?:be ${ADDED}|be (?:sold|bought|purchased) (?:separate(?:ly)?|apart|individually|singly|with|without|alone)|stay with(?! (?:me|us|him|her|my))|come with|go (?:with|along)|include|throw in)`,
	"if (?:you )?(?:want|wanted|desired|needed|interested|like)(?: (?:it|them|to have))?,? (?:i (?:can|will|could) )?(?:include|throw|add)",
	"negotiable extras|available separately|sold separately (?:or|if)|(?<!not )ask (?:me )?(?:about|for) the",
	"(?:will|would|can|could|may|might|willing to|happy to) (?:also )?(?:split|separate(?! from)|sell (?:separately|apart|individually|them (?:separately|apart|individually)))",
	"or (?:will )?sell separately|included (?:if|only if|when you|for full|at full)|some or all|any or all|all or (?:some|part|any)|all or part",
	"tell you what is (?:still|left)|whatever is (?:still )?(?:left|here|available)|(?:ask|see|check|know) what is (?:still )?(?:left|here|available)",
	"more than (?:what )?is for sale|not everything (?:in|shown|pictured)",
	"(?:not all|only some)(?: \\w+){0,3} (?:included|for sale|pictured|shown|goes)|optional extras",
);
const OR_INCLUDED = words("or (?:is |be )?included(?: if| when| for|$)");
const OPTION_NO = words(
	"\\d+ (?:more|extra)|(?:extra|another|additional|only|just|for|is) [$€£]\\d+|free of charge|not (?:included|optional)|delivery|ship\\w*",
	"pick up|price (?:is )?negotiable|best option|great option|good option|power option|third.row|loaded|factory|dealer",
	"not (?:split|separate|sell\\w*)|will not|options? (?:package|include)|as an option|another option|payment|storage",
	"(?:mounted|used|removed|adjusted|folded|stacked|converted|upgraded|expanded|changed|set|placed|hung|attached|extended|stored|detached|split) (?:as|in|into|to|on|with|by|for|at)",
	"added to|mount\\w*|holes|upgrade\\w*|if you want to (?:see|come|buy|test|check|look)|mirrors?|seats?|navigation|leather|transmission|fold\\w*",
	"(?:the|a|your) wall|option to",
);
/** Of these, "negotiable" is said of the price. */
const NO_THING = oneOf(
	"price|prices|pric|slightly|little|very|bit|totally|are|is|it|somewhat|reasonably|cash|and|or|but|not|also|semi|highly|obo|offer|offers|be|its|non",
	"firm|asking|all|somehow|only|preis|both|each|quick|now|sale|terms|everything|slight|negotiable|amount|for|please|the|a|to|of|still|usd|dollars",
	"cost|delivery|shipping|deposit|rate|rent",
);
/** "Cymbals negotiable": no price, but a thing. */
const NEGOTIABLE_THING = new RegExp(String.raw`\b(?!${NO_THING}\b)[a-z]{3,}s? negotiable\b`);
const WEAR = oneOf(
	"(?:surface |light |minor )?rust|chips?|marks?|scratch\\w*|wear|dents?|dings?|nicks?|stains?|rust|fading|scuff\\w*|blemish\\w*|light|minor|small",
	"of the (?:best|most)",
);
/** Things of the same kind, and not alike. */
const NOT_ALIKE = words(
	`some (?!${WEAR})\\w+[^.]{0,40}(?:,|\\/|and|but|while) ?(?:and |but |while )?(?:some (?!other|more|of)|others (?:are|have|with|do|in|not|need|still|without)|the rest (?:are|is|have))\\w+`,
	"some (?:have|has|with)\\b[^.]{0,50}\\b(?:do not|without|and some)",
);
const GONE =
	"promised|reserved|sold|taken|gone|spoken for|on hold|claimed|pending|pre-?sold|put aside|given away";
const SPOKEN_FOR = oneOf("promised|reserved|sold|taken|gone|spoken for|on hold|claimed");
/** A part of it that is promised to somebody, or perhaps is. */
const PERHAPS_GONE: Saying = {
	of: [
		words(
			`(?<!(?:it|this|that|they|ad|post|listing|you|i|we) )(?:may|might|could|possibly|perhaps|maybe|probably)(?: (?:already|have|be|been|also|or may not))* (?:${GONE})(?: already)?`,
			`(?:some|a few|several|a couple|certain|parts?|one or two)(?: of)?(?: (?:the|them|these|it|those))?(?: [a-z]+){0,2}? (?:(?:are|is|was|were|have|has|been|may|might|be|go|goes|will|already|also) )*${SPOKEN_FOR}`,
			"(?:some|certain|a few|several)(?: of)?(?: (?:the|them|these|those))?(?: [a-z]+){0,2} (?:go|goes|are|sold|is|priced) separately",
		),
	],
	unless: [NOT_GOODS],
};
/** It is left out, and which of it is not said. */
const NOT_ALL = words(
	"not (?:all|everything|every \\w+)(?: (?!in stock)\\w+){0,5} (?:included|comes?|goes?|part of (?:it|the sale)|for sale)",
);
const ANOTHER = words(
	"also have (?:another|one more|a second|a|an|the(?! following))\\b[^.]{0,60}(?:for sale|if (?:you|anyone)|available)",
);
const PART_OF_IT = oneOf(
	"parts?|wheels?|tires?|rims?|kit|cases?|covers?|scoop|wing|seats?|chargers?|stand|rack|bumper|bars?|pedals?|cables?|remote|for it|hood",
);
/** "I still have the original wheels", "have case as well": and whether they come along is not said. */
const EXTRAS_AT_HAND: Saying = {
	of: [
		words(
			"(?<=^\\W*(?:and )?(?:(?:i|we) )?)(?:also|still) have (?:a few|some|several|a couple of|a bunch of|lots of|extra|spare) (?!more|other|questions|life|room|tread|of )[a-z]+",
			`(?:also|still) have (?:an? |the |its |my |all (?:of )?(?:the )?)?(?:[a-z]+ ){0,3}?${PART_OF_IT}|have (?:an? |the )?${PART_OF_IT} (?:as well|too)`,
		),
	],
	unless: [
		words(
			"free|throw\\w*|thrown|includ\\w*|come with|goes? with|for sale|available|[$€£]\\d+|for \\d+|\\d+ each|selling|sell|price|ads?|listings?|posts?",
			"photos?|pics|pictures|receipts?|records?",
		),
	],
};
const ELSEWHERE = words(
	"other (?:ads?|listings?|posts?|items?)|my (?:ads?|listings?|posts?)|see|check|separate (?:ad|listing|post)|link",
);

/** Left to the buyer, or to later. */
const AS_YOU_LIKE: Saying = {
	of: [
		words(
			"(?<!as (?:many|few|much|little) )as you (?:like|wish|prefer)|on (?:request|demand)|details (?:later|to follow)",
			"unless (?:you|someone|anyone|the buyer) (?:wants?|needs?|asks?|objects?|takes?|says?|tells?|offers?|pays?|rather)|unless (?:my|our|his|her) \\w+",
			"both possible|one or the other|, ask|ask me what",
		),
	],
	unless: [
		NOT_GOODS,
		words(
			"photos?|pictures?|pics?|videos?|info\\w*|documents?|receipt|sold|measurements|dimensions|references",
		),
	],
};

const SOME = oneOf(
	"some|a few|several|various|a couple of|a couple(?! of)|a bunch of|assorted|random|extra",
);
/** Some of these is no thing that comes along. */
const NO_EXTRA = oneOf(
	"minor|light|small|normal|signs?|scratch\\w*|scuff\\w*|marks?|dings?|dents?|wear|stains?|chips?|rust|tlc|extra wear|cosmetic|holes|nicks?",
	"blemish\\w*|fading|assembly|help|use|slight|usual|years?|months?|days?|hours?|miles|friends|people|minutes|weeks",
);
/** "With some games": how many is not said. */
const SOME_MORE: Saying = {
	of: [
		words(
			`(?:with|plus|and|includes?|including|\\+) ${SOME} (?!${NO_EXTRA})(?:[a-z]+ )?[a-z]{3,}(?:s|ies)`,
		),
	],
	unless: [
		words(
			"(?:another|other|separate|own) (?:ad|listing|post)|scratch\\w*|marks?|wear|dents?|see|rooms?|years?|features|upgrades?|new",
		),
	],
};

const DEVICE =
	/^\W*(?:(?:a|my|old|used|the) )*((?:smart|cell|mobile )?phone|tablet|laptop|computer|games? console|camera|watch|e-?bike|car|motorcycle|motorbike)\W*$/;
const MAKE = words(
	"apple|iphone|ipad|macbook|imac|samsung|galaxy|google|pixel|sony|nokia|motorola|huawei|xiaomi|oneplus|htc|lg|dell|hp|lenovo|thinkpad|acer|asus",
	"toshiba|microsoft|surface|kindle|amazon|canon|nikon|fuji\\w*|olympus|pentax|leica|panasonic|kodak|polaroid|minolta|nintendo|playstation|xbox|sega",
	"casio|seiko|timex|rolex|omega|citizen|fossil|garmin|fitbit",
);
/** A line of phones of which there have been many: a model has a number or one of these names. */
const TOLD_OF_IT = oneOf(
	"\\d+ ?(?:gb|gig\\w*)|red|black|white|gold|silver|gr[ae]y|rose|space|(?:factory )?unlocked|for sale|new|used|like|obo",
	"verizon|at&t|att|sprint|t-?mobile|cricket|metro\\w*",
);
const IPHONE = new RegExp(
	String.raw`^\W*(?:(?:apple|new|brand|used|unlocked|my|red|black|white|gold|silver)\W+)*iphone(?:\W+${TOLD_OF_IT})*\W*$`,
);
const IPHONE_MODEL =
	/\b(?:[3-9]|1\d)(?:[cegs]|se)?\b ?(?!gb)|\b(?:se|x|xr|xs|pro|mini|plus|a\d{4})\b|\b[3-9] ?(?:s|\+|plus|g\b)/;
const isOfNoModel = ({ title, text }: Post): boolean =>
	IPHONE.test(title) && !IPHONE_MODEL.test(text.replace(/\b\d+ ?(?:gb|gig\w*|go)\b/g, ""));
/** "Phone", and the text has no name and no number that would tell which. */
const isNameless = ({ title, description }: Post): boolean => {
	const [, device] = DEVICE.exec(title) ?? [];
	return (
		device !== undefined &&
		description.length < 100 &&
		new RegExp(String.raw`\b(?:my|an?|this|old|used) ${device}\b`).test(description) &&
		!/\d/.test(description) &&
		!MAKE.test(description)
	);
};

/** "5210n / 5310n", and a case for "S4 / S5": two models, of which it can be but one. A charger may well fit both. */
const TWO_MODELS =
	/(?<![\d/.])(?=[a-z]+\d|\d{3,})[a-z]{0,3}\d+[a-z]{0,2} ?\/ ?(?=[a-z]+\d|\d{3,})[a-z]{0,3}\d+[a-z]{0,2}(?![\d/.])/;
const isOfTwoModels = ({ title, category }: Post): boolean =>
	TWO_MODELS.test(title) &&
	!/\bcars?\b/.test(category) &&
	(!/\bfor\b/.test(title) || /\b(?:protectors?|cases?|covers?|glass)\b/.test(title));

/** "Bedroom set, come and see": a set of furniture, and none of its pieces has a name. */
const FURNITURE_SET =
	/\b(?:bed ?room|living ?room|dining(?: ?room)?|patio|outdoor|lounge|office|furniture) (?:furniture )?(?:set|suite)\b/;
const PIECES = words(
	"beds?|dressers?|tables?|chairs?|headboards?|night ?stands?|mirrors?|mattress\\w*|sofas?|couch\\w*|loveseats?|desks?|stools?|bench\\w*|cabinets?",
	"hutch|chest|recliners?|ottomans?|footboards?|drawers?|pieces?|seats?|settings?|\\d+ pc",
);
const isSetOfNothing = ({ title, text }: Post): boolean =>
	FURNITURE_SET.test(title) &&
	!PIECES.test(text.replace(/\bbed ?room\b|\bdining table set\b/g, " "));

const UNCERTAIN: readonly Saying[] = [
	PERHAPS,
	...UNSETTLED,
	{ of: [OPTION], unless: [OPTION_NO] },
	{ of: [OR_INCLUDED] },
	{ of: [NEGOTIABLE_THING] },
	{
		of: [NOT_ALIKE],
		unless: [
			words(
				"marks?|stains?|scratch\\w*|scuff\\w*|residue|haze|dust|dirt|paint|rub\\w*|discolo\\w*|yellow\\w*|crease\\w*|pilling|fray\\w*|came off|stickers?",
			),
		],
	},
	PERHAPS_GONE,
	{ of: [NOT_ALL] },
	EXTRAS_AT_HAND,
	{ of: [ANOTHER], unless: [ELSEWHERE] },
];
const UNCERTAIN_IN_SHORT: readonly Saying[] = [DOUBT, SOME_MORE, AS_YOU_LIKE, ASSORTED, UNNAMED];

/** What exactly is sold: one of several things at prices of their own, or something that may or may not come along. */
export const what: Gap = {
	slot: "what",
	question: "What exactly does a buyer get for the asking price?",
	readings: ["everything the text offers", "only what the title names"],
	isOpen: (post) =>
		!isTotal(post) &&
		(isPriceList(post) ||
			isOneOfSeveral(post) ||
			isOfAnotherYear(post) ||
			isNameless(post) ||
			isOfTwoModels(post) ||
			isOfNoModel(post) ||
			isSetOfNothing(post) ||
			/\b(?:with|w) [^.]{0,24}\?/.test(post.title) ||
			isSaid(post.sentences, UNCERTAIN) ||
			(post.text.length <= SHORT && isSaid(post.sentences, UNCERTAIN_IN_SHORT)) ||
			(post.text.length <= TERSE &&
				!/\b(?:cars?|vehicles?)\b/.test(post.category) &&
				isSaid(post.sentences, [AND_SO_ON]))),
};
