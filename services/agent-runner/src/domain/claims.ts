import { assertionsIn } from "./claims/assertion.ts";
import type { ClaimKind } from "./claims/claim.ts";
import { thoughtsIn } from "./claims/thoughts.ts";
import type { TheirWords } from "./manipulation.ts";
import { remembered } from "./wording/remembered.ts";

/*
 * What the other side says to be so, that bears on the price or on how soon one must decide, and that nobody in the market
 * can check: neither in what the ledger shows nor by looking at the thing when it is handed over. So what it costs
 * elsewhere, who else wants it, how rare it is, where it comes from, what was done to it, what it will do and who says so
 * are claims. How it looks and works, what comes with it and what the speaker asks, offers, wants or plans are none.
 *
 * A post describes and a message argues. What it cost, what the shops ask for a new one and praise are part of nearly
 * every description, and anybody can look the price up; said in the haggle, they are to move the price.
 */

export interface Claim {
	readonly kind: ClaimKind;
	/** The words that make the claim, as plain text. */
	readonly words: string;
	/** The sentence they stand in, by which the claim is known again. */
	readonly sentence: string;
}

/** Every claim that nobody can check, in the order of the texts; each kind once in a sentence. */
export const claimsIn = ({ listing, messages }: TheirWords): readonly Claim[] => [
	...listing.flatMap(claimsOf).filter(({ kind }) => !ONLY_ARGUED.has(kind)),
	...messages.flatMap(claimsOf),
];

const claimsOf = remembered((text: string): readonly Claim[] =>
	assertionsIn(text).flatMap(({ sentence, asserted }) =>
		thoughtsIn(asserted).map(({ kind, words }) => ({ kind, words, sentence })),
	),
);

/** What is a claim in a message, and description in a post. */
const ONLY_ARGUED: ReadonlySet<ClaimKind> = new Set(["shop_price", "praise"]);
