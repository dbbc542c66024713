import { type Money, minorOf, moneyOf } from "@parley/contracts/money";
import type { Usage } from "./model.ts";

/** The day on which the table below was read from the provider's list. */
export const PRICE_VERSION = "2026-11-23";

const PRICE_NUMBER = Number(PRICE_VERSION.replaceAll("-", ""));

/** Thousandths of a dollar for a million tokens, which is billionths of a dollar for one. */
export interface Price {
	readonly input: number;
	/** Kept for five minutes, the only kind we ask for. */
	readonly cacheWrite: number;
	readonly cacheRead: number;
	readonly output: number;
}

const price = (input: number, cacheWrite: number, cacheRead: number, output: number): Price => ({
	input,
	cacheWrite,
	cacheRead,
	output,
});

const FABLE_5_1 = price(10_000, 12_500, 250, 50_000);
const FABLE_5 = price(10_000, 12_500, 1_000, 50_000);
const OPUS = price(5_000, 6_250, 500, 25_000);
const SONNET_4 = price(3_000, 3_750, 300, 15_000);

/** A model that is not here has no price we know, Fable 5.2 and Mythos 5.2 among them. */
const PRICES: Readonly<Record<string, Price>> = {
	"claude-fable-5-1": FABLE_5_1,
	"claude-mythos-5-1": FABLE_5_1,
	"claude-fable-5": FABLE_5,
	"claude-mythos-5": FABLE_5,
	"claude-opus-5-5": price(4_000, 5_000, 200, 20_000),
	"claude-opus-5": OPUS,
	"claude-opus-4-8": OPUS,
	"claude-opus-4-7": OPUS,
	"claude-opus-4-6": OPUS,
	"claude-opus-4-5": OPUS,
	"claude-sonnet-5-5": price(2_000, 2_500, 100, 10_000),
	"claude-sonnet-5": price(2_000, 2_500, 200, 10_000),
	"claude-sonnet-4-6": SONNET_4,
	"claude-sonnet-4-5": SONNET_4,
	"claude-haiku-5-5": price(100, 125, 10, 500),
	"claude-haiku-4-5": price(1_000, 1_250, 100, 5_000),
};

/** A longer prompt than so many tokens makes every token of its request dearer. */
const LONG_PROMPTS: Readonly<Record<string, { readonly above: number; readonly price: Price }>> = {
	"claude-haiku-5-5": { above: 100_000, price: price(500, 625, 50, 2_500) },
};

/** What a model's tokens cost in a request with so long a prompt; nothing where the model has no price we know. */
export function priceOf(model: string, promptTokens: number): Price | undefined {
	const name = model.replace(/-20\d{6}$/, "");
	if (!Object.hasOwn(PRICES, name)) return undefined;
	const long = LONG_PROMPTS[name];
	return long !== undefined && promptTokens > long.above ? long.price : PRICES[name];
}

const NANOS_IN_MICRO = 1_000n;
const MICROS_IN_CENT = 10_000n;

const roundedUp = (amount: bigint, unit: bigint): bigint => (amount + unit - 1n) / unit;

/** In millionths of a dollar, rounded up; what is only presumed to be billed is counted in full. */
export function costOf(usage: Usage, model: string): bigint | undefined {
	const prompt = usage.inputTokens + usage.cacheWriteTokens + usage.cacheReadTokens;
	const paid = priceOf(model, prompt);
	const presumed = priceOf(model, usage.presumedInputTokens);
	if (paid === undefined || presumed === undefined) return undefined;
	const nanos =
		BigInt(usage.inputTokens) * BigInt(paid.input) +
		BigInt(usage.cacheWriteTokens) * BigInt(paid.cacheWrite) +
		BigInt(usage.cacheReadTokens) * BigInt(paid.cacheRead) +
		BigInt(usage.outputTokens) * BigInt(paid.output) +
		BigInt(usage.presumedInputTokens) * BigInt(presumed.cacheWrite) +
		BigInt(usage.presumedOutputTokens) * BigInt(presumed.output);
	return roundedUp(nanos, NANOS_IN_MICRO);
}

/** What was used, as facts carry it: with what it cost in millionths of a dollar, where the model has a price we know. */
export function pricedUsage(usage: Usage, model: string): Readonly<Record<string, number>> {
	const micros = costOf(usage, model);
	return micros === undefined
		? usage
		: { ...usage, microDollars: Number(micros), priceVersion: PRICE_NUMBER };
}

/** As facts carry it, rounded up to a cent. Sums are made of what `costOf` says, so that they round up once. */
export const dollarsOf = (micros: bigint): Money =>
	moneyOf(roundedUp(micros, MICROS_IN_CENT), "USD");

/** An amount in millionths of a dollar. Models are paid in dollars, and nothing is converted. */
export const microsOf = (amount: Money): bigint | undefined =>
	amount.currency === "USD" ? minorOf(amount) * MICROS_IN_CENT : undefined;
