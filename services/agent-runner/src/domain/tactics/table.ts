export type Side = "buyer" | "seller";

/** What one agent may see of one negotiation, plus its own limit. Prices are minor units for the whole quantity. */
export interface Table {
	readonly side: Side;
	/** The best price for me I could ask for: where the concession starts, at t = 0. */
	readonly opening: bigint;
	/** The worst acceptable price, reservation and outside options considered. A buyer's is at or above the opening, a seller's at or below. */
	readonly limit: bigint;
	/** The round this move belongs to, from 1 to `maxRounds`; a round is one offer by each side. */
	readonly round: number;
	readonly maxRounds: number;
	/** My offers so far, oldest first. */
	readonly mine: readonly bigint[];
	/** Their offers so far, oldest first. */
	readonly theirs: readonly bigint[];
}

/** The next price an agent would offer: between opening and limit, and no retreat from its last offer unless the limit moved. */
export type Tactic = (table: Table) => bigint;

/** The clock of a negotiation, t = round / maxRounds, which ends at 1. */
export function clock(table: Table): number {
	return Math.min(1, table.round / table.maxRounds);
}

/** Whether a price is at least as good for this side as another. */
export function atLeastAsGood(side: Side, price: bigint, than: bigint): boolean {
	return side === "buyer" ? price <= than : price >= than;
}
