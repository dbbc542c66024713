import type { Post } from "../post.ts";
import { ELSEWHERE } from "../vocabulary.ts";
import { says, words } from "../wording.ts";
import { BREAKS, DAMAGE, FAILS, IDLE, MENDED, SPOTS, STANDING, TO_BE_DONE } from "./faults.ts";
import {
	ABSOLUTE,
	AS_NEW,
	FLAWLESS,
	NEW,
	PERFECT,
	READY,
	SOUND,
	UNDAMAGED,
	USED,
	WORKS,
} from "./praise.ts";

/** Praise with one of these is for what remains, and misleads nobody. */
export const EXCEPT = words(
	"except(?:ing|ion)?|besides|other than|apart from|aside from|save for|bar (?:a|the|one)",
	"only (?:thing|issue|problem|flaw|fault|defect|downside|complaint|damage|wear|real)|rather not|do not want to|but for|minus|sauf|salvo|tranne",
);
export const OTHERWISE = words(
	"otherwise|the rest (?:works?|plays?|is|are|runs?|of)|(?:everything|all) else|sonst|ansonsten|apart from that|other than that|aside from that",
);
/** What was, or is not part of it. */
export const PAST = words(
	"isn|if|repaired|replaced|replacement|fixed|was|spare|extra|old one|protector|used to|before|until",
);
/** A denial reaches to the end of what is said, or to a "but". */
const DENIED =
	/\b(?:no|not|never|nothing|without|zero|free of|non|any|neither|nor|hardly|doesn)\b.*?(?=\b(?:but|though|although|however|yet|because|so|with|just|only)\b|[;:]|$)/g;
const NEVER_HAD = words("no|not|never|without|nothing|had|removed|cleaned|treated|if|zero|any");
/** "Returned only if unworn" says nothing of today. */
const ON_CONDITION = words("if|unless|returns?");
/** Nearly new is used, and nobody is misled. */
const NEARLY_NEW =
	/\b(?:like|almost|nearly|near|practically|virtually|looks?(?: like)?|never used) (?:a )?(?:brand[- ]?)?(?:new|condition)(?: in (?:the )?(?:\w+ )?(?:box|package|packaging|plastic))?/g;

const IS_CAR = /\b(?:cars?|vehicles?)\b/;
const MOVES_PEOPLE = /\b(?:cars?|vehicles?|housing|motorcycles?|bikes?)\b/;

/** In a long post praise is for one thing and a fault of another, unless they stand together. */
const SHORT = 400;
const APART = 2;

/** What a sentence says, and that without what it denies; nothing, where it is no word of the thing as it is. */
interface Said {
	readonly all: string;
	readonly affirmed: string;
}
type Reads = (said: Said) => boolean;
const NOTHING: Said = { all: "", affirmed: "" };

/** It is well, and it is not. What is excepted in the same breath is told. */
export function isContradicted({ sentences, category, text }: Post): boolean {
	const isCar = IS_CAR.test(category);
	const everything = sentences.map(said);
	const without = (isLeftOut: (sentence: string) => boolean): Said[] =>
		everything.map((one, at) => (isLeftOut(sentences[at] ?? "") ? NOTHING : one));
	const praise = without(isExcepted);
	if (isUnworthy(isCar ? everything : praise)) return true;
	if (isCar) return false;
	const told = without((one) => EXCEPT.test(one) || PAST.test(undone(one)));
	const plain = told.map((one) => (OTHERWISE.test(one.all) ? NOTHING : one));
	const isSpotless: Reads = (one) => isNew(one) || isSaidToBe(AS_NEW, FLAWLESS)(one);
	return (
		meet(isNew, isUsed, praise) ||
		(!MOVES_PEOPLE.test(category) && meet(isSaidToBe(...WORKS, SOUND), fails, plain)) ||
		meet(either(isNew, isSaidToBe(...PERFECT)), either(fails, isDamaged), plain) ||
		meet(either(isSpotless, isSaidToBe(...ABSOLUTE)), fails, told) ||
		meet(isSpotless, isDamaged, told) ||
		meet(either(isNew, isSaidToBe(FLAWLESS)), isSpotted, plain) ||
		meet(isSaidToBe(FLAWLESS, ...UNDAMAGED), isBroken, plain)
	);

	/** Two things are said of one: in a line or two, in the title, or close together. */
	function meet(isPraise: Reads, isFault: Reads, among: readonly Said[]): boolean {
		const faults = among.flatMap((one, at) => (isFault(one) ? [at] : []));
		const isNear = (at: number): boolean =>
			faults.some((other) => text.length <= SHORT || at === 0 || Math.abs(at - other) <= APART);
		return faults.length > 0 && praise.some((one, at) => isNear(at) && isPraise(one));
	}

	/** Praise that no thing with such a fault deserves, told or not. */
	function isUnworthy(all: readonly Said[]): boolean {
		const meets = (isPraise: Reads, isFault: Reads): boolean =>
			all.some((one, at) => {
				if (!isFault(one)) return false;
				const near =
					text.length <= SHORT
						? all
						: [all[0] ?? NOTHING, ...all.slice(Math.max(0, at - APART), at + APART + 1)];
				return near.some(isPraise);
			});
		const isAsNew = either(({ all: one }) => isCalledNew(one), isSaidToBe(AS_NEW));
		return (
			meets(either(isAsNew, isSaidToBe(...PERFECT)), has(STANDING)) ||
			meets(either(isAsNew, isSaidToBe(FLAWLESS, /\bperfect(?:$|[,.!])/)), has(MENDED)) ||
			meets(isSaidToBe(READY), isSaidToBe(TO_BE_DONE))
		);
	}
}

const isExcepted = (one: string): boolean => EXCEPT.test(one) || OTHERWISE.test(one);
const either =
	(...ways: readonly Reads[]): Reads =>
	(one) =>
		ways.some((way) => way(one));
const isSaidToBe =
	(...ways: readonly RegExp[]): Reads =>
	({ all }) =>
		says(all, ways);
const has =
	(way: RegExp): Reads =>
	({ all }) =>
		way.test(all) && !NEVER_HAD.test(all);

const isCalledNew = (one: string): boolean => says(one.replace(NEARLY_NEW, "used"), NEW);
/** Several rules ask the same of a sentence, and it is read once. */
function once(reads: Reads): Reads {
	const known = new WeakMap<Said, boolean>();
	return (one) => {
		const read = known.get(one) ?? reads(one);
		known.set(one, read);
		return read;
	};
}
const isNew = once(({ all }) => isCalledNew(all) && !ON_CONDITION.test(all));
const isUsed: Reads = ({ all }) => says(all, USED) && !ELSEWHERE.test(all) && !isExcepted(all);

/** "Sorry, my camera is not working": that is not for sale. */
const BESIDE =
	/\bmy (?:camera|phone|e-?mail|computer|scanner|printer|internet|car) (?:is |are |has )?(?:\w+ )?(?:not |broken|dead|broke|died|stopped)[^.,;)]*/g;
const said = (sentence: string): Said => {
	const all = sentence.replace(BESIDE, " ");
	return { all, affirmed: all.replace(DENIED, " ") };
};

/** What has yet to be replaced has not been. */
const undone = (sentence: string): string =>
	sentence.replace(
		/\b(?:has|have|needs?|must|ought|should|will have)(?: to)? be (?:replaced|repaired|fixed)\b/g,
		"",
	);

/** "We only stopped because": people stop and give up, and nothing is wrong with the thing. */
const PEOPLE_DO =
	/\b(?:i|we|he|she|they|you|who) (?:(?:only|just|have|has|had|then|all|both) )*(?:stopped|quit|died|failed|blew|gave (?:up|out)|went out|stops)\b/g;
const fails = once(
	({ all, affirmed }) => says(all, IDLE) || says(affirmed.replace(PEOPLE_DO, " "), FAILS),
);
const isDamaged = once(({ affirmed }) => says(affirmed, DAMAGE));
/** The box it came in is not the thing. */
const ITS_BOX = /\b(?:box|boxes|packag\w+|carton)\b/;
const isSpotted: Reads = ({ affirmed }) => SPOTS.test(affirmed) && !ITS_BOX.test(affirmed);
const isBroken: Reads = ({ affirmed }) => BREAKS.test(affirmed) && !ITS_BOX.test(affirmed);
