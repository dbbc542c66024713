/** What the server does with one request. */
export type Answer =
	| { readonly kind: "message"; readonly message: Said }
	| {
			readonly kind: "error";
			readonly status: number;
			readonly type: string;
			readonly headers: Readonly<Record<string, string>>;
	  }
	/** Bytes that are no answer at all. */
	| { readonly kind: "bytes"; readonly body: string }
	/** An answer that breaks off, with the connection, in the middle. */
	| { readonly kind: "truncated"; readonly message: Said }
	/** A stream that begins well and ends in an error of the server's. */
	| { readonly kind: "broken"; readonly message: Said; readonly type: string }
	| {
			readonly kind: "slow";
			readonly ms: number;
			readonly after: "nothing" | "headers";
			readonly answer: Answer;
	  }
	| { readonly kind: "silence" };

export type Part =
	| { readonly type: "text"; readonly text: string }
	| { readonly type: "thinking"; readonly thinking: string; readonly signature: string }
	| {
			readonly type: "tool_use";
			readonly id: string;
			readonly name: string;
			readonly input: unknown;
	  };

export interface Said {
	readonly content: readonly Part[];
	readonly stop: string;
	readonly outputTokens: number;
}

const message = (content: readonly Part[], stop: string): Answer => ({
	kind: "message",
	message: { content, stop, outputTokens: Math.ceil(JSON.stringify(content).length / 4) },
});

const words = (text: string): readonly Part[] => (text === "" ? [] : [{ type: "text", text }]);

const call = (name: string, input: unknown): Part => ({
	type: "tool_use",
	id: `toolu_${name}`,
	name,
	input,
});

export const calls = (name: string, input: unknown, text = ""): Answer =>
	message([...words(text), call(name, input)], "tool_use");

/** Two calls at once, though only one was allowed. */
export const callsTwice = (name: string, first: unknown, second: unknown): Answer =>
	message([call(name, first), call(name, second)], "tool_use");

/** As the models answer that always think: with a thought before the call. */
export const thinksAndCalls = (name: string, input: unknown): Answer =>
	message([{ type: "thinking", thinking: "", signature: "c2ln" }, call(name, input)], "tool_use");

export const says = (text: string): Answer => message(words(text), "end_turn");
export const refuses = (): Answer => message([], "refusal");
/** The limit cuts a call off, and what is there of it looks whole. */
export const runsOut = (name: string, input: unknown): Answer =>
	message([call(name, input)], "max_tokens");
export const overflows = (): Answer => message([], "model_context_window_exceeded");

export const fails = (
	status: number,
	type: string,
	headers: Readonly<Record<string, string>> = {},
): Answer => ({ kind: "error", status, type, headers });
export const rateLimits = (retryAfterSeconds: number): Answer =>
	fails(429, "rate_limit_error", { "retry-after": String(retryAfterSeconds) });
export const isOverloaded = (): Answer => fails(529, "overloaded_error");

export const isMalformed = (body = '{"type": "message", "content": ['): Answer => ({
	kind: "bytes",
	body,
});
export const truncates = (name: string, input: unknown): Answer => ({
	kind: "truncated",
	message: { content: [call(name, input)], stop: "tool_use", outputTokens: 50 },
});
export const breaks = (type: string): Answer => ({
	kind: "broken",
	message: { content: words("I think"), stop: "end_turn", outputTokens: 2 },
	type,
});
/** Late with everything, or prompt with its headers and late with the rest. */
export const isSlow = (
	ms: number,
	answer: Answer,
	after: "nothing" | "headers" = "nothing",
): Answer => ({
	kind: "slow",
	ms,
	after,
	answer,
});
/** Closes the connection without a word. */
export const hangsUp = (): Answer => ({ kind: "silence" });
