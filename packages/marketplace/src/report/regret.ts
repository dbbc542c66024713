import type { Seat } from "./seats.ts";
import { ratio, type Summary, summaryOf } from "./statistics.ts";

/** What agreements cost beside what else was to be had at that moment, as a share of the asking price. */
export interface Regret {
	/** Over agreements where there was something else to be had. */
	readonly regret: Summary;
	/** Of those, how many could have been better. */
	readonly sorry: number;
}

/**
 * A buyer's regret is what was paid above the cheapest other candidate it could see, all-in; a seller's is what the best
 * other live bid was above the price. An agreement better than everything else has none.
 */
export function regretOf({ record, side }: Seat): number | null {
	const { agreement } = record;
	if (agreement === null || agreement.ask === null || agreement.ask === 0n) return null;
	const { total, price, alternative, rival, ask } = agreement;
	const other = side === "buyer" ? alternative : rival;
	if (other === null) return null;
	const lost = side === "buyer" ? total - other : other - price;
	return lost > 0n ? ratio(lost, ask) : 0;
}

export function regretsOf(seats: readonly Seat[]): Regret {
	const regrets = seats.map(regretOf).filter((regret) => regret !== null);
	return { regret: summaryOf(regrets), sorry: regrets.filter((regret) => regret > 0).length };
}
