import { describe, expect, it } from "vitest";
import type { Usage } from "./model.ts";
import { costOf, dollarsOf, microsOf, PRICE_VERSION, priceOf } from "./prices.ts";

const nothing: Usage = {
	inputTokens: 0,
	cacheWriteTokens: 0,
	cacheReadTokens: 0,
	outputTokens: 0,
	thinkingTokens: 0,
	attempts: 1,
	presumedInputTokens: 0,
	presumedOutputTokens: 0,
};
const million = 1_000_000;

describe("the cost of a question", () => {
	it.each([
		["claude-fable-5-1", 10_000_000n, 50_000_000n, 12_500_000n, 250_000n],
		["claude-opus-5-5", 4_000_000n, 20_000_000n, 5_000_000n, 200_000n],
		["claude-opus-5", 5_000_000n, 25_000_000n, 6_250_000n, 500_000n],
		["claude-sonnet-5-5", 2_000_000n, 10_000_000n, 2_500_000n, 100_000n],
		["claude-haiku-4-5-20251001", 1_000_000n, 5_000_000n, 1_250_000n, 100_000n],
	])(
		"is, for a million tokens of %s, as its provider's list says",
		(model, input, output, write, read) => {
			const cost = (usage: Partial<Usage>) => costOf({ ...nothing, ...usage }, model);
			expect(cost({ inputTokens: million })).toBe(input);
			expect(cost({ outputTokens: million })).toBe(output);
			expect(cost({ cacheWriteTokens: million })).toBe(write);
			expect(cost({ cacheReadTokens: million })).toBe(read);
			expect(cost({ thinkingTokens: million })).toBe(0n);
		},
	);

	it("is higher for every token where the prompt is long, and its cached part makes it long", () => {
		const cost = (usage: Partial<Usage>) => costOf({ ...nothing, ...usage }, "claude-haiku-5-5");
		expect(cost({ inputTokens: 100_000, outputTokens: 1_000 })).toBe(10_500n);
		expect(cost({ inputTokens: 100_001, outputTokens: 1_000 })).toBe(52_501n);
		expect(cost({ inputTokens: 1, cacheReadTokens: 100_000 })).toBe(5_001n);
	});

	it("counts in full what may have been billed for an answer that never came", () => {
		const lost = { presumedInputTokens: million, presumedOutputTokens: million };
		expect(costOf({ ...nothing, ...lost }, "claude-opus-5-5")).toBe(25_000_000n);
	});

	it("is rounded up, so that no sum of them is too small", () => {
		expect(costOf({ ...nothing, cacheReadTokens: 1 }, "claude-haiku-5-5")).toBe(1n);
		expect(dollarsOf(1n)).toEqual({ minor: "1", currency: "USD" });
		expect(dollarsOf(10_000n)).toEqual({ minor: "1", currency: "USD" });
		expect(dollarsOf(10_001n)).toEqual({ minor: "2", currency: "USD" });
		expect(dollarsOf(0n)).toEqual({ minor: "0", currency: "USD" });
	});

	it.each(["claude-fable-5-2", "claude-opus-5-6", "gpt-5", "constructor", ""])(
		"is not known for %s, and nothing is guessed from its name",
		(model) => {
			expect(costOf(nothing, model)).toBeUndefined();
			expect(priceOf(model, 0)).toBeUndefined();
		},
	);
});

it("has a day on which its prices were read", () => {
	expect(PRICE_VERSION).toMatch(/^\d{4}-\d\d-\d\d$/);
});

it("reads an amount in dollars and no other currency", () => {
	expect(microsOf({ minor: "150", currency: "USD" })).toBe(1_500_000n);
	expect(microsOf({ minor: "150", currency: "EUR" })).toBeUndefined();
});
