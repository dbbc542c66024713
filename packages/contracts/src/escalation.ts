import { z } from "zod";
import { id, instant } from "./id.ts";

const line = (most: number) => z.string().trim().min(1).max(most);

/** What a principal is asked, when their agent must not decide alone. */
const question = {
	principal: id,
	reason: line(200),
	question: line(1000),
	options: z.array(line(200)).min(2).max(6),
	/** What holds if nobody answers in time: one of the options. */
	default: line(200),
	deadline: instant,
	/** The negotiation that waits for the answer. */
	negotiationId: id.optional(),
};

/** A question to the principal. */
export const escalationFacts = {
	EscalationRaised: z.strictObject({
		...question,
		reason: z.string(),
		question: z.string(),
		options: z.array(z.string()),
		default: z.string(),
	}),
	EscalationResolved: z.strictObject({ choice: z.string(), by: id }),
	EscalationExpired: z.strictObject({ applied: z.string() }),
} as const;

export const escalationCommands = {
	RaiseEscalation: z.strictObject(question),
	ResolveEscalation: z.strictObject({ choice: z.string().min(1).max(200), by: id }),
	ExpireEscalation: z.strictObject({}),
} as const;
