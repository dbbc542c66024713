import { ELSEWHERE } from "../vocabulary.ts";
import { oneOf, words } from "../wording.ts";

/** It is brought or sent, by somebody, somehow. */
const IT = "it|them|this|these|that";
export const TO_BRING = [
	"(?<!with |local )deliver(?:y|ed|ing)?|local delivery|ship(?:ping|ped)?|(?:post|posting) (?:it|them)",
	"(?:can|could|may|might|would|will|consider|considering|either|i|we) (?:also )?post(?:ing)?(?! (?:more|pics|pictures|photos|a |the |an |my |updates))",
	"mail(?:ing|ed)?(?: it| them)?|postage|courier|freight",
	`(?:bring|drop|send|haul)(?:ing)? (?:${IT})(?: \\w+)?`,
	`(?:driv(?:e|ing)|run|running|get|getting) (?:${IT}) (?:over|round|to you|to your|there|somewhere|across)|(?:drop|dropp)(?:ed|ing)?[ -]?off`,
	"drop(?:ped)? (?:round|over|by)|(?:bring|brought|dropped|driven|sent|couriered)(?: \\w+)? (?:to you|round|over|to your)",
].join("|");
/** How willing somebody is who does not promise. */
export const HEDGE = [
	"may(?! \\d)|might|could|would (?:consider|rather|look|be (?:willing|open|happy|prepared))|maybe|perhaps|possibly|probably|possible|sometimes",
	"occasionally|now and then|in theory|at a push",
	"(?:can|will|happy to|able to|willing to) (?:look into|look at|see|try|consider|check|ask|sort|enquire|find out)",
	"not (?:too |very |that )?(?:keen|fond|crazy|sure|opposed)|rather not|open to|within reason|i suppose|i guess|if (?:i|we) (?:can|must|have to)",
	"not out of the question|an option|might save you",
	"if (?:i|we) (?:am|are|happen to be|come|pass)(?: ever)? (?:over |out |round |through )?(?:your way|in your|passing|nearby|that way|there|near)",
	"if (?:pushed|necessary|needed|need be|really)",
].join("|");
const CLOSE_BY = oneOf(
	"local|locals|near(?:by|ish)?|close|around|far|handy|on (?:my|our|the) (?:way|route|round)|in (?:the|my) (?:area|neighbou?rhood)|local(?:ly)?",
	"reasonable|within reach|out of (?:my|the) way|convenient",
);
const QUITE = oneOf("not|too|very|really|fairly|quite|reasonably|close enough");
/** Where the buyer has to live for it, in nobody's miles. */
export const NEAR = [
	`(?:if|when|as long as|provided|depending|to)(?: (?:you|on|where|that|it|how|your|whether))*(?: (?:are|is|live|be|would be|being|stay))*(?: (?:you|it))?(?: ${QUITE})* ${CLOSE_BY}`,
	"within reason|(?:not|if) too far|local (?:delivery|drop(?:-| )?off|area)|reasonable distance|short distance|not (?:a )?million miles|around here",
	"near ?by|(?:depend(?:s|ing|ent)? )(?:up)?on(?: \\w+){0,3} (?:where|how far|distance|location|postcode|zip|area|address|you live)|depending where",
	"for the right (?:person|buyer|home)",
].join("|");
/** Money that has no sum. */
export const SOME_MONEY = [
	"(?:agreed|fair|small|nominal|modest|reasonable) (?:sum|price|amount|rate|fee|contribution|charge)",
	"(?:about|around|roughly|something like|approximately) [$€£]?\\d+(?! ?(?:cm|mm|m|miles?|mi|km|kg|lbs?|years?|minutes?|min|inch|in|ft))|to be added",
	"weigh(?:ed|t|s)?|parcel|costs?|charged?|charges|fees?|surcharge|expenses?|extra|additional\\w*|on top|plus|\\+|gas|petrol|diesel|fuel|mileage",
	"chip in|tip|quot(?:es?|ed|ing)|rates?|calculated|negotiable|reimburse\\w*|separately|your (?:own )?(?:end|side|dime|account)|on you",
	"on (?:the )?buyer",
	"(?:at|for) (?:a|some|the usual|buyer'?s|your|cost|extra) ?(?:price|cost|fee|money|charge|expense|drink|beer|few \\w+|little \\w*|bit \\w*|consideration)?",
	"for (?:an? )?(?:additional|extra) (?:cost|charge|fee|money)|a (?:few|couple of) (?:quid|bucks|dollars|pounds)|for (?:petrol|gas|fuel|a pint)",
	"not (?:for )?much|whatever (?:the|it|they)|what (?:the post|ups|fedex|usps|dhl|royal|the courier|it costs|they charge)|split|shared?|half each",
].join("|");

/** Nothing is added, or what is added has a sum. */
const VAGUE = "(?<!about |around |from |starting at |roughly |between |maybe |up to )";
const SUM = String.raw`[$€£ ]\d+(?:\.\d\d)?(?![-\d%]| ?(?:-|to|or) ?[$€£]?\d| ?(?:mi|miles|km|minutes?|mins?|lbs?|kg|days?|hours?|%|am|pm|weeks?|st|th|cm|in|inch|ft)\b)`;
const CARRY = [
	"deliver\\w*|ship\\w*|postage|post(?:ed|ing)?|mail\\w*|media mail|courier\\w*|freight|carriage|p&p|dropp?\\w*|bring\\w*|brought|sen[dt]\\w*",
	"haul\\w*|parcel|tracked|insured|first class|priority|ups|fedex|usps|dhl|hermes|royal mail|ground",
].join("|");
export const SETTLED = [
	words(
		"free(?! of (?:smoke|pets|chips|rust))|(?<!not |not be )(?:included|includes|including|inclusive|inkl|compris\\w*|incluido)|kostenlos|gratis",
		"costs? (?:neither|nobody|no one|none)|(?:no|without|zero|nothing) (?:extra|additional|charge|cost|fee|to add|to pay|added|more)|for nothing|at no",
		"(?:costs?|charges?|fee|price)(?: is| are| of|:)? (?:you )?(?:nothing|zero|nil|none)|same (?:price|money)",
		"(?:i|we|seller|he|she) (?:will |do |am |are |have )?(?:pay|pays|paid|paying|cover|covers|eat|stand|bear)|on (?:me|us)",
		"(?:paid|covered|borne|met) by (?:me|us|seller|the seller)|(?:at|my) (?:my|own) (?:cost|expense|petrol|time)|my (?:cost|expense|treat)",
		"nothing (?:more|else|extra|further)|allowed for|(?:in|into|inside|part of|within) (?:the|my|that|this) (?:price|sum|figure|asking)",
		"(?<!you |buyer |to |u )(?:covers?|covering|pays for|buys|gets you) (?:the )?(?:delivery|postage|shipping|carriage|p&p|freight|posting|mailing)",
		"(?:price|sum|\\d+) (?:delivered|shipped|posted|sent)|(?:delivered|shipped|posted) (?:price|for (?:the|that|this)|for \\S?\\d+)",
		"(?:your|buyer'?s) (?:own )?(?:courier|carrier|shipper|movers?|transport|freight|haulier|man with a van)",
		"(?:you|buyer) (?:\\w+ ){0,2}(?:arrange|arranges|organi[sz]e|book|hire|send|sort)s?(?: \\w+){0,3} (?:own|courier|carrier|movers?|shipper|freight|transport|van)",
	),
	new RegExp(String.raw`\b(?:${CARRY})\b[^.]{0,60}?${VAGUE}${SUM}`),
	new RegExp(
		String.raw`(?<!(?:about|around|from|at|roughly|maybe) ?)[$€£]\d+(?:\.\d\d)? (?:\w+ ){0,4}?(?:${CARRY})\b`,
	),
	/\b(?:no|not|without|never|nor|neither) (?:\w+ ){0,2}(?:deliver\w*|ship\w*|postage|post|posting|mail\w*|courier\w*|freight|send\w*|bring\w*|drop\w*)\b(?!,? (?:but|though|unless))/,
	words(
		"(?:sound|audio|performance|power|video|picture|speed|bass|experience|quality)s? delivered",
		"deliver(?:s|ing|ed)? (?:\\w+ ){0,4}(?:sound|audio|performance|power|video|speed|bass|experience|quality|watts)",
		"shipping (?:box|container|crate|weight|label|blankets?)|original(?:ly)?|return (?:shipping|postage)|imported",
		"(?:was|were|came|got|arrived|been) (?:\\w+ )?(?:delivered|shipped|posted|sent|brought)",
		"(?:postage|shipping|post|mail|send|sent|bring) (?:\\w+ )?back|returns?|refunds?|(?:bring|drop) (?:it|them) (?:to|at) (?:work|the \\w+|my \\w+)",
		"picked up in|just (?:arrived|came)|delivery (?:date|van|driver|room|box|note|confirmation)",
	),
	/** What travels along a wire costs nothing. */
	words(
		"codes?|e-?tickets?|tickets?|pdf|digital(?:ly)?|files?|links?|by (?:e-?mail|message|text|app)|e-?mail(?:ed)?|in the app|login|password|address",
		"pics?|pictures?|photos?|videos?|details|(?:send|drop|text) (?:me|us)|screenshots?|axs|ticketmaster|seatgeek|stubhub|transfer",
		"via (?:message|text|app)",
	),
	ELSEWHERE,
];
