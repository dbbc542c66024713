import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costOf } from "./prices.ts";
import { mostCost, mostOutputTokens, type Spending, tokensWithin, type Wish } from "./spending.ts";

const nothing: Spending = { deal: 0n, day: 0n, all: 0n };
const wish: Wish = {
	model: "claude-opus-5-5",
	inputTokens: 10_000,
	outputTokens: 2_000,
	fewest: 500,
	attempts: 1,
};
const MODELS = ["claude-opus-5-5", "claude-haiku-5-5", "claude-sonnet-4-6", "claude-fable-5-1"];

describe("what may still be asked for", () => {
	it("is all that is of use where nothing is limited, whatever the model costs", () => {
		const unpriced = { ...wish, model: "claude-fable-5-2" };
		expect(mostOutputTokens(nothing, {}, wish)).toBe(2_000);
		expect(mostOutputTokens(nothing, {}, unpriced)).toBe(2_000);
		expect(mostOutputTokens(nothing, { all: undefined }, unpriced)).toBe(2_000);
	});

	it("is nothing under a cap where the price is not known", () => {
		const unpriced = { ...wish, model: "claude-fable-5-2" };
		expect(mostOutputTokens(nothing, { all: 10n ** 12n }, unpriced)).toBe("cap");
	});

	it("is what the worst case leaves, to the token", () => {
		// 10,000 tokens written to the cache are 50,000 millionths, each token of the answer is 20.
		expect(mostOutputTokens(nothing, { deal: 90_000n }, wish)).toBe(2_000);
		expect(mostOutputTokens(nothing, { deal: 89_999n }, wish)).toBe(1_999);
		expect(mostOutputTokens(nothing, { deal: 60_000n }, wish)).toBe(500);
		expect(mostOutputTokens(nothing, { deal: 59_999n }, wish)).toBe("cap");
		expect(mostOutputTokens(nothing, { deal: 0n }, wish)).toBe("cap");
	});

	it.each(["deal", "day", "all"] as const)("heeds the cap on one %s beside the others", (span) => {
		const wide = { deal: 10n ** 9n, day: 10n ** 9n, all: 10n ** 9n };
		const spent = { ...nothing, [span]: 20_000n };
		expect(mostOutputTokens(spent, { ...wide, [span]: 90_000n }, wish)).toBe(1_000);
		expect(
			mostOutputTokens({ ...nothing, [span]: 91_000n }, { ...wide, [span]: 90_000n }, wish),
		).toBe("cap");
	});

	it("leaves room for every attempt", () => {
		expect(mostOutputTokens(nothing, { all: 180_000n }, { ...wish, attempts: 2 })).toBe(2_000);
		expect(mostOutputTokens(nothing, { all: 179_999n }, { ...wish, attempts: 2 })).toBe(1_999);
	});

	it("costs no more than is left, and one token more would", () => {
		for (const left of [60_000n, 73_210n, 89_999n]) {
			const most = Number(tokensWithin(left, wish));
			expect(mostCost(wish, most)).toBeLessThanOrEqual(left);
			expect(mostCost(wish, most + 1)).toBeGreaterThan(left);
		}
		expect(mostCost({ ...wish, model: "claude-fable-5-2" }, 1)).toBeUndefined();
	});

	it("keeps what is spent under every cap, whatever of it is billed", () => {
		const amount = fc.bigInt({ min: 0n, max: 2_000_000n });
		const spans = fc.record({ deal: amount, day: amount, all: amount });
		const wishes = fc.record({
			model: fc.constantFrom(...MODELS),
			inputTokens: fc.integer({ min: 1, max: 150_000 }),
			outputTokens: fc.integer({ min: 1, max: 50_000 }),
			fewest: fc.integer({ min: 1, max: 500 }),
			attempts: fc.integer({ min: 1, max: 4 }),
		});
		fc.assert(
			fc.property(spans, spans, wishes, fc.nat(), (spent, caps, one, lostOnes) => {
				const most = mostOutputTokens(spent, caps, one);
				if (most === "cap") return;
				const lost = lostOnes % (one.attempts + 1);
				const answered = lost < one.attempts ? 1 : 0;
				const cost = costOf(
					{
						inputTokens: 0,
						cacheReadTokens: 0,
						cacheWriteTokens: answered * one.inputTokens,
						outputTokens: answered * most,
						thinkingTokens: 0,
						attempts: one.attempts,
						presumedInputTokens: lost * one.inputTokens,
						presumedOutputTokens: lost * most,
					},
					one.model,
				);
				for (const span of ["deal", "day", "all"] as const)
					expect(spent[span] + (cost ?? 0n)).toBeLessThanOrEqual(caps[span]);
			}),
		);
	});
});
