import { concessionOf, larger, moving, priceAt, shareOfRoom, smaller } from "./concession.ts";
import { atLeastAsGood, clock, type Table } from "./table.ts";
import { alpha, BETA } from "./time-dependent.ts";

/**
 * Relative tit-for-tat (Faratin, Sierra and Jennings 1998, delta = 1): my next price is my last one times the
 * proportion by which they changed theirs. It stays between the Boulware and the conceder line: above the first so that
 * two who wait for each other still meet by the deadline, below the second because doubling a tiny price is a large
 * proportion and must not buy the whole room.
 */
export function titForTat(table: Table): bigint {
	const t = clock(table);
	const least = shareOfRoom(table, alpha(t, BETA.boulware));
	const most = shareOfRoom(table, alpha(t, BETA.conceder));
	return priceAt(table, moving(table, larger(least, smaller(reciprocal(table), most))));
}

/** Reciprocity needs a first concession to answer: until each side has offered twice, that is the straight line. */
function reciprocal(table: Table): bigint {
	const straight = shareOfRoom(table, alpha(clock(table), BETA.linear));
	const last = table.mine.at(-1);
	const before = table.theirs.at(-2);
	const after = table.theirs.at(-1);
	if (last === undefined || before === undefined || after === undefined || table.mine.length < 2)
		return straight;
	// Standing still, or retreating, earns nothing.
	if (atLeastAsGood(table.side, before, after)) return 0n;
	// A change from or to nothing has no proportion.
	if (before === 0n || after === 0n) return straight;
	const product = last * before;
	const price = table.side === "buyer" ? product / after : (product + after - 1n) / after;
	return concessionOf(table, price);
}
