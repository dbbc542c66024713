import { z } from "zod";
import { id, instant } from "./id.ts";
import { money } from "./money.ts";
import { ESCALATION_REASONS } from "./turn.ts";

const line = (most: number) => z.string().trim().min(1).max(most);

export type EscalationReason = (typeof ESCALATION_REASONS)[number];

/** What the answer `option` does to a limit: the price of one unit in a want or a sale of the mandate. */
const movedLimit = z.strictObject({
	option: line(200),
	want: id.nullable(),
	listing: id.nullable(),
	to: money,
	/** The limit when it was asked about: an answer does not undo what the principal has narrowed since. */
	from: money.optional(),
});
export type MovedLimit = z.infer<typeof movedLimit>;

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
	/** The rule of the mandate's policy that asks; left out where a program does. */
	rule: z.enum(ESCALATION_REASONS).optional(),
	/** The turn that asked, and the offer it is about where one stands. */
	turnId: id.optional(),
	offerId: id.optional(),
	/** The price that it is about: an approval covers no higher one. */
	value: money.optional(),
	/** Digests of the words or terms that it is about: an approval covers no others. */
	topics: z.array(z.string().max(64)).max(20).optional(),
	limit: movedLimit.optional(),
};

/** Why nobody needs an answer any more. */
const moot = z.enum(["negotiation_ended", "mandate_revoked"]);
export type Moot = z.infer<typeof moot>;

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
	/** At its deadline, or before that where nobody needs an answer any more: then its default leads to nothing. */
	EscalationExpired: z.strictObject({ applied: z.string(), because: moot.optional() }),
} as const;

export const escalationCommands = {
	RaiseEscalation: z.strictObject(question),
	ResolveEscalation: z.strictObject({ choice: z.string().min(1).max(200), by: id }),
	ExpireEscalation: z.strictObject({ because: moot.optional() }),
} as const;
