import { isFact } from "@parley/contracts/catalogue";
import { categoryOf, type Fact, streamId } from "@parley/contracts/fact";
import { TOLD_OF_LISTING } from "@parley/ledger-service";

/** One negotiation, and the deal it may have become. */
export interface Thread {
	readonly negotiation: string;
	readonly deal: string | null;
	readonly listing: string;
	readonly buyer: string;
	readonly seller: string;
	/** The buyer's own name for what they looked for; `null` where no private fact tells it. */
	readonly want: string | null;
}

/** A thread from the facts of its negotiation's own stream. */
export function threadOf(facts: readonly Fact[]): Thread | undefined {
	const opened = facts.find((fact) => isFact(fact, "NegotiationOpened"));
	if (opened === undefined || !isFact(opened, "NegotiationOpened")) return undefined;
	const accepted = facts.find((fact) => isFact(fact, "OfferAccepted"));
	const { negotiationId, listing, buyer, seller } = opened.data;
	const deal =
		accepted !== undefined && isFact(accepted, "OfferAccepted") ? accepted.data.offerId : null;
	return { negotiation: negotiationId, deal, listing, buyer, seller, want: null };
}

/** The want that a negotiation is about, from what the buyer committed to it. */
export function wantOf(facts: readonly Fact[]): string | null {
	for (const fact of facts)
		if (isFact(fact, "CommitmentReserved", "TurnDecided") && fact.data.want !== null)
			return fact.data.want;
	return null;
}

const ofMandate = ["MandateGranted", "MandateAmended", "MandateRevoked"];

/** Whether a fact is a part of this thread's story. */
export function belongs(
	fact: Fact,
	{ negotiation, deal, listing, buyer, seller }: Thread,
): boolean {
	if (fact.negotiationId === negotiation) return true;
	if (deal !== null && fact.dealId === deal) return true;
	if (fact.stream === `listing-${listing}`) return TOLD_OF_LISTING.has(fact.type);
	const isMandate = fact.stream === `mandate-${buyer}` || fact.stream === `mandate-${seller}`;
	return isMandate && ofMandate.includes(fact.type);
}

/** The person a private fact is about, or `null` for the facts that others may see too. */
export function ownerOf(fact: Fact): string | null {
	if (fact.visibility !== "private") return null;
	const category = categoryOf(fact.stream);
	if (category === "mandate" || category === "account") return streamId(fact.stream);
	const { principal } = fact.data as { principal?: unknown };
	return typeof principal === "string" ? principal : fact.actor.id;
}

/** Who could see a fact when it happened. */
export function visibleTo(fact: Fact): string {
	if (fact.visibility === "public") return "everyone";
	if (fact.visibility === "parties") return "buyer and seller";
	const service = categoryOf(fact.stream) === "account" ? "settlement" : "agent-runner";
	return `only ${service} of ${ownerOf(fact)} and an auditor`;
}
