/** One thing to be agreed on and the values it can take, such as a pick-up on Monday, Tuesday or Friday. */
export interface Issue {
	readonly name: string;
	readonly values: readonly string[];
}

export type Domain = readonly Issue[];

/** A value for each issue of a domain, by its place in the issue's list. */
export type Package = readonly number[];

/**
 * What one side wants: U(x) = sum of w_i V_i(x_i), the linear additive form (Keeney and Raiffa, "Decisions with multiple
 * objectives", 1976). Private, like any limit. No agreement at all is worth `reservation`.
 */
export interface Preferences {
	readonly weights: readonly number[];
	/** For each issue, what each of its values is worth. */
	readonly values: readonly (readonly number[])[];
	readonly reservation: number;
}

export function utility({ weights, values }: Preferences, terms: Package): number {
	return terms.reduce(
		(sum, value, issue) => sum + (weights[issue] ?? 0) * (values[issue]?.[value] ?? 0),
		0,
	);
}

/** The best that could be had if the other side agreed to anything. */
export function ideal({ weights, values }: Preferences): number {
	return weights.reduce(
		(sum, weight, issue) => sum + weight * Math.max(...(values[issue] ?? [])),
		0,
	);
}

/** Every package of a domain: as many as the product of the issues' values. */
export function packages(domain: Domain): Package[] {
	return domain.reduce<Package[]>(
		(all, { values }) => all.flatMap((begun) => values.map((_, value) => [...begun, value])),
		[[]],
	);
}
