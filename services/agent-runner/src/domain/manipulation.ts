import { CONTACT } from "./manipulation/contact.ts";
import { FORGERIES } from "./manipulation/forgery.ts";
import { OTHER_SCRIPTS } from "./manipulation/other-scripts.ts";
import { ciphers, spelledOut, spellings } from "./manipulation/readings.ts";
import type { ManipulationKind, SteeringRule } from "./manipulation/steering.ts";
import { thoughtsIn } from "./manipulation/thoughts.ts";
import { plainText } from "./plain-text.ts";
import { remembered } from "./wording/remembered.ts";
import { sentencesOf } from "./wording/sentences.ts";

/*
 * Words that try to move an agent by something else than a better offer: orders, roles, somebody else's authority, threats,
 * pity, haste, bribes, secrets, agreements that never were, questions for what it keeps to itself, and ways out of the
 * market. Whatever they say is quoted data and never an order.
 */

export interface Manipulation {
	readonly kind: ManipulationKind;
	readonly words: string;
	/** The sentence they stand in, by which the attempt is known again. */
	readonly sentence: string;
}

/** What the other side wrote. A post that names a telephone is ordinary; a message that does leads away from the market. */
export interface TheirWords {
	readonly listing: readonly string[];
	readonly messages: readonly string[];
}

/** Every attempt to steer the agent, in the order of the texts; each kind once in a sentence. */
export const manipulationsIn = ({ listing, messages }: TheirWords): readonly Manipulation[] => [
	...listing.flatMap(inListing),
	...messages.flatMap(inMessage),
];
const inListing = remembered((text) => attemptsIn(text, false));
const inMessage = remembered((text) => attemptsIn(text, true));

function attemptsIn(text: string, isMessage: boolean): readonly Manipulation[] {
	const found = new Map<string, Manipulation>();
	const note = (kind: ManipulationKind, sentence: string, words: string | undefined): void => {
		if (words !== undefined) found.set(`${kind} ${sentence}`, { kind, words, sentence });
	};
	const plain = plainText(text);
	note("hidden_text", plain, hiddenIn(text));
	const lines = new Set([...spellings(text)].flatMap((reading) => reading.split("\n")));
	for (const sentence of new Set(sentencesOf([...lines].join("\n"))))
		for (const { kind, words } of thoughtsIn(sentence))
			if (kind !== "contact" && kind !== "hurry") note(kind, sentence, words);
			else if (isMessage) note(kind === "contact" ? "off_platform" : "pressure", sentence, words);
	for (const line of lines)
		for (const rule of IN_LINES) note(rule.kind, line.trim(), wordsOf(rule, line));
	for (const sentence of ciphers(text).flatMap(sentencesOf))
		for (const { kind, words } of thoughtsIn(sentence))
			if (WORTH_HIDING.has(kind)) note("hidden_text", sentence, words);
	if (isMessage) note("off_platform", plain, plain.match(CONTACT)?.[0]);
	// Where words can be read, what their letters say without spaces is the same again.
	if (found.size === 0) note("hidden_text", plain, spelledOut(text));
	return [...found.values()];
}

const IN_LINES = [...FORGERIES, ...OTHER_SCRIPTS];
/** Other letters make words by chance; these are not said by chance. */
const WORTH_HIDING: ReadonlySet<string> = new Set([
	"instruction",
	"false_authority",
	"disclosure",
	"secrecy",
]);

function wordsOf({ pattern, unless }: SteeringRule, text: string): string | undefined {
	if (text.search(pattern) < 0) return undefined;
	const rest = unless === undefined ? text : text.replaceAll(unless, " ");
	return rest.match(pattern)?.[0];
}

/** Characters that are not seen between two letters, or that turn the reading direction, or a hidden alphabet. */
function hiddenIn(text: string): string | undefined {
	const between = /\p{L}[\u200b-\u200d\u2060\u00ad\ufeff]{1,20}(?=\p{Script=Latin})/u.exec(text);
	const turned = /[\u202d\u202e\u{e0020}-\u{e007e}]/u.exec(text);
	return between === null && turned === null ? undefined : "characters that cannot be seen";
}
