import { hashOf } from "@parley/contracts/hash";
import type { negotiationFacts } from "@parley/contracts/negotiation";
import type { Told } from "@parley/ledger/decider";

type Fact = Told<typeof negotiationFacts>;
type Data<T extends Fact["type"]> = Extract<Fact, { type: T }>["data"];
export type Side = "buyer" | "seller";
export type Opening = Data<"NegotiationOpened">;

export interface Open {
	readonly status: "open";
	readonly opening: Opening;
	/** The side that may make the next offer, or answer the standing one. */
	readonly toMove: Side;
	readonly standing: Data<"OfferMade"> | null;
	/** Each side's newest terms, which it stands by until it makes others. */
	readonly positions: Readonly<Record<Side, Data<"OfferMade">["terms"] | null>>;
	/** The market has suggested a midpoint already. */
	readonly isSuggested: boolean;
	/** Each side's offers so far, as digests of their terms, oldest first. */
	readonly offers: Readonly<Record<Side, readonly string[]>>;
	readonly messages: Readonly<Record<Side, number>> & { readonly round: number };
}

export type NegotiationState =
	| { readonly status: "none" }
	| Open
	| { readonly status: "ended"; readonly dealId?: string };

export const initialState = (): NegotiationState => ({ status: "none" });
export const other = (side: Side): Side => (side === "buyer" ? "seller" : "buyer");

export function partyOf(state: Pick<Open, "opening">, principal: string): Side | undefined {
	if (principal === state.opening.buyer) return "buyer";
	return principal === state.opening.seller ? "seller" : undefined;
}

/** The round in progress, from 1: a round is one offer by each side. */
export const roundOf = (state: Pick<Open, "offers">): number =>
	Math.min(state.offers.buyer.length, state.offers.seller.length) + 1;

const opened = (opening: Opening): Open => ({
	status: "open",
	opening,
	toMove: "buyer",
	standing: null,
	positions: { buyer: null, seller: null },
	isSuggested: false,
	offers: { buyer: [], seller: [] },
	messages: { buyer: 0, seller: 0, round: 1 },
});

export function evolve(state: NegotiationState, fact: Fact): NegotiationState {
	if (fact.type === "NegotiationOpened") return opened(fact.data);
	if (state.status !== "open") return state;
	switch (fact.type) {
		case "OfferMade":
			return offered(state, fact.data);
		case "OfferDeclined":
		case "OfferWithdrawn":
		case "OfferExpired":
			return cleared(state);
		case "MessagePosted":
			return posted(state, fact.data.by);
		case "SuggestionMade":
			return { ...state, isSuggested: true };
		case "OfferAccepted":
			return { status: "ended", dealId: fact.data.offerId };
		case "NegotiationEnded":
			return { status: "ended" };
	}
}

function offered(state: Open, offer: Data<"OfferMade">): Open {
	const side = partyOf(state, offer.by) ?? state.toMove;
	const offers = { ...state.offers, [side]: [...state.offers[side], hashOf(offer.terms)] };
	const positions = { ...state.positions, [side]: offer.terms };
	return { ...state, standing: offer, toMove: other(side), offers, positions };
}

/** After a decline, a withdrawal or an expiry the side whose offer that was moves (rule 2). */
function cleared(state: Open): Open {
	const owner =
		state.standing === null ? state.toMove : (partyOf(state, state.standing.by) ?? state.toMove);
	return { ...state, standing: null, toMove: owner };
}

function posted(state: Open, by: string): Open {
	const round = roundOf(state);
	const side = partyOf(state, by) ?? state.toMove;
	const counts = state.messages.round === round ? state.messages : { buyer: 0, seller: 0 };
	return {
		...state,
		messages: { buyer: counts.buyer, seller: counts.seller, [side]: counts[side] + 1, round },
	};
}
