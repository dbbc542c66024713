import type { Refusal } from "@parley/contracts/command";
import { minorOf } from "@parley/contracts/money";
import { addsUp, currenciesOf, type Terms } from "@parley/contracts/terms";
import type { Opening } from "./state.ts";

interface Offered {
	readonly listing: string;
	readonly revision: number;
	readonly terms: Terms;
	readonly expiresAt: string;
}

/** An offer is all-in, adds up, and is for this negotiation's listing, revision, quantity and currency (rules 4 and 6). */
export function checkTerms(
	{ listing, revision, terms, expiresAt }: Offered,
	opening: Opening,
	at: string,
): Refusal | undefined {
	if (listing !== opening.listing)
		return {
			code: "WRONG_LISTING",
			because: "The offer is for another listing than this negotiation.",
		};
	if (revision !== opening.revision)
		return {
			code: "REVISION_MISMATCH",
			because: "The offer is for another revision of the listing than this negotiation.",
		};
	if (terms.quantity !== opening.quantity)
		return {
			code: "QUANTITY_MISMATCH",
			because: "The offer is for another quantity than this negotiation.",
		};
	if (currenciesOf(terms).some((currency) => currency !== opening.currency))
		return {
			code: "WRONG_CURRENCY",
			because: `This market trades in ${opening.currency}; nothing is converted silently.`,
		};
	if (!addsUp(terms))
		return { code: "TOTAL_MISMATCH", because: "The total is not the price plus the fees." };
	if (!(minorOf(terms.price) > 0n))
		return { code: "PRICE_NOT_POSITIVE", because: "A price must be more than nothing." };
	if (!(at < expiresAt))
		return { code: "EXPIRY_PASSED", because: "The offer would have expired before it was made." };
	if (!(expiresAt <= opening.deadline))
		return {
			code: "EXPIRY_AFTER_DEADLINE",
			because: "An offer cannot outlive its negotiation's deadline.",
		};
	return undefined;
}
