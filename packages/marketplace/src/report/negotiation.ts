import type { Terms } from "@parley/contracts/terms";
import type { Structure } from "./structure.ts";

export type Side = "buyer" | "seller";
export const otherSide = (side: Side): Side => (side === "buyer" ? "seller" : "buyer");

/** One offer, with what its maker's limit was at that moment; amounts in minor units for the whole quantity. */
export interface Offer {
	readonly id: string;
	readonly by: Side;
	readonly price: bigint;
	readonly total: bigint;
	readonly currency: string;
	readonly quantity: number;
	readonly method: string;
	readonly window: string;
	readonly fees: number;
	readonly hash: string;
	/** Its place in the ledger: times of a virtual clock are often equal. */
	readonly position: number;
	readonly at: string;
	readonly expiresAt: string;
	/** The buyer's ceiling or the seller's floor when it was made; `null` where no mandate tells. */
	readonly limit: bigint | null;
	/** How many messages its maker had heard from the other side by then. */
	readonly heard: number;
	/** What else its maker had to go by: other offers it could take instead, and units or money that were left. */
	readonly circumstances: string;
	/** When it ceased to stand; `null` while it does. */
	gone: string | null;
	status: "standing" | "replaced" | "declined" | "withdrawn" | "expired" | "accepted";
}

/** One side of a negotiation. What is private here is for an auditor's eyes. */
export interface Party {
	readonly principal: string;
	/** What decides, as the mandate has it: `scripted:linear`, `claude:<model>`, `external`. */
	readonly agent: string;
	/** The tactic that bounds its prices; `null` for a program from outside. */
	readonly tactic: string | null;
	readonly style: string | null;
	readonly effort: string | null;
	/** What in fact decided, by how many turns. */
	readonly minds: Map<string, number>;
	/** The worst price it would take, for the whole quantity, as its mandate had it at the end; `null` where nobody knows. */
	reservation: bigint | null;
	/** The same, bounded by what a buyer's other commitments left of the budget. */
	limit: bigint | null;
	/** What delivery and a day of waiting are worth to it; `null` where its mandate says nothing of them. */
	readonly worth: { readonly delivery: bigint | null; readonly perDay: bigint } | null;
	turns: number;
	/** What its model cost, in millionths of the currency. */
	micros: bigint;
	/** The most its model may cost for one deal. */
	readonly capMicros: bigint | null;
	messages: number;
	/** Of these, what nobody can check or what speaks to a program: pretexts, by the report's own reading. */
	pretexts: number;
}

/** An agreement, with what else was to be had at that moment. */
export interface Agreement {
	readonly offer: string;
	readonly by: Side;
	readonly terms: Terms;
	readonly hash: string;
	readonly listing: string;
	readonly revision: number;
	readonly price: bigint;
	readonly total: bigint;
	readonly at: string;
	/** The whole quantity at the asking price of that moment. */
	readonly ask: bigint | null;
	readonly ceiling: bigint | null;
	readonly floor: bigint | null;
	/** What the buyer's other commitments had left of the budget. */
	readonly left: bigint | null;
	/** The cheapest of the buyer's other candidates, all-in, and the best of the seller's other live bids. */
	readonly alternative: bigint | null;
	readonly rival: bigint | null;
	/** Of the sellers who had made this want an offer: how many, and whether the first of them was taken. */
	readonly offers: number;
	readonly isFirst: boolean;
	/** Another live offer for the same want was cheaper, all-in. */
	readonly cheaperLive: boolean;
	/** The want or the listing said to wait for more offers. */
	readonly hasWindow: boolean;
	/** It did, and nobody waited. */
	readonly windowOpen: boolean;
	/** Terms of the listing that the market or this buyer found unclear, and that were so still. */
	readonly unclear: number;
	/** Something the buyer owns that this resembles. */
	readonly owned: string | null;
	readonly saysOwned: boolean;
}

/** How one negotiation went, from the facts of everybody in it. */
export interface Negotiation {
	readonly id: string;
	readonly listing: string;
	readonly title: string;
	readonly category: string;
	readonly structures: readonly Structure[];
	readonly want: string | null;
	readonly quantity: number;
	readonly revision: number;
	readonly currency: string;
	readonly buyer: Party;
	readonly seller: Party;
	/** The whole quantity at the asking price, when it was opened. */
	readonly ask: bigint | null;
	readonly openedAt: string;
	readonly deadline: string;
	readonly maxRounds: number;
	readonly offers: Offer[];
	/** The total that the market suggested before an impasse. */
	suggestion: bigint | null;
	agreement: Agreement | null;
	ending: {
		reason: string;
		by: Side | null;
		code: string | null;
		at: string;
		/** Terms that were unclear then, as for an agreement. */
		unclear: number;
		/** Whoever left had asked their principal, who said no or nothing. */
		isOnWord: boolean;
	} | null;
	/** Whether its deal's money was held, and what became of it. */
	deal: "none" | "open" | "held" | "fell through" | "released" | "refunded" | "split";
	/** The seller did not hand over. */
	noShow: boolean;
}

export const roundsOf = ({ offers }: Negotiation): number => {
	const bids = offers.filter(({ by }) => by === "buyer").length;
	return Math.max(bids, offers.length - bids);
};

export const firstBy = ({ offers }: Negotiation, side: Side): Offer | undefined =>
	offers.find(({ by }) => by === side);

/** The offer that was on the table when nothing more happened to it, by this side. */
export const lastBy = ({ offers }: Negotiation, side: Side): Offer | undefined =>
	offers.findLast(({ by }) => by === side);

/** The offer of a side that stood just before a moment: what happens at the same moment is not seen yet. */
export const liveBefore = (
	{ offers, ending }: Negotiation,
	side: Side,
	at: string,
): Offer | undefined => {
	const newest = offers.findLast((offer) => offer.at < at && (offer.gone ?? at) >= at);
	const isOver = ending !== null && ending.at < at;
	return isOver || newest?.by !== side || newest.expiresAt <= at ? undefined : newest;
};

/** Which mind a side is counted under: the one that decided most of its turns, a model before an engine that filled in. */
export function mindOf({ minds, agent }: Party): string {
	let most: [string, number] | undefined;
	for (const [name, turns] of minds) {
		const rank = name.startsWith("scripted:") || name === "engine" ? turns : turns + 1_000_000;
		if (most === undefined || rank > most[1]) most = [name, rank];
	}
	return most?.[0] ?? agent;
}

/** What separates the two limits; `null` where one of them is not known. Below zero there is no price for both. */
export const zoneOf = ({ buyer, seller }: Negotiation): bigint | null =>
	buyer.limit === null || seller.limit === null ? null : buyer.limit - seller.limit;

/**
 * Why there is no agreement. Only `missed` is a failure: in the others no price suited both, one was served elsewhere, the
 * terms could be read in two ways, or a person who was asked did not say yes.
 */
export type Failure =
	| "no zone"
	| "no budget"
	| "elsewhere"
	| "unclear"
	| "declined"
	| "missed"
	| "unknown";

const ELSEWHERE = ["listing_gone", "mandate_revoked", "cancelled"];

/** `null` while it goes on and where there is one. */
export function failureOf(negotiation: Negotiation): Failure | null {
	const { ending, agreement } = negotiation;
	if (ending === null || agreement !== null) return null;
	if (ELSEWHERE.includes(ending.reason) || ending.code === "found_elsewhere") return "elsewhere";
	if (ending.reason === "escalation_declined") return "declined";
	if (ending.reason === "ambiguous" || ending.code === "terms_unclear" || ending.unclear > 0)
		return "unclear";
	const zone = zoneOf(negotiation);
	if (zone === null) return ending.isOnWord ? "declined" : "unknown";
	// Without a price for both a person's no is as right as anything else.
	if (zone >= 0n) return ending.isOnWord ? "declined" : "missed";
	const { buyer, seller } = negotiation;
	return (buyer.reservation ?? 0n) < (seller.reservation ?? 0n) ? "no zone" : "no budget";
}
