import type { Package } from "../domain/issues/package.ts";
import type { Two } from "./frontier.ts";
import type { Domain } from "./issue-domain.ts";
import { next, type View } from "./package-agent.ts";

export interface Session {
	/** What was agreed; `undefined` where nothing was. */
	readonly agreed: Package | undefined;
	/** The offers of the first side, who opens, and of the second. */
	readonly offers: readonly [readonly Package[], readonly Package[]];
}

/** The protocol in small: alternating offers; the first side opens and may still accept the second's last offer. */
export function negotiate(
	domain: Domain,
	sides: Two,
	betas: readonly [number, number],
	maxRounds: number,
): Session {
	const offers: [Package[], Package[]] = [[], []];
	const viewOf = (side: 0 | 1, round: number): View => ({
		domain,
		own: sides[side],
		beta: betas[side],
		round,
		maxRounds,
		mine: offers[side],
		theirs: offers[side === 0 ? 1 : 0],
	});
	for (let round = 1; round <= maxRounds; round++)
		for (const side of [0, 1] as const) {
			const step = next(viewOf(side, round));
			if (step.kind === "leave") return { agreed: undefined, offers };
			if (step.kind === "accept") return { agreed: offers[side === 0 ? 1 : 0].at(-1), offers };
			offers[side].push(step.terms);
		}
	const accepted = next(viewOf(0, maxRounds)).kind === "accept";
	return { agreed: accepted ? offers[1].at(-1) : undefined, offers };
}
