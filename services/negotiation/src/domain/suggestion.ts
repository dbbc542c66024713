import { minorOf, moneyOf } from "@parley/contracts/money";
import type { negotiationFacts } from "@parley/contracts/negotiation";
import type { Terms } from "@parley/contracts/terms";
import type { Told } from "@parley/ledger/decider";
import { type NegotiationState, type Open, roundOf } from "./state.ts";

type Fact = Told<typeof negotiationFacts>;

/** One round to adopt it in, and one to answer. */
const ROUNDS_LEFT = 2;
/** Both sides have said the same this often in a row; once more and it is an impasse (rule 7). */
const REPEATS = 2;

/**
 * What the market says when an offer brings the two near an impasse: once, the midpoint of where they stand. It knows
 * nothing but what both of them have offered.
 */
export function suggestionAfter(state: NegotiationState): Fact[] {
	if (state.status !== "open" || state.isSuggested || !(isLate(state) || isStalling(state)))
		return [];
	const terms = midpoint(state.positions.buyer, state.positions.seller);
	return terms === undefined ? [] : [{ type: "SuggestionMade", data: { terms } }];
}

const completed = (state: Open): number => roundOf(state) - 1;

const isLate = (state: Open): boolean =>
	completed(state) > 0 && completed(state) === state.opening.maxRounds - ROUNDS_LEFT;

export function isStalling({ offers }: Pick<Open, "offers">): boolean {
	const repeats = (terms: readonly string[]): boolean =>
		terms.length >= REPEATS && terms.slice(-REPEATS).every((one) => one === terms.at(-1));
	return repeats(offers.buyer) && repeats(offers.seller);
}

/**
 * Half-way between the two totals, all-in; of an odd minor unit the buyer keeps the half. Handover and fees are the
 * seller's, who has to carry them out, so the price is what is left of the total.
 */
function midpoint(bid: Terms | null, ask: Terms | null): Terms | undefined {
	if (bid === null || ask === null) return undefined;
	const total = (minorOf(bid.total) + minorOf(ask.total)) / 2n;
	const price = ask.fees.reduce((left, { amount }) => left - minorOf(amount), total);
	if (!(price > 0n)) return undefined;
	const { currency } = ask.total;
	return { ...ask, price: moneyOf(price, currency), total: moneyOf(total, currency) };
}
