import { rootId } from "@parley/contracts/id";
import type { Mandate, Want } from "@parley/contracts/mandate";
import { type Money, moneyOf } from "@parley/contracts/money";
import { DEFAULT_HANDOVER, type Terms } from "@parley/contracts/terms";
import type { Item } from "../domain/item.ts";
import type { Granted } from "../domain/mandate.ts";
import type { Talk } from "../domain/talk.ts";
import type { Trigger } from "../domain/trigger.ts";

/* What the tests start from: one person with a lamp to sell and chairs to buy, and a negotiation about chairs. */

export const NOON = "2026-03-02T12:00:00.000Z";
export const DEADLINE = "2026-03-09T12:00:00.000Z";
/** The last millisecond before the deadline. */
export const BEFORE_DEADLINE = "2026-03-09T11:59:59.999Z";

export const eur = (minor: bigint | number): Money => moneyOf(BigInt(minor), "EUR");
export const usd = (minor: bigint | number): Money => moneyOf(BigInt(minor), "USD");

export const chairs: Want = {
	id: "chairs",
	category: "furniture",
	query: "wooden chair",
	quantity: 3,
	ceiling: eur(1000),
};

/** Anna sells a lamp for at least 400 and buys three chairs for at most 1000 each, with 5000 in all. */
export function mandateOf(changes: Partial<Mandate> = {}): Mandate {
	return {
		principal: "anna",
		sells: [{ listing: "lamp", ask: eur(900), floor: eur(400) }],
		wants: [chairs],
		budget: eur(5000),
		owns: [],
		deadline: DEADLINE,
		policy: {},
		agent: { kind: "scripted", tactic: "linear" },
		...changes,
	};
}

export function grantedOf(changes: Partial<Granted> = {}): Granted {
	return {
		status: "granted",
		paused: false,
		mandate: mandateOf(),
		since: 1,
		mandateVersion: 1,
		version: 1,
		commitments: {},
		...changes,
	};
}

export function termsOf(price: Money, quantity: number, changes: Partial<Terms> = {}): Terms {
	return { price, quantity, handover: DEFAULT_HANDOVER, fees: [], total: price, ...changes };
}

export const TRACE = `00-${"1".repeat(32)}-${"2".repeat(16)}-01`;
export const triggerAt = (position: number, type = "NegotiationOpened"): Trigger => ({
	id: rootId(`fact ${position}`),
	type,
	position,
	traceparent: TRACE,
});

/** Ben's chairs at 1200 each, three of them. */
export function itemOf(changes: Partial<Item> = {}): Item {
	return {
		id: "bens-chairs",
		seller: "ben",
		ask: eur(1200),
		quantity: 3,
		available: 3,
		revision: 1,
		status: "on_sale",
		reserved: {},
		asked: [],
		open: [],
		answers: {},
		isCollecting: false,
		news: null,
		...changes,
	};
}

/** Anna and Ben talk about three chairs; nothing was offered yet. */
export function talkOf(changes: Partial<Talk> = {}): Talk {
	return {
		id: "n1",
		listing: "bens-chairs",
		revision: 1,
		quantity: 3,
		buyer: "anna",
		seller: "ben",
		currency: "EUR",
		deadline: "2026-03-05T12:00:00.000Z",
		maxRounds: 8,
		status: "open",
		toMove: "buyer",
		standing: null,
		bids: [],
		asks: [],
		bidHandovers: [],
		askHandovers: [],
		lastBid: null,
		lastAsk: null,
		deal: "none",
		isUnanswered: false,
		suggestion: null,
		isDone: false,
		news: triggerAt(1),
		origin: TRACE,
		opened: 1,
		...changes,
	};
}

/** An offer that stands until midnight. */
export function standingOf(
	by: string,
	price: bigint | number,
	changes: Partial<NonNullable<Talk["standing"]>> = {},
): NonNullable<Talk["standing"]> {
	return {
		offerId: `offer-of-${by}`,
		hash: "a".repeat(64),
		by,
		price: String(price),
		total: String(price),
		expiresAt: "2026-03-03T00:00:00.000Z",
		handover: DEFAULT_HANDOVER,
		...changes,
	};
}
