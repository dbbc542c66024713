import { describe, expect, it } from "vitest";
import { z } from "zod";
import { mostInputTokens, promptHash, type Question, requestOf } from "./model.ts";

const question: Question = {
	model: "claude-opus-5-5",
	system: [
		{ text: "Rules.", stable: true },
		{ text: "Style.", stable: false },
	],
	prompt: "Zug um Zug: 80 €?",
	tools: [{ name: "accept", description: "Takes it.", schema: z.strictObject({}) }],
	maxTokens: 1_000,
	conversation: "n1",
	timeoutMs: 1_000,
};

describe("a prompt's hash", () => {
	it("does not change with what is not sent", () => {
		const elsewhere = { ...question, conversation: "n2", timeoutMs: 9 };
		expect(promptHash(elsewhere)).toBe(promptHash(question));
	});

	const others: Partial<Question>[] = [
		{ model: "claude-sonnet-5-5" },
		{ effort: "low" },
		{ system: [{ text: "Rules.", stable: true }] },
		{ system: question.system.map(({ text }) => ({ text, stable: true })) },
		{ prompt: "80?" },
		{ tools: [] },
		{
			tools: [{ name: "accept", description: "Takes it.", schema: z.object({ text: z.string() }) }],
		},
		{ maxTokens: 999 },
	];
	it.each(others)("changes with %o", (change) => {
		expect(promptHash({ ...question, ...change })).not.toBe(promptHash(question));
	});
});

describe("the request of a question", () => {
	it("leaves the effort out where the question does", () => {
		expect(requestOf(question)).not.toHaveProperty("output_config");
		expect(requestOf({ ...question, effort: "max" })).toMatchObject({
			output_config: { effort: "max" },
		});
	});

	it("marks nothing for the cache where nothing is stable", () => {
		const system = question.system.map(({ text }) => ({ text, stable: false }));
		expect(JSON.stringify(requestOf({ ...question, system }))).not.toContain("cache_control");
	});

	it("cannot have more tokens than bytes", () => {
		const bytes = Buffer.byteLength(JSON.stringify(requestOf(question)));
		expect(mostInputTokens(question)).toBeGreaterThan(bytes);
		const longer = { ...question, prompt: `${question.prompt}💶` };
		expect(mostInputTokens(longer)).toBe(mostInputTokens(question) + 4);
	});
});
