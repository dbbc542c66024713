import { type FactOf, isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import type { OfferWindow } from "@parley/contracts/listing";
import { minorOf } from "@parley/contracts/money";
import { type Structure, structuresOf } from "./structure.ts";

/** A listing as it stands at the fact that was taken last. */
export interface Listing {
	readonly id: string;
	readonly seller: string;
	title: string;
	description: string;
	category: string;
	quantity: number;
	/** Per unit. */
	ask: bigint;
	currency: string;
	delivered: boolean;
	revision: number;
	/** The ask was raised after a deal about this listing had been agreed. */
	raisedAfterDeal: boolean;
	agreed: boolean;
	onSale: boolean;
	/** Units set aside, by deal. */
	readonly reserved: Map<string, number>;
	/** Terms that nobody has cleared up, with who asked; `null` is the market itself. */
	readonly unclear: Map<string, string | null>;
	/** Until when, or until how many buyers have bid, nobody is to accept. */
	offerWindow: OfferWindow | null;
	/** Terms that the market found unclear in the newest text, whether they were cleared up or not. */
	readonly asked: Set<string>;
	/** The answers given, by slot, and what the listing's attributes say. */
	readonly answers: Map<string, string>;
	structures: readonly Structure[];
}

/** Everything that is or was for sale. */
export class Listings {
	readonly #listings = new Map<string, Listing>();

	take(fact: Fact): void {
		if (isFact(fact, "ListingPublished")) {
			this.#publish(streamId(fact.stream), fact.data);
			return;
		}
		const listing = this.#listings.get(streamId(fact.stream));
		if (listing === undefined) return;
		if (isFact(fact, "ListingRevised")) revise(listing, fact.data);
		if (isFact(fact, "ListingNeedsClarification")) {
			const { slots, askedBy = null } = fact.data;
			for (const { slot } of slots) listing.unclear.set(slot, askedBy);
			if (askedBy === null) for (const { slot } of slots) listing.asked.add(slot);
			listing.structures = structuresOf(listing);
		}
		if (isFact(fact, "ClarificationAnswered")) {
			listing.unclear.delete(fact.data.slot);
			listing.answers.set(fact.data.slot, fact.data.answer);
			listing.structures = structuresOf(listing);
		}
		if (isFact(fact, "StockReserved")) listing.reserved.set(fact.data.dealId, fact.data.quantity);
		if (isFact(fact, "StockReleased")) listing.reserved.delete(fact.data.dealId);
		if (isFact(fact, "ListingSold", "ListingWithdrawn")) listing.onSale = false;
	}

	get(id: string): Listing | undefined {
		return this.#listings.get(id);
	}

	all(): Iterable<Listing> {
		return this.#listings.values();
	}

	#publish(
		id: string,
		{
			seller,
			title,
			description,
			category,
			quantity,
			ask,
			attributes,
			handover,
			offerWindow,
			revision,
		}: FactOf<"ListingPublished">["data"],
	): void {
		const listing: Listing = {
			id,
			seller,
			title,
			description,
			category,
			quantity,
			ask: minorOf(ask),
			currency: ask.currency,
			delivered: handover.method === "delivery",
			revision,
			raisedAfterDeal: false,
			agreed: false,
			onSale: true,
			reserved: new Map(),
			unclear: new Map(),
			offerWindow: offerWindow ?? null,
			asked: new Set(),
			answers: new Map(Object.entries(attributes).map(([slot, value]) => [slot, String(value)])),
			structures: [],
		};
		listing.structures = structuresOf(listing);
		this.#listings.set(id, listing);
	}
}

function revise(listing: Listing, changes: FactOf<"ListingRevised">["data"]): void {
	const { revision, title, description, category, quantity, ask, handover } = changes;
	listing.revision = revision;
	listing.title = title ?? listing.title;
	listing.description = description ?? listing.description;
	listing.category = category ?? listing.category;
	listing.quantity = quantity ?? listing.quantity;
	if (ask !== undefined) {
		if (listing.agreed && minorOf(ask) > listing.ask) listing.raisedAfterDeal = true;
		listing.ask = minorOf(ask);
	}
	listing.offerWindow = changes.offerWindow ?? listing.offerWindow;
	// What the market still finds unclear in the new text, it asks again.
	listing.asked.clear();
	for (const [slot, asker] of listing.unclear) if (asker === null) listing.unclear.delete(slot);
	if (handover !== undefined) listing.delivered = handover.method === "delivery";
	listing.structures = structuresOf(listing);
}

/** Terms that the market or this buyer found unclear, and that are so still; a question of somebody else's stops nobody. */
export const unclearTo = (buyer: string, listing: Listing | undefined): number =>
	[...(listing?.unclear.values() ?? [])].filter((asker) => asker === null || asker === buyer)
		.length;

/** Units that no deal has set aside. */
export const availableOf = ({ quantity, reserved }: Listing): number =>
	[...reserved.values()].reduce((left, units) => left - units, quantity);
