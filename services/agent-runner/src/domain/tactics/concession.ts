import type { Table } from "./table.ts";

/*
 * A concession is how far a price lies from the opening towards the limit, in minor units. It is the same number for
 * both sides, so every tactic is written once. Cutting off its fraction rounds a buyer's price down and a seller's up.
 */

/** Fractions become integers of this scale, because a double no longer counts every minor unit of a large amount. */
export const SCALE = 1_000_000_000;

/** How far a price lies from the opening. */
export function concessionOf(table: Table, price: bigint): bigint {
	return table.side === "buyer" ? price - table.opening : table.opening - price;
}

/** The whole way from the opening to the limit. */
export function room(table: Table): bigint {
	return concessionOf(table, table.limit);
}

/** What the last own offer conceded; nothing before the first, nor where the opening has come nearer than that offer since. */
export function conceded(table: Table): bigint {
	return larger(0n, concessionOf(table, table.mine.at(-1) ?? table.opening));
}

/** A fraction of the room, from 0 to 1. */
export function shareOfRoom(table: Table, fraction: number): bigint {
	return (room(table) * BigInt(Math.round(fraction * SCALE))) / BigInt(SCALE);
}

/**
 * At least one minor unit more than the last offer. A negotiation in which both sides repeat themselves ends as an
 * impasse, so a curve that is still flat must not look like a refusal to move.
 */
export function moving(table: Table, concession: bigint): bigint {
	return table.mine.length === 0 ? concession : larger(concession, conceded(table) + 1n);
}

/** The price of a concession: it never takes back an earlier one, and the limit has the last word even over that. */
export function priceAt(table: Table, concession: bigint): bigint {
	const kept = larger(concession, conceded(table));
	const within = smaller(kept, room(table));
	return table.side === "buyer" ? table.opening + within : table.opening - within;
}

export function larger(a: bigint, b: bigint): bigint {
	return a > b ? a : b;
}

export function smaller(a: bigint, b: bigint): bigint {
	return a < b ? a : b;
}
