import type { FactOf } from "@parley/contracts/catalogue";
import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";

interface Standing {
	readonly offerId: string;
	readonly hash: string;
	readonly by: string;
	/** Minor units, whole quantity: what the seller gets, and what the buyer pays. */
	readonly price: string;
	readonly total: string;
	readonly expiresAt: string;
}

/** One negotiation as its parties' agents see it. Nothing private is in it. */
export interface Talk {
	readonly id: string;
	readonly listing: string;
	readonly revision: number;
	readonly quantity: number;
	readonly buyer: string;
	readonly seller: string;
	readonly currency: string;
	readonly deadline: string;
	readonly maxRounds: number;
	readonly status: "open" | "agreed" | "ended";
	readonly toMove: "buyer" | "seller";
	readonly standing: Standing | null;
	/** Totals the buyer offered and prices the seller offered, each as the other side reckons it, oldest first. */
	readonly bids: readonly string[];
	readonly asks: readonly string[];
	/** The buyer's newest offer, standing or not. */
	readonly lastBid: string | null;
	/** The deal of an agreed negotiation, once settlement has said something final about it. */
	readonly deal: "none" | "agreed" | "held" | "off";
}

type TalkFact = FactOf<
	| "NegotiationOpened"
	| "OfferMade"
	| "OfferDeclined"
	| "OfferWithdrawn"
	| "OfferExpired"
	| "OfferAccepted"
	| "NegotiationEnded"
	| "FundsHeld"
	| "DealFellThrough"
	| "DealClosed"
>;

export const TALK_FACTS = [
	"NegotiationOpened",
	"OfferMade",
	"OfferDeclined",
	"OfferWithdrawn",
	"OfferExpired",
	"OfferAccepted",
	"NegotiationEnded",
	"FundsHeld",
	"DealFellThrough",
	"DealClosed",
] as const;

export function evolveTalk(talk: Talk | undefined, fact: Fact): Talk | undefined {
	if (isFact(fact, "NegotiationOpened")) return opened(fact.data);
	return talk === undefined ? undefined : changed(talk, fact as TalkFact);
}

function opened({ negotiationId, ...opening }: FactOf<"NegotiationOpened">["data"]): Talk {
	return {
		id: negotiationId,
		...opening,
		status: "open",
		toMove: "buyer",
		standing: null,
		bids: [],
		asks: [],
		lastBid: null,
		deal: "none",
	};
}

function changed(talk: Talk, fact: TalkFact): Talk {
	switch (fact.type) {
		case "OfferMade":
			return offered(talk, fact.data);
		case "OfferDeclined":
		case "OfferWithdrawn":
		case "OfferExpired":
			return {
				...talk,
				standing: null,
				toMove: talk.standing?.by === talk.seller ? "seller" : "buyer",
			};
		case "OfferAccepted":
			return { ...talk, status: "agreed", deal: "agreed" };
		case "NegotiationEnded":
			return talk.status === "agreed" ? talk : { ...talk, status: "ended" };
		case "FundsHeld":
			return { ...talk, deal: "held" };
		case "DealFellThrough":
			return { ...talk, deal: "off" };
		case "DealClosed":
			return fact.data.disposition === "refunded" ? { ...talk, deal: "off" } : talk;
		case "NegotiationOpened":
			return talk;
	}
}

function offered(
	talk: Talk,
	{ offerId, hash, by, terms, expiresAt }: FactOf<"OfferMade">["data"],
): Talk {
	const standing = {
		offerId,
		hash,
		by,
		price: terms.price.minor,
		total: terms.total.minor,
		expiresAt,
	};
	if (by === talk.buyer)
		return {
			...talk,
			standing,
			toMove: "seller",
			bids: [...talk.bids, standing.price],
			lastBid: offerId,
		};
	return { ...talk, standing, toMove: "buyer", asks: [...talk.asks, standing.total] };
}
