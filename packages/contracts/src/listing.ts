import { z } from "zod";
import { digest, id, instant } from "./id.ts";
import { money } from "./money.ts";
import { handover, quantity } from "./terms.ts";

const attributes = z.record(
	z.string().max(60),
	z.union([z.string().max(500), z.number(), z.boolean()]),
);

/** Nobody accepts before the time has come or so many buyers have bid, whichever is first: being early is no advantage. */
export const offerWindow = z
	.strictObject({
		until: instant.optional(),
		/** Different buyers who have made an offer. */
		offers: z.int().min(2).max(20).optional(),
	})
	.refine(
		({ until, offers }) => until !== undefined || offers !== undefined,
		"a time, a number of offers, or both",
	);
export type OfferWindow = z.infer<typeof offerWindow>;

const content = {
	title: z.string().min(1).max(200),
	description: z.string().max(16_000),
	category: z.string().min(1).max(60),
	quantity,
	/** Per unit. */
	ask: money,
	attributes,
	handover,
	offerWindow: offerWindow.optional(),
};

/** A question about terms that can be read in more than one way. */
export const slot = z.strictObject({
	slot: z.string().min(1).max(40),
	question: z.string().min(1).max(300),
	readings: z.array(z.string().min(1).max(200)).min(2).max(5),
});
export type Slot = z.infer<typeof slot>;

/** Why a listing leaves the market whose seller says that it is no sale. */
export const NOT_A_SALE = "not_a_sale";

export const listingFacts = {
	ListingPublished: z.strictObject({
		seller: id,
		...content,
		revision: z.int().min(1),
		hash: digest,
	}),
	ListingRevised: z.strictObject({
		revision: z.int().min(2),
		...z.strictObject(content).partial().shape,
		hash: digest,
	}),
	/**
	 * Who asked, where somebody did. What the market found unclear itself is nobody's question, and while it is open nothing
	 * can be accepted; a question of somebody's stops nobody else.
	 */
	ListingNeedsClarification: z.strictObject({
		slots: z.array(slot).min(1),
		askedBy: id.optional(),
	}),
	ClarificationAnswered: z.strictObject({ slot: z.string(), answer: z.string() }),
	StockReserved: z.strictObject({ dealId: id, quantity }),
	StockRefused: z.strictObject({ dealId: id, code: z.enum(["stock", "revision_changed"]) }),
	StockReleased: z.strictObject({ dealId: id, quantity }),
	/** From now on offers may be accepted: the window's time has come, or enough buyers have bid. */
	OfferWindowClosed: z.strictObject({}),
	ListingSold: z.strictObject({}),
	/** `not_a_sale`: by its seller's own answer it is a bargain that the market does not carry out. */
	ListingWithdrawn: z.strictObject({ reason: z.string().min(1).max(200) }),
} as const;

export const listingCommands = {
	PublishListing: z.strictObject({ seller: id, ...content }),
	ReviseListing: z.strictObject({ by: id, changes: z.strictObject(content).partial() }),
	AskClarification: z.strictObject({ by: id, ...slot.shape }),
	AnswerClarification: z.strictObject({
		by: id,
		slot: z.string(),
		answer: z.string().min(1).max(200),
	}),
	/** From settlement: the listing alone judges stock and revision (rule 11). */
	ReserveStock: z.strictObject({ dealId: id, quantity, revision: z.int().min(1) }),
	ReleaseStock: z.strictObject({ dealId: id }),
	/** The goods of a deal are with their buyer for good. */
	DeliverStock: z.strictObject({ dealId: id, delivered: z.array(id) }),
	/** From a timer or from negotiation, about the window that this revision opened and no later one. */
	CloseOfferWindow: z.strictObject({ revision: z.int().min(1) }),
	WithdrawListing: z.strictObject({ by: id, reason: z.string().min(1).max(200) }),
} as const;
