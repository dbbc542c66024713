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
