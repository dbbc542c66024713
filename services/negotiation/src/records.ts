import { isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import type { Terms } from "@parley/contracts/terms";
import type { Projection } from "@parley/ledger/projection";
import { other, type Side } from "./domain/state.ts";

interface Standing {
	readonly offerId: string;
	readonly by: string;
	readonly terms: Terms;
	readonly inReplyTo: string | null;
	readonly expiresAt: string;
	readonly hash: string;
}

/** A negotiation as both of its parties see it. */
export interface NegotiationRecord {
	readonly id: string;
	readonly listing: string;
	readonly revision: number;
	readonly quantity: number;
	readonly currency: string;
	readonly buyer: string;
	readonly seller: string;
	readonly deadline: string;
	readonly maxRounds: number;
	readonly status: "open" | "ended";
	readonly ending: {
		readonly reason: string;
		readonly by: string | null;
		readonly code: string | null;
	} | null;
	readonly toMove: Side | null;
	readonly standing: Standing | null;
	/** Offers that each side has made. */
	readonly offers: Readonly<Record<Side, number>>;
	readonly dealId: string | null;
	/** The stream's. */
	readonly version: number;
}

/** A negotiation's facts, from its opening on, as what its parties see. */
export const recordOf = (facts: readonly Fact[]): NegotiationRecord | undefined =>
	facts.reduce<NegotiationRecord | undefined>((record, fact) => {
		const { stream, version } = fact;
		if (isFact(fact, "NegotiationOpened")) return opened(streamId(stream), fact.data, version);
		return record === undefined ? undefined : { ...after(record, fact), version };
	}, undefined);

type OfParty = Pick<NegotiationRecord, "id" | "buyer" | "seller" | "status">;

/**
 * Whose each negotiation is. No more than that, because it is written at the opening and the ending alone: a table that
 * followed every move would cost each of them something, and people look rarely.
 */
export const negotiations: Projection<OfParty> = {
	name: "negotiation_of_party",
	types: ["NegotiationOpened", "NegotiationEnded"],
	indexes: ["buyer", "seller", "status"],
	keys: (fact) => [streamId(fact.stream)],
	evolve(known, fact, id) {
		if (!isFact(fact, "NegotiationOpened")) return known && { ...known, status: "ended" };
		const { buyer, seller } = fact.data;
		return { id, buyer, seller, status: "open" };
	},
};

type Opening = Pick<
	NegotiationRecord,
	"listing" | "revision" | "quantity" | "currency" | "buyer" | "seller" | "deadline" | "maxRounds"
>;

function opened(id: string, opening: Opening, version: number): NegotiationRecord {
	const { listing, revision, quantity, currency, buyer, seller, deadline, maxRounds } = opening;
	return {
		...{ id, listing, revision, quantity, currency, buyer, seller, deadline, maxRounds, version },
		status: "open",
		ending: null,
		toMove: "buyer",
		standing: null,
		offers: { buyer: 0, seller: 0 },
		dealId: null,
	};
}

function after(record: NegotiationRecord, fact: Fact): NegotiationRecord {
	const sideOf = (principal: string): Side => (principal === record.buyer ? "buyer" : "seller");
	if (isFact(fact, "OfferMade")) {
		const { offerId, by, terms, inReplyTo, expiresAt, hash } = fact.data;
		const side = sideOf(by);
		return {
			...record,
			standing: { offerId, by, terms, inReplyTo, expiresAt, hash },
			toMove: other(side),
			offers: { ...record.offers, [side]: record.offers[side] + 1 },
		};
	}
	if (isFact(fact, "OfferDeclined", "OfferWithdrawn", "OfferExpired")) {
		// The side whose offer that was moves again (rule 2).
		const toMove = record.standing === null ? record.toMove : sideOf(record.standing.by);
		return { ...record, standing: null, toMove };
	}
	if (isFact(fact, "OfferAccepted")) return { ...record, dealId: fact.data.offerId };
	if (isFact(fact, "NegotiationEnded"))
		return { ...record, status: "ended", ending: fact.data, toMove: null, standing: null };
	return record;
}
