import { type FactOf, isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import { NOT_A_SALE, type OfferWindow } from "@parley/contracts/listing";
import type { Projection } from "@parley/ledger/projection";

interface ListedItem {
	readonly seller: string;
	readonly revision: number;
	readonly quantity: number;
	readonly currency: string;
	readonly onSale: boolean;
	/** Slots of its term sheet that the market found open and its seller has not filled. */
	readonly unclear: readonly string[];
	/** It left the market because it turned out to be a bargain the market does not carry out. */
	readonly notASale?: true;
	/** The offer window, while it is open. */
	readonly window?: OpenWindow;
}

interface OpenWindow extends OfferWindow {
	/** The revision that opened it. */
	readonly since: number;
	/** Buyers who have made an offer on the newest revision, each once. */
	readonly bidders: readonly string[];
}

/**
 * What this service has to know of a listing to open a negotiation on it, and to let one end in a deal. Of a negotiation's
 * offers only those that reply to none are looked at, and a buyer's first is always one: a table that followed every offer
 * would cost each of them something.
 */
export const listedItems: Projection<ListedItem> = {
	name: "negotiation_listed_item",
	version: 2,
	types: [
		"ListingPublished",
		"ListingRevised",
		"ListingNeedsClarification",
		"ClarificationAnswered",
		"OfferMade",
		"OfferWindowClosed",
		"ListingSold",
		"ListingWithdrawn",
	],
	indexes: [],
	keys(fact) {
		if (!isFact(fact, "OfferMade")) return [streamId(fact.stream)];
		return fact.data.inReplyTo === null ? [fact.data.listing] : [];
	},
	evolve(item, fact) {
		if (isFact(fact, "ListingPublished")) {
			const { seller, revision, quantity, ask, offerWindow } = fact.data;
			return {
				...{ seller, revision, quantity, currency: ask.currency, onSale: true, unclear: [] },
				...opened(offerWindow, revision),
			};
		}
		if (item === undefined) return item;
		if (isFact(fact, "OfferMade")) return withBid(item, fact.data);
		if (isFact(fact, "OfferWindowClosed")) {
			const { window: _, ...rest } = item;
			return rest;
		}
		if (isFact(fact, "ListingRevised")) {
			const { revision, quantity = item.quantity, offerWindow } = fact.data;
			return {
				...item,
				...{ revision, quantity },
				// What is still unclear in the new text is asked again.
				unclear: [],
				// Bids on what was offered before can become no deal any more, so they are no bids on this.
				...(item.window === undefined ? {} : { window: { ...item.window, bidders: [] } }),
				...opened(offerWindow, revision),
			};
		}
		if (isFact(fact, "ListingNeedsClarification")) {
			const { slots, askedBy } = fact.data;
			if (askedBy !== undefined) return item;
			return { ...item, unclear: [...item.unclear, ...slots.map(({ slot }) => slot)] };
		}
		if (isFact(fact, "ClarificationAnswered"))
			return { ...item, unclear: item.unclear.filter((slot) => slot !== fact.data.slot) };
		const isNoSale = isFact(fact, "ListingWithdrawn") && fact.data.reason === NOT_A_SALE;
		return { ...item, onSale: false, ...(isNoSale ? { notASale: true } : {}) };
	},
};

const opened = (
	window: OfferWindow | undefined,
	since: number,
): { readonly window?: OpenWindow } =>
	window === undefined ? {} : { window: { ...window, since, bidders: [] } };

function withBid(item: ListedItem, { by, revision }: FactOf<"OfferMade">["data"]): ListedItem {
	const { window, seller } = item;
	if (window === undefined || revision !== item.revision) return item;
	if (by === seller || window.bidders.includes(by)) return item;
	return { ...item, window: { ...window, bidders: [...window.bidders, by] } };
}
