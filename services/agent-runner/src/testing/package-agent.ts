import type { Package, Preferences } from "../domain/issues/package.ts";
import { most, similarity } from "../domain/issues/trade-off.ts";
import { alpha } from "../domain/tactics/time-dependent.ts";
import { frequencyModel } from "./frequency-model.ts";
import { isoCurve } from "./iso-curve.ts";
import { type Domain, ideal, packages, utility } from "./issue-domain.ts";

/** How much what they asked for most often counts beside likeness to their last offer: it decides between near equals. */
const OFTEN = 0.1;

/** What one agent may see of a negotiation about several issues, plus what its own side wants. */
export interface View {
	readonly domain: Domain;
	readonly own: Preferences;
	/** Faratin's beta: below 1 holds out, above 1 gives in early. */
	readonly beta: number;
	/** The round this move belongs to, from 1 to `maxRounds`; a round is one offer by each side. */
	readonly round: number;
	readonly maxRounds: number;
	/** My offers and theirs so far, oldest first. */
	readonly mine: readonly Package[];
	readonly theirs: readonly Package[];
}

export type Step =
	| { readonly kind: "offer"; readonly terms: Package }
	| { readonly kind: "accept" }
	/** There is no package this side could live with. */
	| { readonly kind: "leave" };

/**
 * How much the next offer is to be worth to me. The first is the best there is, whatever the clock: it costs nothing and
 * tells the other side what I care for. Then the time-dependent curve, down to the reservation value and never below it.
 */
export function target({ own, beta, round, maxRounds, mine }: View): number {
	const best = ideal(own);
	if (mine.length === 0) return best;
	return best - (best - own.reservation) * alpha(Math.min(1, round / maxRounds), beta);
}

/** The next move: of the packages worth my target the one most like their last offer, or that offer if it is as good. */
export function next(view: View): Step {
	const { domain, own, theirs, round, maxRounds } = view;
	const curve = isoCurve(own, packages(domain), target(view));
	const model = frequencyModel(domain, theirs);
	const last = theirs.at(-1);
	const terms = last
		? most(
				curve,
				(candidate) =>
					similarity(own, model.weights, candidate, last) + OFTEN * utility(model, candidate),
			)
		: most(curve, (candidate) => utility(own, candidate));
	if (terms === undefined) return { kind: "leave" };
	const standing = last === undefined ? Number.NEGATIVE_INFINITY : utility(own, last);
	const enough = standing >= utility(own, terms) || round * 100 >= maxRounds * 98;
	return standing >= own.reservation && enough ? { kind: "accept" } : { kind: "offer", terms };
}
