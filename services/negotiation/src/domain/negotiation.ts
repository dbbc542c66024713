import type { Offer } from "@parley/contracts/negotiation";
import {
	type negotiationCommands,
	type negotiationFacts,
	offerHash,
} from "@parley/contracts/negotiation";
import {
	type Asked,
	type Decider,
	type Decision,
	happened,
	refuse,
	type Told,
} from "@parley/ledger/decider";
import {
	evolve,
	initialState,
	type NegotiationState,
	type Open,
	other,
	partyOf,
	roundOf,
} from "./state.ts";
import { suggestionAfter } from "./suggestion.ts";
import { checkTerms } from "./terms.ts";
import { holdsBack } from "./window.ts";

type Command = Asked<typeof negotiationCommands>;
type Fact = Told<typeof negotiationFacts>;
type Of<T extends Command["type"]> = Extract<Command, { type: T }>;
type Outcome = Decision<Fact>;
type Unclear = readonly string[] | undefined;

/** More negotiations than this at once are nobody's wish to buy, and a seller's attention has an end too. */
export const MOST_OPEN = { buyer: 200, seller: 2_000 } as const;
const MESSAGES_A_ROUND = 3;
/** Both sides have made the same offer this often in a row: nobody is moving any more (rule 7). */
const REPEATS = 3;

/** The alternating-offers protocol: the rules of a negotiation in facts.md, one function a move. */
export const negotiation: Decider<Command, NegotiationState, Fact> = {
	initialState,
	evolve,
	isTerminal: (state) => state.status === "ended",
	decide(command, state) {
		if (command.type === "OpenNegotiation") return open(command, state);
		if (state.status === "none")
			return refuse("NO_SUCH_NEGOTIATION", "This negotiation was never opened.");
		if (state.status === "ended")
			return refuse(
				"NEGOTIATION_ENDED",
				"This negotiation has ended; nothing more can be said in it.",
			);
		switch (command.type) {
			case "MakeOffer":
				return makeOffer(command, state);
			case "AcceptOffer":
				return acceptOffer(command, state);
			case "DeclineOffer":
				return declineOffer(command, state);
			case "WithdrawOffer":
				return withdrawOffer(command, state);
			case "WalkAway":
				return walkAway(command, state);
			case "PostMessage":
				return postMessage(command, state);
			case "ExpireOffer":
				return expireOffer(command, state);
			case "EndNegotiation":
				return endNegotiation(command, state);
		}
	},
};

function open({ data, at }: Of<"OpenNegotiation">, state: NegotiationState): Outcome {
	const { listed, going, ...opening } = data;
	if (state.status !== "none")
		return refuse("ALREADY_OPEN", "A negotiation with this id was opened before.");
	if (opening.buyer === opening.seller)
		return refuse("SELF_DEAL", "Nobody can buy from themselves.");
	if (listed === null || listed === undefined)
		return refuse("NO_SUCH_LISTING", "There is no such listing.");
	if (listed.seller !== opening.seller)
		return refuse("NOT_THE_OWNER", "The seller named here does not own the listing.");
	if (!listed.onSale) return refuse("LISTING_GONE", "The listing is sold or withdrawn.");
	if (listed.revision !== opening.revision)
		return refuse(
			"REVISION_MISMATCH",
			"The listing was revised; read it again and open on its newest revision.",
		);
	if (!(opening.quantity <= listed.quantity))
		return refuse("QUANTITY_UNAVAILABLE", "The listing never had this many.");
	if (!(at < opening.deadline))
		return refuse("DEADLINE_PASSED", "The deadline of a negotiation must lie ahead.");
	if (!(going !== undefined && going.buyer < MOST_OPEN.buyer))
		return refuse(
			"TOO_MANY_NEGOTIATIONS",
			`A buyer has at most ${MOST_OPEN.buyer} negotiations going; end one first.`,
		);
	if (!(going.seller < MOST_OPEN.seller))
		return refuse(
			"TOO_MANY_NEGOTIATIONS",
			`The seller has ${MOST_OPEN.seller} negotiations going; try again when some have ended.`,
		);
	return happened({ type: "NegotiationOpened", data: { ...opening, currency: listed.currency } });
}

/** Who is not a party has no say, and after the deadline nobody has. */
function barred(by: string, at: string, state: Open): Decision<never> | undefined {
	if (partyOf(state, by) === undefined)
		return refuse("NOT_A_PARTY", "Only the buyer and the seller of this negotiation move in it.");
	if (!(at < state.opening.deadline))
		return refuse("DEADLINE_PASSED", "The deadline of this negotiation has passed.");
	return undefined;
}

function makeOffer({ id, data, at }: Of<"MakeOffer">, state: Open): Outcome {
	const { by, unclear, ...offered } = data;
	const bar = barred(by, at, state);
	if (bar !== undefined) return bar;
	const side = partyOf(state, by);
	if (side !== state.toMove) return refuse("NOT_YOUR_TURN", "It is the other side's move.");
	if (offered.inReplyTo !== (state.standing?.offerId ?? null))
		return refuse(
			"NOT_THE_STANDING_OFFER",
			"A counter-offer replies to the standing offer, and to that one only.",
		);
	if (state.standing !== null && !(at < state.standing.expiresAt))
		return refuse("OFFER_EXPIRED", "The offer this replies to has expired.");
	const flaw = checkTerms(offered, state.opening, at);
	if (flaw !== undefined) return { refused: flaw };
	if (!(state.offers[side].length < state.opening.maxRounds)) return happened(deadEnd(unclear));
	const offer: Offer = { negotiationId: state.opening.negotiationId, offerId: id, by, ...offered };
	const made: Fact = { type: "OfferMade", data: { ...offer, hash: offerHash(offer) } };
	const next = evolve(state, made);
	if (stuck(next)) return happened(made, deadEnd(unclear));
	return happened(made, ...suggestionAfter(next));
}

/** No side moves any more. Where the listing could be read in two ways to the end, that is what stood between them. */
const deadEnd = (unclear: Unclear): Fact => ({
	type: "NegotiationEnded",
	data: { reason: isUnclear(unclear) ? "ambiguous" : "impasse", by: null, code: null },
});

const isUnclear = (unclear: Unclear): boolean => unclear !== undefined && unclear.length > 0;

/** Both sides' last three offers are each the same. */
function stuck(state: NegotiationState): boolean {
	const repeats = (offers: readonly string[]): boolean => {
		const last = offers.slice(-REPEATS);
		return last.length === REPEATS && last.every((terms) => terms === last[0]);
	};
	return state.status === "open" && repeats(state.offers.buyer) && repeats(state.offers.seller);
}

function acceptOffer({ data, at }: Of<"AcceptOffer">, state: Open): Outcome {
	const bar = barred(data.by, at, state);
	if (bar !== undefined) return bar;
	const { standing, opening } = state;
	if (standing === null)
		return refuse("NO_STANDING_OFFER", "No offer stands, so there is nothing to accept.");
	if (standing.offerId !== data.offerId)
		return refuse("NOT_THE_STANDING_OFFER", "Only the standing offer can be accepted.");
	if (standing.by === data.by) return refuse("OWN_OFFER", "Nobody can accept their own offer.");
	if (standing.hash !== data.hash)
		return refuse(
			"HASH_MISMATCH",
			"The hash is not that of the standing offer: read its terms again.",
		);
	if (!(at < standing.expiresAt)) return refuse("OFFER_EXPIRED", "The offer has expired.");
	if (data.newest !== opening.revision)
		return refuse(
			"REVISION_MISMATCH",
			"The listing was revised since, so no deal can come of this; open a negotiation on its newest revision.",
		);
	if (!(data.unclear !== undefined && data.unclear.length === 0))
		return refuse(
			"TERMS_AMBIGUOUS",
			"The listing can be read in more than one way; its seller has to answer before anybody accepts.",
		);
	if (holdsBack(data.window, at))
		return refuse(
			"OFFER_WINDOW_OPEN",
			"The listing still takes offers; nobody accepts before its window has closed.",
		);
	const { offerId, hash, terms } = standing;
	const { listing, revision, buyer, seller } = opening;
	return happened(
		{
			type: "OfferAccepted",
			data: { offerId, hash, by: data.by, terms, listing, revision, buyer, seller },
		},
		{ type: "NegotiationEnded", data: { reason: "agreed", by: data.by, code: null } },
	);
}

function declineOffer({ data, at }: Of<"DeclineOffer">, state: Open): Outcome {
	const bar = barred(data.by, at, state);
	if (bar !== undefined) return bar;
	const { standing } = state;
	if (standing === null)
		return refuse("NO_STANDING_OFFER", "No offer stands, so there is nothing to decline.");
	if (standing.offerId !== data.offerId)
		return refuse("NOT_THE_STANDING_OFFER", "Only the standing offer can be declined.");
	if (standing.by === data.by)
		return refuse("OWN_OFFER", "One's own offer is withdrawn, not declined.");
	if (!(at < standing.expiresAt))
		return refuse("OFFER_EXPIRED", "The offer has expired, so there is nothing left to decline.");
	const { unclear, ...declined } = data;
	return ended({ type: "OfferDeclined", data: declined }, standing, state, unclear);
}

/** Always allowed, like walking away: also out of turn and at the deadline. */
function withdrawOffer({ data }: Of<"WithdrawOffer">, state: Open): Outcome {
	if (partyOf(state, data.by) === undefined)
		return refuse("NOT_A_PARTY", "Only the buyer and the seller of this negotiation move in it.");
	const { standing } = state;
	if (standing === null)
		return refuse("NO_STANDING_OFFER", "No offer stands, so there is nothing to withdraw.");
	if (standing.offerId !== data.offerId)
		return refuse("NOT_THE_STANDING_OFFER", "Only the standing offer can be withdrawn.");
	if (standing.by !== data.by)
		return refuse("NOT_YOUR_OFFER", "Only the side that made an offer can withdraw it.");
	const { unclear, ...withdrawn } = data;
	return ended({ type: "OfferWithdrawn", data: withdrawn }, standing, state, unclear);
}

function expireOffer({ data, at }: Of<"ExpireOffer">, state: Open): Outcome {
	const { standing } = state;
	if (standing === null || standing.offerId !== data.offerId)
		return refuse("NOT_THE_STANDING_OFFER", "This offer no longer stands, so it cannot expire.");
	if (!(at >= standing.expiresAt))
		return refuse("NOT_EXPIRED", "The offer has not reached its expiry yet.");
	return ended(
		{ type: "OfferExpired", data: { offerId: data.offerId } },
		standing,
		state,
		data.unclear,
	);
}

/** The standing offer is gone and its side moves again; where that side has no offers left, the rounds are over. */
function ended(fact: Fact, { by }: Offer, state: Open, unclear: Unclear): Outcome {
	const owner = partyOf(state, by);
	const spent = owner !== undefined && state.offers[owner].length >= state.opening.maxRounds;
	return spent ? happened(fact, deadEnd(unclear)) : happened(fact);
}

function walkAway({ data }: Of<"WalkAway">, state: Open): Outcome {
	if (partyOf(state, data.by) === undefined)
		return refuse("NOT_A_PARTY", "Only the buyer and the seller of this negotiation move in it.");
	return happened({
		type: "NegotiationEnded",
		data: { reason: "walked_away", by: data.by, code: data.code },
	});
}

function postMessage({ data, at }: Of<"PostMessage">, state: Open): Outcome {
	const bar = barred(data.by, at, state);
	if (bar !== undefined) return bar;
	const side = partyOf(state, data.by) ?? other(state.toMove);
	if (state.messages.round === roundOf(state) && state.messages[side] >= MESSAGES_A_ROUND)
		return refuse(
			"TOO_MANY_MESSAGES",
			`A side posts at most ${MESSAGES_A_ROUND} messages a round.`,
		);
	return happened({ type: "MessagePosted", data });
}

function endNegotiation({ data, at, actor }: Of<"EndNegotiation">, state: Open): Outcome {
	const { reason, by } = data;
	if (by !== null && partyOf(state, by) === undefined)
		return refuse("NOT_A_PARTY", "Only a party's mandate or principal ends this negotiation.");
	if (actor.kind !== "timer" && actor.kind !== "service" && actor.kind !== "arbiter")
		return refuse(
			"NOT_ALLOWED",
			"A party leaves by walking away; this ending is the market's to give.",
		);
	if (reason === "deadline" && !(at >= state.opening.deadline))
		return refuse("DEADLINE_NOT_REACHED", "The deadline of this negotiation lies ahead.");
	const isAmbiguous = reason === "deadline" && isUnclear(data.unclear);
	const over: Fact = {
		type: "NegotiationEnded",
		data: { reason: isAmbiguous ? "ambiguous" : reason, by, code: null },
	};
	const { standing } = state;
	if (reason === "mandate_revoked" && standing !== null && standing.by === by)
		return happened<Fact>(
			{ type: "OfferWithdrawn", data: { offerId: standing.offerId, by } },
			over,
		);
	return happened(over);
}
