import { z } from "zod";
import { digest, id, instant } from "./id.ts";
import { money } from "./money.ts";
import { policy } from "./policy.ts";
import { quantity } from "./terms.ts";

export const TACTICS = ["boulware", "linear", "conceder", "tit-for-tat", "micro"] as const;

export const EFFORTS = ["low", "medium", "high", "max"] as const;

/** How many programs, or versions of one, may hold a key to a mandate at once. */
export const MAX_AGENT_KEYS = 5;

/** A key is kept as its SHA-256 and shown once, when it is made. */
const agentKey = z.strictObject({ id, digest });

export const agent = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("scripted"), tactic: z.enum(TACTICS) }),
	z.strictObject({
		kind: z.literal("claude"),
		model: z.string().min(1).max(100),
		effort: z.enum(EFFORTS).optional(),
		/** Bounds every price the model may choose; "linear" unless told. */
		tactic: z.enum(TACTICS).optional(),
	}),
	/** A program of the principal's own, which takes the mandate's turns over HTTP. */
	z.strictObject({ kind: z.literal("external"), keys: z.array(agentKey).max(MAX_AGENT_KEYS) }),
]);
export type Agent = z.infer<typeof agent>;

/** What the handover is worth beside the price, private and for the whole quantity; what is left out is worth nothing. */
const worth = z.strictObject({
	/** To a buyer, what delivery is worth; to a seller, what it costs. Without it there is only pickup. */
	delivery: money.optional(),
	/** What each day of waiting costs. */
	perDay: money.optional(),
});

/** What a principal has for sale: the floor (worst acceptable price per unit) is private. */
const sale = z.strictObject({
	listing: id,
	ask: money,
	floor: money,
	answers: z.record(z.string(), z.string()).optional(),
	noShow: z.literal(true).optional(),
	worth: worth.optional(),
});
export type Sale = z.infer<typeof sale>;

/** What a principal looks for: the ceiling (most they would pay per unit) is private. */
const want = z.strictObject({
	id,
	category: z.string(),
	query: z.string(),
	quantity,
	ceiling: money,
	/** Pins the want to one listing instead of a search. */
	listing: id.optional(),
	worth: worth.optional(),
	/**
	 * Nothing is accepted before so many offers are in, or before this time, whichever is first; without a time, as long as
	 * more can come. The window is about what the buyer accepts. The buyer's own bids go out meanwhile, and one that its
	 * seller accepts is a deal.
	 */
	window: z
		.strictObject({ offers: z.int().min(2).max(20).optional(), until: instant.optional() })
		.optional(),
});
export type Want = z.infer<typeof want>;

const webhook = z.strictObject({ url: z.string().max(500), secret: z.string().max(100) });

export const mandate = z.strictObject({
	principal: id,
	sells: z.array(sale),
	wants: z.array(want),
	budget: money,
	owns: z.array(z.strictObject({ title: z.string() })),
	deadline: instant,
	policy,
	agent,
	/** How the agent is to talk, in the principal's words. It changes no number. */
	style: z.string().max(2000).optional(),
	/** Where the agent's questions are sent as well, signed with a secret that its principal was shown once. */
	webhook: webhook.nullable().optional(),
});
export type Mandate = z.infer<typeof mandate>;

/** `offerId` ties a commitment to the offer or acceptance it stands for. */
const commitment = { negotiationId: id, want: id, amount: money, quantity, offerId: id };

export const mandateFacts = {
	MandateGranted: mandate,
	MandateAmended: mandate.omit({ principal: true }).partial(),
	MandateRevoked: z.strictObject({}),
	/** While a mandate is paused its agent binds nobody; what it offered before stands. */
	MandatePaused: z.strictObject({}),
	MandateResumed: z.strictObject({}),
	/** The time has come until which these wants were to wait for more offers; `next` is when it comes for others. */
	WantWindowsClosed: z.strictObject({ wants: z.array(id).min(1), next: instant.nullable() }),
	CommitmentReserved: z.strictObject(commitment),
	CommitmentReleased: z.strictObject({ negotiationId: id, reason: z.string().min(1).max(60) }),
} as const;

/**
 * The mandate that the sender has read: the stream's version at its last grant or amendment, which what is committed under
 * it leaves as it is. Where it is another one by then, the command is refused.
 */
const asRead = { expected: z.int().min(1).optional() };

export const mandateCommands = {
	GrantMandate: mandate,
	AmendMandate: mandate.omit({ principal: true }).partial().extend(asRead),
	RevokeMandate: z.strictObject(asRead),
	PauseMandate: z.strictObject(asRead),
	ResumeMandate: z.strictObject(asRead),
	/** What a principal answered to a near miss: the ceiling of a want goes up, or the floor of a sale down, to a price. */
	MoveLimit: z.strictObject({
		want: id.nullable(),
		listing: id.nullable(),
		to: money,
		/** The limit that was asked about: one that is narrower by now was narrowed on purpose, and stays. */
		from: money.optional(),
	}),
	/** Keys come and go one by one, so that two people at once cannot undo each other's. Each is an amendment. */
	AddAgentKey: agentKey,
	RemoveAgentKey: z.strictObject({ id }),
	SetWebhook: webhook.extend(asRead),
	RemoveWebhook: z.strictObject(asRead),
	CloseWantWindows: z.strictObject({ until: instant }),
	ReserveCommitment: z.strictObject({
		...commitment,
		/** The mandate the turn was decided under: the stream's version at its last grant or amendment. */
		mandateVersion: z.int().min(1),
		/** Offers that no longer stand; a commitment made for one of them makes room. */
		superseded: z.array(id),
	}),
	/** With an `offerId`, only what was promised for that offer. */
	ReleaseCommitment: z.strictObject({
		negotiationId: id,
		reason: z.string().min(1).max(60),
		offerId: id.optional(),
	}),
} as const;
