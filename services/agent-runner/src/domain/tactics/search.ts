import type { Side } from "./table.ts";

/*
 * When to keep looking: Weitzman, "Optimal search for the best alternative", Econometrica 47 (1979), without discounting.
 * Every place one has not looked yet has a reservation value z, which solves c = integral from z of (x - z) dF(x): the
 * prize in hand at which a look there is worth exactly what it costs. Look where z is highest; stop when what is in hand
 * is at least every z that remains. F is the history of comparable prices, each as likely as the others.
 */

/** A place to look: what comparable ones have paid, in minor units, and what it costs to look. */
export interface Prospect {
	readonly rewards: readonly bigint[];
	readonly cost: bigint;
}

/**
 * The reservation value, or nothing where there is no history to judge by, or a look that costs nothing has no end.
 * It is cut to a whole minor unit downwards: where both are worth the same, one stops.
 */
export function reservationValue({ rewards, cost }: Prospect): bigint | undefined {
	if (rewards.length === 0 || cost <= 0n) return undefined;
	const best = rewards.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0));
	const needed = cost * BigInt(best.length);
	let sum = 0n;
	// With the k best rewards above z, n c = sum - k z; the smallest k whose z is not below the next reward is the right one.
	for (const [index, reward] of best.entries()) {
		sum += reward;
		const above = BigInt(index + 1);
		const next = best[index + 1];
		if (next === undefined || sum - needed >= next * above) return floorOf(sum - needed, above);
	}
	return undefined;
}

/** The dearest price a buyer, or the cheapest a seller, should settle for while so much history is one look away. */
export function reservationPrice(
	side: Side,
	prices: readonly bigint[],
	cost: bigint,
): bigint | undefined {
	const sign = side === "buyer" ? -1n : 1n;
	const value = reservationValue({ rewards: prices.map((price) => sign * price), cost });
	return value === undefined ? undefined : sign * value;
}

/** Where to look, best first, without the places that cannot be judged. Equals stay in the order they came in. */
export function searchOrder<T extends Prospect>(
	prospects: readonly T[],
): readonly { readonly prospect: T; readonly value: bigint }[] {
	return prospects
		.flatMap((prospect) => {
			const value = reservationValue(prospect);
			return value === undefined ? [] : [{ prospect, value }];
		})
		.toSorted((a, b) => (a.value < b.value ? 1 : a.value > b.value ? -1 : 0));
}

/** Whether another look is worth its cost, given the best that is in hand and the values of what remains. */
export function keepLooking(inHand: bigint, remaining: readonly bigint[]): boolean {
	return remaining.some((value) => value > inHand);
}

/** Division of whole numbers that rounds down below zero too. */
function floorOf(amount: bigint, by: bigint): bigint {
	const quotient = amount / by;
	return amount % by < 0n ? quotient - 1n : quotient;
}
