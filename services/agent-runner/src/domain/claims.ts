import { assertionsIn } from "./claims/assertion.ts";
import type { ClaimKind, ClaimRule } from "./claims/claim.ts";
import { GENERAL } from "./claims/general.ts";
import { HISTORY } from "./claims/history.ts";
import { NATURE } from "./claims/nature.ts";
import { OTHER_TONGUES } from "./claims/other-tongues.ts";
import { RIVALS } from "./claims/rivals.ts";
import { SPEAKER } from "./claims/speaker.ts";
import { thoughtsIn } from "./claims/thoughts.ts";
import { VALUE } from "./claims/value.ts";
import { remembered } from "./wording/remembered.ts";

/*
 * What the other side says to be so, that bears on the price or on how soon one must decide, and that nobody in the market
 * can check: neither in what the ledger shows nor by looking at the thing when it is handed over. So what it costs
 * elsewhere, who else wants it, how rare it is, where it comes from, what was done to it, what it will do and who says so
 * are claims. How it looks and works, what comes with it and what the speaker asks, offers, wants or plans are none.
 */

export interface Claim {
	readonly kind: ClaimKind;
	/** The words that make the claim, as plain text. */
	readonly words: string;
	/** The sentence they stand in, by which the claim is known again. */
	readonly sentence: string;
}

const RULES: readonly ClaimRule[] = [
	...VALUE,
	...RIVALS,
	...HISTORY,
	...NATURE,
	...SPEAKER,
	...GENERAL,
	...OTHER_TONGUES,
];

/** Every claim that nobody can check, in the order of the texts; each kind once in a sentence. */
export const claimsIn = (texts: readonly string[]): readonly Claim[] => texts.flatMap(claimsOf);

const claimsOf = remembered((text: string): readonly Claim[] =>
	assertionsIn(text).flatMap(({ sentence, asserted }) => {
		const found = new Map<ClaimKind, Claim>();
		for (const rule of RULES) {
			const words = found.has(rule.kind) ? undefined : wordsOf(rule, asserted);
			if (words !== undefined) found.set(rule.kind, { kind: rule.kind, words, sentence });
		}
		for (const { kind, words } of thoughtsIn(asserted))
			if (!found.has(kind)) found.set(kind, { kind, words, sentence });
		return [...found.values()];
	}),
);

/** What takes a claim back is left out before it is looked for: "no warranty" promises nothing. */
function wordsOf({ pattern, unless }: ClaimRule, asserted: string): string | undefined {
	if (asserted.search(pattern) < 0) return undefined;
	const rest = unless === undefined ? asserted : asserted.replaceAll(unless, " ");
	return rest.match(pattern)?.[0];
}
