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
	NegotiationEnded: z.strictObject({
		reason: z.enum(["agreed", "walked_away", "impasse", ...ENDINGS]),
		by: id.nullable(),
		code: z.enum(WALK_AWAY_CODES).nullable(),
	}),
} as const;

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
	}),
	AcceptOffer: z.strictObject({ by: id, offerId: id, hash: digest }),
	DeclineOffer: z.strictObject({ by: id, offerId: id }),
	WithdrawOffer: z.strictObject({ by: id, offerId: id }),
	WalkAway: z.strictObject({ by: id, code: z.enum(WALK_AWAY_CODES) }),
	ExpireOffer: z.strictObject({ offerId: id }),
	EndNegotiation: z.strictObject({ reason: z.enum(ENDINGS), by: id.nullable() }),
} as const;
