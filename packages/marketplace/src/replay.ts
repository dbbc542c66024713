import { type FactOf, isFact } from "@parley/contracts/catalogue";
import { categoryOf, type Fact, streamId } from "@parley/contracts/fact";
import type { Terms } from "@parley/contracts/terms";

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

/** What the listing says of itself, whichever deal it is about. */
const ofListing = [
	"ListingPublished",
	"ListingRevised",
	"ListingNeedsClarification",
	"ClarificationAnswered",
	"OfferWindowClosed",
	"ListingSold",
	"ListingWithdrawn",
];
const ofMandate = ["MandateGranted", "MandateAmended", "MandateRevoked"];

/** Whether a fact is a part of this thread's story. */
export function belongs(
	fact: Fact,
	{ negotiation, deal, listing, buyer, seller }: Thread,
): boolean {
	if (fact.negotiationId === negotiation) return true;
	if (deal !== null && fact.dealId === deal) return true;
	if (fact.stream === `listing-${listing}`) return ofListing.includes(fact.type);
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

/** The trace a fact was recorded in, under the id it has in every tracing tool. */
export const traceOf = ({ traceparent }: Fact): string => traceparent.split("-")[1] ?? "";

/** The traces of a thread, first ones first: one for each turn and each thing that people or timers did. */
export const tracesOf = (facts: readonly Fact[]): string[] => [
	...new Set(facts.filter(isOfThread).map(traceOf)),
];

/** Mandates and listings are older than the thread, and their traces belong to what made them. */
const isOfThread = ({ negotiationId, dealId }: Fact): boolean =>
	negotiationId !== undefined || dealId !== undefined;

/** Who could see a fact when it happened. */
export function visibleTo(fact: Fact): string {
	if (fact.visibility === "public") return "everyone";
	if (fact.visibility === "parties") return "buyer and seller";
	const service = categoryOf(fact.stream) === "account" ? "settlement" : "agent-runner";
	return `only ${service} of ${ownerOf(fact)} and an auditor`;
}

/** How a thread stood after its last fact. */
export interface Standing {
	readonly position: number;
	readonly time: string;
	readonly negotiation: "not opened" | "open" | "ended";
	readonly ending: string | null;
	readonly standingOffer: {
		readonly offerId: string;
		readonly by: string;
		readonly terms: Terms;
		readonly expiresAt: string;
	} | null;
	readonly toMove: string | null;
	readonly round: number;
	readonly maxRounds: number;
	/** The type of the deal's last fact; `null` while there is no deal. */
	readonly deal: string | null;
}

type Change<T> = { -readonly [Key in keyof T]: T[Key] };

export function standingAfter(facts: readonly Fact[], { buyer, seller }: Thread): Standing {
	const state: Change<Standing> = {
		position: 0,
		time: "",
		negotiation: "not opened",
		ending: null,
		standingOffer: null,
		toMove: null,
		round: 0,
		maxRounds: 0,
		deal: null,
	};
	const offers = new Map<string, number>();
	const opened = (fact: FactOf<"NegotiationOpened">): void => {
		Object.assign(state, { negotiation: "open", toMove: buyer, round: 1 });
		state.maxRounds = fact.data.maxRounds;
	};
	for (const fact of facts) {
		state.position = fact.position;
		state.time = fact.at;
		if (isFact(fact, "NegotiationOpened")) opened(fact);
		else if (isFact(fact, "OfferMade")) {
			const { offerId, by, terms, expiresAt } = fact.data;
			offers.set(by, (offers.get(by) ?? 0) + 1);
			state.standingOffer = { offerId, by, terms, expiresAt };
			state.toMove = by === buyer ? seller : buyer;
			state.round = Math.max(...offers.values());
		} else if (isFact(fact, "OfferDeclined", "OfferWithdrawn", "OfferExpired")) {
			// The side whose offer it was moves again.
			state.toMove = state.standingOffer?.by ?? state.toMove;
			state.standingOffer = null;
		} else if (isFact(fact, "NegotiationEnded")) {
			const { reason, code } = fact.data;
			Object.assign(state, { negotiation: "ended", toMove: null, standingOffer: null });
			state.ending = code === null ? reason : `${reason} (${code})`;
		} else if (categoryOf(fact.stream) === "deal") state.deal = fact.type;
	}
	return state;
}
