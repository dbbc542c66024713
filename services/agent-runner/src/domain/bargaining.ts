import type { Want } from "@parley/contracts/mandate";
import { moneyOf } from "@parley/contracts/money";
import { DEFAULT_HANDOVER, type Handover, type Terms } from "@parley/contracts/terms";
import { alternativesTo, wordsFor } from "./issues/alternatives.ts";
import { type Bargain, priceOf } from "./issues/market-terms.ts";
import { withSuggestion } from "./suggestion.ts";
import { conceded, priceAt } from "./tactics/concession.ts";
import type { Side, Table, Tactic } from "./tactics/table.ts";
import type { Talk } from "./talk.ts";

/** What one side of a talk brings to its terms. `bound` is the worst price its mandate allows, for the whole quantity. */
export function bargainOf(
	side: Side,
	talk: Talk,
	{ worth }: Pick<Want, "worth">,
	{ bound, each }: Pick<Bargain, "bound" | "each">,
): Bargain {
	const { quantity, currency } = talk;
	const bids = offered(talk, talk.bids, talk.bidHandovers);
	const asks = offered(talk, talk.asks, talk.askHandovers);
	const [mine, theirs] = side === "buyer" ? [bids, asks] : [asks, bids];
	return { side, worth, bound, each, quantity, currency, mine, theirs };
}

/** The standing offer's terms as its taker reckons them: what a buyer would pay in all, or a seller get. */
export function standingTerms(side: Side, talk: Talk): Terms | undefined {
	const { standing } = talk;
	if (standing === null) return undefined;
	const { total, price, handover } = standing;
	return termsOf(talk, BigInt(side === "buyer" ? total : price), handover);
}

/**
 * The price to offer next. Nobody bargains against themselves: an offer that expired without an answer is made again as it
 * was. Otherwise it is the tactic's, or what the market has suggested before an impasse.
 */
export function nextPrice(tactic: Tactic, table: Table, bargain: Bargain, talk: Talk): bigint {
	if (talk.isUnanswered && table.mine.length > 0) return priceAt(table, conceded(table));
	const { suggestion } = talk;
	const suggested = suggestion === null ? undefined : priceOf(bargain, suggestion);
	return withSuggestion(table, tactic(table), suggested);
}

/** What an engine says along with an offer: other terms that are worth the same to its side. */
export const besides =
	(table: Table, bargain: Bargain) =>
	(terms: Terms): string | undefined =>
		wordsFor(bargain.side, alternativesTo(table, bargain, terms));

const offered = (talk: Talk, prices: readonly string[], handovers: readonly Handover[]): Terms[] =>
	prices.map((price, at) => termsOf(talk, BigInt(price), handovers[at]));

/** A price for the whole quantity and no fees, on the market's default handover unless told. */
export function termsOf(
	{ quantity, currency }: Pick<Talk, "quantity" | "currency">,
	minor: bigint,
	handover: Handover = DEFAULT_HANDOVER,
): Terms {
	const price = moneyOf(minor, currency);
	return { price, quantity, handover, fees: [], total: price };
}
