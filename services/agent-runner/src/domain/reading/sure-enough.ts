/**
 * From how many thousandths of a logit on a sentence is asked about. Chosen by what test/reading/measure.ts says of writers
 * whom the reader did not learn from, and by real posts and talk, so that nine in ten of what it and the rules find are
 * due. A listing has many sentences, of which one is enough, so each must be surer.
 */
export const SURE_ENOUGH = {
	listing: { claim: 2_000, steering: 800 },
	message: { claim: 1_000, steering: 500 },
} as const;
