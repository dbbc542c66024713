import {
	APIConnectionError,
	APIConnectionTimeoutError,
	APIError,
	APIUserAbortError,
} from "@anthropic-ai/sdk";
import type { Why } from "./model.ts";

/** Why an attempt brought no answer that can be read. */
export interface Failure {
	readonly why: Why;
	readonly stop: string;
	readonly mayRetry: boolean;
	/** The server may have done the work and bill it, though its answer never came whole. */
	readonly mayBeBilled: boolean;
	/** How long the server asks to be left alone. */
	readonly retryAfterMs?: number | undefined;
}

export const TIMEOUT: Failure = {
	why: "timeout",
	stop: "timeout",
	mayRetry: true,
	mayBeBilled: true,
};

export function failureOf(error: unknown): Failure {
	if (error instanceof APIUserAbortError || error instanceof APIConnectionTimeoutError)
		return TIMEOUT;
	if (error instanceof APIConnectionError)
		return {
			why: "unavailable",
			stop: "connection",
			mayRetry: true,
			mayBeBilled: !neverArrived(error),
		};
	if (error instanceof APIError) return refused(error);
	// What is left is an answer that is no JSON, breaks off, or is not in the order of a stream.
	return { why: "malformed", stop: "malformed", mayRetry: false, mayBeBilled: true };
}

/** An error that the server named, in place of an answer or, without a status, in the middle of one. */
function refused({ status, type, headers }: APIError): Failure {
	const stop = (type ?? `http_${status}`).slice(0, 60);
	const mayBeBilled = status === undefined;
	const tooMuch = { stop, mayBeBilled, mayRetry: true, retryAfterMs: retryAfter(headers) };
	if (status === 429 || type === "rate_limit_error") return { why: "rate_limited", ...tooMuch };
	if (status === 529 || type === "overloaded_error") return { why: "overloaded", ...tooMuch };
	const mayRetry = status === undefined || status >= 500 || status === 408 || status === 409;
	return { why: "unavailable", stop, mayRetry, mayBeBilled };
}

function retryAfter(headers: Headers | undefined): number | undefined {
	const ms = Number(headers?.get("retry-after-ms") ?? Number.NaN);
	const asked = Number.isNaN(ms) ? Number(headers?.get("retry-after") ?? Number.NaN) * 1000 : ms;
	return asked > 0 ? asked : undefined;
}

const NEVER_ARRIVED = new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"UND_ERR_CONNECT_TIMEOUT",
]);

/** Whether no connection came about, so that nothing can have been billed. */
function neverArrived(error: unknown): boolean {
	for (let at = error; at instanceof Error; at = at.cause)
		if ("code" in at && NEVER_ARRIVED.has(String(at.code))) return true;
	return false;
}
