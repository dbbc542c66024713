import { z } from "zod";
import type { Tool, Why } from "./model.ts";

const count = z.int().min(0).max(1_000_000_000);
const maybe = count.nullish().transform((tokens) => tokens ?? 0);

/** As much of a message as is needed, read with care: behind an address may be any server. */
const message = z.object({
	model: z.string().min(1).max(200),
	stop_reason: z.string().max(60).nullable(),
	content: z.array(
		z.object({
			type: z.string(),
			text: z.string().optional(),
			name: z.string().optional(),
			input: z.unknown().optional(),
		}),
	),
	usage: z.object({
		input_tokens: count,
		output_tokens: count,
		cache_creation_input_tokens: maybe,
		cache_read_input_tokens: maybe,
		output_tokens_details: z.object({ thinking_tokens: maybe }).nullish(),
	}),
});

/** The tokens that a message names. */
export interface Tokens {
	readonly inputTokens: number;
	readonly cacheWriteTokens: number;
	readonly cacheReadTokens: number;
	readonly outputTokens: number;
	readonly thinkingTokens: number;
}

export const NO_TOKENS: Tokens = {
	inputTokens: 0,
	cacheWriteTokens: 0,
	cacheReadTokens: 0,
	outputTokens: 0,
	thinkingTokens: 0,
};

/** What a model said: a call of one tool, or why there is none. */
export interface Answer {
	readonly call: { readonly tool: string; readonly input: unknown } | Why;
	readonly text: string | null;
	readonly stop: string;
	readonly model: string;
	readonly tokens: Tokens;
}

/** What a message says, or nothing where it is none. */
export function answerOf(said: unknown, tools: readonly Tool[]): Answer | undefined {
	const { data } = message.safeParse(said);
	if (data === undefined) return undefined;
	const words = data.content.flatMap(({ type, text }) => (type === "text" && text ? [text] : []));
	const { usage } = data;
	return {
		call: callIn(data, tools),
		text: words.length > 0 ? words.join("\n") : null,
		stop: data.stop_reason ?? "none",
		model: data.model,
		tokens: {
			inputTokens: usage.input_tokens,
			cacheWriteTokens: usage.cache_creation_input_tokens,
			cacheReadTokens: usage.cache_read_input_tokens,
			outputTokens: usage.output_tokens,
			thinkingTokens: usage.output_tokens_details?.thinking_tokens ?? 0,
		},
	};
}

function callIn({ stop_reason, content }: z.output<typeof message>, tools: readonly Tool[]) {
	// A call that a refusal or a limit cut short may look whole and mean something else.
	if (stop_reason === "refusal") return "refusal";
	if (stop_reason === "max_tokens" || stop_reason === "model_context_window_exceeded")
		return "max_tokens";
	const calls = content.filter(({ type }) => type === "tool_use");
	// Several were forbidden. Which of them is meant is not for us to guess.
	if (calls.length > 1) return "malformed";
	const [call] = calls;
	if (call === undefined) return "no_tool_call";
	if (call.name === undefined || !tools.some(({ name }) => name === call.name)) return "malformed";
	return { tool: call.name, input: call.input };
}
