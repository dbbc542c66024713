import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { recording, replaying } from "./cassette.ts";
import type { Failed, Model, Question, Reply, Usage, Why } from "./model.ts";

const calm = new AbortController().signal;
const usage: Usage = {
	inputTokens: 9,
	cacheWriteTokens: 0,
	cacheReadTokens: 0,
	outputTokens: 3,
	thinkingTokens: 0,
	attempts: 1,
	presumedInputTokens: 0,
	presumedOutputTokens: 0,
};
const chose = (share: number): Reply => ({
	kind: "chose",
	tool: "make_offer",
	input: { share },
	text: null,
	stop: "tool_use",
	usage,
	model: "claude-opus-5-5",
	requestId: "req_1",
});
const failed = (why: Why): Failed => ({ kind: "failed", why, stop: why, text: null, usage });

const ask = (prompt: string): Question => ({
	model: "claude-opus-5-5",
	system: [],
	prompt,
	tools: [{ name: "make_offer", description: "", schema: z.strictObject({ share: z.number() }) }],
	maxTokens: 100,
	conversation: "n1",
	timeoutMs: 1_000,
});

/** Answers each prompt as it is told and counts how often it was asked. */
function model(answers: Readonly<Record<string, Reply>>): Model & { asked: number } {
	return {
		asked: 0,
		async ask({ prompt }) {
			this.asked += 1;
			return answers[prompt] ?? failed("unavailable");
		},
	};
}

let folder: string;
let file: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "parley-cassette-"));
	file = join(folder, "answers.jsonl");
});
afterEach(() => rm(folder, { recursive: true }));

describe("a cassette", () => {
	it("gives the recorded answer to the same question and to no other", async () => {
		const recorder = await recording(file, model({ a: chose(0.1), b: chose(0.2) }));
		await recorder.ask(ask("a"), calm);
		await recorder.ask(ask("b"), calm);
		const player = await replaying(file);
		expect(await player.ask({ ...ask("a"), conversation: "n2" }, calm)).toEqual(chose(0.1));
		expect(await player.ask(ask("b"), calm)).toEqual(chose(0.2));
		for (const other of [ask("c"), { ...ask("a"), maxTokens: 99 }])
			expect(await player.ask(other, calm)).toMatchObject({ kind: "failed", why: "not_recorded" });
	});

	it.each(["refusal", "max_tokens", "no_tool_call"] as const)(
		"keeps a %s, which a model said",
		async (why) => {
			await (await recording(file, model({ a: failed(why) }))).ask(ask("a"), calm);
			expect(await (await replaying(file)).ask(ask("a"), calm)).toEqual(failed(why));
		},
	);

	it.each([
		"timeout",
		"overloaded",
		"rate_limited",
		"malformed",
		"unavailable",
		"not_recorded",
		"cap",
	] as const)("keeps no %s, which no model said", async (why) => {
		const recorder = await recording(file, model({ a: failed(why) }));
		expect(await recorder.ask(ask("a"), calm)).toEqual(failed(why));
		expect(await readFile(file, "utf8")).toBe("");
	});

	it("asks once for what it does not know, also when asked twice at once, and goes on where it was", async () => {
		const inner = model({ a: chose(0.1), b: chose(0.2) });
		const recorder = await recording(file, inner);
		await Promise.all([recorder.ask(ask("a"), calm), recorder.ask(ask("a"), calm)]);
		await recorder.ask(ask("a"), calm);
		expect(inner.asked).toBe(1);
		const later = await recording(file, inner);
		expect(await later.ask(ask("a"), calm)).toEqual(chose(0.1));
		await later.ask(ask("b"), calm);
		expect(inner.asked).toBe(2);
		expect((await readFile(file, "utf8")).trimEnd().split("\n")).toHaveLength(2);
	});

	it("neither keeps nor gives an answer in which a person's own words may be", async () => {
		const said = { ...ask("what I want"), isConfidential: true } as const;
		const inner = model({ "what I want": chose(0.3) });
		const recorder = await recording(file, inner);
		expect(await recorder.ask(said, calm)).toEqual(chose(0.3));
		expect(await recorder.ask(said, calm)).toEqual(chose(0.3));
		expect([inner.asked, await readFile(file, "utf8")]).toEqual([2, ""]);
		// Not even one that a cassette has from before.
		await recorder.ask(ask("what I want"), calm);
		for (const player of [await replaying(file), await recording(file, model({}))])
			expect(await player.ask(said, calm)).toMatchObject({ kind: "failed" });
	});

	it("says nothing of the prompt", async () => {
		await (await recording(file, model({ "Gouda, 80.00": chose(0.1) }))).ask(
			ask("Gouda, 80.00"),
			calm,
		);
		expect(await readFile(file, "utf8")).not.toContain("Gouda");
	});

	it("counts the first of two answers to a question", async () => {
		await (await recording(file, model({ a: chose(0.1) }))).ask(ask("a"), calm);
		const line = await readFile(file, "utf8");
		await writeFile(file, `${line}${line.replace("0.1", "0.9")}`);
		expect(await (await replaying(file)).ask(ask("a"), calm)).toEqual(chose(0.1));
	});

	it.each(["{", "{}", '{"promptHash":"00","answer":{"kind":"chose"}}'])(
		"is not read when a line is %s",
		async (line) => {
			await writeFile(file, `\n${line}\n`);
			await expect(replaying(file)).rejects.toThrow("Line 2 of");
			await expect(recording(file, model({}))).rejects.toThrow("is not a recorded answer");
		},
	);

	it("has to be there to be replayed", async () => {
		await expect(replaying(file)).rejects.toThrow("Record them first.");
	});

	it("hears that the process is to stop", async () => {
		const recorder = await recording(file, model({}));
		await expect(recorder.ask(ask("a"), AbortSignal.abort())).rejects.toThrow("aborted");
		await expect((await replaying(file)).ask(ask("a"), AbortSignal.abort())).rejects.toThrow(
			"aborted",
		);
	});
});
