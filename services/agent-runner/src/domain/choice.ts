import { type Money, moneyOf } from "@parley/contracts/money";
import type { Terms } from "@parley/contracts/terms";
import { fullHour, later } from "@parley/contracts/time";
import type { Move } from "@parley/contracts/turn";
import type { Table } from "./tactics/table.ts";
import type { Talk } from "./talk.ts";

/** A move and the prices the engine would have let pass. */
export interface Choice {
	readonly move: Move;
	readonly band: { readonly from: Money; readonly to: Money } | null;
	/** The haggle an offer is part of: what somebody else may choose another price in. */
	readonly haggle?: Haggle;
	/** Why, in sentences for its principal alone: what was weighed that the move does not show. */
	readonly reasons?: readonly string[];
}

/** Where a price is the question: the table as this side sees it, and what its tactic would offer. */
export interface Haggle {
	readonly talk: Talk;
	readonly table: Table;
	readonly next: bigint;
	/** The terms in which a price on the default handover is offered: another handover may make up for another price. */
	readonly termsAt: (price: bigint) => Terms;
	/** What is said along with an offer of these terms, where there is something: other terms of the same worth. */
	readonly besides?: (terms: Terms) => string | undefined;
}

/** Why an agent waits that would bid if its principal's other offers did not hold the budget. */
export const BUDGET_HELD = "other offers hold the budget";

/** How long an offer stands before it expires by itself. */
const OFFER_STANDS_MS = 12 * 3_600_000;

export const prices = ({ opening, limit }: Table, currency: string): Choice["band"] => ({
	from: moneyOf(opening, currency),
	to: moneyOf(limit, currency),
});

export function offerMove(
	view: { readonly now: string },
	talk: Talk,
	terms: Terms,
	want: string | null,
): Move {
	const expiry = fullHour(later(view.now, OFFER_STANDS_MS));
	return {
		kind: "offer",
		negotiationId: talk.id,
		listing: talk.listing,
		revision: talk.revision,
		terms,
		inReplyTo: talk.standing?.offerId ?? null,
		expiresAt: expiry < talk.deadline ? expiry : talk.deadline,
		want,
	};
}
