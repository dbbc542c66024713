import { oneOf, words } from "../wording.ts";
import { DUES } from "./dues.ts";

const PRICE = "(?:price|sum|figure|total|cost|amount|number|ask|asking|[$€£]?\\d+)";
const MINE =
	"me|us|the seller|seller|my (?:side|end|part|account|pocket|cost|expense)|our (?:side|end|part|account|pocket|cost|expense)";
const BEAR = [
	"pay|pays|paid|cover|covers|covered|eat|eats|ate|swallow|absorb|bear|carry|meet|stand|foot|handle|take (?:on|care|over)|look after|deal with",
	"pick up|settle|settled|sort|do|send off",
].join("|");

const BEARING =
	"paying|covering|eating|swallowing|absorbing|bearing|carrying|meeting|standing|handling|taking (?:on|care|over)|looking after|settling|sorting";

const ELSEWHERE_IT_IS = oneOf(
	"new|they are|it is|these are|those are|run|go for|sells? (?:at|for)|rrp|msrp|retails?|stores?|shops?|its",
);
/** It is said who pays, and it is not the buyer; or nothing is due. */
export const SETTLED = [
	new RegExp(
		String.raw`\b(?:no|not a (?:penny|cent|dime)|without|zero|never any|never|(?:not|without|hardly) any|free of|avoid|exempt|keine?|ohne|sans|sin|senza|geen) (?:[\w']+ ){0,3}(?:${DUES})`,
	),
	new RegExp(
		String.raw`\b(?:${DUES})\b(?: \w+){0,4}? (?<!not |be )(?:paid|included|inclusive|inside|waived|covered|current|free|up to date|done|taken care|complete|good|settled|cleared)`,
	),
	new RegExp(
		String.raw`(?<!not |n't )\b(?:included|including|includes|inclusive|inkl|incluso|incluido|compris\w*|paid|covered?|covers)(?: of)?(?: \w+){0,3} (?:${DUES})`,
	),
	words(
		`already (?:\\w+ ){0,4}(?:${DUES})|(?:counted|figured|built|baked|rolled|put|reckoned) (?:\\w+ ){0,3}(?:${DUES}) in`,
		`(?<!not )(?:has|have|with|is|are) (?:[\\w%]+ ){0,7}(?:${DUES}) in (?:it|there)`,
		`(?<!not |not be |never )(?:already |counted |worked |built |figured |reckoned )*(?:in|inside|into|part of|within|off) (?:the|my|this|that|our) (?:\\w+ )?${PRICE}`,
		"(?:with|has|carries|contains) (?:the )?(?:vat|tax|gst|duty|iva|mwst)(?! (?:on top|to))|not (?:vat|gst|tax)[ -]?registered|there (?:is|are) none",
		"none (?:is |are )?(?:due|owed)|none to (?:add|pay)|out of (?:my|our) (?:pocket|own)|only (?:bill|cost)|shown separately",
		`(?<!not )(?:by|on|from|to) (?:${MINE})|at (?:my|our) (?:cost|expense)`,
		"(?:is|are|be) (?:mine|ours|my (?:problem|job|business|treat))|(?:not|never) (?:yours|you|on you)",
		`(?:i|we|seller)(?: will| shall| do| would| have| am| are| always| also| already| gladly|'ll)* (?:${BEAR}|${BEARING})`,
		"(?:is |are )?not (?:applicable|charged|due|payable|chargeable)|n\\/a|(?:does|do|did) not (?:come into it|apply|arise|charge|cost)",
		"(?:costs?|charges?|takes?) (?:you )?nothing|for nothing|free of charge|at no (?:cost|charge)",
		"nothing (?:is |to |more |else |further )*(?:due|owed|owing|pay|add)",
		"tax(?:ed)? (?:disc|invoice|receipt|until|till|to|runs|year|office|stamp|rebate|exempt)|road tax|counted in|surcharge.free|no reserve|original",
		"(?<!to )sells?|new out|regular|lease|leasing",
		`${ELSEWHERE_IT_IS}(?: \\w+){0,4} [$€£]?\\d+(?:\\.\\d+)? (?:plus|\\+|before|and) (?:the )?(?:tax|vat|gst)`,
		"free|heavy.duty|duty.free|tax.free|tax (?:return|refund|deductible|id)|permits? (?:not|no) needed|adoption|rehoming|re-homing|application",
		"membership",
	),
];

/** Somebody is to pay so much: that is a price, and no question. */
const PAYS = "(?:you|u|buyer|purchaser|plus|\\+|on top|add|adds?|extra|and)";
export const NAMED = [
	new RegExp(
		String.raw`\b${PAYS}\b[^.]{0,40}?(?<!about |around |roughly |maybe |from |up to |over )[$€£]\d+(?:\.\d\d)?(?![-\d]| ?(?:-|to|or) ?[$€£]?\d)[^.]{0,30}\b(?:fee|tax|charge|premium|commission|levy|duty|name change|transfer)`,
	),
	/(?:fee|tax|charge|premium|commission|levy|duty|name change|transfer)\b[^.]{0,25}(?<!about |around |roughly |maybe |from |up to |over )[$€£]\d+(?:\.\d\d)?(?![-\d]| ?(?:-|to|or) ?[$€£]?\d)[^.]{0,30}\b(?:you|u|buyer|on top|extra|added)/,
];

/** The sum is the whole of it, whatever else the text speaks of. */
export const ALL_IN = words(
	"nothing (?:else |more |further )?(?:is )?(?:owed|owing|due)(?: to me| me| to anybody)?|out the door",
	"all[ -]in(?! (?:all|one|good|great|working|excellent|very|perfect|the|a|its|their|my|our|black|white|line))|is (?:all|what) (?:you|u) pay",
	"is all (?:you|u) (?:owe|hand over)|leaves your pocket|(?:you|u) (?:only|just) pay the (?:price|asking)",
	"nothing (?:else|more|further|extra|left) to (?:pay|add)|no (?:hidden|extra|other|further|additional) (?:fees|costs|charges)",
	"the (?:whole|final|complete|entire) (?:\\w+ )?(?:price|sum|number|figure|cost)",
);
