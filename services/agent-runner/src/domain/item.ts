import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Money } from "@parley/contracts/money";
import { type Trigger, triggerOf } from "./trigger.ts";

/** A listing as an agent knows it from its public facts. */
export interface Item {
	readonly id: string;
	readonly seller: string;
	/** Per unit. */
	readonly ask: Money;
	readonly quantity: number;
	readonly available: number;
	readonly revision: number;
	readonly status: "on_sale" | "sold" | "withdrawn";
	/** Units by the deal that holds them. */
	readonly reserved: Readonly<Record<string, number>>;
	readonly asked: readonly string[];
	readonly answers: Readonly<Record<string, string>>;
	/** Its offer window is open: bids are taken, and none is accepted yet. */
	readonly isCollecting: boolean;
	/** The newest fact that made more of it possible: units that came back, terms cleared up, a window that closed. */
	readonly news: Trigger | null;
}

export const ITEM_FACTS = [
	"ListingPublished",
	"ListingRevised",
	"ListingNeedsClarification",
	"ClarificationAnswered",
	"StockReserved",
	"StockReleased",
	"OfferWindowClosed",
	"ListingSold",
	"ListingWithdrawn",
] as const;

export function evolveItem(item: Item | undefined, fact: Fact, id: string): Item | undefined {
	if (isFact(fact, "ListingPublished")) {
		const { seller, ask, quantity, revision, offerWindow } = fact.data;
		return {
			id,
			seller,
			ask,
			quantity,
			available: quantity,
			revision,
			status: "on_sale",
			reserved: {},
			asked: [],
			answers: {},
			isCollecting: offerWindow !== undefined,
			news: null,
		};
	}
	if (item === undefined) return undefined;
	if (isFact(fact, "ListingRevised")) {
		const { ask = item.ask, quantity = item.quantity, revision, offerWindow } = fact.data;
		return {
			...item,
			ask,
			quantity,
			revision,
			available: item.available + quantity - item.quantity,
			isCollecting: item.isCollecting || offerWindow !== undefined,
		};
	}
	if (isFact(fact, "ListingNeedsClarification"))
		return { ...item, asked: [...item.asked, ...fact.data.slots.map(({ slot }) => slot)] };
	if (isFact(fact, "ClarificationAnswered"))
		return {
			...item,
			answers: { ...item.answers, [fact.data.slot]: fact.data.answer },
			news: triggerOf(fact),
		};
	if (isFact(fact, "StockReserved")) {
		const { dealId, quantity } = fact.data;
		return {
			...item,
			available: item.available - quantity,
			reserved: { ...item.reserved, [dealId]: quantity },
		};
	}
	if (isFact(fact, "StockReleased")) {
		const { [fact.data.dealId]: _, ...reserved } = item.reserved;
		return {
			...item,
			available: item.available + fact.data.quantity,
			reserved,
			news: triggerOf(fact),
		};
	}
	if (isFact(fact, "OfferWindowClosed"))
		return { ...item, isCollecting: false, news: triggerOf(fact) };
	return { ...item, status: fact.type === "ListingSold" ? "sold" : "withdrawn" };
}
