import type { Refusal } from "@parley/contracts/command";
import { type Money, minorOf } from "@parley/contracts/money";
import { addsUp, currenciesOf } from "@parley/contracts/terms";
import type { Move } from "@parley/contracts/turn";
import type { Granted } from "./mandate.ts";
import { type Held, isWindowOpen } from "./want-window.ts";

const no = (code: string, because: string): Refusal => ({ code, because });

/** An offer as it stands on the table: what its taker would pay, or get, and for how much of what. */
export interface OnTheTable {
	readonly offerId: string;
	readonly listing: string;
	readonly quantity: number;
	readonly price: Money;
	readonly total: Money;
	/** Every open negotiation for the want that an acceptance serves: what its window looks at. */
	readonly held?: readonly Held[];
}

/**
 * The limits of a mandate, checked in code on every move, whoever chose it: a tactic, a model, or a program from
 * outside. It says which limit was met and never how high it is. An acceptance is judged by the offer that stands, whatever
 * the move says of it.
 */
export function guard(
	granted: Granted,
	move: Move,
	now: string,
	standing: OnTheTable | undefined,
): Refusal | undefined {
	if (
		move.kind === "hold" ||
		move.kind === "walk_away" ||
		move.kind === "withdraw" ||
		move.kind === "decline"
	)
		return undefined;
	if (granted.status === "revoked")
		return no("MANDATE_REVOKED", "The principal has revoked this mandate.");
	if (granted.paused) return no("MANDATE_PAUSED", "The principal has paused this mandate.");
	if (!(now < granted.mandate.deadline))
		return no("MANDATE_EXPIRED", "The mandate's deadline has passed.");
	switch (move.kind) {
		case "ask":
		case "escalate":
			return undefined;
		case "open":
			return wanted(granted, move.want)
				? undefined
				: no("NOT_WANTED", "The mandate does not name this want.");
		case "offer": {
			if (!addsUp(move.terms))
				return no("TOTAL_MISMATCH", "The total is not the price plus the fees.");
			if (currenciesOf(move.terms).some((currency) => currency !== granted.mandate.budget.currency))
				return no("WRONG_CURRENCY", "The mandate is in another currency.");
			const { price, total, quantity } = move.terms;
			return move.want === null
				? aboveFloor(granted, move.listing, price, quantity)
				: belowCeiling(granted, move.want, total, quantity);
		}
		case "accept":
			return acceptable(granted, move, now, standing);
	}
}

function acceptable(
	granted: Granted,
	move: Extract<Move, { kind: "accept" }>,
	now: string,
	standing: OnTheTable | undefined,
): Refusal | undefined {
	if (standing === undefined || standing.offerId !== move.offerId)
		return no("NOT_THE_STANDING_OFFER", "Only the standing offer can be accepted.");
	const { listing, price, total, quantity } = standing;
	const due = move.want === null ? price : total;
	if (move.quantity !== quantity || minorOf(move.total) !== minorOf(due))
		return no("TOTAL_MISMATCH", "The offer that stands is another than the move says.");
	if (due.currency !== granted.mandate.budget.currency)
		return no("WRONG_CURRENCY", "The mandate is in another currency.");
	return move.want === null
		? aboveFloor(granted, listing, price, quantity)
		: (belowCeiling(granted, move.want, total, quantity) ??
				beforeItsTime(granted, move.want, standing, now));
}

/** Whether more could be found is for whoever looks for it to say; here only the negotiations there are count. */
function beforeItsTime(
	granted: Granted,
	wantId: string,
	{ held = [] }: OnTheTable,
	now: string,
): Refusal | undefined {
	const want = wanted(granted, wantId);
	return want !== undefined && isWindowOpen(want, held, now, false)
		? no("WINDOW_OPEN", "The principal would see more offers, or wait longer, before one is taken.")
		: undefined;
}

const wanted = (granted: Granted, id: string) =>
	granted.mandate.wants.find((want) => want.id === id);

/** A buyer's total may not exceed ceiling × quantity, nor the budget. */
function belowCeiling(
	granted: Granted,
	wantId: string,
	total: Money,
	quantity: number,
): Refusal | undefined {
	const want = wanted(granted, wantId);
	if (want === undefined) return no("NOT_WANTED", "The mandate does not name this want.");
	if (!(quantity <= want.quantity))
		return no("MORE_THAN_WANTED", "This is a larger quantity than the mandate names.");
	if (!(minorOf(total) <= minorOf(want.ceiling) * BigInt(quantity)))
		return no("ABOVE_CEILING", "This is more than the mandate allows for this want.");
	if (!(minorOf(total) <= minorOf(granted.mandate.budget)))
		return no("OVER_BUDGET", "This is more than the mandate allows in all.");
	return undefined;
}

/** A seller's price may not be below floor × quantity. */
function aboveFloor(
	granted: Granted,
	listing: string,
	price: Money,
	quantity: number,
): Refusal | undefined {
	const sale = granted.mandate.sells.find((candidate) => candidate.listing === listing);
	if (sale === undefined)
		return no("NOT_SOLD", "The mandate does not put this listing up for sale.");
	if (!(minorOf(price) >= minorOf(sale.floor) * BigInt(quantity)))
		return no("BELOW_FLOOR", "This is less than the mandate allows for this listing.");
	return undefined;
}
