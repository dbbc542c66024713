import type { Gap } from "./gap.ts";
import { says } from "./wording.ts";

const WORKS = [
	/\b(?:works?|working|runs?|rides?|functions?) (?:great|perfect(?:ly)?|fine|good|well|like new|flawlessly|excellent)/,
	/\b(?:perfect|good|great|excellent|full) working (?:order|condition)/,
	/\beverything works\b/,
	/\bfully (?:functional|working)\b/,
];
const DEAD = [
	/\bfor parts (?:only|or repair)/,
	/\b(?:selling|sold|sell|bike|laptop|phone|tv|car) for parts\b/,
	/\bparts only\b/,
	/\b(?:is |it'?s |currently )?not working\b/,
	/\b(?:does|do|will|did) ?(?:not|n't) (?:work|turn on|power on|start|run|charge)\b/,
	/\b(?:doesn't|won't|doesnt|wont) (?:work|turn on|power on|start|run)\b/,
];
const NEW = [
	/^[^\w\n]*brand[- ]new\b(?! \w+ (?:tires?|battery|case|cover|screen|chain))/m,
	/\b(?:is|are|it'?s|still|condition:?) brand[- ]new\b/m,
	/^[^\w\n]*new in/m,
	/\bnever (?:been )?(?:used|opened|worn)\b/m,
	/\b(?:new in|in) (?:the )?sealed\b/m,
	/\bfactory sealed\b/m,
	/\bunopened\b/m,
];
const USED = [
	/\bused (?:it )?(?:for )?(?:about |only )?(?:a|one|two|three|four|five|\d+) (?:years?|months?)\b/,
	/\bfrom use\b/,
	/\bshows signs of (?:use|wear)\b/,
	/\bwell used\b/,
	/\bheavily used\b/,
	/\b\d+ (?:charge )?cycles\b/,
];
const PERFECT = [
	/\b(?:perfect|mint|flawless|pristine|excellent) condition\b/,
	/\blike new\b/,
	/\bas new\b/,
];
const BROKEN = [
	/\bscreen is (?:cracked|broken|shattered)/,
	/\bcracked screen\b/,
	/\bframe is (?:bent|cracked)\b/,
	/(?<!nothing )\bis (?:broken|bent|dead|torn|shattered)\b/,
	/\bneeds? (?:a )?(?:repairs?|to be repaired|fixing)\b/,
];
const UNTESTED = [
	/\buntested\b/,
	/\bnot tested\b/,
	/\bno way to (?:try|test)\b/,
	/\bcan(?:no|')t test\b/,
];
/** What is excepted is told, and nobody is misled. */
const EXCEPTED =
	/\b(?:except|besides|other than|apart from|only thing|rather not|don'?t want to)\b/;

/** The text says that it is well and that it is not. A fault that is told beside what works is no contradiction. */
export const condition: Gap = {
	slot: "condition",
	question: "Is it in working order, with no fault but those the text names?",
	readings: ["in working order", "with faults, as it is"],
	isOpen({ text, category }) {
		if (says(text, UNTESTED) && says(text, WORKS)) return true;
		if (EXCEPTED.test(text)) return false;
		return (
			(says(text, WORKS) && says(text, DEAD) && !/\bcars?\b/.test(category)) ||
			(says(text, NEW) && says(text, USED)) ||
			(says(text, PERFECT) && says(text, BROKEN))
		);
	},
};
