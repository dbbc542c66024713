import type { Gap } from "./gap.ts";
import { HEDGE, NEAR, SETTLED, SOME_MONEY, TO_BRING } from "./handover/ways.ts";
import type { Post } from "./post.ts";
import { LEFT_OPEN, NEGATED, UNDECIDED } from "./vocabulary.ts";
import { isSaid, oneOf, type Saying, says, words } from "./wording.ts";

/** Ways in which a thing reaches its buyer other than by being fetched. */
const BRINGING = [
	"deliver\\w*|(?:in|by) the (?:post|mail)|parcel|ship(?:s|ped|ping|ment)?|postage|post it",
	"(?:can|could|will|by|or|i|we|happy to|able to|glad to) post|posting it|posted",
	"post(?:ing|al)?(?= (?:delivery |service )?(?:is )?(?:available|possible|at (?:cost|your|buyer)|extra|on request|can be arranged|for a fee))",
	"man (?:with a|and|with his) van|(?:get|getting|have|having|got) (?:it|them) (?:moved|hauled|shifted|transported)|mail(?:ed|ing)?|couriers?",
	"freight|movers?|haulage|transport\\w*|carriage|cartage|on (?:a )?pallet|drop(?:ped|ping)?(?: it| them)?(?: (?:off|at|by|round|over|to)|$)",
	"drop.?off|send(?:ing)?|sent|(?:bring|drive)(?:ing)? (?:it|them|this)|(?:meet|met)(?: up| you)? (?:half ?way|somewhere|in the middle)|versand",
	"porto|lieferung|liefern|gastos de envio|envio|envios|livraison|livrer|envoi|frais de port|spedizione|spedire|spese|verzend\\w*|bezorg\\w*|p ?& ?p",
	"p and p|p\\+p",
].join("|");
const BRING = words(BRINGING);
const COSTLY = /\$\$/;
const COSTS = words(
	SOME_MONEY,
	"pay|pays|paying|paid by|cover|covers|covered by|shipping price|delivery price|at cost|not included|excluding|excluded|excludes|your (?:own )?cost",
	"if you (?:add|send|give|put|throw)|against (?:payment|cost)|for a (?:price|small|little|bit|few)|small (?:fee|charge)|money for|price on request",
	"kosten|frais|en sus|aparte|a cargo|a carico|gegen aufpreis|voor rekening|appreciated|by weight|per weight|as per|according to|actual cost|risk",
	"unknown|not known",
);
const AT_A_COST: Saying = { of: [words(BRINGING, TO_BRING), COSTS], unless: SETTLED };

const OPEN = [
	"arrange[ds]?|organi[sz]ed?|agreed?|discuss\\w*|talk (?:about|it over)|come to (?:an? )?(?:agreement|arrangement)",
	"(?:have|need) to (?:sort|arrange|organi[sz]e|see to)|find a (?:way|solution)|work(?:ed)? (?:something |it |that )?out|settled|calculated",
	"determined|sort(?:ed)? (?:the \\w+ |it |that )?out|figure (?:the \\w+ |it |that )?out|up to (?:us|you and me)",
].join("|");
const TRAVELS = [
	"(?:how|the way|where)(?: (?:it|they|this|these|you|we))? (?:gets?|reach(?:es)?|comes?|travels?|arrives?|meet|hand)",
	"(?:get|getting) (?:it|them) (?:to you|somewhere|there|over|across)|place of handover|meeting (?:point|place|spot)",
].join("|");
const TO_BE_ARRANGED: Saying = {
	of: [
		words(
			TRAVELS,
			"(?:bringing|sending|posting|mailing|delivering|dropping) (?:it|them)|handover|transport\\w*|mov(?:e|ing) (?:it|them)|movers?|delivery|shipping",
			"postage|posting|freight|courier|drop.?off|pallet|lorry|a van|trailer",
		),
		words(OPEN, LEFT_OPEN, "we (?:can|will|could) (?:see|talk|find|figure|sort|meet)|we will see"),
	],
	unless: [
		...SETTLED,
		words(
			"(?:pick up|meeting|any|what|good|suitable|your|our) times?|times|day|date|when (?:to|it suits|works|suits)|on when|appointment|weekends?|your own",
			"yourself",
		),
	],
};
const COMES_BY = oneOf(
	"in (?:the )?(?:city|town|\\w+) (?:some|most|every now|now and|on occasion|from time|once)|sometimes|come|drive|pass|go through|travel|bring|drop",
	"send|post|ship|deliver|mail",
);
const WHERE_OR_HOW = oneOf(
	"where|how|on the spot|on a (?:place|spot|point)|what is best|what suits|which is best",
);
/** Where they meet is for the two of them to find. */
const SOMEWHERE: readonly Saying[] = [
	{
		of: [
			words(
				`(?:we(?: can| will| could| shall)? (?:all )?(?:figure|work|sort|find|see|agree|decide|settle|talk)(?: \\w+){0,3}|agree(?: on)?|to be \\w+|up to us|tell me) (?:out )?${WHERE_OR_HOW}`,
				"(?:somewhere|some ?place|a (?:place|point|spot)) (?:between|in between|half ?way|in the middle|that suits|convenient)",
				"meet(?: up| you)? (?:half ?way|in the middle|somewhere|in between)|(?:where|how) (?:we|you) (?:meet|do it|hand it over|get it) is",
				"(?:meet|met)(?: up| you)?(?: \\w+){0,6} or (?:wherever|whatever|somewhere)|wherever (?:suits|we)",
				"(?:rather|prefer) (?:you|it|if you)(?: \\w+)? (?:collect|pick|fetch|came|come|was|were)\\w*",
				"(?:handover|delivery|shipping|postage|meeting) by (?:agreement|arrangement|negotiation)|save you the (?:drive|trip|journey)",
				"(?:could|may|might) be (?:here|at|in|with)\\b[^.]{0,40}?,? (?:or )?(?:could|may|might) be (?:here|there|at|in|with|over)",
				"(?:pick up|collect\\w*|collection) or (?:\\w+ ){0,2}(?:courier|shipping|delivery|post|mail),? (?:whichever|either|up to you)",
				"(?:courier|ship\\w*|deliver\\w*|post|mail)(?: \\w+){0,3} or (?:pick up|collect\\w*),? (?:whichever|either|up to you)",
				"find a way (?:to|of) (?:get|bring)|ways? of getting (?:it|them) to you",
			),
		],
	},
	{
		of: [
			words(
				`(?:or|either)(?:,? (?:maybe|perhaps|else|possibly))?(?: (?:i|we|my \\w+|he|she))(?: am| are| is| can| could| might| may| will)? (?:also |often |sometimes )?${COMES_BY}`,
				"(?:i|we) (?:am |are )?(?:sometimes|often|now and then|occasionally|some (?:weekends|days)) (?:in|through|near|around|drive|come|pass|go)",
				"(?:pick(?:ed)? ?up|collect\\w*|fetch\\w*) (?:from (?:me|here|us) |here )?or (?:from |at )?(?:my|the|our) [^.]{0,40}(?:not sure|not decided|have not|to be decided|whichever|depends)",
				"(?:pick up|collection|local pick up|fetching it|collecting|picking up|local) (?:is )?(?:preferred|preferable|ideal(?:ly)?|best|would be (?:best|better|easiest|ideal|good|nice)|easiest|better)",
				"prefer(?:ably)? (?:a |local |to be )?(?:pick|collect|pick up|local)\\w*|ideally (?:collect|pick|fetch)\\w*",
			),
		],
		unless: [...SETTLED],
	},
];
const WOULD = oneOf("can|could|may|might|would|happy to|able to|willing to|reckons (?:he|she)");
const BRING_IT = oneOf(
	"deliver|ship|post|mail|send it|send them|bring it|bring them|drop it|run it|haul it",
);
const THINKABLE = oneOf(
	"possible|arranged|organi[sz]ed|an option|negotiable|considered|worked out|discussed|doable|optional|on offer",
);
const ON_TERMS = oneOf(
	"for (?:a|some|gas|petrol|fuel|not)|if (?:i|we|you (?:are|live) (?!within))|at (?:a|cost|your|buyer)|somewhere",
);
/** Whoever may bring it promises nothing, or does so for whom it suits. */
const PERHAPS: readonly Saying[] = [
	{
		of: [words(TO_BRING), words(HEDGE)],
		unless: [
			...SETTLED,
			words(
				"if (?:you )?(?:need|want|would like|have)(?: \\w+)? (?:more|info|questions?|pics)|let me know|questions?|(?:u|you) (?:may|might|could)|interested",
			),
		],
	},
	{
		of: [words(TO_BRING), words(NEAR)],
		unless: [...SETTLED.slice(1), words("free (?:local|within|anywhere|in|to|up to)|no")],
	},
	{
		of: [
			words(
				`(?:deliver(?:y|ed)|shipping|shipped|ship|posting|postage|drop.?off|courier)(?: (?:is|are|can be|could be|may be|service|option|also|by arrangement))* ${THINKABLE}`,
				"(?:ask|ring|call|text|message|phone|contact|enquire|inquire|see|talk to|pm|dm)(?: me| us)? (?:for|about|regarding|re)(?: the| a| local)? (?:delivery|shipping|postage|posting|courier|getting it)",
				`(?:i|we|he|she|my \\w+|somebody|someone)(?: \\w+){0,6} ${WOULD}(?: also| always| maybe| probably| possibly| just)? ${BRING_IT}(?: \\w+){0,3} ${ON_TERMS}`,
				"(?:deliver|ship|post|mail|send it|bring it|drop it)(?:,)? or (?:you|can|pick|collect|fetch|come)",
				"(?:you|pick up|collect|collection|fetch it)(?:,)? or (?:i|we|can)? ?(?:can |could |will |may )?(?:deliver|ship|post|mail|send|bring|drop)",
				"(?:ship|post|mail)(?: it)? if you (?:sort|arrange|ask|like|really|insist)",
				"(?:couriered|shipped|posted|delivered|sent|brought) but (?:you|we|i|it|speak|ask|talk|that|there)",
				"post is (?:whatever|extra|about|around|on (?:you|top)|your)|not (?:ship|post|deliver|mail|send)(?: it)?,? but|rather not (?:ship|post|send|mail)",
				"would (?:ship|post|send|bring|mail|deliver)",
				"(?:bringing|sending|posting|getting|delivering|mailing)(?: it| them)?(?: to you| over)? is (?:an option|possible|negotiable|not out|thinkable)",
				"(?:delivery|shipping|postage) (?:is )?(?:not out of the question|by negotiation|by arrangement|would|will|to be|once|depends)",
				"have to (?:weigh it|look at that)|(?:have to|can|could) look at (?:that|it|shipping|posting)",
				"(?:what|whatever) the (?:post office|courier|carrier|shipper)s? (?:says?|charges?|asks?|wants?|quotes?|comes? up)",
			),
		],
		unless: [...SETTLED],
	},
];
const IN_DOUBT: Saying = {
	of: [
		words(
			"borrow (?:a|my(?: \\w+'?s?)?) (?:van|truck|trailer)|deliver\\w*|ship|shipping|postage|post it|mail it|send it|bring (?:it|them)|bring them \\w+",
			"drop it off|meet(?: up| you)? half ?way|transport|courier|handover",
		),
		UNDECIDED,
	],
	unless: [...SETTLED, words("if you|let me know|message|questions?")],
};
/** It can be brought, and neither what that costs nor that it costs nothing is said. */
const OFFERED: Saying = {
	of: [
		words(
			"(?:can|could|able to|happy to) (?:also |help )?(?:deliver|be delivered)|(?<=^\\W*)(?:i|we) deliver(?=\\W*$)|help with (?:the )?delivery",
			"delivery (?:is )?(?:also )?avail(?:able)?",
		),
	],
	unless: [...SETTLED, words("appointment")],
};
const SENDING = oneOf("deliver(?:y|ed)|shipping|shipped|postage|posting|post|courier|mailing");
/** It is sent for whoever asks, and what that costs is said to nobody. */
const ON_REQUEST: Saying = {
	of: [
		words(
			`${SENDING}(?: (?:is|can be|service|option))*(?: available| possible| arranged| offered| organi[sz]ed)* (?:up)?on (?:request|demand|application|enquiry|inquiry)`,
		),
	],
	unless: SETTLED,
};

const FETCHED_ONLY = words(
	"(?:local )?(?:pick up|collection|collect) only|only (?:local )?pick up|local only|nur (?:pick up|selbstabholer|an selbstabholer)",
	"(?:no|not|never) (?:ship|shipping|delivery|post|mail|postage)|must (?:be )?(?:pick|picked|collect\\w*)(?: it)? up",
	"(?:will|can|do) not (?:ship|deliver|post|mail|send)",
);
const BROUGHT = words(
	"(?:can|will|could|happy to|able to|i|we) (?:also )?(?:ship|deliver|post|mail|send)(?: it| them)?",
	"(?:shipping|delivery|postage) (?:is )?(?:available|possible|offered|free|included)|free (?:shipping|delivery)",
	"ships (?:to|anywhere|from|nationwide|worldwide|next)|same day shipping",
);
const ASK = oneOf("ask|call|message|text|pm|dm|inquire|enquire");
/** "We deliver! Ask for rate." */
const RATE_UNNAMED = new RegExp(
	String.raw`\b(?:deliver\w*|ship(?:s|ping)?|post(?:age|ing)?|courier)[^.!\n]{0,20}[.!,;-]+ ?(?:just |please )?${ASK}(?: me| us)? (?:for|about) (?:a |the |our |my )?(?:rates?|prices?|costs?|quotes?|fees?|charges?)\b`,
);
/** Where the one holds, the other does not: "outside the county I don't deliver". */
const APART = words(
	"outside|beyond|further|farther|elsewhere|abroad|overseas|except|unless|other than",
);
const isBothWays = ({ sentences }: Post): boolean =>
	sentences.some((one) => FETCHED_ONLY.test(one) && !APART.test(one)) &&
	sentences.some((one) => BROUGHT.test(one) && !NEGATED.test(one) && !says(one, WIRED));
const WIRED = SETTLED.slice(-2, -1);

const OPENED: readonly Saying[] = [
	{ of: [BRING, COSTLY] },
	AT_A_COST,
	TO_BE_ARRANGED,
	...SOMEWHERE,
	...PERHAPS,
	IN_DOUBT,
	OFFERED,
	ON_REQUEST,
];
/** Somebody brings it at a cost that nobody names. Without a word about it, it is picked up and nothing is added. */
export const handover: Gap = {
	slot: "handover",
	question: "How does it change hands for the asking price?",
	readings: ["picked up, nothing added", "brought or sent, at a cost to be added"],
	isOpen: (post) =>
		isSaid(post.sentences, OPENED) || isBothWays(post) || RATE_UNNAMED.test(post.text),
};

/** Whether it is brought or sent at all, whoever pays for that. */
export const isBroughtAlong = ({ sentences }: Post): boolean =>
	sentences.some((one) => BRING.test(one) && !NEGATED.test(one));
