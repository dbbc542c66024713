import { z } from "zod";
import { money } from "./money.ts";

/** When a person is asked before their agent binds them. Each condition is about facts the agent can see before the move. */
export const escalationRule = z.discriminatedUnion("when", [
	/** An offer or an acceptance is for more than this, all-in. */
	z.strictObject({ when: z.literal("value_above"), amount: money }),
	/** The other side's offer misses the limit, by no more than this many percent of it. */
	z.strictObject({ when: z.literal("near_limit"), percent: z.number().min(0).max(50) }),
	/** The negotiation is about to end without an agreement. */
	z.strictObject({ when: z.literal("impasse") }),
	/** Terms are still unclear after one question about them. */
	z.strictObject({ when: z.literal("ambiguous") }),
	/** The other side's words claim what nobody can check. */
	z.strictObject({ when: z.literal("unverifiable_claim") }),
	/** What is to be bought resembles something the principal owns. */
	z.strictObject({ when: z.literal("already_owned") }),
	/** The other side's words try to steer the agent. */
	z.strictObject({ when: z.literal("manipulation") }),
	/** No deal with this person has been closed before. */
	z.strictObject({ when: z.literal("stranger") }),
]);
export type EscalationRule = z.infer<typeof escalationRule>;

/** So many rules say everything there is to say, and still fit beside a mandate. */
export const MAX_RULES = 16;

/** What a principal lays down beside their limits. Fields that no rule reads are kept as they came. */
export const policy = z.looseObject({
	escalate: z.array(escalationRule).max(MAX_RULES).optional(),
	/** How many hours a person has for an answer; 24 unless told. */
	answerWithinHours: z.number().min(0.1).max(720).optional(),
	/** What an agent may spend on its model: in all, and for one deal or one day of it. */
	spendingCap: money.optional(),
	spendingCapPerDeal: money.optional(),
	spendingCapPerDay: money.optional(),
});
export type Policy = z.infer<typeof policy>;
