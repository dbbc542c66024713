import {
	BREAKS,
	DAMAGE,
	FAILS,
	IDLE,
	MENDED,
	NO_ENGINE,
	SPOTS,
	STANDING,
	TO_BE_DONE,
} from "./condition/faults.ts";
import {
	ABSOLUTE,
	AS_NEW,
	FLAWLESS,
	GOES_WELL,
	NEW,
	PERFECT,
	READY,
	SOUND,
	UNDAMAGED,
	USED,
	WORKS,
} from "./condition/praise.ts";
import { isLongAgo, isTriedSince, isUntried } from "./condition/untried.ts";
import type { Gap } from "./gap.ts";
import type { Post } from "./post.ts";
import { ELSEWHERE } from "./vocabulary.ts";
import { isSaid, type Saying, says, words } from "./wording.ts";

/** Praise with one of these is for what remains, and misleads nobody. */
const EXCEPT = words(
	"except(?:ing|ion)?|besides|other than|apart from|aside from|save for|bar (?:a|the|one)",
	"only (?:thing|issue|problem|flaw|fault|defect|downside|complaint|damage|wear|real)|rather not|do not want to",
	"but for|minus|sauf|salvo|tranne",
);
const OTHERWISE = words(
	"otherwise|the rest (?:works?|plays?|is|are|runs?|of)|(?:everything|all) else|sonst|ansonsten|apart from that|other than that|aside from that",
);
/** What was, or is not part of it. */
const PAST = words(
	"isn|if|repaired|replaced|replacement|fixed|was|spare|extra|old one|protector|used to|before|until",
);
/** A denial reaches to the end of what is said, or to a "but". */
const DENIED =
	/\b(?:no|not|never|nothing|without|zero|free of|non|any|neither|nor|hardly|doesn)\b.*?(?=\b(?:but|though|although|however|yet|because|so|with|just|only)\b|[;:]|$)/g;
const NEVER_HAD = words("no|not|never|without|nothing|had|removed|cleaned|treated|if|zero|any");
const FOR_PARTS = words(
	"for parts|parts only|not working|does not work|broken|spares|defekt|as is|sold as seen",
	"priced accordingly|repair project|no returns",
);

const IS_CAR = /\b(?:cars?|vehicles?)\b/;
const MOVES_PEOPLE = /\b(?:cars?|vehicles?|housing|motorcycles?|bikes?)\b/;

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
		"untested|not (?:been )?(?:tested|tried|checked)(?! (?:to|on))|no way (?:to|of) (?:try|test|check)\\w*",
		"(?:can|could|was|am|have) not (?:been )?(?:able to )?(?:test|try|check|plug|turn|verif)\\w*",
		"unable to (?:test|try|check|verify)|ungetestet",
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
	"(?:it |they )?(?:worked|ran|was working|were working|was running|used to (?:work|run|start)|started)(?: \\w+){0,3} (?:when|last(?! (?:week|night|mon|tues|wednes|thurs|fri|satur|sun|weekend|month))|before|the last time|until|back|years? ago|months? ago|in (?:19|20)\\d\\d)",
	"used to (?:work|run|start|charge|turn on|function|play)|when last (?:used|tested|tried|ridden|run)|last time (?:i|we) (?:used|tried|checked|ran)",
	"ran when parked",
);
/** "Returned only if unworn" says nothing of today. */
const ON_CONDITION = words("if|unless|returns?");
const STILL = words("still|until (?:i|we) (?:got|bought)");
const ON_AND_OFF = words(
	"(?:sometimes|some days|on days|except when|some(?:times)? when|occasional(?:ly)?|intermittent(?:ly)?|(?:every )?(?:now and (?:then|again)|once in a while|so often)|from time to time|on and off|off and on|hit (?:or|and) miss|temperamental|moody|has a mind of its own|at times|comes and goes|half the time|on a good day|by itself|for no reason|the odd (?:time|day)|and then again|(?:once|twice|\\d times) (?:this|last) (?:year|month|week|summer|winter)|when it (?:wants|feels like)|in some \\w+|works? (?:most|some) of the time|once or twice|on me (?:twice|once|\\d times))",
	"(?:do|does|did) not always",
);
const ACTS_UP = words(
	"quits|gives (?:up|out)|conks (?:out)?|resets|reboots|hangs|blinks|fades|disconnects|loses (?:power|signal)",
	"(?:clicks?|shuts?|switch(?:es)?|turns?) (?:it )?off|will not|half the time|on a good day|comes and goes|prints?|starts?|packed up|turns in|works?|worked|cuts? (?:out|off)|stops?|dies|stalls?|sticks?|stuck|flickers?|skips?|loses?|noises?|artifacts?|crackl\\w+|slips?|trips?|refuses?|does not|leaks?|let go|glitch\\w*|freez\\w+|drops? (?:out|off|connection|the)|jams?|squeals?|grinds?|grinding|smells?|overheats?|buzz\\w*|hum|hums|rattles?|shuts? (?:off|down)|misfires?|hesitates?|acts up|static|catch|catches|pops? out|lag|lags|wobbl\\w+|not always (?:hold|work|start|stay|catch|connect|read|close|open|lock|turn|charge|go|fire|light|spin|register|engage|latch)|except (?:on|when)|temperamental|moody|mind of its own|hit (?:or|and) miss",
);
const MIXED = words(
	"(?:most|some|half|part|much) of the time,? (?:(?:and |but )?(?:other|some) ?times (?:not|it|no)|not always)|other ?times (?:not|it does not|it will not|nothing)|(?:some|other) (?:days|times|mornings) not",
	"(?:could|may|might) be (?:an? )?\\w+(?: \\w+)?,? (?:or )?(?:could|may|might) (?:also )?be (?:an? )?\\w+(?: \\w+)?,? (?:no idea|no clue|who knows|not sure|do not know|dunno|your guess|hard to say)",
	"(?:varying|various|different|mixed) (?:condition|conditions|states)",
	"(?:mostly|partly|partially|kind of|sort of|half) works|works (?:mostly|partly|partially|sort of|kind of)|some (?:\\w+ )?(?:and|but) not others|new,? or (?:nearly|almost|like new|as good)",
	"conditions? (?:varies|vary|differs?|ranges?)",
	"(?:new (?:or|and|&|\\/) (?:lightly |gently )?used|used (?:or|and|&|\\/) new)(?! (?:parts|components|tires))",
	"(?:some|most|half|a few|one|1)(?: of (?:them|these|the \\w+)| \\w+s) (?:still )?(?:work|works|are (?:new|used|broken|dead|working|like new)|is broken|do not work|does not work|dead)",
	"(?<!right |left |other |new |this |that |big |small |front |rear |last |which |second |first )(?:one|1) works|some work, (?:some|others)",
	"(?:from|between) (?:new|mint|poor|fair|good|like new|excellent|used|worn)\\b[^.]{0,14} (?:to|and) (?:new|mint|poor|fair|good|like new|excellent|used|well|worn|very)",
);

/** The text says that it is well and that it is not, or does not know. A fault that is told beside what works is no contradiction. */
export const condition: Gap = {
	slot: "condition",
	question: "Is it in working order, with no fault but those the text names?",
	readings: ["in working order", "with faults, as it is"],
	isOpen: (post) => isUnknown(post) || isDoubtful(post) || isContradicted(post),
};

/** Nobody has looked, and it is not sold as broken either. */
function isUnknown({ text, sentences, category }: Post): boolean {
	const isForParts = FOR_PARTS.test(text) && !says(text, WORKS);
	if (!isForParts && says(text, UNTESTED)) return true;
	if (!isForParts && !IS_CAR.test(category) && isUntried(sentences)) return true;
	if (MOVES_PEOPLE.test(category) || isTriedSince(text)) return false;
	return isLongAgo(sentences) || (ONCE.test(text) && !STILL.test(text));
}

/** It may be well or not, by what its own seller says. */
function isDoubtful({ sentences, category }: Post): boolean {
	const doubts = [UNKNOWN, I_THINK, BETWEEN_GRADES, MIXED].map((way) => ({ of: [way] }));
	if (isSaid(sentences, [SUPPOSED, ...doubts])) return true;
	if (IS_CAR.test(category)) return false;
	return sentences.some(
		(one) =>
			ON_AND_OFF.test(one) &&
			ACTS_UP.test(one) &&
			!PAST.test(one) &&
			(says(one, ABSOLUTE) ||
				!(EXCEPT.test(one.replace(/except (?:on|when)|bar the odd/, "")) || OTHERWISE.test(one))),
	);
}

/** It is well, and it is not. What is excepted in the same breath is told. */
function isContradicted({ sentences, category }: Post): boolean {
	const praise = sentences.filter((one) => !EXCEPT.test(one) && !OTHERWISE.test(one));
	if (isUnworthy(IS_CAR.test(category) ? sentences : praise)) return true;
	if (IS_CAR.test(category)) return false;
	const isSaidOf = (ways: readonly RegExp[]): boolean => praise.some((one) => says(one, ways));
	const isNew = praise.some((one) => says(one, NEW) && !ON_CONDITION.test(one));
	if (isNew && praise.some((one) => says(one, USED) && !ELSEWHERE.test(one))) return true;
	const told = sentences.filter((one) => !EXCEPT.test(one) && !PAST.test(undone(one)));
	const failing = told.filter(fails);
	const damaged = told.filter(isDamaged);
	const isPlain = (one: string): boolean => !OTHERWISE.test(one);
	const isSpotless = isNew || isSaidOf([AS_NEW, FLAWLESS]);
	return (
		(failing.some(isPlain) && !MOVES_PEOPLE.test(category) && isSaidOf([...WORKS, SOUND])) ||
		([...failing, ...damaged].some(isPlain) && (isNew || isSaidOf(PERFECT))) ||
		(failing.length > 0 && (isSpotless || isSaidOf(ABSOLUTE))) ||
		(damaged.length > 0 && isSpotless) ||
		told.some((one) => isPlain(one) && isMarred(affirmed(one)))
	);

	/** Nothing that somebody calls unmarked, whole or new has such a mark. */
	function isMarred(one: string): boolean {
		return (
			(SPOTS.test(one) && (isNew || isSaidOf([FLAWLESS]))) ||
			(BREAKS.test(one) && isSaidOf([FLAWLESS, ...UNDAMAGED]))
		);
	}
}

/** Praise that no thing with such a fault deserves, told or not. */
function isUnworthy(sentences: readonly string[]): boolean {
	const text = sentences.join("\n");
	const isAsNew = sentences.some((one) => says(one, NEW)) || AS_NEW.test(text);
	return (
		((isAsNew || says(text, PERFECT)) &&
			sentences.some((one) => STANDING.test(one) && !NEVER_HAD.test(one))) ||
		((isAsNew || FLAWLESS.test(text) || /\bperfect(?:$|[,.!])/m.test(text)) &&
			sentences.some((one) => MENDED.test(one) && !NEVER_HAD.test(one))) ||
		(READY.test(text) && TO_BE_DONE.test(text)) ||
		(GOES_WELL.test(text) && NO_ENGINE.test(text))
	);
}

/** What a sentence says is so, and not what it denies. */
const affirmed = (sentence: string): string => sentence.replace(DENIED, " ");

/** What has yet to be replaced has not been. */
const undone = (sentence: string): string =>
	sentence.replace(
		/\b(?:has|have|needs?|must|ought|should|will have)(?: to)? be (?:replaced|repaired|fixed)\b/g,
		"",
	);

const fails = (sentence: string): boolean =>
	says(sentence, IDLE) || says(affirmed(sentence), FAILS);

const isDamaged = (sentence: string): boolean => says(affirmed(sentence), DAMAGE);
