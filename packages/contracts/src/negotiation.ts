import { z } from "zod";
import { hashOf } from "./hash.ts";
import { digest, id, instant } from "./id.ts";
import { quantity, terms } from "./terms.ts";
import { WALK_AWAY_CODES } from "./turn.ts";

const opening = {
	negotiationId: id,
	listing: id,
	revision: z.int().min(1),
	quantity,
	buyer: id,
	seller: id,
	deadline: instant,
	maxRounds: z.int().min(1).max(100),
};

const offer = {
	negotiationId: id,
	offerId: id,
	listing: id,
	revision: z.int().min(1),
	by: id,
	terms,
	inReplyTo: id.nullable(),
	expiresAt: instant,
};
const offerBody = z.strictObject(offer);
export type Offer = z.infer<typeof offerBody>;

/** Exactly these eight fields make an offer's hash; whoever accepts names it. */
export const offerHash = ({
	negotiationId,
	offerId,
	listing,
	revision,
	by,
	terms,
	inReplyTo,
	expiresAt,
}: Offer): string =>
	hashOf({ negotiationId, offerId, listing, revision, by, terms, inReplyTo, expiresAt });

/** Endings that a service or a timer brings about; `agreed`, `walked_away` and `impasse` follow from the parties' moves. */
const ENDINGS = [
	"deadline",
	"listing_gone",
	"mandate_revoked",
	"escalation_declined",
	"ambiguous",
	"cancelled",
] as const;

export const negotiationFacts = {
	/** `currency` is the market's, taken from the listing. */
	NegotiationOpened: z.strictObject({ ...opening, currency: z.string() }),
	MessagePosted: z.strictObject({ by: id, text: z.string() }),
	OfferMade: z.strictObject({ ...offer, hash: digest }),
	OfferDeclined: z.strictObject({ offerId: id, by: id }),
	OfferWithdrawn: z.strictObject({ offerId: id, by: id }),
	OfferExpired: z.strictObject({ offerId: id }),
	/** Carries what settlement needs, so that a deal never has to be pieced together. */
	OfferAccepted: z.strictObject({
		offerId: id,
		hash: digest,
		by: id,
		terms,
		listing: id,
		revision: z.int(),
		buyer: id,
		seller: id,
	}),
	/**
	 * The midpoint of the two standing positions, once, before an impasse. It is nobody's offer: either side adopts it by an
	 * ordinary one, and it does not change whose move it is.
	 */
	SuggestionMade: z.strictObject({ terms }),
	NegotiationEnded: z.strictObject({
		reason: z.enum(["agreed", "walked_away", "impasse", ...ENDINGS]),
		by: id.nullable(),
		code: z.enum(WALK_AWAY_CODES).nullable(),
	}),
} as const;

/** Slots of the listing's term sheet that are still open; filled in by the service, never by the sender. */
const unclear = z.array(z.string()).optional();

export const negotiationCommands = {
	OpenNegotiation: z.strictObject({
		...opening,
		/** What the negotiation service knows of the listing; filled in by the service, never by the sender. */
		listed: z
			.strictObject({
				seller: id,
				revision: z.int(),
				quantity: z.int(),
				currency: z.string(),
				onSale: z.boolean(),
			})
			.nullable()
			.optional(),
		/** How many negotiations each side has going already; filled in by the service too. */
		going: z.strictObject({ buyer: z.int(), seller: z.int() }).optional(),
	}),
	PostMessage: z.strictObject({ by: id, text: z.string().min(1).max(2000) }),
	/** The offer's id is the command's id. */
	MakeOffer: z.strictObject({
		by: id,
		listing: id,
		revision: z.int().min(1),
		terms,
		inReplyTo: id.nullable(),
		expiresAt: instant,
		unclear,
	}),
	AcceptOffer: z.strictObject({
		by: id,
		offerId: id,
		hash: digest,
		/** The listing's newest revision, filled in like `unclear`. */
		newest: z.int().optional(),
		unclear,
		/** The listing's offer window with how many buyers have bid so far, or null without one; filled in like `unclear`. */
		window: z
			.strictObject({
				until: instant.optional(),
				offers: z.int().optional(),
				bidders: z.int(),
			})
			.nullable()
			.optional(),
	}),
	DeclineOffer: z.strictObject({ by: id, offerId: id, unclear }),
	WithdrawOffer: z.strictObject({ by: id, offerId: id, unclear }),
	WalkAway: z.strictObject({ by: id, code: z.enum(WALK_AWAY_CODES) }),
	ExpireOffer: z.strictObject({ offerId: id, unclear }),
	EndNegotiation: z.strictObject({ reason: z.enum(ENDINGS), by: id.nullable(), unclear }),
} as const;
