import { oneOf, words } from "../wording.ts";

const WELL = [
	"great|perfect(?:ly)?|fine|good|well|like new|flawless(?:ly)?|excellent(?:ly)?|amazing|beautifully|wonderful(?:ly)?|properly|100%|smooth(?:ly)?",
	"as (?:it should|intended|expected)|no (?:problems?|issues)|without (?:any )?(?:problems?|issues|a hitch)|einwandfrei|tadellos|perfekt",
	"parfaitement|perfectamente|perfettamente|perfect",
].join("|");
export const WORKS = [
	words(
		`(?:works?|working|running|plays?|prints|sews|cuts|heats|cools|runs?|rides?|functions?|functioning|drives?|operates?|funktioniert|fonctionne|funciona|funziona|werkt) (?:\\w+ ){0,2}(?:${WELL})`,
		"(?:perfect|good|great|excellent|full|fully) working (?:order|condition)|everything works|all (?:is )?work(?:s|ing)",
		"(?:fully|perfectly|completely) (?:functional|functioning|working|operational|works)|no (?:problems|issues|faults|defects)(?: at all| whatsoever)?",
		"nothing wrong(?: with it)?",
	),
];
export const PERFECT = [
	words(
		"(?:perfect|mint|flawless|pristine|excellent|immaculate|superb|spotless|top|tip.?top|wonderful|fantastic|beautiful|first class) (?:condition|shape|state|order|nick|cosmetic \\w+)",
		"like new|as (?:good as )?new|good as new|flawless|pristine|immaculate|showroom|mint|neuwertig|wie neu|comme neuf|como nuev[oa]|come nuov[oa]",
		"als nieuw",
	),
];
/** A new one of these makes nothing new. */
const PARTS = [
	"tires?|tyres?|battery|batteries|brakes?|chain|cassette|strings?|pads?|case|cover|screen|cables?|housing|grips?|seat|saddle|pedals?|tubes?",
	"bar tape|wheels?|motor|engine|paint|carpet|interior|clutch|starter|alternator|radiator|belts?|bulbs?|blades?|filters?|plugs?|cord|tips?|heads?",
	"bearings?|burrs?|pump|hoses?|cushions?|foam|lining|zip|laces|soles|stylus|needle|tubes|knobs",
].join("|");
const BRAND_NEW = oneOf(
	"new(?= ?(?:$|,|and |but |- |with tags?|with box|in (?:the )?box))|brand[- ]?new|new in|new unused|unused|unopened|sealed",
);
const IT_IS = oneOf("is|are|still|condition:?|sold as|as|in|completely|all");
export const NEW = [
	new RegExp(
		String.raw`^[^\w\n]*(?:absolutely |still |completely )?${BRAND_NEW}\b(?! (?:\w+ ){0,3}(?:${PARTS})\b)`,
	),
	new RegExp(
		String.raw`\b(?<!\b(?:new|spare|extra|replacement) \w+ )${IT_IS} (?:still )?(?:brand[- ]?new|unused|unopened|sealed|factory sealed)\b(?! (?:\w+ )?(?:${PARTS})\b)`,
	),
	words(
		"never (?:been )?(?:used|opened|worn|ridden|unboxed|touched|played|driven)|new in (?:the )?(?:\\w+ )?(?:box|packaging|package|plastic)",
		"factory sealed|(?<!(?:new|spare|extra|replacement) \\w+ )still sealed|in sealed|unworn|brand new unused|(?:never|not) used|unbenutzt",
		"originalverpackt|jamais (?:servi|utilise)|sin (?:usar|estrenar)|mai usat[oa]|ongebruikt",
	),
];
const TIMES =
	"(?:about |only |maybe |around |roughly |just |barely )*(?:a|an|one|twice|\\d+|several|few|couple|last|daily|every|all)";
const FOR_A_TIME = oneOf("on|for|in|at|during|through|once|twice|all|every|a few|several|\\d+");
export const USED = [
	words(
		`(?:wore|rode|drove|used|slept|sat|played|rides|plays)(?: (?:in|on|with|at))? (?:it|them|this) (?:only |just |about |maybe )?${FOR_A_TIME} ?(?!photos?|pictures?)`,
		`(?:used|worn|ridden|driven|played|opened)(?: (?:it|them|this))?(?: for| it for| over)? ${TIMES}(?! (?:photo|picture|store))`,
		"(?:had|owned) (?:it|them|this|these)? ?(?:for )?(?:about |over |almost )?\\d+ (?:years?|months?)",
		"(?:had|kept|used) (?:it|them|this) (?:\\w+ ){0,5}for (?:about |over |almost |nearly )*(?:an?|one|\\d+|several|some|many) (?:years?|months?|winters?|summers?|seasons?)",
		"(?:few|several|\\d+|couple of|some) (?:months?|years?|weeks?|summers?|winters?|seasons?) of (?:use|wear|riding)",
		"(?:washed|laundered) (?:once|twice|\\d|a few|several)|\\d+ (?:weeks?|months?|years?) old",
		"(?:has|have) (?:sewn|done|made|printed|cut|mowed|baked|brewed|run) (?:about |some |over )?\\d+",
		"from (?:daily |regular |normal |everyday |long |heavy )?use|signs? of (?:use|wear)|well used|heavily used|gently used|lightly used|second.hand",
		"pre.owned|previous owner|refurbished|hardly used|barely used|used condition|\\d+ (?:charge )?cycles",
		"\\d+ (?:hours|miles|km|kilometers) on (?:it|the|them|meter|clock|odometer)|runs? about \\d+ hours|gebraucht|gebrauchsspuren|d'?occasion|usad[oa]",
		"usat[oa]|gebruikt",
	),
];
export const AS_NEW = words("(?:like|as) (?:brand[ -]?)?new|as good as new|sold as new");
/** Nothing has to be done before it can be used. */
export const READY = words(
	"ready (?:to|for) (?:use|go|ride|work|run|play|wear|drive|mow|sew|print|fish)",
);
export const FLAWLESS = words(
	"(?<!not (?:quite |exactly )?|hardly |far from )mint|flawless|immaculate|pristine|spotless",
);
/** Less than a promise, and still no word of a fault. */
export const SOUND = words(
	"(?:good|great|nice|very good|fine|solid|lovely|decent) (?:condition|shape|order|nick)|ready to (?:use|go|play|ride|wear|watch|print)|in good nick",
	"guter zustand|bon etat|buen estado|buono stato|goede staat",
);
/** Praise that leaves room for no fault at all. */
export const UNDAMAGED = [
	words(
		"no (?:damage(?! (?:to|on|in|from))|flaws|blemish\\w*)|not a (?:mark|chip|crack) (?:on|anywhere)",
	),
	/(?:^|[.,!\n] ?)(?:absolutely |simply )?perfect(?=[.,!]|$)/,
];
const DOES = oneOf(
	"works?|runs?|plays?|functions?|performs?|operates?|rides?|sews?|prints?|cuts?|goes",
);
/** Praise that leaves room for no failing at all. */
export const ABSOLUTE = [
	words(
		"no (?:issues?|problems?|faults?|flaws?|defects?|complaints?)(?: (?:at all|whatsoever|of any kind|ever))?|nothing (?:at all )?wrong(?: with it)?",
		"never (?:a|any|had any|had a|gave(?: \\w+)? any) (?:problem|issue|trouble|fault)s?",
		`${DOES} (?:\\w+ )?(?:flawless(?:ly)?|perfect(?:ly)?|like (?:a dream|new|a charm|a clock)|beautifully|faultless(?:ly)?)`,
		"(?:perfect|flawless|excellent|full|tip.?top|100%) (?:working|running) (?:order|condition)",
		"(?:fully|perfectly|completely) (?:functional|functioning|working|operational)|mint",
	),
	/(?:^|[.,!\n] ?)(?:absolutely |simply )?perfect(?=[.,!]|$)/,
];
