import { anyOf } from "../wording/any-of.ts";
import { sentencesOf } from "../wording/sentences.ts";

/* What of a text is said to be so. Whoever asks, or says what they would do if something were so, claims nothing. */

/** One sentence: as a person would know it again, and what it asserts, for patterns to be held against. */
export interface Assertion {
	readonly sentence: string;
	readonly asserted: string;
}

export const assertionsIn = (text: string): readonly Assertion[] =>
	sentencesOf(text)
		.map((sentence) => ({
			sentence,
			asserted: withoutConditions(withoutQuestions(sentence.replaceAll(ADDRESS, " "))),
		}))
		.filter(({ asserted }) => asserted !== "");

/** What stands in an address was named by somebody else. */
const ADDRESS = /\b(?:https?:|www\.)\S{1,400}/g;

const fillers =
	"(?:so|and|but|also|ok|okay|hi|hello|hey|yes|no|well|sorry|thanks|please|great|sure|hmm|oh|or|just|then|now|anyway|btw|sir)[ ,!]*";
const asked = anyOf(
	/(?:is|are|was|were|does|do|did|has|have|had|any|can|could|would|will|may|might|should|shall)/,
	/(?:how|what|which|who|whose|when|where|why)/,
	/(?:isn't|aren't|doesn't|don't|didn't|hasn't|haven't|won't|wouldn't|couldn't)/,
).source;
const subject =
	"(?:it|this|that|these|those|they|you|there|i|we|he|she|anyone|someone|somebody|anybody|the|your)";
const BEGINS_WITH_QUESTION = new RegExp(`^(?:${fillers}){0,4}(?:${asked})\\b`);
const IS_QUESTION = new RegExp(
	`^(?:${fillers}){0,4}(?:is|are|was|were|does|do|did|has|have|can|could|would|will|may|should|isn't|doesn't|didn't|hasn't) ${subject}\\b`,
);
const because =
	"since|because|considering(?: that)?|given(?: that)?|seeing(?: that| as)?|knowing|while|although|but|as|when";
/** What a question gives as its reason is said to be so. */
const REASON = new RegExp(
	`\\b(?:${because})\\b (?!(?:you|well|is|soon|much|many|long|a|low|high|far)\\b)(?=\\w+ \\w+)(.{6,})$`,
);
const KNOWS = /\b(?:know|remember|recall|tell|sure|say|ask|confirm|explain|idea)\b[^.]{0,20}$/;
const TOLD = /^(?:\w+[, ]+){0,2}(?:did|do|don't|didn't) you (?:know|see|realize|realise|hear)\b/;

/** The part of a sentence that is not asked; in "another buyer offered me 80, can you beat that?" the first. */
function withoutQuestions(sentence: string): string {
	const isAsked = /\?["')\]]*$/.test(sentence);
	if (!isAsked) return IS_QUESTION.test(sentence) ? reasonIn(sentence) : sentence;
	if (TOLD.test(sentence)) return sentence;
	if (BEGINS_WITH_QUESTION.test(sentence)) return reasonIn(sentence);
	const parts = sentence.split(/(?<=,)\s|\s(?=-\s|(?:so|and|but|or)\s)/);
	const first = parts.findIndex((part) => BEGINS_WITH_QUESTION.test(part));
	const last = parts.at(-1) ?? "";
	if (first > 0)
		return `${parts.slice(0, first).join(" ")} ${reasonIn(parts.slice(first).join(" "))}`;
	// "Still under warranty?", "You have the papers?" are asked by their sign alone.
	return parts.length === 1 && last.split(" ").length <= 8 ? "" : sentence;
}

function reasonIn(question: string): string {
	const match = REASON.exec(question);
	if (match === null || KNOWS.test(question.slice(0, match.index))) return "";
	return match[1] ?? "";
}

/** How a condition begins, a wish or something that is asked for. */
const IF = anyOf(
	/if|whether|unless|in case|provided(?: that)?|assuming|supposing|as long as|depends on|no matter/,
	/not sure (?:about|that)|wonder(?:ing)?(?: about)?|let me know (?:if|about)|like to know|want to know/,
	/curious (?:about|if)|would need|i'd need|would want|need to see|would like to see|i'd like to see/,
	/please (?:send|show|confirm|check|tell)|can you (?:send|show|confirm|tell)/,
	/could you (?:send|show|confirm|tell)|looking for|hoping for/,
).source;
/** What is said to be so begins after it. */
const THEN = anyOf(
	/i'll|i'd|i will|i would|i can|i could|we'd|we can|you can|my \w+ (?:will|would)|another|someone/,
	/somebody|others|there(?:'s| is| are)|the other|these (?:go|sell)|they (?:go|sell)/,
).source;
const CONDITION = new RegExp(
	`\\b(?:${IF})\\b(?: \\w+)?[^,.!?;]{0,120}?(?=,|\\bthen\\b|\\b(?:${THEN})\\b|[.!?;]|$)`,
	"g",
);

const withoutConditions = (sentence: string): string => sentence.replaceAll(CONDITION, " ").trim();
