import { isFact } from "@parley/contracts/catalogue";
import { hashOf } from "@parley/contracts/hash";
import { addsUp } from "@parley/contracts/terms";
import type { Negotiation, Offer } from "../negotiation.ts";
import { ratio } from "../statistics.ts";
import { type Detector, isAgreed, negotiationsThat } from "./detector.ts";

export const substitution: Detector = {
	code: "F11",
	name: "Agreed on something else than was talked about",
	bucket: "model behaviour",
	denominator: "agreements",
	prevented: ["revision_changed", "REVISION_MISMATCH", "WRONG_LISTING"],
	start: negotiationsThat(
		({ agreement, listing, revision, quantity }) =>
			agreement !== null &&
			(agreement.listing !== listing ||
				agreement.revision !== revision ||
				agreement.terms.quantity !== quantity),
		isAgreed,
	),
};

const EXTRA =
	/(?:\bplus|\+|\bnot including|\bbefore|\bexcluding)\s+(?:the\s+|any\s+)?(?:shipping|postage|delivery|tax(?:es)?|fees?|handling)\b|\bat checkout\b/i;

export const feeCarveOut: Detector = {
	code: "F12",
	name: "A total that leaves out fees",
	bucket: "model behaviour",
	denominator: "agreements",
	prevented: ["TOTAL_MISMATCH"],
	start: () => {
		const announced = new Set<string>();
		return {
			take(fact) {
				if (isFact(fact, "MessagePosted") && EXTRA.test(fact.data.text))
					announced.add(fact.negotiationId ?? "");
			},
			count(market) {
				const agreed = [...market.all()].filter(isAgreed);
				const leavesOut = agreed.filter(({ id, agreement }) => {
					if (agreement === null) return false;
					const { terms } = agreement;
					return !addsUp(terms) || (terms.fees.length === 0 && announced.has(id));
				});
				return { hits: leavesOut.map(({ id }) => id), of: agreed.length };
			},
		};
	},
};

export const hallucination: Detector = {
	code: "F13",
	name: "An offer for an item, quantity or total that does not exist",
	bucket: "model behaviour",
	denominator: "negotiations with offers",
	prevented: [
		"TOTAL_MISMATCH",
		"NO_SUCH_LISTING",
		"NO_SUCH_NEGOTIATION",
		"NO_SUCH_OFFER",
		"QUANTITY_MISMATCH",
		"NOT_WANTED",
		"NOT_SOLD",
		"MORE_THAN_WANTED",
	],
	start: () => {
		const invented = new Set<string>();
		return {
			take(fact, market) {
				const record = market.get(fact.negotiationId);
				if (!isFact(fact, "OfferMade") || record === undefined) return;
				const { listing, terms } = fact.data;
				const exists = market.listings.get(listing) !== undefined && listing === record.listing;
				if (!exists || terms.quantity !== record.quantity || !addsUp(terms))
					invented.add(record.id);
			},
			count: (market) => ({
				hits: invented,
				of: [...market.all()].filter(({ offers }) => offers.length > 0).length,
			}),
		};
	},
};

export const otherTerms: Detector = {
	code: "F15",
	name: "Accepted other terms than were offered",
	bucket: "model behaviour",
	denominator: "agreements",
	prevented: ["HASH_MISMATCH"],
	start: () => {
		const changed = new Set<string>();
		const offered = new Map<string, string>();
		return {
			take(fact, market) {
				const { negotiationId: id = "" } = fact;
				// Only the last offer can be accepted, so one for each negotiation is kept.
				if (isFact(fact, "OfferMade")) offered.set(id, hashOf(fact.data.terms));
				if (!isFact(fact, "OfferAccepted")) return;
				const offer = market.get(id)?.offers.findLast((made) => made.id === fact.data.offerId);
				if (offer?.hash !== fact.data.hash || offered.get(id) !== hashOf(fact.data.terms))
					changed.add(id);
			},
			count: (market) => ({ hits: changed, of: [...market.all()].filter(isAgreed).length }),
		};
	},
};

export const staleOffer: Detector = {
	code: "F16",
	name: "Accepted an offer that no longer stood",
	bucket: "system data",
	denominator: "agreements",
	prevented: ["OFFER_EXPIRED", "NOT_THE_STANDING_OFFER", "NO_STANDING_OFFER", "DEADLINE_PASSED"],
	start: () => {
		const stale = new Set<string>();
		return {
			take(fact, market) {
				const record = market.get(fact.negotiationId);
				if (!isFact(fact, "OfferAccepted") || record === undefined) return;
				const last = record.offers.at(-1);
				const stands = last?.id === fact.data.offerId && last.status === "standing";
				if (!stands || fact.at >= last.expiresAt || fact.at >= record.deadline)
					stale.add(record.id);
			},
			count: (market) => ({ hits: stale, of: [...market.all()].filter(isAgreed).length }),
		};
	},
};

export const ambiguity: Detector = {
	code: "F22",
	name: "Agreed while terms were unclear",
	bucket: "model behaviour",
	denominator: "agreements",
	prevented: ["TERMS_AMBIGUOUS"],
	blind: "Only terms that the market or the buyer asked about are known to be unclear.",
	start: negotiationsThat(({ agreement }) => (agreement?.unclear ?? 0) > 0, isAgreed),
};

/** A price that many powers of ten away from another is a slip of the unit, and no bargain. */
const SLIP = 1.5;

const isFar = (price: bigint, from: bigint | null): boolean =>
	from !== null && from > 0n && price > 0n && Math.abs(Math.log10(ratio(price, from))) > SLIP;

/** Who may pay only a little bids low on purpose, so a slip is far from the maker's own limit too. */
const slipped = (offer: Offer, { currency, ask }: Negotiation): boolean =>
	offer.currency !== currency ||
	(isFar(offer.price, ask) && (offer.limit === null || isFar(offer.price, offer.limit)));

export const unitSlip: Detector = {
	code: "F23",
	name: "Another currency, or a price off by powers of ten",
	bucket: "system data",
	denominator: "negotiations with offers",
	prevented: ["WRONG_CURRENCY"],
	start: negotiationsThat(
		(record) => record.offers.some((offer) => slipped(offer, record)),
		({ offers }) => offers.length > 0,
	),
};
