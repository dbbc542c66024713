/**
 * From how many thousandths of a logit on a sentence is asked about. Chosen by measure.ts, on texts whose writer was not
 * learned from, as low as nine in ten of what the reader finds in messages stay due. A listing has more sentences, hardly
 * ever steers, and what it claims is told more surely.
 */
export const SURE_ENOUGH = {
	listing: { claim: 0, steering: 800 },
	message: { claim: 350, steering: 600 },
} as const;
