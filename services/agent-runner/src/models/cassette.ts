import { appendFile, readFile } from "node:fs/promises";
import { digest } from "@parley/contracts/id";
import { z } from "zod";
import { type Model, promptHash, type Question, type Reply } from "./model.ts";

const count = z.int().min(0);
const usage = z.strictObject({
	inputTokens: count,
	cacheWriteTokens: count,
	cacheReadTokens: count,
	outputTokens: count,
	thinkingTokens: count,
	attempts: count,
	presumedInputTokens: count,
	presumedOutputTokens: count,
});
const said = { text: z.string().nullable(), stop: z.string(), usage };

/** What a model said, and nothing else: neither a silence nor an error of its server is ever recorded. */
const answer = z.discriminatedUnion("kind", [
	z.strictObject({
		kind: z.literal("chose"),
		tool: z.string(),
		input: z.unknown(),
		...said,
		model: z.string(),
		requestId: z.string().nullable(),
	}),
	z.strictObject({
		kind: z.literal("failed"),
		why: z.enum(["refusal", "max_tokens", "no_tool_call"]),
		...said,
	}),
]);
type Answer = z.output<typeof answer>;

/**
 * The prompt is not kept, only its hash, and no answer to a question that may hold what a person said of themselves: a
 * cassette may be shown to others.
 */
const line = z.strictObject({ promptHash: digest, answer });

const NOT_RECORDED: Reply = {
	kind: "failed",
	why: "not_recorded",
	stop: "not_recorded",
	text: null,
	usage: null,
};

/** Gives the answers of a file, each to exactly the question it was an answer to, and never any other. */
export async function replaying(file: string): Promise<Model> {
	const answers = answersIn(file, await textOf(file));
	return {
		async ask(question, signal) {
			signal.throwIfAborted();
			if (question.isConfidential) return NOT_RECORDED;
			return answers.get(promptHash(question)) ?? NOT_RECORDED;
		},
	};
}

/** Asks another model what the file does not know yet, and adds each answer as one line of JSON. It may be a new file. */
export async function recording(file: string, inner: Model): Promise<Model> {
	const answers = answersIn(file, await readFile(file, { encoding: "utf8", flag: "a+" }));
	const underWay = new Map<string, Promise<Reply>>();
	const askAndKeep = async (hash: string, question: Question, signal: AbortSignal) => {
		const reply = await inner.ask(question, signal);
		const { data } = answer.safeParse(reply);
		if (data === undefined) return reply;
		await appendFile(file, `${JSON.stringify({ promptHash: hash, answer: data })}\n`);
		answers.set(hash, data);
		return reply;
	};
	return {
		async ask(question, signal) {
			signal.throwIfAborted();
			if (question.isConfidential) return inner.ask(question, signal);
			const hash = promptHash(question);
			const known = answers.get(hash) ?? underWay.get(hash);
			if (known !== undefined) return known;
			// The same question at the same time has one answer, or a replay could not give both askers what they got.
			const asked = askAndKeep(hash, question, signal).finally(() => underWay.delete(hash));
			underWay.set(hash, asked);
			return asked;
		},
	};
}

async function textOf(file: string): Promise<string> {
	return readFile(file, "utf8").catch((error: unknown) => {
		throw new Error(`No recorded answers can be read from ${file}. Record them first.`, {
			cause: error,
		});
	});
}

/** The first answer to a question is the one that counts. */
function answersIn(file: string, text: string): Map<string, Answer> {
	const answers = new Map<string, Answer>();
	for (const [index, json] of text.split("\n").entries()) {
		if (json === "") continue;
		const recorded = lineOf(json);
		if (recorded === undefined)
			throw new Error(
				`Line ${index + 1} of ${file} is not a recorded answer. Take the line out, or record the answers again.`,
			);
		if (!answers.has(recorded.promptHash)) answers.set(recorded.promptHash, recorded.answer);
	}
	return answers;
}

function lineOf(json: string): z.output<typeof line> | undefined {
	try {
		return line.safeParse(JSON.parse(json)).data;
	} catch {
		return undefined;
	}
}
