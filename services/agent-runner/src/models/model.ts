import { transformJSONSchema } from "@anthropic-ai/sdk/lib/transform-json-schema";
import { hashOf } from "@parley/contracts/hash";
import type { EFFORTS } from "@parley/contracts/mandate";
import { z } from "zod";

/** A piece of the instructions. What is stable is the same in question after question, comes first, and is cached. */
export interface Block {
	readonly text: string;
	readonly stable: boolean;
}

/** Something the model may choose to do. Only the shape of its input is sent: the caller parses what comes back. */
export interface Tool {
	readonly name: string;
	readonly description: string;
	readonly schema: z.ZodType;
}

/** Everything one turn asks a model. No private number is ever in it. */
export interface Question {
	readonly model: string;
	/** Left out for a model that has no such setting. */
	readonly effort?: (typeof EFFORTS)[number] | undefined;
	readonly system: readonly Block[];
	/** Says that exactly one tool is to be called: nothing else can make a model call one. */
	readonly prompt: string;
	readonly tools: readonly Tool[];
	/** What a model thinks before it answers is counted in. */
	readonly maxTokens: number;
	/** The negotiation's id, for traces. It is not sent. */
	readonly conversation: string;
	/** How long one attempt may take, to the last byte of its answer. */
	readonly timeoutMs: number;
	/** Its answer may say what a person told nobody else: no cassette keeps it, or gives it. */
	readonly isConfidential?: true;
}

/** What a question used up. A type, so that it is a record of numbers as `TurnDecided` keeps one. */
export type Usage = {
	/** Neither read from the cache nor written to it. */
	readonly inputTokens: number;
	readonly cacheWriteTokens: number;
	readonly cacheReadTokens: number;
	readonly outputTokens: number;
	/** How many of the output tokens were thoughts. */
	readonly thinkingTokens: number;
	/** How often the question was sent. */
	readonly attempts: number;
	/** What attempts may have been billed for whose answers never came whole: the most it can be. */
	readonly presumedInputTokens: number;
	readonly presumedOutputTokens: number;
};

export const FAILURES = [
	"refusal",
	"max_tokens",
	"no_tool_call",
	"timeout",
	"overloaded",
	"rate_limited",
	"malformed",
	"unavailable",
	"not_recorded",
	"cap",
] as const;
export type Why = (typeof FAILURES)[number];

export interface Chose {
	readonly kind: "chose";
	readonly tool: string;
	/** As the model put it, whatever that is. */
	readonly input: unknown;
	/** What it said beside the call. */
	readonly text: string | null;
	readonly stop: string;
	readonly usage: Usage;
	/** Who answered, which may be a dated version of who was asked. */
	readonly model: string;
	readonly requestId: string | null;
}

export interface Failed {
	readonly kind: "failed";
	readonly why: Why;
	/** The reason a model gave for stopping, or the kind of error its server named. */
	readonly stop: string;
	readonly text: string | null;
	/** Nothing where nothing was sent. */
	readonly usage: Usage | null;
}

export type Reply = Chose | Failed;

/**
 * Who is asked for a choice. Whatever a model or its server may do is a reply. Only the signal, which says that the
 * process is to stop, ends a question with an error.
 */
export interface Model {
	ask(question: Question, signal: AbortSignal): Promise<Reply>;
}

/** The body of the request that a question is, to the last field. */
export function requestOf({ model, effort, system, prompt, tools, maxTokens }: Question) {
	const cached = system.findLastIndex(({ stable }) => stable);
	return {
		model,
		max_tokens: maxTokens,
		// The newest models refuse a request that forces a tool, so none is forced and strict schemas bind what is called.
		tool_choice: { type: "auto" as const, disable_parallel_tool_use: true },
		tools: tools.map(({ name, description, schema }) => ({
			name,
			description,
			strict: true,
			input_schema: inputSchema(schema),
		})),
		// One mark, after the last stable block: the cache takes in all that is before it, the tools included.
		system: system.map(({ text }, index) => ({
			type: "text" as const,
			text,
			...(index === cached ? { cache_control: { type: "ephemeral" as const } } : {}),
		})),
		messages: [{ role: "user" as const, content: prompt }],
		...(effort === undefined ? {} : { output_config: { effort } }),
	};
}

/** Strict tools know only a part of JSON Schema; what they do not know, such as a bound, becomes a part of the description. */
const inputSchema = (schema: z.ZodType) => ({
	...transformJSONSchema(z.toJSONSchema(schema, { io: "input" })),
	type: "object" as const,
});

/** The name under which an answer is recorded: it changes with anything that is sent, and with nothing else. */
export const promptHash = (question: Question): string => hashOf(requestOf(question));

/** What is put around the tools by whoever runs the model. */
const PREAMBLE_TOKENS = 1_000;

/** No more input tokens than this can be billed for one attempt: a token is at least a byte. */
export const mostInputTokens = (question: Question): number =>
	Buffer.byteLength(JSON.stringify(requestOf(question))) + PREAMBLE_TOKENS;
