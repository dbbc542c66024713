import { isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import type { OfferWindow } from "@parley/contracts/listing";
import type { Projection } from "@parley/ledger/projection";

interface WindowOfListing {
	readonly seller: string;
	readonly window: OfferWindow;
	/** Buyers who have made an offer, each once. */
	readonly bidders: readonly string[];
}

/**
 * Listings that hold acceptances back, and who has bid on them. Of a negotiation's offers only those that reply to none are
 * looked at, and a buyer's first is always one: a table that followed every offer would cost each of them something.
 */
export const offerWindows: Projection<WindowOfListing> = {
	name: "negotiation_offer_window",
	types: ["ListingPublished", "ListingRevised", "OfferMade"],
	indexes: [],
	keys(fact) {
		if (isFact(fact, "OfferMade")) return fact.data.inReplyTo === null ? [fact.data.listing] : [];
		const window = isFact(fact, "ListingPublished", "ListingRevised") && fact.data.offerWindow;
		return window ? [streamId(fact.stream)] : [];
	},
	evolve(held, fact) {
		if (isFact(fact, "ListingPublished")) {
			const { seller, offerWindow: window } = fact.data;
			return window === undefined ? held : { seller, window, bidders: [] };
		}
		if (held === undefined) return undefined;
		if (isFact(fact, "ListingRevised"))
			return { ...held, window: fact.data.offerWindow ?? held.window };
		if (!isFact(fact, "OfferMade")) return held;
		const { by } = fact.data;
		return by === held.seller || held.bidders.includes(by)
			? held
			: { ...held, bidders: [...held.bidders, by] };
	},
};
