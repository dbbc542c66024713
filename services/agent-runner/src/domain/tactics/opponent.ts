import { atLeastAsGood, type Side, type Table } from "./table.ts";
import { alpha } from "./time-dependent.ts";

/*
 * What the other side's offers say of where they will end. The offers are regressed on the time-dependent curve of
 * Faratin, Sierra and Jennings (1998), x(t) = opening + alpha(t) (reserve - opening), alpha(t) = t^(1/beta). For a given
 * beta this is a straight line in alpha, so least squares has a closed form; beta itself is tried on a grid. What comes
 * out is the interval of the profile likelihood (Venzon and Moolgavkar, Applied Statistics 37, 1988): every reserve for
 * which some beta and some opening fit the offers nearly as well as the best do. The width is the point: early offers of
 * one who holds out say almost nothing, and a single number would hide that.
 */

export interface Estimate {
	/** The worst price the other side may accept, from the best for it to the best for me. */
	readonly reserve: { readonly lowest: bigint; readonly highest: bigint };
	readonly beta: { readonly lowest: number; readonly highest: number };
}

/** Below this many offers a curve of three unknowns says nothing. */
const FEWEST = 3;
/** Exponents from far beyond our Boulware to far beyond our conceder, eight to an octave. */
const BETAS = Array.from({ length: 65 }, (_, index) => 2 ** (index / 8 - 4));
/** What offers are taken to scatter by before they show it themselves: a share of the price, counted as so many offers. */
const SCATTER = 0.01;
const SCATTER_COUNTS = 2;
/** Student's t, two-sided 95 %, by degrees of freedom; the normal's beyond. */
const STUDENT = [12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

interface Line {
	readonly beta: number;
	/** What the line reaches at t = 1. */
	readonly reserve: number;
	readonly residual: number;
	/** The variance of `reserve` for a variance of 1 of the offers. */
	readonly spread: number;
}

/**
 * Where the other side of a table may end. `bound` is how far it could go at all, which is known without any offer: a
 * seller to nothing, a buyer to the asking price. Nothing is claimed from fewer than three offers, and no more than
 * that bound of one who may only be answering my own moves.
 */
export function estimate(table: Table, bound: bigint): Estimate | undefined {
	const last = table.theirs.at(-1);
	if (last === undefined || table.theirs.length < FEWEST) return undefined;
	const offers = table.theirs.map((price, index) => ({
		t: (index + 1) / table.maxRounds,
		price: Number(price),
	}));
	// So early in a very long negotiation that the steepest curves are flat to a double, those are left out.
	const lines = BETAS.map((beta) => lineAt(beta, offers)).filter(({ reserve }) =>
		Number.isFinite(reserve),
	);
	const best = Math.min(...lines.map(({ residual }) => residual));
	const freedom = offers.length - FEWEST + SCATTER_COUNTS;
	const prior = SCATTER_COUNTS * (SCATTER * Number(last)) ** 2;
	const variance = Math.max(1, (prior + best) / freedom);
	const allowed = best + variance * (STUDENT[freedom - 1] ?? 1.96) ** 2;
	const fitting = lines.filter(({ residual }) => residual <= allowed);
	const betas = fitting.map(({ beta }) => beta);
	const reaches = ({ residual, spread }: Line) => Math.sqrt((allowed - residual) * spread);
	const [least, most] = bound < last ? [bound, last] : [last, bound];
	const within = (price: number): bigint =>
		price <= Number(least) ? least : price >= Number(most) ? most : BigInt(Math.round(price));
	const reserve = mayEcho(table, variance)
		? { lowest: least, highest: most }
		: {
				lowest: within(Math.min(...fitting.map((line) => line.reserve - reaches(line)))),
				highest: within(Math.max(...fitting.map((line) => line.reserve + reaches(line)))),
			};
	return { reserve, beta: { lowest: Math.min(...betas), highest: Math.max(...betas) } };
}

/** The price of the interval that is best for a side, and the one that the other side is surest to accept. */
export const kindest = ({ reserve }: Estimate, side: Side): bigint =>
	side === "buyer" ? reserve.lowest : reserve.highest;
export const surest = ({ reserve }: Estimate, side: Side): bigint =>
	side === "buyer" ? reserve.highest : reserve.lowest;

/**
 * Whether their interval leaves no price that my limit allows. It is a hint, for instance to look elsewhere or to leave
 * early, and never a limit: the other side may still change its mind, and only the mandate says what may be accepted.
 */
export function excludesAgreement(told: Estimate, { side, limit }: Table): boolean {
	return !atLeastAsGood(side, kindest(told, side), limit);
}

/**
 * Whether most of their moves could be relative tit-for-tat, the proportion by which I moved just before: such offers
 * follow me and not a curve, so where they go says nothing of where they would stop.
 */
function mayEcho({ side, mine, theirs }: Table, variance: number): boolean {
	// A buyer opens, so when a seller's offer was made, the buyer's of the same round was on the table.
	const known = side === "buyer" ? 1 : 0;
	const steps = theirs.slice(1).flatMap((price, index) => {
		const [before, after] = [mine[index - 1 + known], mine[index + known]];
		const last = theirs[index];
		if (before === undefined || after === undefined || last === undefined || after === 0n)
			return [];
		return [Number(price) - (Number(last) * Number(before)) / Number(after)];
	});
	// Both the offer and the one it is reckoned from scatter, hence twice the variance.
	const close = steps.filter((missed) => missed ** 2 <= 2 * variance);
	return steps.length === 0 || close.length * 2 >= steps.length;
}

/** The least-squares line through the offers for one beta. */
function lineAt(beta: number, offers: readonly { t: number; price: number }[]): Line {
	const points = offers.map(({ t, price }) => ({ x: alpha(t, beta), y: price }));
	const count = points.length;
	const x = points.reduce((sum, point) => sum + point.x, 0) / count;
	const y = points.reduce((sum, point) => sum + point.y, 0) / count;
	const square = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
	const slope = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / square;
	return {
		beta,
		reserve: y + slope * (1 - x),
		residual: points.reduce((sum, point) => sum + (point.y - y - slope * (point.x - x)) ** 2, 0),
		spread: 1 / count + (1 - x) ** 2 / square,
	};
}
