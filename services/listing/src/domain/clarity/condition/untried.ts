import { isSaid, oneOf, type Saying, says, words } from "../wording.ts";

/** What somebody would have done to know. */
const TRIED = [
	"test(?:ed)?|tried|checked|(?:plug|plugged|hooked|wired|connected|set)(?: (?:it|them|this))? (?:up|in|to|into)",
	"(?:powered|fired|started|booted|cranked|charged|turned|switched|set)(?: (?:it|them|this))? (?:up|on|over|off)",
	"(?:ran|run|start|started|power|powered|charge|charged|turn|turned|fire|fired|spun|flown|threaded) (?:it|them|this|one)",
	"put (?:it|them|this|a \\w+|any \\w+|\\w+)(?: \\w+)? (?:on|in|to|into|under|through)|open(?:ed)? (?:it|them) up",
	"\\w+(?:ed|en) (?:with|on) (?:it|them)|looked (?:it over|into it|inside)|look(?:ed|ing) at it|(?:got|get|gotten) (?:round|around) to \\w+ing",
	"(?:seen|heard) (?:it|them) (?:run|running|work|working|go|going|play|spin|fire|on|start)",
	"had (?:it|them) (?:fire|start|run|work|running|going|on|lit|tested|checked|working|out on)",
	"been (?:started|cranked|powered|run|turned (?:on|over)|plugged|fired|checked|tested)|hear(?:d)? (?:it|them)|try(?:ing)? (?:it|them|every|all)",
	"looked(?= ?(?:[,;]|$))|thread(?:ed)? it|inflated it|filled it",
].join("|");
const NOT_DONE = "(?:have|has|had|did|was|were) not(?: yet| even| ever| actually| really)?|never";

/** The words of whoever does not know. */
const AT_A_LOSS = [
	"with(?:out| no) (?:knowing|idea)|not knowing|no (?:idea|clue|earthly)|not (?:sure|certain|clear)|unsure|uncertain|no knowledge",
	"would not (?:bet|swear|trust)|i am guessing|i leave (?:to|that)|(?:for|up to) you to|(?:do|would) not (?:know|actually know|really know)|dunno",
	"idk|(?:can|could) not (?:really |honestly |quite )?(?:say|tell|speak|vouch|swear|promise|guarantee|confirm|be sure)",
	"(?:hard|difficult|impossible) to (?:say|tell|know|judge)|(?:any(?:one|body)|your) ?(?:'s)? guess|your guess",
	"(?<!(?:some|any)(?:one|body) |person |people |man |buyer )who knows(?! how)|(?:god|lord|heaven|goodness) knows",
	"(?:no|not making any|without any) (?:promises?|guarantees?|assurances?)|not (?:promising|guaranteeing)|unknown|(?:i|we) wonder",
].join("|");
/** Whether a thing does what it is for. */
const RUNS = [
	"works?|worked|working|runs?|running|starts?|fires?|turns? (?:on|over)|powers? (?:on|up)|comes? (?:on|out|alive)|spins?|goes|charges?|plays?",
	"prints?|sews?|cuts?|heats?|cools?|holds?|leaks?|boots?|functions?|functional(?:ity)?|reads?|opens?|rings?|flies|floats?|does|behaves?|cleans?",
	"wash(?:es)?|dries|sprays?|grinds?|brews?|mows?|pumps?|sucks?|toasts?|cooks?|sounds?|in (?:good|working|any)",
	"(?:is|are|still|all) (?:good|ok|okay|fine|sound|alright|complete|dead|broken|faulty|shot|sharp|water ?tight|usable)",
].join("|");
const INSIDE = [
	"condition|state|working|function\\w*|sound|engine|motor|gearbox|electric\\w*|electronics|inside|insides|battery|batteries|pump|compressor|brakes",
	"mechanic\\w*|mechanism|movement|keys|it|them",
].join("|");
/** What may be wrong with it. */
const PART = [
	"fuse|battery|batteries|belt|carb\\w*|plugs?|switch|motor|engine|board|pump|filter|wir\\w+|connection|capacitor|bulb|relay|gasket|hose|valve|cord",
	"cable|seal|thermostat|compressor|driver|chip|transmission|clutch|sensor|spring|part|starter|solenoid|charger|fuel|gas|contacts?|setting|belts",
	"gears|mechanism|lens|laser|head|heads|tubes?|hair|leads?",
].join("|");
const MAYBE =
	"may(?!\\w)|i am guessing|might|could|maybe|perhaps|probably|possibly|likely|presumably";

/** It was not tried, or there is nothing to try it with. */
const UNTRIED: readonly Saying[] = [
	{
		of: [words(`(?:${NOT_DONE}) (?:${TRIED})`)],
		unless: [
			words(
				"tried (?:to|on|it on|them on|any other)|checked (?:prices|my|the price|with)|never (?:tested|tried) positive|brand new|new, open|open box|sealed",
				"new in|never (?:been )?(?:used|opened|worn)|smoke|scale",
				"(?:treat|count|take|consider|price|priced|sold?|sell\\w*)(?: it| this| them)? (?:as|like) (?:if|an?|one|though)\\b.*\\b(?:without|dead|broken|not working|no) ?",
				"put (?:it|them|this) (?:up for|on (?:the market|ebay|craigslist))",
			),
		],
	},
	{
		of: [
			words(
				"(?:do|does|did) not (?:have|own) (?:a|an|any|the|enough|\\d+)? ?[^,.]{1,40} to (?:test|try|check|hook|plug|play|run|power|start|charge|connect|listen|verify|see)",
				"(?:not|never|no)(?: yet)?(?: had| have| got)?(?: the| a| any)? (?:chance|time|opportunity|patience)(?: yet)? to (?:test|try|check|plug|run|hook|start|fire|see if)",
				"no (?:\\w+ ){1,3}to (?:test|try|check|hook|plug|run|power|start|charge|connect|verify)",
				"(?:no (?:easy |good |real )?way|no means|not able|unable|nowhere|nothing|lack the \\w+)(?: (?:for|of) (?:me|us))? (?:to |of )?(?:test|try|check|verify|know)\\w*",
				"untried|not tried(?! (?:to|on))",
			),
		],
	},
];

const SOMEBODY_GOOD = oneOf("a|some|someone|somebody|an|who|knows|expert|good|proper");
/** Whoever sells it does not know. */
const UNKNOWN: readonly Saying[] = [
	{
		of: [
			new RegExp(
				String.raw`\b(?:${AT_A_LOSS})(?:,? \w+){0,4}? (?:if|whether|how well|how (?:it|they)|what (?:works|it does))\b[^.]{0,50}?\b(?:${RUNS})\b`,
			),
		],
	},
	{
		of: [
			words(
				`(?:${AT_A_LOSS})(?: of)? (?:what|in what|which|the) (?:shape|state|condition|order|nick)`,
				"but (?:i|we) (?:would|do) not (?:really )?know(?= ?(?:[.,;]|$))|(?:can|could) not (?:really )?comment|would not (?:bet|swear) (?:on|to) it",
				"(?:can|could) not (?:tell|say)(?: you)? (?:any )?more",
				"(?:working|works?|fine|ok|good)(?: \\w+)?,? as far as (?:i|we) (?:can |could )?(?:see|tell|know)",
				"(?:powers?|turns?|lights?|switches|comes) (?:on|up)(?: fine)?,? (?:but|then) (?:that|i|not|nothing|then|blank|there|a blank)",
				"(?:just|only) (?:see|know)(?: that)? it (?:lights|powers|turns|hums|comes|spins)",
				`(?:needs?|wants?|could do with|requires?) (?:${SOMEBODY_GOOD} )*(?:looking (?:at|over|into)|look(?:ed)? (?:at|over)|investigating|checking over|diagnos\\w+)`,
				"needs attention,? not sure",
				"(?:i|we) (?:take|believe|think|guess|assume|gather|imagine|presume)(?: (?:it|that|this))? (?:to be|is|as) (?:normal|ok|fine|meant)",
				"normal,? (?:i|we) (?:think|guess|believe|assume)|(?:meant|supposed) to be,? (?:maybe|i|perhaps)|maybe (?:that is )?how it is",
				`(?:${AT_A_LOSS})(?: that)? (?:it|they|all|everything|the \\w+)(?: \\w+){0,2} (?:${RUNS})`,
				`(?:${AT_A_LOSS}),? (?:(?:about|on|of|for|to|as to|regarding) )+(?:(?:the|its|their|her|his) )?(?:\\w+ )?(?:${INSIDE})(?! (?:is|was|would be) (?:worth|called|made|from|older|that old))`,
			),
		],
	},
	{
		of: [
			new RegExp(
				String.raw`\b(?:whether|if)\b[^.]{0,80}?\b(?:${RUNS})\b[^.]{0,60}?\b(?:${AT_A_LOSS})`,
			),
		],
	},
	{
		of: [
			words(
				"(?:beyond|other than|past|more than) that,?(?: \\w+){0,2} (?:can not|could not|do not|no idea|not)",
				"(?:beyond|other than|past|more than|further than) that,? (?:i|we) (?:have|had|own|got) no \\w+(?: \\w+)? to (?:say|tell|try|test|know|check|judge)",
				"that is (?:all|as far as|as much as|the (?:most|extent))(?: \\w+){0,2} (?:i|we) (?:know|can (?:say|tell|take|test|check))",
				"(?:all|only thing) (?:i|we) (?:know|can say|can tell you) (?:is|for sure)|(?:nobody|no one|no.?one)(?: \\w+)? (?:left |around |here )?to ask",
				"(?:do not know|no idea|not sure|can not say|no clue|unsure) (?:if|whether) (?:there (?:is|was|are|were|has|have)|(?:it|they) (?:has|have|had|was|were|is|are) (?:ever |been |still ))",
				"(?:would|do|did) not know how to (?:turn|start|test|check|switch|power)|(?:do|does) not know what else",
				"other (?:problems|faults|issues)(?: \\w+){0,3} not know\\w*",
			),
		],
	},
];

const MERELY = oneOf("just|only|well|simply|all|even|it|they|that");
/** What a small thing is called that may be wrong. */
const SMALL = oneOf(
	"a|an|the|its|some|new|loose|bad|dead|flat|clogged|blown|fresh|simple|little|quick",
);
const IS = oneOf("be|is|are|needs?|want|wants|take|have|nothing|has");
const WHAT_IS_WRONG = oneOf(
	`${PART}|seized|gone|shot|dead|tired|flat|dried|perished|blocked|stuck|(?:my|your) (?:phone|charger|cable|tv|computer|pc|set ?up|wiring|eyes|ears)`,
	`nothing|fixed|fixable|on its way|done for|worse|more|clean|service|tune|adjust\\w*`,
);
const A_LITTLE = oneOf("a|an|some|the|it|you|new|fresh|good|little|quick|bit of");
const DOES_IT = oneOf("works?|runs?|holds?|starts?|charges?|plays?|functions?");
/** What is the matter with it is anybody's guess. */
const GUESSED: readonly Saying[] = [
	{
		of: [
			words(
				`(?<!you |u )(?:${MAYBE})(?: ${MERELY})* ${IS}(?: (?:just|only|more than|nothing more than|nothing but|as little as))?(?: ${SMALL})* ${WHAT_IS_WRONG}`,
				"(?:probably|likely|hopefully|surely) (?:nothing|minor|an? (?:easy|simple|small|quick|cheap))(?! (?:to|more))",
				`(?:${MAYBE}) (?:just|only) (?:a|the|its|some) (?:\\w+ )?(?:${PART})|either (?:the |its )?(?:${PART}) or (?:the |its )?\\w+`,
				`(?:${MAYBE}) (?:be |is )?(?:\\w+ )?(?:fixed|fixable|done for|dying|on its (?:way|last)|a goner) (?:and|or|but) (?:${MAYBE})`,
				`(?:${PART}|it)(?: \\w+){0,2} (?:is|are) (?:going|failing|dying|on (?:its|the) way out|done),? (?:i think|maybe|probably)`,
				`should be (?:fine|ok|okay|good|as good as new|working|good to go) (?:with|after|once|when)(?: ${A_LITTLE})* (?:${PART}|clean\\w*|tune\\w*|service|charge\\w*|repair\\w*|fixed|tlc|work)`,
				"(?:seized|dead|broken|blown|faulty|stuck|worn|dirty|flat|gone),? or (?:just|only|maybe|perhaps|simply)",
				`(?:my guess is|i suspect|i bet|i would guess|my bet is)(?: \\w+){0,4} (?:${PART})`,
				`(?:i|we) (?:think|believe|guess|assume|reckon|suspect)(?: that)? (?:the \\w+|it|they|all|everything)(?: \\w+)? ${DOES_IT}(?! (?:better|best|great|for|with))`,
				`(?:fairly|pretty|quite|almost|reasonably|nearly|\\d+ ?%) (?:sure|certain|confident)(?: \\w+){1,5} (?:${RUNS})`,
				"i (?:think|believe|guess|assume|reckon|suspect) (?:that )?(?:the |it |they |its )(?:\\w+ )?(?:is|are|still)(?: still)? (?:ok|okay|fine|alright|working|sound|functional)",
				"something (?:\\w+ )?(?:rattles?|rattling|clunks?|clicks?|grinds?|leaks?|smells?|whines?|squeals?|loose)(?: inside| in)?",
				`(?:${PART}) (?:is|are) (?:\\w+ )?(?:gone|tired|dead|shot|flat|bad),? or`,
				"something(?: \\w+)? (?:is )?(?:wrong|off|amiss|not (?:quite )?right) (?:with|in|inside) (?:it|the \\w+)",
			),
		],
		unless: [
			words(
				"you (?:may|might|could|will|would)|interested|(?:will|could|can) (?:include|throw|add|deliver|sell|trade)|mechanic|soon|by the time|eventually",
				"in the future|next year|mechanics?|bigger|more than (?:you|enough)|nothing wrong|no (?:idea )?problem|asking|price",
			),
		],
	},
];

/** Those whose word it is. */
const SOMEBODY = oneOf(
	"he|she|they|uncle|aunt|brother|sister|father|mother|dad|mum|mom|friend|cousin|owner|seller|neighbou?r|guy|man|lady|woman|bloke|tenant|guild",
	"family|previous owner|before (?:me|us)",
);
const SAID = oneOf(
	"said|says|swore|swears|reckons?|claims?|claimed|assured me|promised|told me|thinks?|thought|insists?",
);
const WORKED = oneOf(
	"works?|worked|working|runs?|ran|running|starts?|plays?|prints?|charges?|(?:that )?it (?:did|does|will|would)",
	"(?:is|was|be|it|been) (?:an? (?:good|strong|great|fine|solid) runner|serviced|overhauled|rebuilt|good|fine|ok|okay|alright|all right|sound)",
	"in good (?:nick|order|shape)|holds?",
);
const WE_WERE = oneOf("i am|i was|we were|we are|have been|been|was");
/** What somebody else says of it. */
const HEARSAY: readonly Saying[] = [
	{
		of: [
			new RegExp(
				String.raw`\b(?:${WE_WERE} (?:told|assured|promised|led to believe)|${SOMEBODY}(?: before (?:me|us|him|her))?(?: always| only| just)? ${SAID})\b[^.]{0,30}?\b${WORKED}\b`,
			),
		],
		unless: [
			words(
				"mechanics?|shop|technicians?|tech|dealers?|vet|luthier|tuner|engineer|plumber|electrician|inspector|garage|workshop",
				"service (?:man|guy|centre|center)|price|deal|home|looks?|value|colou?r|taste|works? (?:for|with|out)|(?:who|when) (?:worked|works)",
				"worked (?:at|for|in|on|as)|working on",
			),
		],
	},
];

/** Where a thing stands that is in use. */
const ROOM = oneOf(
	"hall\\w*|room|living\\w*|dining|bedroom|study|kitchen|corner|window|lounge|office|nursery|entry|landing|porch|mantel\\w*|shelf|desk",
);
const STANDING = oneOf("sitting|sat|standing|stood|parked|stored|untouched");
const RAN = oneOf(
	"ran|drove|worked|held|holding|charging|running|(?<!not )working|driven in|drove in|was (?:fine|good|ok|going|alright)",
);
const AT_THAT_TIME = oneOf(
	"when|the (?:last )?time|last (?:time )?(?:i|we|he|it|season|year|fall|autumn|spring|summer)|back (?:when|in|then)|at (?:that|the) time|whenever",
);
const IN_THE_HOUSE = oneOf(
	`between|beside|next to|by|against|under|opposite|(?:in|on|at) (?:my|our|the|his|her) (?:\\w+ )?${ROOM}`,
);
/** It did what it is for, when somebody last looked. */
const LONG_AGO: readonly Saying[] = [
	{
		of: [
			words(
				"(?:no|not an?|hardly an?) (?:expert|specialist|technician)|know (?:nothing|little|not much|next to nothing) (?:of|about)",
				"(?:not a|no) clue (?:about|with)|no knowledge of",
				`${RAN}(?: (?:fine|well|great|good|ok|perfect(?:ly)?|strong|was|it|they))*,? ${AT_THAT_TIME}`,
				"did work|(?:it|they) worked,? (?:then|but|until|before)|" +
					"was driven in|last (?:year|season|summer|winter|time) it (?:did|ran|worked|was)|was (?:fine|good|ok|alright|working|running) (?:then|at (?:that|the) time|last time|whenever)",
				"last (?:spun|ran|run|worked|played|started|used|ridden|driven|fired|tested|tried|powered|sewed|switched on|went)(?: \\w+){0,3} (?:ago|when|in (?:19|20)\\d\\d|years?|before|back)",
				"(?:worked|ran|played|was (?:working|running|fine|good)) (?:\\w+ )?(?:\\d+|a few|a couple of|some|several|many|ten|a) (?:years?|months?|winters?|summers?|seasons?) ago",
				"(?:work\\w*|ran|fine|good|ok|running|started|lit|alright|right)(?: \\w+){0,3} when (?:i|we|he|she|it|dad) (?:\\w+ )?(?:last )?(?:had it out|used it|ran it|put it away|parked it|stored it)",
				"last had it out|or (?:it |they )?(?:was|did|used to(?: be)?)(?: (?:in|last|until|till|back|once)\\b)",
				"(?:was|were) \\w+ing(?: \\w+){0,2} when (?:i|we|he|she|it|they|my \\w+)(?: \\w+)? (?:put|parked|stored|left|boxed|packed|shut|locked|moved|hung)",
				"(?:ran|worked|went|started|played|flew)(?: \\w+){0,4} (?:\\d+|a few|a couple of|some|several|many) (?:years|winters|summers|seasons|springs) back",
				"has not been (?:started|run|used|driven|ridden|turned on|plugged in|fired|on)(?: \\w+){0,3} (?:in|for|since|this|until|lately|\\d+)",
				"not (?:been )?(?:touched|used|hooked|started|run|ridden|fired)(?: \\w+){0,3} (?:since|in (?:\\d+|a|many|several|over)|for (?:\\d+|a|many|several|over|years))",
				`${STANDING}(?! ${IN_THE_HOUSE})(?: \\w+){0,6} (?:since (?:19|20)\\d\\d|(?:for|from) (?:a decade|(?:about |over |some |many |several |\\d+ )+(?:years?|months?))|\\d+ (?:years?|months?)(?! old))`,
			),
		],
	},
];
const TRIED_IT = oneOf(
	"ran|run|tested|tried|started|plugged|turned|switched|charged|played|checked|fired|hooked|rode|drove|used",
);
const LATELY = oneOf(
	"today|yesterday|this (?:morning|week|month|spring|summer|fall|autumn|winter)|last (?:night|week|month|weekend)",
	"on (?:mon|tues|wednes|thurs|fri|satur|sun)day|for (?:an|\\d+) (?:hours?|minutes?)|and (?:it|they|all|everything|each) ",
);
const PUT_AWAY = oneOf(
	"disconnect|unplug|unhook|remov|pull|tak|pack|list|post|photograph|took|box|stor|swapp|replac|upgrad|fill",
);
/** It was tried since, and the text says how that went. */
const TRIED_SINCE = [
	words(
		`(?:i|we|my \\w+|he|she|they|shop|mechanic)(?: (?:have|has|just|then|also|all|both))* ${TRIED_IT}(?: (?:it|them|this|every|each|all|both|the))*[^.]{0,30} ${LATELY}`,
		`(?:ran|run|tested|tried|used|did|worked|played|spun|checked)(?: \\w+){0,4} (?:before|until) (?:(?:i|we|they|he|she|my \\w+) )?${PUT_AWAY}\\w*`,
		"(?:just|recently|fully|all|was|been|were|have|has) tested|tested (?:and|today|yesterday|at|by|for|last|on|it|with)",
		"(?:serviced|overhauled|repaired|rebuilt) (?:and|in|by|last|this|since)",
		"(?:starts?|runs?|works?|fires?|plays?)(?: \\w+)? (?:every|each) (?:time|key|one)|(?:still|now) (?:works?|runs?|starts?|plays?)",
		"(?:works?|runs?|starts?|plays?) (?:great|fine|well|perfectly|like)|has started every",
		"start(?:s|ed) (?:every|first|last (?:week|night|month|weekend|mon|tues|wednes|thurs|fri|satur|sun)|this|yesterday|today|on the)",
		"(?:paid|had|took|asked) [^.]{0,30}(?:test|check|look|service|shop)\\w*",
		"(?:shop|mechanic|dealer|technician|repairer|tuner|luthier)(?: \\w+){0,3} (?:tested|checked|serviced|looked|overhauled)",
		"(?:every|each|all) (?:week|day|key|ring|attachment|function|speed)s?",
	),
];

/** Nobody has tried it, or nobody who speaks here: whether it works is open. */
export const isUntried = (sentences: readonly string[]): boolean =>
	isSaid(sentences, [...UNTRIED, ...UNKNOWN, ...GUESSED, ...HEARSAY]);

export const isTriedSince = (text: string): boolean => says(text, TRIED_SINCE);

/** All that is said of its working is how it was when somebody last looked. */
export const isLongAgo = (sentences: readonly string[]): boolean => isSaid(sentences, LONG_AGO);
