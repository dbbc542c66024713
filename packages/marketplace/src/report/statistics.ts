/** What can be said of some numbers; all `null` where there are none. */
export interface Summary {
	readonly n: number;
	readonly mean: number | null;
	readonly median: number | null;
	readonly lower: number | null;
	readonly upper: number | null;
}

export function summaryOf(values: readonly number[]): Summary {
	const sorted = values.toSorted((a, b) => a - b);
	return {
		n: sorted.length,
		mean: meanOf(sorted),
		median: quantile(sorted, 0.5),
		lower: quantile(sorted, 0.25),
		upper: quantile(sorted, 0.75),
	};
}

export const meanOf = (values: readonly number[]): number | null =>
	values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Linear between the two nearest ranks (type 7 of Hyndman and Fan, The American Statistician 50, 1996). */
export function quantile(sorted: readonly number[], share: number): number | null {
	if (sorted.length === 0) return null;
	const rank = (sorted.length - 1) * share;
	const low = sorted[Math.floor(rank)] ?? 0;
	const high = sorted[Math.ceil(rank)] ?? 0;
	return low + (high - low) * (rank - Math.floor(rank));
}

/** One amount as a share of another. Both are whole minor units far below 2^53. */
export const ratio = (part: bigint, whole: bigint): number => Number(part) / Number(whole);

/** How often something happened, among how many. */
export interface Tally {
	readonly hits: number;
	readonly of: number;
}

/** Two bounds that the truth lies between in 95 of 100 such measurements. */
export interface Interval {
	readonly lower: number;
	readonly upper: number;
}

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;

/** Of the share behind a tally (Wilson, JASA 22, 1927): it also says how little is known where nothing was hit. */
export function shareInterval({ hits, of }: Tally): Interval {
	const share = hits / of;
	const shrink = 1 + Z ** 2 / of;
	const centre = (share + Z ** 2 / (2 * of)) / shrink;
	const reach = (Z / shrink) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
	// Exactly, where rounding would leave a hair.
	return { lower: hits === 0 ? 0 : centre - reach, upper: hits === of ? 1 : centre + reach };
}

/** Of how much greater one share is than another (Newcombe, Statistics in Medicine 17, 1998, method 10). */
export function differenceInterval(one: Tally, other: Tally): Interval {
	const [a, b] = [one.hits / one.of, other.hits / other.of];
	const [around, about] = [shareInterval(one), shareInterval(other)];
	return {
		lower: a - b - Math.hypot(a - around.lower, about.upper - b),
		upper: a - b + Math.hypot(around.upper - a, b - about.lower),
	};
}
