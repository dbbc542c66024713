import type { FactOf } from "@parley/contracts/catalogue";
import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Handover, Terms } from "@parley/contracts/terms";
import { type Trigger, triggerOf } from "./trigger.ts";

interface Standing {
	readonly offerId: string;
	readonly hash: string;
	readonly by: string;
	/** Minor units, whole quantity: what the seller gets, and what the buyer pays. */
	readonly price: string;
	readonly total: string;
	readonly expiresAt: string;
	readonly handover: Handover;
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
	/** How the goods would have changed hands, offer by offer. */
	readonly bidHandovers: readonly Handover[];
	readonly askHandovers: readonly Handover[];
	/** The buyer's newest offer, standing or not. */
	readonly lastBid: string | null;
	/** The seller's newest offer, standing or not. */
	readonly lastAsk: string | null;
	/** The deal of an agreed negotiation, once settlement has said something final about it. */
	readonly deal: "none" | "agreed" | "held" | "off";
	/** The newest offer expired, and nobody has said anything to it. */
	readonly isUnanswered: boolean;
	/** What the market has suggested before an impasse. */
	readonly suggestion: Terms | null;
	/** A deal came of it that was carried out. */
	readonly isDone: boolean;
	/** The newest fact of the negotiation or its deal. While it is open, it is what gives whoever is to move the occasion. */
	readonly news: Trigger;
	/** The trace in which it was opened, and the position. */
	readonly origin: string;
	readonly opened: number;
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
	"SuggestionMade",
	"NegotiationEnded",
	"FundsHeld",
	"DealFellThrough",
	"DealClosed",
] as const;

export function evolveTalk(talk: Talk | undefined, fact: Fact): Talk | undefined {
	if (isFact(fact, "NegotiationOpened")) return opened(fact);
	if (talk === undefined) return undefined;
	// It gives nobody the move: what made it their turn is still the occasion.
	if (isFact(fact, "SuggestionMade")) return { ...talk, suggestion: fact.data.terms };
	return { ...changed(talk, fact as TalkFact), news: triggerOf(fact) };
}

function opened(fact: FactOf<"NegotiationOpened">): Talk {
	const { negotiationId, ...opening } = fact.data;
	return {
		id: negotiationId,
		...opening,
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
		news: triggerOf(fact),
		origin: fact.traceparent,
		opened: fact.position,
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
				isUnanswered: fact.type === "OfferExpired",
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
			return fact.data.disposition === "refunded"
				? { ...talk, deal: "off" }
				: { ...talk, isDone: true };
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
		handover: terms.handover,
	};
	if (by === talk.buyer)
		return {
			...talk,
			standing,
			toMove: "seller",
			isUnanswered: false,
			bids: [...talk.bids, standing.price],
			bidHandovers: [...talk.bidHandovers, terms.handover],
			lastBid: offerId,
		};
	return {
		...talk,
		standing,
		toMove: "buyer",
		isUnanswered: false,
		asks: [...talk.asks, standing.total],
		askHandovers: [...talk.askHandovers, terms.handover],
		lastAsk: offerId,
	};
}
