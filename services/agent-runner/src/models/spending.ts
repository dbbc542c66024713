import { priceOf } from "./prices.ts";

/** Millionths of a dollar for one deal, on one day, and in all. */
export interface Spending {
	readonly deal: bigint;
	readonly day: bigint;
	readonly all: bigint;
}

/** What may be spent; what is left out is not limited. */
export type Caps = { readonly [Span in keyof Spending]?: bigint | undefined };

export interface Wish {
	readonly model: string;
	/** The most input tokens one attempt can be billed for. */
	readonly inputTokens: number;
	/** The most output tokens that are of use, and the fewest. */
	readonly outputTokens: number;
	readonly fewest: number;
	/** How often the question may be sent, each time to be billed in the worst case. */
	readonly attempts: number;
}

/** How long an answer may get so that the caps hold even if every attempt of this question is billed at its worst. */
export const mostOutputTokens = (spent: Spending, caps: Caps, wish: Wish): number | "cap" =>
	tokensWithin(leftOf(spent, caps), wish);

/** How long an answer may get where so many millionths of a dollar are left; nothing where they are not limited. */
export function tokensWithin(left: bigint | undefined, wish: Wish): number | "cap" {
	if (left === undefined) return wish.outputTokens;
	const price = priceOf(wish.model, wish.inputTokens * wish.attempts);
	// Without a price nobody can say that a cap holds.
	if (price === undefined) return "cap";
	const each = (left * 1_000n) / BigInt(wish.attempts);
	// To write the whole prompt into the cache is the dearest a prompt can be.
	const forOutput = each - BigInt(wish.inputTokens) * BigInt(price.cacheWrite);
	const affordable = forOutput < 0n ? 0n : forOutput / BigInt(price.output);
	if (affordable < BigInt(wish.fewest)) return "cap";
	return affordable < BigInt(wish.outputTokens) ? Number(affordable) : wish.outputTokens;
}

/** What a question can cost at most, every attempt billed at its worst; nothing where its model has no price we know. */
export function mostCost(
	{ model, inputTokens, attempts }: Pick<Wish, "model" | "inputTokens" | "attempts">,
	outputTokens: number,
): bigint | undefined {
	const price = priceOf(model, inputTokens * attempts);
	if (price === undefined) return undefined;
	const nanos =
		BigInt(inputTokens) * BigInt(price.cacheWrite) + BigInt(outputTokens) * BigInt(price.output);
	return (nanos * BigInt(attempts) + 999n) / 1_000n;
}

function leftOf(spent: Spending, caps: Caps): bigint | undefined {
	let least: bigint | undefined;
	for (const span of ["deal", "day", "all"] as const) {
		const cap = caps[span];
		if (cap === undefined) continue;
		const left = cap - spent[span];
		if (least === undefined || left < least) least = left;
	}
	return least;
}
