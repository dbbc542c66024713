import type { Gap } from "./gap.ts";
import { ELSEWHERE } from "./vocabulary.ts";
import { isSaid, type Saying, says, words } from "./wording.ts";

const WELL =
	"great|perfect(?:ly)?|fine|good|well|like new|flawless(?:ly)?|excellent(?:ly)?|amazing|beautifully|wonderful(?:ly)?|properly|100%|smooth(?:ly)?|as (?:it should|intended|expected)|no (?:problems?|issues)|without (?:any )?(?:problems?|issues|a hitch)|einwandfrei|tadellos|perfekt|parfaitement|perfectamente|perfettamente|perfect";
const WORKS = [
	words(
		`(?:works?|working|plays?|prints|sews|cuts|heats|cools|runs?|rides?|functions?|functioning|drives?|operates?|funktioniert|fonctionne|funciona|funziona|werkt) (?:\\w+ ){0,2}(?:${WELL})`,
		"(?:perfect|good|great|excellent|full|fully) working (?:order|condition)|everything works",
		"all (?:is )?work(?:s|ing)",
		"(?:fully|perfectly|completely) (?:functional|functioning|working|operational|works)",
		"no (?:problems|issues|faults|defects)(?: at all| whatsoever)?|nothing wrong(?: with it)?",
	),
];
const PERFECT = [
	words(
		"(?:perfect|mint|flawless|pristine|excellent|immaculate|superb|spotless|top) (?:condition|shape|state|order|cosmetic \\w+)",
		"like new|as (?:good as )?new|good as new|flawless|pristine|immaculate|showroom|mint",
		"neuwertig|wie neu|comme neuf|como nuev[oa]|come nuov[oa]|als nieuw",
	),
];
const NEW = [
	/^[^\w\n]*(?:absolutely |still |completely )?(?:new(?= ?(?:$|,|and |but |- |with tags?|with box|in (?:the )?box))|brand[- ]?new|new in|new unused|unused|unopened|sealed)\b(?! \w+ (?:tires?|battery|case|cover|screen|chain|strings?|pads?|brakes?)| (?:tires?|battery|batteries|brakes?|chain|strings?|pads?))/,
	/\b(?:is|are|still|condition:?|sold as|as|in|completely|all) (?:still )?(?:brand[- ]?new|unused|unopened|sealed|factory sealed)\b(?! (?:tires?|battery|batteries|brakes?|chain|strings?|pads?))/,
	words(
		"never (?:been )?(?:used|opened|worn|ridden|unboxed|touched|played|driven)",
		"new in (?:the )?(?:\\w+ )?(?:box|packaging|package|plastic)",
		"factory sealed|still sealed|in sealed|unworn|brand new unused|(?:never|not) used",
		"unbenutzt|originalverpackt|jamais (?:servi|utilise)|sin (?:usar|estrenar)|mai usat[oa]",
		"ongebruikt",
	),
];
const TIMES =
	"(?:about |only |maybe |around |roughly |just |barely )*(?:a|an|one|twice|\\d+|several|few|couple|last|daily|every|all)";
const USED = [
	words(
		"(?:wore|rode|drove|used|slept|sat|played|rides|plays)(?: (?:in|on|with|at))? (?:it|them|this) (?:only |just |about |maybe )?(?:on|for|in|at|during|through|once|twice|all|every|a few|several|\\d+) ?(?!photos?|pictures?)",
		`(?:used|worn|ridden|driven|played|opened)(?: (?:it|them|this))?(?: for| it for| over)? ${TIMES}(?! (?:photo|picture|store))|(?:had|owned) (?:it|them|this|these)? ?(?:for )?(?:about |over |almost )?\\d+ (?:years?|months?)`,
		"from use|signs? of (?:use|wear)|well used|heavily used|gently used|lightly used",
		"second.hand|pre.owned|previous owner|refurbished|hardly used|barely used|used condition",
		"\\d+ (?:charge )?cycles",
		"\\d+ (?:hours|miles|km|kilometers) on (?:it|the|them|meter|clock|odometer)",
		"runs? about \\d+ hours|gebraucht|gebrauchsspuren|d'?occasion|usad[oa]|usat[oa]|gebruikt",
	),
];
/** What a thing may well not do, or its owner: no fault. */
const HARMLESS =
	"need|fit|use|want|have|include|gives?|detract|distract|change|smoke|match|come|know|like|ship|accept|take|deliver|trade|think|sell|wait|miss|hesitate|waste|ask|call|text|affect|matter|impact|worry|bother|see|leak|scratch|slip|rust|get|go well|give|be|let|negotiate|reply|email|make|ride|wear|own|live|care|mind|add|provide|contact|expect|offer|feel|look|find|require|even|lower|post|mail|send|contain|allow|seem|really|break|wobble|pull|do|bend|fade|understand|buy|drive|believe|remember|notice|interfere|split|separate|hurt|skip|hold|delay|keep|overheat|cover|derail|accumulate|look|take|respond to|appear|return|last|cost|just|only|actually|always|usually|have to|meet|pay|speak|move|mean|say|tell|talk|please|support|go|bring|stick|disappoint|regret|tip|stain|hear|drop|shed|burn|smell|or|and";
const ACT =
	"work|turn on|power|start|run|charge|heat|cool|spin|drain|boot|open|close|shut|print|connect|respond|read|lock|inflate|light|record|focus|pump|stay|go on|switch|feed|eject|latch|grind|freeze|move|stop|recline|fold|dispense|brew|play";
const FAILS = [
	words(
		`(?:do|does) not (?!(?:${HARMLESS})(?![a-z]))[a-z]{3,}|(?:will|did) not (?:\\w+ )?(?:${ACT})|can not (?:be )?(?:turned|charged|used|opened|closed|locked|started|fixed)|(?:is|are) not (?:working|functional|functioning|charging|heating|cooling|turning|spinning|starting|running)`,
		"not working|no longer works?|stopped|stops (?:after|working|when|on)|cuts (?:out|off)|dies after|quit|died|gave (?:out|up)|went out|failed|conked",
		"blew|dead|broken|leak(?:s|ing|y)|faulty|defective|defekt|kaputt|en panne|averiad[oa]",
		"roto|rotto|kapot",
		"freezes|shuts? (?:off|down) by|burn(?:ed|t) out|seized|overheats",
		"no (?:power|sound|picture|image|heat|display|signal)|crackl(?:es|ing)|sparks",
		"(?:do|does) not hold (?:a |its |the |any |much )?charge|(?:keys?|buttons?|valves?|drawers?|pedals?) sticks?(?! to)",
		"keeps? (?:dying|freezing|crashing|shutting)",
	),
	words(
		"(?:side|channel|speaker|ear|cup|driver|keys?|buttons?|burners?|ports?|row|pixels?|hinge|zone|element|light|screen) (?:is|are|has|have|went) (?:silent|dead|out|stuck|broken|missing|weak|faulty|gone|off|loose|dark|flickering)",
		"needs? (?:a |an )?(?:new |another |replacement )?(?:engine|motor|transmission|gearbox|pump|screen|display|motherboard|compressor|head gasket|clutch|alternator|starter|heating element|power supply)(?: \\w+)?",
	),
	words("for parts(?: only| or repair)?|parts only|spares (?:or|and) repairs?|as spares"),
];
/** What nobody would call perfect, though it may well work. */
const DAMAGE = [
	words(
		"shattered|cracked|crack|cracks|bent|torn|smashed|ripped|rusted through|broken off",
		"damaged|some (?:\\w+ )?damage|(?:see|check|look at) (?:the |my )?(?:pics?|pictures?|photos?|images?)(?: \\w+){0,3} (?:damages?|cracks?|faults?|issues?|problems?)",
		"(?<!not |never |no |or )leaks?|rotten|rotted|fungus|haze|mou?ld|mildew|rust holes?|welded|(?<!wear and |wear & )tears?(?! ?down)",
		"needs? (?:a |an |some )?(?:new|repairs?|to be (?:repaired|fixed|replaced)|fixing|work|replacement)",
	),
];
/** A fault that stands, whatever else the sentence says was done to it. */
const STANDING = words(
	"(?:some|slight|a (?:bit of|little|spot of|touch of)|there is|has) (?:\\w+ )?(?:fungus|haze|mou?ld|mildew|rust holes?|water damage)",
	"(?:some|a few|two|\\d) rust holes?",
);
/** Nothing that is new has been mended. */
const MENDED = words(
	"(?:was|were|been|is) (?:\\w+ )?(?:repaired|welded|glued|patched|soldered)(?: \\w+)? ?(?:twice|once|before|back)?",
	"repaired (?:once|twice|\\d times|several times|before)",
);
const AS_NEW = words("(?:like|as) new|as good as new|sold as new");
/** Nothing has to be done before it can be used. */
const READY = words("ready (?:to|for) (?:use|go|ride|work|run|play|wear|drive|mow|sew|print|fish)");
const TO_BE_DONE = words(
	"needs? (?:an? |the |some |its )?(?:\\w+ ){0,2}(?:rebuil[dt]|repairs?|overhaul\\w*|fixing|replacing|replaced|repaired)",
);
/** A vehicle that goes well has an engine. */
const GOES_WELL = words(
	"(?:runs|drives|rides|goes|running|driving)(?: and (?:runs|drives|rides|stops|looks))? (?:perfect(?:ly)?|flawless(?:ly)?|excellent(?:ly)?|like new|wonderfully|beautifully)",
);
const NO_ENGINE = words(
	"needs? (?:a |an )?(?:new |another |replacement |rebuilt )+(?:engine|motor|transmission|gearbox|head gasket|clutch)",
	"blown (?:engine|head gasket)|(?:engine|motor|transmission|gearbox) is (?:gone|blown|dead|shot|seized)",
);
/** What nobody would call flawless. */
const SPOTS = words(
	"dents?|dented|scratch(?:es|ed)?|chipped|chips|stain(?:s|ed)|scuff(?:s|ed)?|faded|wear",
	"worn|rust",
);
const FLAWLESS = words("mint|flawless|immaculate|pristine|spotless");
/** Less than a promise, and still no word of a fault. */
const SOUND = words(
	"(?:good|great|nice|very good|fine|solid) (?:condition|shape|order)",
	"ready to (?:use|go|play|ride|wear|watch|print)|in good nick|guter zustand|bon etat",
	"buen estado|buono stato|goede staat",
);
/** What is excepted is told, and nobody is misled. */
const EXCEPTED = words(
	"except|besides|other than|apart from|aside from",
	"only (?:thing|issue|problem|flaw|fault|defect)|rather not|do not want to|otherwise",
	"but for|minus|the rest (?:works?|plays?|is|are|runs?)|everything else|sonst|ansonsten|sauf|salvo|tranne",
);
const NO_FAULT = words(
	"no|not|never|nothing|without|zero|free of|non|isn|any|if|repaired|replaced|replacement",
	"fixed|was|spare|extra|old one|protector",
);
const NEVER_HAD = words("no|not|never|without|nothing|had|removed|cleaned|treated|if|zero|any");
const FOR_PARTS = words(
	"for parts|parts only|not working|does not work|broken|spares|defekt|as is|sold as seen",
	"priced accordingly|repair project|no returns",
);

const SUPPOSED: Saying = {
	of: [
		words(
			"(?:should|might|may|could|probably|supposedly|apparently|allegedly|i (?:think|believe|assume|guess|was told)(?: (?:it|they|that|all))?|presumably|as far as i know|(?:was|been) told(?: (?:it|they|that))?|hopefully|theoretically|supposed to|pretty sure (?:it|they)|seems? to)(?: (?:it|they|still|also|all|just|only|be|be in|in|have|to|easily|be able to|even|very well|really|is|are)){0,3} (?:works?(?! out)|working|runs?|starts?|function\\w*|fine|ok|okay|functional|turns? on|still good|need|needs|fixable|repairable|(?:an? )?(?:easy|simple|quick) fix|charges?|holds? (?:a )?charge|good condition)",
		),
	],
	unless: [
		words(
			"(?:work|works|run|fine|good|ok|okay) (?:with|for|on|in|under|as|great (?:for|with|in))",
			"needs? (?:\\w+ )?(?:clean\\w*|wash\\w*|adjust\\w*|polish\\w*|tight\\w*|air|dust\\w*|a (?:wash|wipe|clean)|oil|two|2|to|help|help moving|room|truck|steam)",
		),
		words(
			"soon|eventually|at some point|in the future|for parts|parts only",
			"you (?:may|might|could|should)|trades?|delivery|anyone|somebody|someone|home",
		),
	],
};
const UNTESTED = [
	words(
		"untested|not (?:been )?(?:tested|tried|checked)|no way (?:to|of) (?:try|test|check)\\w*",
		"(?:can|could|was|am|have) not (?:been )?(?:able to )?(?:test|try|check|plug|turn|verif)\\w*",
		"not used (?:it )?(?:since|in|for)|unable to (?:test|try|check|verify)|ungetestet",
		"ungepruft|non teste|sin probar|non testat[oa]|ongetest|never (?:tested|tried|checked)",
	),
];
const UNKNOWN = words(
	"(?:unknown|uncertain|unclear) (?:condition|history|state|if)",
	"(?:condition|state|history)(?: is)?:? (?:unknown|uncertain|unclear|to be decided)",
	"(?:not sure|no idea|do not know|unsure|no clue|can not (?:say|tell|promise)|hard to (?:say|tell)|no guarantees?(?: that)?|(?:never|not) (?:been )?checked|i wonder|can not guarantee)(?: \\w+){0,2} (?:if|it|they|whether|what condition|how well|its condition|the condition)(?: \\w+){0,4} (?:works?|working|runs?|starts?|good|functional\\w*|functions?|fine|ok|charges?|does|do|complete|faulty|broken|holds?|damaged)",
);
const I_THINK = words(
	"(?:works?|working|runs?|functional|fine)(?: \\w+){0,2},? (?:i (?:think|believe|guess|assume|am told|was told|suppose)|afaik|as far as i (?:know|can tell)|supposedly|apparently|hopefully|probably|allegedly)",
	"(?:may|might) or (?:may|might) not(?: be)? (?:work|run|start|function|turn|working|be)\\w*",
);
const GRADE =
	"(?:mint|excellent|very good|good|fair|ok|okay|poor|bad|great|perfect|acceptable|decent|rough)";
const BETWEEN_GRADES = new RegExp(
	String.raw`\b${GRADE}(?: condition)?,? or (?:maybe |perhaps |just |at least )?${GRADE}\b`,
);
const ONCE = words(
	"(?:it |they )?(?:worked|ran|was working|were working|was running|used to (?:work|run|start)|started)(?: \\w+){0,3} (?:when|last|before|the last time|until|back|years? ago|months? ago|in (?:19|20)\\d\\d)",
	"used to (?:work|run|start|charge|turn on|function|play)|when last (?:used|tested|tried|ridden|run)|last time (?:i|we) (?:used|tried|checked|ran)",
	"ran when parked",
);
const ON_AND_OFF = words(
	"(?:sometimes|occasionally|intermittent(?:ly)?|every now and then|now and then|on and off|hit (?:or|and) miss|temperamental|works? (?:most|some) of the time)",
);
const MIXED = words(
	"(?:varying|various|different|mixed) (?:condition|conditions|states)",
	"conditions? (?:varies|vary|differs?|ranges?)",
	"(?:new (?:or|and|&|\\/) (?:lightly |gently )?used|used (?:or|and|&|\\/) new)(?! (?:parts|components|tires))",
	"(?:some|most|half|a few|one|1)(?: of (?:them|these|the \\w+)| \\w+s) (?:still )?(?:work|works|are (?:new|used|broken|dead|working|like new)|is broken|do not work|does not work|dead)",
	"(?:one|1) works|some work, (?:some|others)",
	"(?:from|between) (?:new|mint|poor|fair|good|like new|excellent|used|worn)\\b[^.]{0,14} (?:to|and) (?:new|mint|poor|fair|good|like new|excellent|used|well|worn|very)",
);

/** The text says that it is well and that it is not, or does not know. A fault that is told beside what works is no contradiction. */
export const condition: Gap = {
	slot: "condition",
	question: "Is it in working order, with no fault but those the text names?",
	readings: ["in working order", "with faults, as it is"],
	isOpen({ text, sentences, category }) {
		const isCar = /\b(?:cars?|vehicles?)\b/.test(category);
		const isVehicle = /\b(?:cars?|vehicles?|housing|motorcycles?|bikes?)\b/.test(category);
		const isWell = says(text, WORKS);
		if (says(text, UNTESTED)) return isWell || !FOR_PARTS.test(text);
		if (
			isSaid(sentences, [
				SUPPOSED,
				{ of: [UNKNOWN] },
				{ of: [I_THINK] },
				{ of: [BETWEEN_GRADES] },
				{ of: [MIXED] },
			])
		)
			return true;
		if (!isVehicle && ONCE.test(text) && !/\b(?:still|until (?:i|we) (?:got|bought))\b/.test(text))
			return true;
		const faults = sentences.filter((one) => !NO_FAULT.test(strict(one)));
		if (faults.some((one) => ON_AND_OFF.test(one)) && !EXCEPTED.test(text)) return true;
		if (EXCEPTED.test(text)) return false;
		const fails = faults.some((one) => says(one, FAILS));
		const isNew = sentences.some((one) => says(one, NEW));
		return (
			((isWell || SOUND.test(text)) && fails && !isVehicle) ||
			(!isCar &&
				isNew &&
				(fails || sentences.some((one) => says(one, USED) && !ELSEWHERE.test(one)))) ||
			(!isCar &&
				(isNew || says(text, PERFECT)) &&
				(fails || faults.some((one) => says(one, DAMAGE)))) ||
			(!isCar && (isNew || FLAWLESS.test(text)) && faults.some((one) => SPOTS.test(one))) ||
			isContradicted(sentences, isNew)
		);
	},
};

/** Praise that no thing with such a fault deserves, told or not. */
function isContradicted(sentences: readonly string[], isNew: boolean): boolean {
	const text = sentences.join("\n");
	const isAsNew = isNew || AS_NEW.test(text);
	return (
		((isAsNew || says(text, PERFECT)) &&
			sentences.some((one) => STANDING.test(one) && !NEVER_HAD.test(one))) ||
		((isAsNew || FLAWLESS.test(text) || /\bperfect(?:$|[,.!])/m.test(text)) &&
			sentences.some((one) => MENDED.test(one) && !NEVER_HAD.test(one))) ||
		(READY.test(text) && TO_BE_DONE.test(text)) ||
		(GOES_WELL.test(text) && NO_ENGINE.test(text))
	);
}

/** "Does not work" is no denial of a fault, and neither is what has yet to be done about it. */
const strict = (sentence: string): string =>
	sentence.replace(
		/\b(?:has|have|needs?|must|ought|should|will have)(?: to)? be (?:replaced|repaired|fixed)\b|\b(?:do|does|did|will|can|is|are) not\b|\bnot working\b|\bno (?:power|sound|picture|image|heat|display|signal|longer)\b/g,
		"",
	);
