import type { Money } from "@parley/contracts/money";
import type { Move } from "@parley/contracts/turn";

export interface Stake {
	readonly negotiationId: string;
	readonly want: string;
	readonly amount: Money;
	readonly quantity: number;
}

/** What a buyer's move promises: the total of an offer, or of the offer it accepts. A seller promises no money. */
export function stakeOf(move: Move): Stake | undefined {
	if ((move.kind !== "offer" && move.kind !== "accept") || move.want === null) return undefined;
	const { negotiationId, want } = move;
	const { total: amount, quantity } = move.kind === "offer" ? move.terms : move;
	return { negotiationId, want, amount, quantity };
}
