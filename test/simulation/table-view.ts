import { type FactOf, isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";

export interface Seat {
	readonly opened: FactOf<"NegotiationOpened">["data"];
	readonly offers: readonly FactOf<"OfferMade">["data"][];
	readonly standing: FactOf<"OfferMade">["data"] | undefined;
}

/** The negotiations that are open, as anyone who reads the whole ledger sees them. */
export function openTables(facts: readonly Fact[]): Seat[] {
	const seats = new Map<string, Seat>();
	for (const fact of facts) {
		if (isFact(fact, "NegotiationOpened"))
			seats.set(fact.stream, { opened: fact.data, offers: [], standing: undefined });
		const seat = seats.get(fact.stream);
		if (seat === undefined) continue;
		if (isFact(fact, "OfferMade"))
			seats.set(fact.stream, { ...seat, offers: [...seat.offers, fact.data], standing: fact.data });
		if (isFact(fact, "OfferDeclined", "OfferWithdrawn", "OfferExpired"))
			seats.set(fact.stream, { ...seat, standing: undefined });
		if (isFact(fact, "NegotiationEnded")) seats.delete(fact.stream);
	}
	return [...seats.values()];
}

export interface OpenDeal {
	readonly dealId: string;
	readonly opened: FactOf<"DealOpened">["data"];
	readonly types: ReadonlySet<string>;
	readonly dispute: FactOf<"DisputeOpened"> | undefined;
	/** Whether the side that did not open the dispute has said anything. */
	readonly answered: boolean;
}

/** The deals that neither fell through nor are closed. */
export function openDeals(facts: readonly Fact[]): OpenDeal[] {
	const deals = new Map<string, OpenDeal>();
	for (const fact of facts) {
		const dealId = fact.dealId ?? "";
		if (isFact(fact, "DealOpened"))
			deals.set(dealId, {
				dealId,
				opened: fact.data,
				types: new Set(),
				dispute: undefined,
				answered: false,
			});
		const deal = deals.get(dealId);
		if (deal === undefined || fact.stream !== `deal-${dealId}`) continue;
		const types = new Set([...deal.types, fact.type]);
		// An appeal takes the decision back.
		if (fact.type === "DecisionAppealed") types.delete("DisputeDecided");
		const dispute = isFact(fact, "DisputeOpened") ? fact : deal.dispute;
		const answer = isFact(fact, "EvidenceSubmitted", "ReturnAuthorised", "DisputeEscalated");
		const answered = deal.answered || (answer && fact.data.by !== dispute?.data.by);
		deals.set(dealId, { ...deal, types, dispute, answered });
		if (isFact(fact, "DealFellThrough", "DealClosed")) deals.delete(dealId);
	}
	return [...deals.values()];
}
