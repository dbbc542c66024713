import { metrics } from "@opentelemetry/api";
import { isMetric } from "@parley/contracts/conventions";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { Question, Usage } from "./models/model.ts";
import { countInference, countTurn } from "./turn-metrics.ts";

const recorded: [name: string, value: number, labels: object][] = [];
const instrument = (name: string) => ({
	add: (value: number, labels: object) => void recorded.push([name, value, labels]),
	record: (value: number, labels: object) => void recorded.push([name, value, labels]),
});
const meter = { createCounter: instrument, createHistogram: instrument };

beforeEach(() => {
	recorded.length = 0;
	metrics.disable();
	metrics.setGlobalMeterProvider({ getMeter: () => meter as never });
});

const BEGAN = "2026-01-05T09:00:00.000Z";
const ENDED = "2026-01-05T09:00:01.500Z";
const question: Question = {
	...{
		model: "claude-haiku-5-5",
		system: [],
		prompt: "",
		maxTokens: 1,
		conversation: "n1",
		timeoutMs: 1,
	},
	tools: [{ name: "accept", description: "", schema: z.object({}) }],
};
const usage: Usage = {
	...{ inputTokens: 900, outputTokens: 40, cacheReadTokens: 800, cacheWriteTokens: 0 },
	...{ thinkingTokens: 0, attempts: 1, presumedInputTokens: 0, presumedOutputTokens: 0 },
};

test("a turn is timed by the side that takes it", () => {
	countTurn("seller", BEGAN, ENDED);
	expect(recorded).toEqual([["parley.turn.duration", 1.5, { "parley.role": "seller" }]]);
});

test("a question to a model is timed and costed, under names that may leave the process", () => {
	const chose = { kind: "chose", tool: "accept", input: {}, text: null, stop: "tool_use" } as const;
	const reply = { ...chose, usage, model: question.model, requestId: null };
	countInference(question, reply, BEGAN, ENDED);

	expect(recorded.every(([name]) => isMetric(name))).toBe(true);
	expect(Object.fromEntries(recorded)).toMatchObject({
		"gen_ai.client.inference.duration": 1.5,
		"gen_ai.client.inference.usage.input_tokens": 900,
		"gen_ai.client.inference.usage.output_tokens": 40,
		"gen_ai.client.inference.usage.cache_read.input_tokens": 800,
		// To the millionth of a dollar: rounded up to a cent each, cheap questions would add up to a fortune.
		"parley.model.cost": 0.000118,
	});
	expect(JSON.stringify(recorded)).not.toContain("n1");
});

test("a model that gave no answer is counted by its reason", () => {
	const reply = {
		kind: "failed",
		why: "overloaded",
		stop: "529",
		text: null,
		usage: null,
	} as const;
	countInference(question, reply, BEGAN, ENDED);

	expect(recorded.map(([name]) => name)).toEqual([
		"gen_ai.client.inference.duration",
		"parley.model.refusals",
	]);
	expect(recorded[1]?.[2]).toMatchObject({ "parley.code": "overloaded" });
});
