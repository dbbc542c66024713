import { conceded, priceAt, room, smaller } from "./concession.ts";
import { clock, type Table } from "./table.ts";

/**
 * MiCRO (de Jonge, "An analysis of the linear bilateral ANAC domains using the MiCRO benchmark strategy", IJCAI 2022):
 * walk one's own outcomes from the best down, one step whenever one has not made more different offers than the other
 * side; otherwise repeat. It needs no model of the opponent and no curve.
 *
 * Two additions for this market, where silence has a price: it takes a step before a third repetition by both sides
 * would end the negotiation as an impasse, and in the last round, when no later concession can be traded, it offers its limit.
 */
export function micro(table: Table): bigint {
	if (clock(table) >= 1) return table.limit;
	const made = new Set(table.mine).size;
	const mayStep = made <= new Set(table.theirs).size || isStandstill(table);
	return priceAt(table, mayStep ? outcome(table, made) : conceded(table));
}

/**
 * The outcomes of a price alone: a grid from the opening to the limit that a walk of one step a round covers exactly,
 * with steps of at least one minor unit.
 */
function outcome(table: Table, index: number): bigint {
	const steps = smaller(BigInt(table.maxRounds - 1), room(table));
	return steps > 0n ? (room(table) * BigInt(index)) / steps : 0n;
}

function isStandstill({ mine, theirs }: Table): boolean {
	return repeats(mine) && repeats(theirs);
}

function repeats(offers: readonly bigint[]): boolean {
	return offers.length > 1 && offers.at(-1) === offers.at(-2);
}
