import type { Socket } from "node:net";
import type { NewId } from "../ids.ts";
import { problemOf } from "./problem.ts";
import { PROBLEM_TYPE } from "./sending.ts";

const REFUSALS: Readonly<Record<string, { code: string; because: string }>> = {
	ERR_HTTP_REQUEST_TIMEOUT: {
		code: "REQUEST_TIMEOUT",
		because: "The request did not arrive in time.",
	},
	HPE_HEADER_OVERFLOW: {
		code: "HEADERS_TOO_LARGE",
		because: "The header fields are too large.",
	},
};

const NOT_HTTP = { code: "MALFORMED", because: "This is not a well-formed HTTP request." };

/** Answers what never became a request, where nothing has been answered on its connection yet, and ends the connection. */
export const answerClientError =
	(newId: NewId) =>
	(error: Error & { code?: string }, socket: Socket): void => {
		const answering = (socket as { _httpMessage?: { headersSent: boolean } })._httpMessage;
		if (error.code === "ECONNRESET" || !socket.writable || answering?.headersSent === true) {
			socket.destroy();
			return;
		}
		const problem = problemOf(REFUSALS[error.code ?? ""] ?? NOT_HTTP, newId());
		const body = JSON.stringify(problem);
		const lines = [
			`HTTP/1.1 ${problem.status} ${problem.title}`,
			`content-type: ${PROBLEM_TYPE}`,
			`content-length: ${Buffer.byteLength(body)}`,
			"cache-control: no-store",
			"connection: close",
		];
		socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
	};
