import type { Package, Preferences } from "../domain/issues/package.ts";
import type { Domain } from "./issue-domain.ts";

/*
 * What the other side seems to want, from its offers alone: the frequency model of HardHeaded (van Krimpen, Looije and
 * Hajizadeh, "HardHeaded", in: Complex automated negotiations, 2013). A value that is asked for often is worth much, and an
 * issue that stays the same from one offer to the next weighs much.
 */

/** How much an unchanged issue gains before all are brought to a sum of 1 again. */
const GAIN = 0.2;

/** Without an offer all issues weigh the same and no value is better than another. */
export function frequencyModel(domain: Domain, offers: readonly Package[]): Preferences {
	const counts = domain.map(({ values }) => values.map(() => 0));
	let weights = domain.map(() => 1 / domain.length);
	for (const [index, offer] of offers.entries()) {
		const before = offers[index - 1];
		for (const [issue, value] of offer.entries()) {
			const seen = counts[issue];
			if (seen?.[value] !== undefined) seen[value] += 1;
		}
		if (before !== undefined)
			weights = normalised(
				weights.map((weight, issue) => weight + (before[issue] === offer[issue] ? GAIN : 0)),
			);
	}
	return {
		weights,
		values: counts.map((seen) => seen.map((count) => count / Math.max(1, ...seen))),
		reservation: 0,
	};
}

function normalised(weights: readonly number[]): number[] {
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return weights.map((weight) => weight / sum);
}
