import { z } from "zod";
import { amountOrZero, positiveAmount } from "../amount.ts";
import { dealCommands, dealFacts } from "../deal.ts";
import { digest, id, instant } from "../id.ts";
import { shownAmount, shownTerms } from "./amount.ts";
import { pageOf, pageQuery } from "./page.ts";

const DEAL_STATUSES = [
	"opened",
	"held",
	"scheduled",
	"inspecting",
	"disputed",
	"decided",
	"closed",
	"fell_through",
] as const;

export const dealQuery = z.strictObject({
	status: z.enum(DEAL_STATUSES).optional(),
	role: z.enum(["buyer", "seller"]).optional().describe("Which side of it the caller is on."),
	disputed: z
		.enum(["true"])
		.optional()
		.describe("For an arbiter: everybody's deals that wait for a decision."),
	...pageQuery,
});

const { reason, claim } = { ...dealCommands.OpenDispute.shape, claim: positiveAmount };
export const disputeBody = z.strictObject({
	reason,
	claim: claim.describe("What is asked back, at most the deal's total."),
});
const { kind, hash } = dealCommands.SubmitEvidence.shape;
export const evidenceBody = z.strictObject({
	kind: kind.describe('What it is, such as "photo".'),
	hash: hash.describe("SHA-256, hex, of what is submitted; the thing itself stays with its owner."),
});
const { outcome, reasons } = dealCommands.DecideDispute.shape;
export const decisionBody = z.strictObject({
	outcome,
	split: z
		.strictObject({ seller: amountOrZero, buyer: amountOrZero })
		.optional()
		.describe("With the outcome `split` only: who gets how much; together all that is held."),
	reasons: reasons.describe("What the parties are told."),
});
export const appealBody = z.strictObject({ reason: dealCommands.AppealDecision.shape.reason });

const shownDispute = z.object({
	by: id,
	reason: z.string(),
	claim: shownAmount,
	answerBy: instant.describe(
		"Until then the other side can answer; nothing is decided before that unless it has.",
	),
	evidence: z.array(z.object({ by: id, kind: z.string(), hash: digest })),
	returnAuthorised: z.boolean(),
	returnReceived: z.boolean(),
	escalatedBy: id.nullable(),
	decision: z
		.object({
			by: z.string().describe('An arbiter, or "house" where a house rule decided.'),
			outcome,
			split: z.object({ seller: shownAmount, buyer: shownAmount }).nullable(),
			reasons: z.array(z.string()),
			evidenceHash: digest.describe("Of the evidence that it rests on."),
			appealUntil: instant
				.nullable()
				.describe("Until then a party may appeal, and nothing is paid; null where it is final."),
		})
		.nullable(),
	appeal: z.object({ by: id, reason: z.string() }).nullable(),
});

export const shownDeal = z.object({
	id: id.describe("The accepted offer's id."),
	negotiation: id,
	listing: id,
	revision: z.int(),
	buyer: id.describe("A principal."),
	seller: id.describe("A principal."),
	terms: shownTerms,
	status: z.enum(DEAL_STATUSES),
	handover: z
		.object({ from: instant, to: instant, method: z.string() })
		.nullable()
		.describe("When the goods are to change hands."),
	confirmed: z.array(id).describe("Who has confirmed the handover."),
	inspectUntil: instant.nullable().describe("The money is released then, unless somebody objects."),
	dispute: shownDispute.nullable(),
	disposition: dealFacts.DealClosed.shape.disposition
		.nullable()
		.describe("What became of the money."),
	fellThrough: dealFacts.DealFellThrough.shape.reason
		.nullable()
		.describe("Why no money was ever held."),
});
export type ShownDeal = z.infer<typeof shownDeal>;

export const dealPage = pageOf(shownDeal);
