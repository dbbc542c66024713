import { isFact } from "@parley/contracts/catalogue";
import { categoryOf, type Fact } from "@parley/contracts/fact";
import type { Terms } from "@parley/contracts/terms";

/** How a thread stood after its last fact. */
export interface Standing {
	position: number;
	time: string;
	status: "not opened" | "open" | "ended";
	ending: string | null;
	standingOffer: {
		readonly offerId: string;
		readonly by: string;
		readonly terms: Terms;
		readonly expiresAt: string;
	} | null;
	toMove: string | null;
	round: number;
	maxRounds: number;
	deal: string | null;
}

export function standingAfter(
	facts: readonly Fact[],
	{ buyer, seller }: { readonly buyer: string; readonly seller: string },
): Standing {
	const state: Standing = {
		...{ position: 0, time: "", status: "not opened", ending: null, standingOffer: null },
		...{ toMove: null, round: 0, maxRounds: 0, deal: null },
	};
	const offers = { [buyer]: 0, [seller]: 0 };
	for (const fact of facts) {
		state.position = fact.position;
		state.time = fact.at;
		if (isFact(fact, "NegotiationOpened")) {
			const { maxRounds } = fact.data;
			Object.assign(state, { status: "open", toMove: buyer, round: 1, maxRounds });
		} else if (isFact(fact, "OfferMade")) {
			const { offerId, by, terms, expiresAt } = fact.data;
			offers[by] = (offers[by] ?? 0) + 1;
			state.standingOffer = { offerId, by, terms, expiresAt };
			state.toMove = by === buyer ? seller : buyer;
			state.round = Math.min(...Object.values(offers)) + 1;
		} else if (isFact(fact, "OfferDeclined", "OfferWithdrawn", "OfferExpired")) {
			// The side whose offer it was moves again.
			state.toMove = state.standingOffer?.by ?? state.toMove;
			state.standingOffer = null;
		} else if (isFact(fact, "NegotiationEnded")) {
			const { reason, code } = fact.data;
			Object.assign(state, { status: "ended", toMove: null, standingOffer: null });
			state.ending = code === null ? reason : `${reason} (${code})`;
		} else if (categoryOf(fact.stream) === "deal") state.deal = fact.type;
	}
	return state;
}

/** The trace a fact was recorded in, under the id it has in every tracing tool. */
export const traceOf = ({ traceparent }: Fact): string => traceparent.split("-")[1] ?? "";

/** The traces of a thread, first ones first: one for each turn and each thing that people or timers did. */
export const tracesOf = (facts: readonly Fact[]): string[] => [
	...new Set(facts.filter(isOfThread).map(traceOf)),
];

/** Listings and mandates are older than the thread, and their traces belong to what made them. */
const isOfThread = ({ negotiationId, dealId }: Fact): boolean =>
	negotiationId !== undefined || dealId !== undefined;
