import type { Open } from "./state.ts";
import { isStalling } from "./suggestion.ts";

/**
 * Whether a move may end the talks, as far as can be told before it is decided: an acceptance, a deadline, and any other
 * where somebody's offers are used up or both have begun to repeat themselves (rule 7). Nothing else ever ends them as an
 * impasse or as ambiguous.
 */
export function mayEnd(
	type: string,
	{ reason }: Readonly<Record<string, unknown>>,
	state: Pick<Open, "offers" | "opening">,
): boolean {
	if (type === "AcceptOffer") return true;
	if (type === "EndNegotiation") return reason === "deadline";
	const { maxRounds } = state.opening;
	const isSpent = Object.values(state.offers).some((offers) => offers.length >= maxRounds);
	return isSpent || isStalling(state);
}
