import { z } from "zod";
import { id, instant } from "./id.ts";

/** A question to the principal. */
export const escalationFacts = {
	EscalationRaised: z.strictObject({
		principal: id,
		reason: z.string(),
		question: z.string(),
		options: z.array(z.string()),
		default: z.string(),
		deadline: instant,
	}),
	EscalationResolved: z.strictObject({ choice: z.string(), by: id }),
	EscalationExpired: z.strictObject({ applied: z.string() }),
} as const;
