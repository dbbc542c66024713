import type { Package, Preferences } from "../domain/issues/package.ts";
import { ideal, utility } from "./issue-domain.ts";

/** Packages of discrete values are rarely worth exactly the same; these parts of all there is to gain count as equal. */
const SAME = 0.05;

/** The packages worth what I aim for and hardly more: my iso-utility curve. Never one worth less. */
export function isoCurve(
	own: Preferences,
	all: readonly Package[],
	target: number,
): readonly Package[] {
	const enough = all
		.map((terms) => ({ terms, worth: utility(own, terms) }))
		.filter(({ worth }) => worth >= target);
	const least = enough.reduce((low, { worth }) => Math.min(low, worth), Number.POSITIVE_INFINITY);
	const reach = least + SAME * (ideal(own) - own.reservation);
	return enough.filter(({ worth }) => worth <= reach).map(({ terms }) => terms);
}
