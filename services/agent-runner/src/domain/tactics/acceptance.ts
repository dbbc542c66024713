import { atLeastAsGood, type Table } from "./table.ts";

/**
 * The safe form of AC_combi (Baarslag, Hindriks and Jonker, "Effective acceptance conditions in real-time automated
 * negotiation", 2014): accept what is at least as good as the offer I would make next (AC_next), or anything near the
 * deadline (AC_time), but never what is worse than my limit. A well-known port leaves that last condition out.
 */
export function accepts(table: Table, standing: bigint, next: bigint): boolean {
	if (!atLeastAsGood(table.side, standing, table.limit)) return false;
	return atLeastAsGood(table.side, standing, next) || isLastChance(table);
}

/** t >= 0.98, compared in integers; in a negotiation of fewer than fifty rounds that is the last one. */
function isLastChance(table: Table): boolean {
	return table.round * 100 >= table.maxRounds * 98;
}
