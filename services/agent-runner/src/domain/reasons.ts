import { formatMoney } from "@parley/contracts/amount";
import { moneyOf } from "@parley/contracts/money";
import type { Estimate } from "./tactics/opponent.ts";

/* What an engine weighed, in sentences that are recorded with the turn and shown to nobody but its principal. */

/** Why this listing is looked at next; nothing where there was no choice. */
export function promising(looks: number, hasOffer: boolean): readonly string[] {
	if (hasOffer)
		return ["This listing promises more than the offer in hand, with what looking costs."];
	return looks > 1 ? [`Of ${looks} listings worth a look, this one promises most.`] : [];
}

export const settled: readonly string[] = [
	"No listing that is left promises more than the offer in hand, with what looking costs.",
];

/** Where the offers of the other side point; nothing as long as they say nothing. */
export const pointing = (told: Estimate | undefined, currency: string): readonly string[] =>
	told === undefined ? [] : [`The other side's offers point to ${between(told, currency)}.`];

export const hopeless = (told: Estimate | undefined, currency: string): readonly string[] => [
	told === undefined
		? "Half the rounds are gone, and the other side's price is out of all reach."
		: `The other side's offers point to ${between(told, currency)}, and no price there will do.`,
];

export const superseded = (told: Estimate, currency: string): readonly string[] => [
	`The other side's offers point to ${between(told, currency)}; a listing not looked at yet promises more.`,
];

const between = ({ reserve: { lowest, highest } }: Estimate, currency: string): string => {
	const [from, to] = [lowest, highest].map((minor) => formatMoney(moneyOf(minor, currency)));
	return from === to ? `${from}` : `between ${from} and ${to}`;
};
