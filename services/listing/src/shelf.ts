import { isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import type { Slot } from "@parley/contracts/listing";
import type { Money } from "@parley/contracts/money";
import type { Documents, Projection } from "@parley/ledger/projection";

export interface ShelfItem {
	readonly id: string;
	readonly seller: string;
	readonly title: string;
	readonly description: string;
	readonly category: string;
	readonly quantity: number;
	readonly available: number;
	readonly ask: Money;
	readonly revision: number;
	readonly status: "on_sale" | "sold" | "withdrawn";
	/** Terms that the market found could be read in more than one way, and were not cleared up yet. */
	readonly slots: readonly Slot[];
}

/** What is on the market, for whoever looks for something. */
export const shelf: Projection<ShelfItem> = {
	name: "listing_shelf",
	version: 2,
	types: [
		"ListingPublished",
		"ListingRevised",
		"ListingNeedsClarification",
		"ClarificationAnswered",
		"StockReserved",
		"StockReleased",
		"ListingSold",
		"ListingWithdrawn",
	],
	indexes: ["category", "status"],
	text: ["title", "description"],
	keys: (fact) => [streamId(fact.stream)],
	evolve(item, fact, key) {
		if (isFact(fact, "ListingPublished")) {
			const { seller, title, description, category, quantity, ask, revision } = fact.data;
			return {
				id: key,
				seller,
				title,
				description,
				category,
				quantity,
				available: quantity,
				ask,
				revision,
				status: "on_sale",
				slots: [],
			};
		}
		if (item === undefined) return item;
		if (isFact(fact, "ListingRevised")) return revised(item, fact.data);
		if (isFact(fact, "ListingNeedsClarification"))
			return fact.data.askedBy === undefined
				? { ...item, slots: [...item.slots, ...fact.data.slots] }
				: item;
		if (isFact(fact, "ClarificationAnswered"))
			return { ...item, slots: item.slots.filter(({ slot }) => slot !== fact.data.slot) };
		if (isFact(fact, "StockReserved"))
			return { ...item, available: item.available - fact.data.quantity };
		if (isFact(fact, "StockReleased"))
			return { ...item, available: item.available + fact.data.quantity };
		return { ...item, status: fact.type === "ListingSold" ? "sold" : "withdrawn" };
	},
};

function revised(
	item: ShelfItem,
	changes: { readonly [K in keyof ShelfItem]?: unknown },
): ShelfItem {
	const known = Object.fromEntries(
		Object.entries(changes).filter(([field, value]) => value !== undefined && field in item),
	);
	const next = { ...item, ...known } as ShelfItem;
	return {
		...next,
		available: item.available + (next.quantity - item.quantity),
		// What is still unclear follows as a fact of its own.
		slots: [],
	};
}

export interface SearchQuestion {
	readonly text: string;
	readonly category: string;
	readonly limit: number;
	readonly by?: string | undefined;
}

/** Listings on sale in a category that hold the words looked for, best match first. */
export const searchListings = (
	{ text, category, limit, by }: SearchQuestion,
	documents: Documents,
): Promise<ShelfItem[]> =>
	documents.search(shelf, { text, where: { category, status: "on_sale" }, limit, by });
