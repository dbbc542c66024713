import { isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import { NOT_A_SALE } from "@parley/contracts/listing";
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
}

/** What this service has to know of a listing to open a negotiation on it, and to let one end in a deal. */
export const listedItems: Projection<ListedItem> = {
	name: "negotiation_listed_item",
	types: [
		"ListingPublished",
		"ListingRevised",
		"ListingNeedsClarification",
		"ClarificationAnswered",
		"ListingSold",
		"ListingWithdrawn",
	],
	indexes: [],
	keys: (fact) => [streamId(fact.stream)],
	evolve(item, fact) {
		if (isFact(fact, "ListingPublished")) {
			const { seller, revision, quantity, ask } = fact.data;
			return { seller, revision, quantity, currency: ask.currency, onSale: true, unclear: [] };
		}
		if (item === undefined) return item;
		if (isFact(fact, "ListingRevised"))
			return {
				...item,
				revision: fact.data.revision,
				quantity: fact.data.quantity ?? item.quantity,
				// What is still unclear in the new text is asked again.
				unclear: [],
			};
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
