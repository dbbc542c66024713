import { firstBy, type Negotiation, type Side } from "./negotiation.ts";
import { type Fit, leastSquares, type Observation } from "./regression.ts";
import { ratio } from "./statistics.ts";

/** How the first offers shaped what followed. */
export interface Openings {
	/** Of deals with offers of several sellers in hand: how often the earliest was taken, against 1 / n by chance. */
	readonly first: { readonly n: number; readonly chosen: number; readonly index: number | null };
	/** Slope of price on a side's opening, both as shares of the asking price, inside one category; `null` where openings do not vary. */
	readonly anchor: Readonly<Record<Side, Fit | null>>;
	/** Slope of price on what the buyer could have paid at most, the same way. */
	readonly slack: Fit | null;
}

export function openingsOf(records: readonly Negotiation[]): Openings {
	const races = records
		.map(({ agreement }) => agreement)
		.filter((agreement) => agreement !== null && agreement.offers > 1)
		.filter((agreement) => agreement !== null);
	const chosen = races.filter(({ isFirst }) => isFirst).length;
	const byChance = races.reduce((sum, { offers }) => sum + 1 / offers, 0);
	return {
		first: { n: races.length, chosen, index: races.length === 0 ? null : chosen / byChance },
		anchor: {
			buyer: leastSquares(anchorsOf(records, "buyer")),
			seller: leastSquares(anchorsOf(records, "seller")),
		},
		slack: leastSquares(observed(records, ({ agreement }) => agreement?.ceiling ?? undefined)),
	};
}

/** Prices against what one side offered first. A listing sells once in a market, so a category stands in for the item. */
export const anchorsOf = (records: readonly Negotiation[], side: Side): Observation[] =>
	observed(records, (record) => firstBy(record, side)?.price);

function observed(
	records: readonly Negotiation[],
	causeOf: (record: Negotiation) => bigint | undefined,
): Observation[] {
	const found: Observation[] = [];
	for (const record of records) {
		const { agreement, category } = record;
		const cause = causeOf(record);
		if (agreement === null || cause === undefined || !agreement.ask) continue;
		const { price, ask } = agreement;
		found.push({ x: ratio(cause, ask), y: ratio(price, ask), group: category });
	}
	return found;
}
