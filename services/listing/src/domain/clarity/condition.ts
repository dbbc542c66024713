import { EXCEPT, isContradicted, OTHERWISE, PAST } from "./condition/contradiction.ts";
import { ABSOLUTE, WORKS } from "./condition/praise.ts";
import { isLongAgo, isTriedSince, isUntried } from "./condition/untried.ts";
import type { Gap } from "./gap.ts";
import type { Post } from "./post.ts";
import { isSaid, oneOf, type Saying, says, words } from "./wording.ts";

const FOR_PARTS = words(
	"for parts|parts only|not working|does not work|broken|spares|defekt|as is|sold as seen|priced accordingly|repair project|no returns",
);

const IS_CAR = /\b(?:cars?|vehicles?)\b/;
const MOVES_PEOPLE = /\b(?:cars?|vehicles?|housing|motorcycles?|bikes?)\b/;

/** Whoever speaks has not seen it. */
const SUPPOSEDLY = oneOf(
	"should|might|may|could|probably|supposedly|apparently|allegedly|i (?:think|believe|assume|guess|was told)(?: (?:it|they|that|all))?|presumably",
	"as far as i know|(?:was|been) told(?: (?:it|they|that))?|hopefully|theoretically|supposed to|pretty sure (?:it|they)|seems? to",
);
const IN_ORDER = oneOf(
	"works?(?! out)|working|runs?|starts?|function\\w*|fine|ok|okay|functional|turns? on|still good|need|needs|fixable|repairable",
	"(?:an? )?(?:easy|simple|quick) fix|slips?|sticks?|leaks?|skips?|(?:just )?loose|charges?|holds? (?:a )?charge|good condition",
);
const SUPPOSED: Saying = {
	of: [
		words(
			`${SUPPOSEDLY}(?: (?:it|they|still|also|all|just|only|be|be in|in|have|to|easily|be able to|even|very well|really|is|are)){0,3} ${IN_ORDER}`,
		),
	],
	unless: [
		words(
			"(?:work|works|run|fine|good|ok|okay) (?:with|for|on|in|under|as|great (?:for|with|in))",
			"needs? (?:\\w+ )?(?:clean\\w*|wash\\w*|adjust\\w*|polish\\w*|tight\\w*|air|dust\\w*|a (?:wash|wipe|clean)|oil|two|2|to|help|help moving|room|truck|steam)",
		),
		words(
			"soon|eventually|at some point|in the future|for parts|parts only|you (?:may|might|could|should)|trades?|delivery|anyone|somebody|someone|home",
		),
	],
};
const UNTESTED = [
	words(
		"untested|not (?:been )?(?:tested|tried|checked)(?! (?:to|on))|no way (?:to|of) (?:try|test|check)\\w*",
		"(?:can|could|was|am|have) not (?:been )?(?:able to )?(?:test|try|check|plug|turn|verif)(?!\\w* (?:fit|ride|drive|on))\\w*",
		"unable to (?:test|try|check|verify)|ungetestet|ungepruft|non teste|sin probar|non testat[oa]|ongetest|never (?:tested|tried|checked)",
	),
];
const LATELY = oneOf(
	"today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this (?:morning|week|month)|last (?:night|week)",
);
/** What had never been tried has been by now. */
const TRIED_LATELY = new RegExp(
	String.raw`\b(?:ran|tested|tried|checked|started|plugged)(?: (?:it|them|this|both|all))*(?: \w+){0,4} ${LATELY}\b`,
);
const NOT_SURE = oneOf(
	"not sure|no idea|do not know|unsure|no clue|can not (?:say|tell|promise)|hard to (?:say|tell)|no guarantees?(?: that)?",
	"(?:never|not) (?:been )?checked|i wonder|can not guarantee",
);
const HOW_IT_IS = oneOf(
	"works?|working|runs?|starts?|good|functional\\w*|functions?|fine|ok|charges?|does|do|complete|faulty|broken|holds?|damaged",
);
const UNKNOWN = words(
	"(?:unknown|uncertain|unclear) (?:condition|history|state|if)|(?:condition|state|history)(?: is)?:? (?:unknown|uncertain|unclear|to be decided)",
	`${NOT_SURE}(?: \\w+){0,2} (?:if|it|they|whether|what condition|how well|its condition|the condition)(?: \\w+){0,4} ${HOW_IT_IS}`,
);
const AS_FAR_AS_I_KNOW = oneOf(
	"i (?:would (?:say|think|imagine|guess)|think|imagine|believe|guess|assume|am told|was told|suppose)|afaik|as far as i (?:know|can tell)",
	"supposedly|apparently|hopefully|probably|allegedly",
);
const I_THINK = words(
	`(?:works?|working|runs?|functional|fine|order|condition)(?: \\w+){0,2},? ${AS_FAR_AS_I_KNOW}`,
	"(?:may|might) or (?:may|might) not(?: be)? (?:work|run|start|function|turn|working|be)\\w*",
);
const GRADE =
	"(?:mint|excellent|very good|good|fair|ok|okay|poor|bad|great|perfect|acceptable|decent|rough)";
const BETWEEN_GRADES = new RegExp(
	String.raw`\b${GRADE}(?: condition)?,? or (?:maybe |perhaps |just |at least )?${GRADE}\b`,
);
const WORKED = oneOf(
	"worked|ran|was working|were working|was running|used to (?:work|run|start)|started",
);
const BACK_THEN = oneOf(
	"when|last(?! (?:week|night|mon|tues|wednes|thurs|fri|satur|sun|weekend|month))|before|the last time|until|back|years? ago|months? ago",
	"in (?:19|20)\\d\\d",
);
const ONCE = words(
	`(?:it |they )?${WORKED}(?: (?!all|through)\\w+){0,3} ${BACK_THEN}`,
	"used to (?:work|run|start|charge|turn on|function|play)|when last (?:used|tested|tried|ridden|run)|last time (?:i|we) (?:used|tried|checked|ran)",
	"ran when parked",
);
const STILL = words("still|until (?:i|we) (?:got|bought)");
const ON_AND_OFF = words(
	"sometimes|some days|on days|except when|some(?:times)? when|occasional(?:ly)?|intermittent(?:ly)?",
	"(?:every )?(?:now and (?:then|again)|once in a while|so often)|from time to time|on and off|off and on|hit (?:or|and) miss|temperamental|moody",
	"has a mind of its own|at times|comes and goes|half the time(?! of)|on a good day|by itself|for no reason|the odd (?:time|day)|and then again",
	"(?:once|twice|\\d times) (?:this|last) (?:year|month|week|summer|winter)|when it (?:wants|feels like)|in some \\w+",
	"works? (?:most|some) of the time|once or twice|on me (?:twice|once|\\d times)|(?:do|does|did) not always",
);
const ACTS_UP = words(
	"quits|gives (?:up|out)|conks (?:out)?|resets|reboots|hangs|blinks|fades|disconnects|loses (?:power|signal)",
	"(?:clicks?|shuts?|switch(?:es)?|turns?) (?:it )?off|will not|on a good day|comes and goes|prints?|starts?|packed up|turns in|works?|worked",
	"cuts? (?:out|off)|stops?|dies|stalls?|sticks?|stuck|flickers?|skips?|loses?|noises?|artifacts?|crackl\\w+|slips?|trips|refuses?|does not|leaks?",
	"let go|glitch\\w*|freez\\w+|drops? (?:out|off|connection|the)|jams?|squeals?|grinds?|grinding|smells?|overheats?|buzz\\w*|hum|hums|rattles?",
	"shuts? (?:off|down)|misfires?|hesitates?|acts up|static|catch|catches|pops? out|lag|lags|wobbl\\w+",
	"not always (?:hold|work|start|stay|catch|connect|read|close|open|lock|turn|charge|go|fire|light|spin|register|engage|latch)|except (?:on|when)",
	"goes away|comes back|lines?|error|hiss|delay|temperamental|moody|mind of its own|hit (?:or|and) miss",
);
/** Of its doors or knobs some may work and others not: that is told, and nobody has to guess. */
const PARTS = words(
	"doors?|drawers?|knobs?|wheels?|legs?|burners?|buttons?|keys|lights?|speakers?",
);
const MIXED = words(
	"(?<=^\\W*)\\w+s(?: \\w+)?,? (?:or so )?i (?:am|was) told",
	"(?:could|might|may) be (?:\\w+ ){1,3}or (?:(?:it|that) )?(?:could|might|may) (?:also )?be",
	"(?:most|some|half|part|much) of the time,? (?:(?:and |but )?(?:other|some) ?times (?:not|it|no)|not always)",
	"other ?times (?:not|it does not|it will not|nothing)|(?:some|other) (?:days|times|mornings) not",
	"(?:could|may|might) be (?:an? )?\\w+(?: \\w+)?,? (?:or )?(?:could|may|might) (?:also )?be (?:an? )?\\w+(?: \\w+)?,? (?:no idea|no clue|who knows|not sure|do not know|dunno|your guess|hard to say)",
	"(?:varying|various|different|mixed) (?:condition|conditions|states)|(?:mostly|partly|partially|kind of|sort of|half) works",
	"works (?:mostly|partly|partially|sort of|kind of)|some (?:\\w+ )?(?:and|but) not others|new,? or (?:nearly|almost|like new|as good)",
	"conditions? (?:varies|vary|differs?|ranges?)",
	"(?:new (?:or|and|&|\\/) (?:lightly |gently )?used|used (?:or|and|&|\\/) new)(?! (?:parts|components|tires))",
	"(?:some|most|half|a few|one|1)(?: of (?:them|these|the \\w+)| \\w+s) (?:still )?(?:work|works|are (?:new|used|broken|dead|working|like new)|is broken|do not work|does not work|dead)",
	"(?<!right |left |other |new |this |that |big |small |front |rear |last |which |second |first )(?:one|1) works|some work, (?:some|others)",
	"(?:from|between) (?:new|mint|poor|fair|good|like new|excellent|used|worn)\\b[^.]{0,14} (?:to|and) (?:new|mint|poor|fair|good|like new|excellent|used|well|worn|very)",
);

/** A car that may leave somebody standing, and why is a guess. */
const STANDS_STILL =
	"(?:will|does|did) not (?:always )?(?:start|run|shift|go into|stay on)|stalls?|dies|shuts? (?:off|down)|overheats?|no start";
const AT_TIMES = new RegExp(
	[
		String.raw`\b(?:sometimes|some days|at times|occasionally|intermittently|now and then)\b[^.]{0,30}\b(?:${STANDS_STILL})\b`,
		String.raw`\b(?:${STANDS_STILL})\b[^.]{0,20}\b(?:sometimes|at times|intermittently|occasionally)\b`,
	].join("|"),
);
const CAUSE_GUESSED = new RegExp(
	String.raw`\b(?:${STANDS_STILL}|overheating|not running)\b[^.]{0,60}\b(?:likely|probably|possibly|might be|may be|could be|i think|not sure)\b`,
);
const WORKED_ON = oneOf(
	"restor\\w+|rebuild\\w+|rebuilt|refinish\\w+|paint(?:ing|ed)|work(?:ing|ed) on|assembling|sanding|upholster\\w+|reupholster\\w+|putting together",
);
/** Somebody is still at work on it, and what is sold is not what there is today. */
const IN_THE_MAKING: Saying = {
	of: [
		words(
			"(?<=^\\W*(?:(?:i am|we are|still|currently|now) )*)(?:getting|putting) (?:this|it|the|my)(?: \\w+){0,2}? (?:all )?(?:back )?(?:together|ready|running|finished|restored)",
			`(?:in the (?:process|middle) of|still|currently) (?:being )?${WORKED_ON}`,
			"(?:will|to) be (?:finished|completed|painted|repaired|fixed|done|ready) (?:soon|before (?:sale|pick up)|this week|next week|in a (?:few|couple))",
		),
	],
};
/** Locked to a network and free of it: it is one of the two. */
const UNLOCKED = words("unlocked");
const LOCKED = words(
	"(?<!not |is not |never |no longer |was |un)locked (?:to|with|on|in to)(?! (?:icloud|any))|(?:is|currently|still) locked",
);
/** The text says that it is well and that it is not, or does not know. A fault that is told beside what works is no contradiction. */
export const condition: Gap = {
	slot: "condition",
	question: "Is it in working order, with no fault but those the text names?",
	readings: ["in working order", "with faults, as it is"],
	isOpen: (post) =>
		isUnknown(post) ||
		isDoubtful(post) ||
		isContradicted(post) ||
		isSaid(post.sentences, [IN_THE_MAKING]) ||
		(UNLOCKED.test(post.text) && LOCKED.test(post.text)),
};

/** Nobody has looked, and it is not sold as broken either. */
function isUnknown({ text, sentences, category }: Post): boolean {
	const isForParts = FOR_PARTS.test(text) && !says(text, WORKS);
	if (!isForParts && says(text, UNTESTED)) return true;
	if (
		!isForParts &&
		!IS_CAR.test(category) &&
		isUntried(sentences.filter((one) => !TRIED_LATELY.test(one)))
	)
		return true;
	if (MOVES_PEOPLE.test(category) || isTriedSince(text)) return false;
	return isLongAgo(sentences) || (ONCE.test(text) && !STILL.test(text));
}

/** It may be well or not, by what its own seller says. */
function isDoubtful({ sentences, category }: Post): boolean {
	const doubts: readonly Saying[] = [
		...[UNKNOWN, I_THINK, BETWEEN_GRADES].map((way) => ({ of: [way] })),
		{ of: [MIXED], unless: [PARTS] },
	];
	if (isSaid(sentences, doubts)) return true;
	if (!IS_CAR.test(category) && isSaid(sentences, [SUPPOSED])) return true;
	if (IS_CAR.test(category))
		return sentences.some((one) => AT_TIMES.test(one) || CAUSE_GUESSED.test(one));
	return sentences.some(
		(one) =>
			ON_AND_OFF.test(one) &&
			ACTS_UP.test(one) &&
			!PAST.test(one) &&
			(says(one, ABSOLUTE) ||
				!(EXCEPT.test(one.replace(/except (?:on|when)|bar the odd/, "")) || OTHERWISE.test(one))),
	);
}
