import { AUTHORITY } from "./manipulation/authority.ts";
import { FORGERIES } from "./manipulation/forgery.ts";
import { GENERAL } from "./manipulation/general.ts";
import { CONTACT, IN_MESSAGES, OFF_PLATFORM } from "./manipulation/off-platform.ts";
import { ORDERS_GIVEN } from "./manipulation/orders.ts";
import { OTHER_SCRIPTS, OTHER_TONGUES } from "./manipulation/other-tongues.ts";
import { PRESSURE } from "./manipulation/pressure.ts";
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

const IN_WORDS = [...ORDERS_GIVEN, ...AUTHORITY, ...PRESSURE, ...GENERAL, ...OTHER_TONGUES];

/** Every attempt to steer the agent, in the order of the texts; each kind once in a sentence. */
export const manipulationsIn = ({ listing, messages }: TheirWords): readonly Manipulation[] => [
	...listing.flatMap(inListing),
	...messages.flatMap(inMessage),
];
const inListing = remembered((text) => attemptsIn(text, []));
const inMessage = remembered((text) => attemptsIn(text, IN_MESSAGES));

function attemptsIn(text: string, here: readonly SteeringRule[]): readonly Manipulation[] {
	const found = new Map<string, Manipulation>();
	const note = (kind: ManipulationKind, sentence: string, words: string | undefined): void => {
		if (words !== undefined) found.set(`${kind} ${sentence}`, { kind, words, sentence });
	};
	note("hidden_text", plainText(text), hiddenIn(text));
	const readings = spellings(text);
	for (const sentence of new Set([...readings].flatMap(sentencesOf))) {
		for (const rule of [...IN_WORDS, ...OFF_PLATFORM, ...here])
			note(rule.kind, sentence, wordsOf(rule, sentence));
		for (const { kind, words } of thoughtsIn(sentence))
			if (kind !== "contact" && kind !== "hurry") note(kind, sentence, words);
			else if (here.length > 0)
				note(kind === "contact" ? "off_platform" : "pressure", sentence, words);
	}
	for (const line of new Set([...readings].flatMap((reading) => reading.split("\n"))))
		for (const rule of [...FORGERIES, ...OTHER_SCRIPTS])
			note(rule.kind, line.trim(), wordsOf(rule, line));
	for (const sentence of ciphers(text).flatMap(sentencesOf))
		for (const rule of [...ORDERS_GIVEN, ...AUTHORITY])
			note("hidden_text", sentence, wordsOf(rule, sentence));
	const plain = plainText(text);
	if (here.length > 0) note("off_platform", plain, plain.match(CONTACT)?.[0]);
	// Where words can be read, what their letters say without spaces is the same again.
	if (found.size === 0) note("hidden_text", plain, spelledOut(text));
	return [...found.values()];
}

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
