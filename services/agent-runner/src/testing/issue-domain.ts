import type { Package, Preferences } from "../domain/issues/package.ts";

/** One thing to be agreed on and the values it can take, such as a pick-up on Monday, Tuesday or Friday. */
export interface Issue {
	readonly name: string;
	readonly values: readonly string[];
}

export type Domain = readonly Issue[];

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
