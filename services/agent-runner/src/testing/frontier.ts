import type { Package, Preferences } from "../domain/issues/package.ts";
import { type Domain, packages, utility } from "./issue-domain.ts";

/*
 * What two sides could reach at best, seen by somebody who knows both: for tests and for reports after the fact. An agent
 * knows only its own half. The solutions are those of cooperative bargaining, over packages that neither side would refuse.
 */

export type Two = readonly [Preferences, Preferences];

export interface Point {
	readonly terms: Package;
	readonly utilities: readonly [number, number];
}

/** Every package with what it is worth to either. */
export function points(domain: Domain, [one, other]: Two): Point[] {
	return packages(domain).map((terms) => ({
		terms,
		utilities: [utility(one, terms), utility(other, terms)],
	}));
}

/** The points that no other betters for one side without costing the other, best for the first side first; of equals one. */
export function pareto(all: readonly Point[]): Point[] {
	const frontier: Point[] = [];
	for (const point of all.toSorted(
		(a, b) => b.utilities[0] - a.utilities[0] || b.utilities[1] - a.utilities[1],
	))
		if (point.utilities[1] > (frontier.at(-1)?.utilities[1] ?? Number.NEGATIVE_INFINITY))
			frontier.push(point);
	return frontier;
}

/** The best point by some measure of both gains over no agreement; of equals the one with the larger sum. */
type Solution = (all: readonly Point[], sides: Two) => Point | undefined;

/** The largest product of gains (Nash, "The bargaining problem", Econometrica 18, 1950). */
export const nash: Solution = (all, sides) => best(all, sides, ([one, other]) => one * other);

/** The largest equal part of what each could gain at most (Kalai and Smorodinsky, Econometrica 43, 1975). */
export const kalaiSmorodinsky: Solution = (all, sides) => {
	const gains = rational(all, sides).map((point) => gainsOf(point, sides));
	const most = [0, 1].map((side) => Math.max(...gains.map((both) => both[side] ?? 0)));
	const part = (gain: number, side: number) => (most[side] ? gain / most[side] : 1);
	return best(all, sides, ([one, other]) => Math.min(part(one, 0), part(other, 1)));
};

/** The largest smaller gain (Kalai, "Proportional solutions to bargaining situations", Econometrica 45, 1977). */
export const egalitarian: Solution = (all, sides) =>
	best(all, sides, ([one, other]) => Math.min(one, other));

/** The largest sum of gains. */
export const welfare: Solution = (all, sides) => best(all, sides, ([one, other]) => one + other);

/** The sum of gains as a part of the largest that could be had; nothing where nobody could gain. */
export function surplusEfficiency(
	point: Point,
	all: readonly Point[],
	sides: Two,
): number | undefined {
	const most = welfare(all, sides);
	const [one, other] = most === undefined ? [0, 0] : gainsOf(most, sides);
	const [mine, theirs] = gainsOf(point, sides);
	return one + other > 0 ? (mine + theirs) / (one + other) : undefined;
}

/** The points that neither side would refuse. */
export function rational(all: readonly Point[], sides: Two): Point[] {
	return all.filter((point) => gainsOf(point, sides).every((gain) => gain >= 0));
}

function gainsOf({ utilities }: Point, sides: Two): readonly [number, number] {
	return [utilities[0] - sides[0].reservation, utilities[1] - sides[1].reservation];
}

function best(
	all: readonly Point[],
	sides: Two,
	measure: (gains: readonly [number, number]) => number,
): Point | undefined {
	const rated = rational(all, sides).map((point) => {
		const gains = gainsOf(point, sides);
		return { point, value: measure(gains), sum: gains[0] + gains[1] };
	});
	return rated.toSorted((a, b) => b.value - a.value || b.sum - a.sum)[0]?.point;
}
