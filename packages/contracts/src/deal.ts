import { z } from "zod";
import { digest, id, instant } from "./id.ts";
import { money } from "./money.ts";
import { handover, terms } from "./terms.ts";

/** One amount from one account to another: balanced by construction. */
export const posting = z.strictObject({
	from: z.string().regex(/^(outside|fees|wallet:.+|escrow:.+)$/),
	to: z.string().regex(/^(outside|fees|wallet:.+|escrow:.+)$/),
	amount: money,
});
export type Posting = z.infer<typeof posting>;
export const postings = z.array(posting).min(1).max(20);

export const wallet = (principal: string): string => `wallet:${principal}`;
export const escrow = (dealId: string): string => `escrow:${dealId}`;

const FALL_THROUGH_REASONS = ["stock", "revision_changed", "funds", "cancelled"] as const;
const outcome = z.enum(["release", "refund", "split"]);
const split = z.strictObject({ seller: money, buyer: money });
const reasons = z.array(z.string().min(1).max(500)).min(1).max(10);

const opened = {
	negotiationId: id,
	offerId: id,
	listing: id,
	revision: z.int().min(1),
	buyer: id,
	seller: id,
	terms,
};

export const dealFacts = {
	DealOpened: z.strictObject(opened),
	FundsHeld: z.strictObject({
		postings,
		buyer: id,
		seller: id,
		listing: id,
		window: handover.shape.window,
	}),
	DealFellThrough: z.strictObject({
		reason: z.enum(FALL_THROUGH_REASONS),
		listing: id,
		buyer: id,
		seller: id,
	}),
	HandoverScheduled: z.strictObject({
		from: instant,
		to: instant,
		method: z.string(),
		buyer: id,
		seller: id,
		listing: id,
	}),
	HandoverConfirmed: z.strictObject({ by: id }),
	InspectionOpened: z.strictObject({ until: instant }),
	FundsReleased: z.strictObject({ postings }),
	FundsRefunded: z.strictObject({ postings }),
	DisputeOpened: z.strictObject({ by: id, reason: z.string(), claim: money, answerBy: instant }),
	EvidenceSubmitted: z.strictObject({ by: id, kind: z.string(), hash: digest }),
	ReturnAuthorised: z.strictObject({ by: id }),
	ReturnReceived: z.strictObject({ by: id }),
	DisputeEscalated: z.strictObject({ by: id }),
	DisputeDecided: z.strictObject({
		outcome,
		split: split.nullable(),
		reasons,
		evidenceHash: digest,
		/** Until then either party may appeal, and nothing is paid; a decision without it is final. */
		appealUntil: instant.optional(),
	}),
	DecisionAppealed: z.strictObject({ by: id, reason: z.string() }),
	DealClosed: z.strictObject({
		disposition: z.enum(["released", "refunded", "split"]),
		listing: id,
		buyer: id,
		seller: id,
		handedOver: z.boolean(),
	}),
} as const;

export const dealCommands = {
	OpenDeal: z.strictObject(opened),
	FallThrough: z.strictObject({ reason: z.enum(FALL_THROUGH_REASONS) }),
	HoldFunds: z.strictObject({}),
	ScheduleHandover: z.strictObject({ from: instant, to: instant }),
	/** When the inspection ends is settlement's to say where the party does not. */
	ConfirmHandover: z.strictObject({ by: id, inspectUntil: instant.optional() }),
	/** From the timer, when nobody objected during the inspection. */
	ReleaseFunds: z.strictObject({}),
	OpenDispute: z.strictObject({
		by: id,
		reason: z.string().min(1).max(200),
		claim: money,
		/** How long the other side has to be heard; settlement says so where the party does not. */
		answerBy: instant.optional(),
	}),
	/** From the timer at the end of the handover window: opens the buyer's dispute when the seller never came. */
	MissHandover: z.strictObject({ answerBy: instant }),
	SubmitEvidence: z.strictObject({ by: id, kind: z.string().min(1).max(60), hash: digest }),
	AuthoriseReturn: z.strictObject({ by: id }),
	ReceiveReturn: z.strictObject({ by: id }),
	EscalateDispute: z.strictObject({ by: id }),
	/** How long it can be appealed is settlement's to say. */
	DecideDispute: z.strictObject({
		outcome,
		split: split.nullable(),
		reasons,
		appealUntil: instant.optional(),
	}),
	AppealDecision: z.strictObject({ by: id, reason: z.string().min(1).max(500) }),
	ExecuteDecision: z.strictObject({}),
} as const;
