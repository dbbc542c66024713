/** One observation; those of one group share an intercept of their own. */
export interface Observation {
	readonly x: number;
	readonly y: number;
	readonly group: string;
}

export interface Fit {
	readonly slope: number;
	/** Of the slope, as ordinary least squares gives it; `null` with too few observations to tell. */
	readonly error: number | null;
	/** The share of the variance inside the groups that the line explains. */
	readonly explained: number;
	readonly n: number;
	readonly groups: number;
}

/**
 * Ordinary least squares of y on x with fixed effects: both are taken as differences from their group's mean, which
 * gives the same slope as an intercept for each group (Frisch, Waugh and Lovell). `null` where x does not vary.
 */
export function leastSquares(observations: readonly Observation[]): Fit | null {
	const groups = Map.groupBy(observations, ({ group }) => group);
	let [xx, xy, yy] = [0, 0, 0];
	for (const members of groups.values()) {
		const x = members.reduce((sum, one) => sum + one.x, 0) / members.length;
		const y = members.reduce((sum, one) => sum + one.y, 0) / members.length;
		for (const one of members) {
			xx += (one.x - x) ** 2;
			xy += (one.x - x) * (one.y - y);
			yy += (one.y - y) ** 2;
		}
	}
	const n = observations.length;
	// What is left after rounding is not variance.
	if (!(xx > 1e-12 * n)) return null;
	const slope = xy / xx;
	const unexplained = Math.max(0, yy - slope * xy);
	const freedom = n - groups.size - 1;
	return {
		slope,
		error: freedom > 0 ? Math.sqrt(unexplained / freedom / xx) : null,
		explained: yy === 0 ? 1 : 1 - unexplained / yy,
		n,
		groups: groups.size,
	};
}
