import type { Package, Preferences } from "./package.ts";

/*
 * Giving on one issue and taking on another: Faratin, Sierra and Jennings, "Using similarity criteria to make issue
 * trade-offs in automated negotiations", Artificial Intelligence 142 (2002). Among packages that are worth the same to me I
 * offer the one most similar to what the other side asked for last: it costs me nothing and is likely to be worth more to them.
 */

/**
 * How alike two packages are, from 0 to 1: for each issue the difference of its values, by how much that difference
 * matters to me, weighed by how much the issue seems to matter to them.
 */
export function similarity(
	own: Preferences,
	weights: readonly number[],
	one: Package,
	other: Package,
): number {
	return one.reduce((sum, value, issue) => {
		const worth = own.values[issue] ?? [];
		const range = Math.max(...worth) - Math.min(...worth);
		const apart = Math.abs((worth[value] ?? 0) - (worth[other[issue] ?? 0] ?? 0));
		const alike = range > 0 ? 1 - apart / range : Number(value === other[issue]);
		return sum + (weights[issue] ?? 0) * alike;
	}, 0);
}

/**
 * Two or three packages that are worth the same to me and differ most, so that a choice among them says what the other
 * side cares for: multiple equivalent simultaneous offers (Medvec and Galinsky, Negotiation 8(4), 2005). Each next one is
 * the farthest from those picked before (Gonzalez, Theoretical Computer Science 38, 1985).
 */
export function equivalents(
	own: Preferences,
	curve: readonly Package[],
	first: Package,
	count: 2 | 3,
): readonly Package[] {
	const evenly = own.weights.map(() => 1 / own.weights.length);
	const picked = [first];
	while (picked.length < count) {
		const closeness = (terms: Package) =>
			Math.max(...picked.map((other) => similarity(own, evenly, terms, other)));
		const next = most(curve, (terms) => -closeness(terms));
		if (next === undefined || closeness(next) >= 1) break;
		picked.push(next);
	}
	return picked;
}

/** The first of the best by some measure. */
export function most(
	curve: readonly Package[],
	measure: (terms: Package) => number,
): Package | undefined {
	let found: { terms: Package; value: number } | undefined;
	for (const terms of curve) {
		const value = measure(terms);
		if (found === undefined || value > found.value) found = { terms, value };
	}
	return found?.terms;
}
