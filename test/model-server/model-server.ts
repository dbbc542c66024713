import {
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import type { Answer, Said } from "./answers.ts";
import type { Mind } from "./minds.ts";
import { type ModelRequest, requestIn } from "./request.ts";
import { errorBody, event, eventsOf, messageOf, sendJson } from "./wire.ts";

/** A request as it came, for what must be in it and for what must be nowhere in it. */
export interface Received {
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

/** A server on this machine that speaks the Messages API, in JSON and in events, and answers as it is told. */
export interface ModelServer {
	readonly url: string;
	/** The only key that is let in. */
	readonly key: string;
	readonly received: readonly Received[];
	/** Another mind from now on, to which the next request is the first. */
	become(mind: Mind): void;
	close(): Promise<void>;
}

const KEY = "sk-test-7f3c";

export async function modelServer(first: Mind): Promise<ModelServer> {
	const received: Received[] = [];
	let mind = first;
	let began = 0;
	const server = createServer((request, response) => {
		// What goes wrong while a client hangs up is the client's affair.
		answer(request, response).catch(() => response.destroy());
	});
	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		let body = "";
		for await (const chunk of request.setEncoding("utf8")) body += chunk;
		const { url: path = "", headers } = request;
		received.push({ path, headers, body });
		if (request.method !== "POST" || path !== "/v1/messages")
			return sendJson(response, 404, errorBody("not_found_error", "Not found"));
		if (headers.authorization !== `Bearer ${KEY}`)
			return sendJson(response, 401, errorBody("authentication_error", "invalid bearer token"));
		const asked = requestIn(headers, body);
		if (typeof asked === "string")
			return sendJson(response, 400, errorBody("invalid_request_error", asked));
		const turn = received.length - began - 1;
		await send(mind(asked, turn), { asked, response, id: `msg_${received.length}` });
	};
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		key: KEY,
		received,
		become(next) {
			mind = next;
			began = received.length;
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

interface Exchange {
	readonly asked: ModelRequest;
	readonly response: ServerResponse;
	readonly id: string;
}

async function send(answer: Answer, exchange: Exchange): Promise<void> {
	const { asked, response, id } = exchange;
	switch (answer.kind) {
		case "message":
			begin(exchange);
			return void response.end(bytesOf(answer.message, exchange).join(""));
		case "error":
			return sendJson(response, answer.status, errorBody(answer.type, "As it was told."), {
				"request-id": `req_${id}`,
				...answer.headers,
			});
		case "bytes":
			begin(exchange);
			return void response.end(
				asked.stream ? `event: message_start\ndata: ${answer.body}\n\n` : answer.body,
			);
		case "truncated": {
			begin(exchange);
			const whole = bytesOf(answer.message, exchange).join("");
			response.write(whole.slice(0, Math.floor(whole.length * 0.6)));
			// Time for what was written to leave, so that it is an answer that breaks off and not none.
			await setTimeout(20);
			return void response.destroy();
		}
		case "broken":
			begin(exchange);
			for (const piece of eventsOf(asked, answer.message, id).slice(0, 4)) response.write(piece);
			return void response.end(event(errorBody(answer.type, "As it was told.")));
		case "slow":
			if (answer.after === "headers") begin(exchange).flushHeaders();
			await setTimeout(answer.ms, undefined, { ref: false });
			return send(answer.answer, exchange);
		case "silence":
			return void response.destroy();
	}
}

function begin({ asked, response, id }: Exchange): ServerResponse {
	if (response.headersSent) return response;
	const type = asked.stream ? "text/event-stream" : "application/json";
	return response.writeHead(200, { "content-type": type, "request-id": `req_${id}` });
}

const bytesOf = (said: Said, { asked, id }: Exchange): string[] =>
	asked.stream ? eventsOf(asked, said, id) : [JSON.stringify(messageOf(asked, said, id))];
