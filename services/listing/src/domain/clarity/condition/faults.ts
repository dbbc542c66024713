import { oneOf, words } from "../wording.ts";

/** What a thing may well not do, or its owner: no fault. */
const HARMLESS = [
	"need|handle|stay|fit|use|want|have|include|gives?|detract|distract|change|smoke|match|come|know|like|ship|accept|take|deliver|trade|think|sell",
	"wait|miss|hesitate|waste|ask|call|text|affect|matter|impact|worry|bother|see|leak|scratch|slip|rust|get|go well|give|be|let|negotiate|reply|email",
	"make|ride|wear|own|live|care|mind|add|provide|contact|expect|offer|feel|look|find|require|even|lower|post|mail|send|contain|allow|seem|really",
	"break|wobble|pull|do|bend|fade|understand|buy|drive|believe|remember|notice|interfere|split|separate|hurt|skip|hold|delay|keep|overheat|cover",
	"derail|accumulate|look|take|respond to|appear|return|last|cost|just|only|actually|always|usually|have to|meet|pay|speak|move|mean|say|tell|talk",
	"please|support|go|bring|stick|disappoint|regret|tip|stain|hear|drop|shed|burn|smell|climb|or|and",
].join("|");
const ACT = [
	"work|turn on|power|start|run|charge|heat|cool|spin|drain|boot|open|close|shut|print|connect|respond|read|lock|inflate|light|record|focus|pump",
	"stay|go on|switch|feed|eject|latch|grind|freeze|move|stop|recline|fold|dispense|brew|play|come (?:up|down|on|out)|go (?:up|down|in)|engage|shift",
	"lift|turn|spray|reverse",
].join("|");
/** What it does not do. */
export const IDLE = [
	words(
		`(?<!(?:^|[^a-z])(?:i|we|you|please|and|u) )(?:do|does) not (?!(?:${HARMLESS})(?![a-z]))[a-z]{3,}`,
		`(?<!(?:^|[^a-z])(?:i|we|you|please|u) )(?:will|did) not (?:\\w+ )?(?:${ACT})`,
		"can not (?:be )?(?:turned|charged|used|opened|closed|locked|started|fixed)",
		"(?:is|are) not (?:working|functional|functioning|charging|heating|cooling|turning|spinning|starting|running)",
		"(?:people|you|they|one|others|callers?) can not (?:\\w+ )?(?:hear|see|read|open|close|use|turn|start|lock|charge)|not (?:working|running)",
		"no longer works?|no (?:power|sound|picture|image|heat|display|signal)",
		"(?:does|do|will|can|did) not (?:always )?(?:hold|keep) (?:a |its |the |any |much )?charge",
	),
];
const INNER_PART = oneOf(
	"mic|microphone|speaker|screen|display|motor|pump|engine|battery|bulb|fan|belt|compressor|heater|fuse|board|hinge|zip|gear\\w*|bearing\\w*",
);
const OUTER_PART = oneOf(
	"side|channel|speaker|ear|cup|driver|keys?|buttons?|burners?|ports?|row|pixels?|hinge|zone|element|light|screen",
);
const DEAR_PART = oneOf(
	"engine|motor|transmission|gearbox|pump|screen|display|motherboard|compressor|head gasket|clutch|alternator|starter|heating element|power supply",
);
/** What it does instead. */
export const FAILS = [
	words(
		"stopped|stops (?:after|working|when|on)|stalls|cuts (?:out|off)|dies (?:after|on (?:you|me))|quit|died|gave (?:out|up)|went out|failed|conked",
		"blew|dead|broken|leak(?:s|ing|y)|faulty|defective|defekt|kaputt|en panne|averiad[oa]|roto|rotto|kapot",
		"freezes(?! (?:as|well|fine|hard|solid|food|ice))|shuts? (?:off|down) by|burn(?:ed|t) out|seized|overheats",
		"(?:makes? )?(?:an? )?(?:grinding|clunking|squealing|banging|burning|burnt) (?:noise|sound|smell)|trips the|artifacts|crackl(?:es|ing)|sparks",
		"(?:keys?|buttons?|valves?|drawers?|pedals?) sticks?(?! to)|(?:lock|latch|belt|clutch|gear|gears) slips",
		`${INNER_PART} (?:has |have |just )?(?:went|gone|go)(?! (?:well|great|with|in|to|up|down|for|round|along))`,
		"packed up|(?:clicks?|shuts?|switch(?:es)?|turns?|goes) (?:itself )?off (?:by itself|on its own)|(?:turns|switches|shuts) itself off",
		"(?:has|have|had|is|was) (?:come|fallen|broken|snapped) (?:off|apart)|stopped \\w+ing|does not get (?:cold|hot|warm)",
		"(?:has|have|got|shows?|is|are) (?:got )?(?:\\w+ )?(?:lines (?:on|across|down)|dead pixels|burn.?in|a (?:hum|hiss|buzz|crackle|wobble))",
		"(?:pulls|drifts|veers|leans|lists) (?:hard |slightly |a bit )?(?:to (?:the |one )?)(?:left|right|side)",
		"keeps? (?:dying|freezing|crashing|shutting)",
	),
	words(
		`${OUTER_PART} (?:is|are|has|have|went) (?:silent|dead|out|stuck|broken|missing|weak|faulty|gone|off|loose|dark|flickering)`,
		`needs? (?:a |an )?(?:new |another |replacement )?${DEAR_PART}(?: \\w+)?`,
	),
	words("for parts(?: only| or repair)?|parts only|spares (?:or|and) repairs?|as spares"),
];
/** What nobody would call perfect, though it may well work. */
export const DAMAGE = [
	words(
		"shattered|cracked|crack|cracks|bent|torn|smashed|ripped|rusted through|broken off|damaged|some (?:\\w+ )?damage",
		"(?:see|check|look at) (?:the |my )?(?:pics?|pictures?|photos?|images?)(?: \\w+){0,3} (?:damages?|cracks?|faults?|issues?|problems?)",
		"(?<!not |never |no |or )leaks?|rotten|rotted|fungus|haze|mou?ld|mildew|rust holes?|welded|(?<!wear and |wear & )tears?(?! ?down)",
		"needs? (?:a |an |some )?(?:new|repairs?|to be (?:repaired|fixed|replaced)|fixing|work|replacement)",
	),
];
/** A fault that stands, whatever else the sentence says was done to it. */
export const STANDING = words(
	"(?:some|slight|a (?:bit of|little|spot of|touch of)|there is|has) (?:\\w+ )?(?:fungus|haze|mou?ld|mildew|rust holes?|water damage)",
	"(?:some|a few|two|\\d) rust holes?",
);
/** Nothing that is new has been mended. */
export const MENDED = words(
	"(?:was|were|been|is) (?:\\w+ )?(?:repaired|welded|glued|patched|soldered)(?: \\w+)? ?(?:twice|once|before|back)?",
	"repaired (?:once|twice|\\d times|several times|before)",
);
export const TO_BE_DONE = words(
	"needs? (?:an? |the |some |its )?(?:\\w+ ){0,2}(?:rebuil[dt]|repairs?|overhaul\\w*|fixing|replacing|replaced|repaired)",
);
/** What nobody would call flawless. */
export const SPOTS = words(
	"dents?|dented|scratch(?:es|ed)?(?! (?:panel|strip|layer|off|card|resistant|proof|free|off|code|made|cover))|chipped|chips|stain(?:s|ed)",
	"scuff(?:s|ed)?|faded|wear|worn|rust(?![ -]?free)",
);
/** What nobody says who has just said that there is no damage. */
export const BREAKS = words(
	"chip(?:s|ped)?|hairlines?|crack(?:s|ed)?|dent(?:s|ed)|torn|holes?|broken|bent|missing",
);
