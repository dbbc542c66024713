import { z } from "zod";

/**
 * What an engine did beside a model, so that it can be counted. A code means the same for ever: one that nobody uses any more
 * stays here for the ledgers it is in.
 */
export const INTERVENTIONS = [
	// The model gave no answer that could be used, and the engine chose.
	"no_answer_refusal",
	"no_answer_max_tokens",
	"no_answer_no_tool_call",
	"no_answer_timeout",
	"no_answer_overloaded",
	"no_answer_rate_limited",
	"no_answer_malformed",
	"no_answer_unavailable",
	"no_answer_not_recorded",
	"no_answer_cap",
	"malformed_call",
	// It was not asked.
	"cap_reached",
	// Its move was not the one that was made.
	"accept_not_due",
	"leaving_unfounded",
	"asking_not_due",
	"beyond_limit",
	"share_clipped",
	"rule_came_first",
	// Its words were not sent.
	"words_too_long",
	"words_with_hidden_signs",
	"words_with_number",
	"words_with_number_in_words",
	"words_about_limits",
	"words_of_a_life",
	"words_off_platform",
	"words_with_orders",
	"words_of_the_prompt",
	"words_repeated",
] as const;
export type InterventionCode = (typeof INTERVENTIONS)[number];

export const intervention = z.strictObject({
	code: z.enum(INTERVENTIONS),
	because: z.string().max(300),
});
export type Intervention = z.infer<typeof intervention>;

/** Turns that were recorded before there were codes have only the sentence. */
export const recordedIntervention = z.union([intervention, z.string().max(300)]);

/** What was done, whichever way it is recorded. */
export const interventionsIn = (
	changed: readonly z.infer<typeof recordedIntervention>[] | undefined,
): { readonly code: InterventionCode | null; readonly because: string }[] =>
	(changed ?? []).map((one) => (typeof one === "string" ? { code: null, because: one } : one));
