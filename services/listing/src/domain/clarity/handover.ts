import type { Gap } from "./gap.ts";
import type { Post } from "./post.ts";
import { ELSEWHERE, LEFT_OPEN, NEGATED, UNDECIDED } from "./vocabulary.ts";
import { isSaid, type Saying, says, words } from "./wording.ts";

/** Ways in which a thing reaches its buyer other than by being fetched. */
const BRINGING = [
	"deliver\\w*|ship(?:s|ped|ping|ment)?|postage|post it|(?:can|could|will|by|or) post|posting it|posted",
	"post(?:ing|al)?(?= (?:delivery |service )?(?:is )?(?:available|possible|at (?:cost|your)|extra|on request|can be arranged|for a fee))",
	"mail(?:ed|ing)?|couriers?|freight|movers?|haulage|transport\\w*|carriage|cartage",
	"drop(?:ped|ping)?(?: it| them)? (?:off|at|by|round|over)|drop.?off|send(?:ing)?|sent|(?:bring|drive)(?:ing)? (?:it|them|this)",
	"meet(?: up| you)? half ?way|versand|porto|lieferung|liefern|gastos de envio|envio|envios",
	"livraison|livrer|envoi|frais de port|spedizione|spedire|spese|verzend\\w*|bezorg\\w*",
].join("|");
const COSTS = [
	"costs?|pay|pays|paying|paid by|cover|covers|covered by|fees?|charges?|charged|surcharge|expenses?",
	"extra|additional\\w*|on top|plus|\\+|gas money|gas|petrol|diesel|fuel|mileage|chip in|split|shared?",
	"quot(?:es?|ed|ing)|rates?|(?:shipping|delivery) price|negotiable|calculated|at cost|reimburse\\w*|tip",
	"not included|excluding|excluded|excludes|on (?:the )?buyer|on you|your (?:own )?(?:cost|end|side|dime|account)",
	"if you (?:add|send|give|put|throw)|against (?:payment|cost)",
	"for a (?:price|small|little|bit|few)|small (?:fee|charge)|money for|price on request|separately",
	"kosten|extra|frais|en sus|aparte|a cargo|a carico|gegen aufpreis|voor rekening|appreciated|by weight|per weight|as per|according to|actual cost|(?:current|standard|postal|courier) rates",
].join("|");
const OPEN =
	"arrange[ds]?|agreed?|discuss\\w*|talk (?:about|it over)|come to (?:an? )?(?:agreement|arrangement)|find a (?:way|solution)|work(?:ed)? (?:something |it |that )?out|settled|calculated|determined|sort(?:ed)? out|figure out";
const BRING = words(BRINGING);
const COSTLY = /\$\$/;

/** Nothing is added, or what is added has a sum. */
const SETTLED = [
	words(
		"free",
		"(?<!not |not be )(?:included|includes|including|inclusive|inkl|compris\\w*|incluido)",
		"kostenlos|gratis",
	),
	words(
		"no (?:extra|additional|charge|cost)",
		"(?:i|we) (?:will )?(?:pay|cover)",
		"seller pays",
		"on me",
	),
	new RegExp(
		String.raw`\b(?:${BRINGING})\b[^.]{0,60}?(?<!about |around |from |starting at |roughly |between |maybe )[$€£ ]\d+(?![-\d]| ?(?:-|to|or) ?[$€£]?\d| ?(?:mi|miles|km|minutes|lbs?|kg|days?|%))`,
	),
	new RegExp(
		String.raw`(?<!(?:about|around|from|at|roughly|maybe) ?)[$€£]\d+(?:\.\d\d)? (?:for |to |local |home )*(?:${BRINGING})\b`,
	),
	new RegExp(String.raw`\b(?:no|not|without|never) (?:\w+ ){0,2}(?:${BRINGING})\b`),
	words("shipping (?:box|container)", "original(?:ly)?", "return (?:shipping|postage)", "imported"),
	words("picked up in", "just (?:arrived|came)"),
	ELSEWHERE,
];

const AT_A_COST: Saying = { of: [BRING, words(COSTS)], unless: SETTLED };
const TO_BE_ARRANGED: Saying = {
	of: [
		words(
			"(?:how|the way) (?:it|they|this|these) (?:gets?|reach(?:es)?|comes?|travels?|arrives?)|(?:get|getting) (?:it|them) to you",
			"(?:bringing|sending|posting|mailing|delivering|dropping) (?:it|them)|handover|transport\\w*|movers?|delivery|shipping|postage|posting|freight|courier",
		),
		words(OPEN, LEFT_OPEN),
	],
	unless: [
		...SETTLED,
		words("local pick up|(?:pick up )?times?|day|date|when|appointment|weekends?"),
	],
};
const PERHAPS: Saying = {
	of: [
		words(
			"deliver\\w*|ship|shipping|postage|post it|mail it|send it|bring (?:it|them)|bring them \\w+",
			"drop it off|meet(?: up| you)? half ?way|transport|courier|handover",
		),
		UNDECIDED,
	],
	unless: [...SETTLED, words("if you|let me know|message|questions?")],
};
/** It is sent for whoever asks, and what that costs is said to nobody. */
const ON_REQUEST: Saying = {
	of: [
		words(
			"(?:deliver(?:y|ed)|shipping|shipped|postage|posting|post|courier|mailing)(?: (?:is|can be|service|option))*(?: available| possible| arranged| offered| organi[sz]ed)* (?:up)?on (?:request|demand|application|enquiry|inquiry)",
			"(?:ask|enquire|inquire|message|text|call)(?: me)? (?:for|about|regarding)(?: the| a)? (?:delivery|shipping|postage|posting|courier)",
		),
	],
	unless: SETTLED,
};
/** When it can be had, and nobody knows. */
const SOME_DAY: Saying = {
	of: [
		words(
			"not sure when|do not know when|no idea when|until i (?:get|find|buy|receive)",
			"once (?:my|i|the)",
		),
		words("pick up|available|hand|give|collect\\w*|deliver\\w*|ready|can go|yours"),
	],
};

const FETCHED_ONLY = words(
	"(?:local )?(?:pick up|collection|collect) only|only (?:local )?pick up|local only",
	"nur (?:pick up|selbstabholer|an selbstabholer)",
	"(?:no|not|never) (?:ship|shipping|delivery|post|mail|postage)",
	"must (?:be )?(?:pick|picked|collect\\w*)(?: it)? up",
	"(?:will|can|do) not (?:ship|deliver|post|mail|send)",
);
const BROUGHT = words(
	"(?:can|will|could|happy to|able to|i|we) (?:also )?(?:ship|deliver|post|mail|send)(?: it| them)?",
	"(?:shipping|delivery|postage) (?:is )?(?:available|possible|offered|free|included)",
	"free (?:shipping|delivery)",
	"ships (?:to|anywhere|from|nationwide|worldwide|next)|same day shipping",
);
const isBothWays = ({ sentences }: Post): boolean =>
	sentences.some((one) => FETCHED_ONLY.test(one)) &&
	sentences.some((one) => BROUGHT.test(one) && !NEGATED.test(one));

/** Somebody brings it at a cost that nobody names. Without a word about it, it is picked up and nothing is added. */
export const handover: Gap = {
	slot: "handover",
	question: "How does it change hands for the asking price?",
	readings: ["picked up, nothing added", "brought or sent, at a cost to be added"],
	isOpen: (post) =>
		isSaid(post.sentences, [
			{ of: [BRING, COSTLY] },
			AT_A_COST,
			TO_BE_ARRANGED,
			PERHAPS,
			ON_REQUEST,
			SOME_DAY,
		]) ||
		isBothWays(post) ||
		says(post.text, [words("f\\.?o\\.?b", "ex works", "freight collect")]),
};

/** Whether it is brought or sent at all, whoever pays for that. */
export const isBroughtAlong = ({ sentences }: Post): boolean =>
	sentences.some((one) => BRING.test(one) && !NEGATED.test(one));
