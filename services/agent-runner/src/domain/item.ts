import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Slot } from "@parley/contracts/listing";
import type { Money } from "@parley/contracts/money";
import { type Trigger, triggerOf } from "./trigger.ts";

/** A question that its seller has not answered; nobody asked it where the market found the terms unclear itself. */
export interface OpenSlot extends Slot {
	readonly askedBy: string | null;
}

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
	/** Every slot that was ever asked about, and what is open of it. */
	readonly asked: readonly string[];
	readonly open: readonly OpenSlot[];
	readonly answers: Readonly<Record<string, string>>;
	/** Its offer window is open: bids are taken, and none is accepted yet. */
	readonly isCollecting: boolean;
	/** The newest fact that made more of it possible: units that came back, terms cleared up, a window that closed. */
	readonly news: Trigger | null;
}

/** What is unclear to somebody: what the market found, and what they asked themselves. Others' questions stop nobody. */
export const unclearTo = ({ open }: Item, principal: string): readonly OpenSlot[] =>
	open.filter(({ askedBy }) => askedBy === null || askedBy === principal);

/** While the market's own questions are open, nothing can be accepted. */
export const isAmbiguous = ({ open }: Item): boolean => open.some(isMarkets);
const isMarkets = ({ askedBy }: OpenSlot): boolean => askedBy === null;

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
			open: [],
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
			// What is still unclear in the new text is asked again.
			open: item.open.filter((slot) => !isMarkets(slot)),
			news: isAmbiguous(item) ? triggerOf(fact) : item.news,
		};
	}
	if (isFact(fact, "ListingNeedsClarification")) {
		const { slots, askedBy = null } = fact.data;
		return {
			...item,
			asked: [...new Set([...item.asked, ...slots.map(({ slot }) => slot)])],
			open: [...item.open, ...slots.map((slot) => ({ ...slot, askedBy }))],
		};
	}
	if (isFact(fact, "ClarificationAnswered"))
		return {
			...item,
			answers: { ...item.answers, [fact.data.slot]: fact.data.answer },
			open: item.open.filter(({ slot }) => slot !== fact.data.slot),
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
