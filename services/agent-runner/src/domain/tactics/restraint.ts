import { conceded, concessionOf, larger, priceAt, smaller } from "./concession.ts";
import { estimate, surest } from "./opponent.ts";
import { clock, type Table, type Tactic } from "./table.ts";

/**
 * A tactic that gives by the clock gives whether or not the other side needs it. Restrained, it goes no further than the
 * price that the other side accepts in the end as far as its offers tell: the far end of the interval of its limit
 * (opponent.ts). Past that price there is nothing to gain for either but time. It still moves, so that silence is no
 * impasse, and the last round is left to the tactic, whose limit reaches farther: an interval may be wrong.
 *
 * What it is worth was tried on the 677 real haggles with a zone of agreement (see haggle.test.ts), every tactic against
 * every other: agreement stays at 100 %, and a side that is restrained alone keeps 2 to 3 points of the zone more on the
 * average, as a buyer or as a seller, and against no tactic less. Tactics that follow the other side's moves are left
 * alone: restrained too, tit-for-tat made holding out pay less than giving in a little, against theory.
 */
export const restrained =
	(tactic: Tactic): Tactic =>
	(table) => {
		const next = concessionOf(table, tactic(table));
		const enough = clock(table) < 1 ? needed(table) : undefined;
		if (enough === undefined) return priceAt(table, next);
		const step = table.mine.length === 0 ? 0n : conceded(table) + 1n;
		return priceAt(table, smaller(next, larger(enough, step)));
	};

/** How far one has to concede for an agreement at the deadline. A seller can go down to nothing, a buyer up to the asking price. */
function needed(table: Table): bigint | undefined {
	const told = estimate(table, table.side === "buyer" ? 0n : table.opening);
	return told === undefined ? undefined : concessionOf(table, surest(told, table.side));
}
