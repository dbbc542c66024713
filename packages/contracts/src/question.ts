import { z } from "zod";

/** What services ask each other, by the subject on which they do. */
export const QUESTIONS = {
	"query.listing.search": z.strictObject({
		text: z.string(),
		category: z.string(),
		limit: z.int().min(1).max(1_000),
		/** Equals come in another order for each who searches. */
		by: z.string().max(200).optional(),
	}),
	/** In whose name a program acts, by the digest of its key. */
	"query.agent-runner.key": z.strictObject({ digest: z.string() }),
	"query.settlement.account": z.strictObject({ principal: z.string() }),
} as const;
