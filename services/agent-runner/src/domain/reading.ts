import type { TheirWords } from "./manipulation.ts";
import { LEARNED } from "./reading/model/weights.ts";
import { type Likeness, readerOf } from "./reading/reader.ts";
import { SURE_ENOUGH } from "./reading/sure-enough.ts";
import { remembered } from "./wording/remembered.ts";
import { sentencesOf } from "./wording/sentences.ts";

/*
 * Sentences that read like a claim, or like an attempt to steer, to a small reader that learned from labelled ones. The
 * rules of claims.ts and manipulation.ts know why they find something and miss what nobody thought of; this one does not
 * know why and misses less. What either finds is asked about. It never decides for the agent, and names no kind.
 */

export interface ReadSentence {
	/** All of them, for nothing less than the sentence was read. */
	readonly words: string;
	readonly sentence: string;
}

/** The other side's sentences that read like a claim. */
export const likeClaims = (texts: TheirWords): readonly ReadSentence[] => like("claim", texts);

/** The other side's sentences that read like steering. */
export const likeSteering = (texts: TheirWords): readonly ReadSentence[] => like("steering", texts);

const like = (rule: keyof Likeness, { listing, messages }: TheirWords): readonly ReadSentence[] => [
	...listing.flatMap((text) => inListing(text)[rule]),
	...messages.flatMap((text) => inMessage(text)[rule]),
];

const reader = readerOf(LEARNED);

type Found = Readonly<Record<keyof Likeness, readonly ReadSentence[]>>;
const found =
	(place: keyof typeof SURE_ENOUGH) =>
	(text: string): Found => {
		const read = sentencesOf(text).map((sentence) => ({
			sentence,
			likeness: reader(sentence, place === "listing"),
		}));
		const sure = (rule: keyof Likeness): readonly ReadSentence[] =>
			read
				.filter(({ likeness }) => likeness[rule] >= SURE_ENOUGH[place][rule])
				.map(({ sentence }) => ({ words: sentence, sentence }));
		return { claim: sure("claim"), steering: sure("steering") };
	};
const inListing = remembered(found("listing"));
const inMessage = remembered(found("message"));
