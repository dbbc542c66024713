import type { ServerResponse } from "node:http";
import type { Part, Said } from "./answers.ts";
import { type ModelRequest, promptOf } from "./request.ts";

/** A message as the Messages API writes one, whole. */
export function messageOf(request: ModelRequest, said: Said, id: string) {
	return {
		id,
		type: "message",
		role: "assistant",
		model: request.model,
		content: said.content,
		stop_reason: said.stop as string | null,
		stop_sequence: null,
		usage: usageOf(request, said.outputTokens),
	};
}

/** About four characters a token; what is marked is read from the cache. */
function usageOf(request: ModelRequest, outputTokens: number) {
	const all = Math.ceil(promptOf(request).length / 4);
	const { system = [] } = request;
	const upTo = Array.isArray(system)
		? system.findLastIndex(({ cache_control }) => cache_control !== undefined)
		: -1;
	const marked = Array.isArray(system) ? system.slice(0, upTo + 1) : [];
	const cached = Math.ceil(marked.map(({ text }) => text).join("").length / 4);
	return {
		input_tokens: all - cached,
		cache_creation_input_tokens: 0,
		cache_read_input_tokens: cached,
		output_tokens: outputTokens,
		service_tier: "standard",
	};
}

/** The same message as the events of a stream. */
export function eventsOf(request: ModelRequest, said: Said, id: string): string[] {
	const { usage, ...begun } = messageOf(request, said, id);
	const start = { ...begun, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } };
	return [
		event({ type: "message_start", message: start }),
		event({ type: "ping" }),
		...said.content.flatMap((part, index) => eventsOfPart(part, index)),
		event({
			type: "message_delta",
			delta: { stop_reason: said.stop, stop_sequence: null },
			usage: { output_tokens: usage.output_tokens },
		}),
		event({ type: "message_stop" }),
	];
}

function eventsOfPart(part: Part, index: number): string[] {
	return [
		event({ type: "content_block_start", index, content_block: emptied(part) }),
		...deltasOf(part).map((delta) => event({ type: "content_block_delta", index, delta })),
		event({ type: "content_block_stop", index }),
	];
}

function emptied(part: Part): unknown {
	if (part.type === "text") return { type: "text", text: "" };
	if (part.type === "thinking") return { type: "thinking", thinking: "", signature: "" };
	return { ...part, input: {} };
}

function deltasOf(part: Part): object[] {
	if (part.type === "text") return halves(part.text).map((text) => ({ type: "text_delta", text }));
	if (part.type === "thinking") return [{ type: "signature_delta", signature: part.signature }];
	return halves(JSON.stringify(part.input)).map((json) => ({
		type: "input_json_delta",
		partial_json: json,
	}));
}

const halves = (text: string): string[] => {
	const middle = Math.ceil(text.length / 2);
	return [text.slice(0, middle), text.slice(middle)];
};

export const event = (data: { readonly type: string; readonly [field: string]: unknown }): string =>
	`event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;

export const errorBody = (type: string, message: string) => ({
	type: "error",
	error: { type, message },
});

export function sendJson(
	response: ServerResponse,
	status: number,
	body: unknown,
	headers: Readonly<Record<string, string>> = {},
): void {
	response.writeHead(status, { "content-type": "application/json", ...headers });
	response.end(JSON.stringify(body));
}
