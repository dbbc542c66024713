import { STATUS_CODES } from "node:http";
import type { Refusal } from "@parley/contracts/command";

/** What is wrong at one place of a request. It never repeats what was sent there. */
export interface Fault {
	readonly path: string;
	readonly message: string;
}

/** A problem document of RFC 9457. */
export interface Problem {
	readonly type: string;
	readonly title: string;
	readonly status: number;
	readonly code: string;
	readonly detail: string;
	readonly instance: string;
	readonly errors?: readonly Fault[];
}

/** What a refusal is worth in HTTP. A code that is not here means that the state of things does not allow it: 409. */
const STATUSES: Readonly<Record<string, number>> = {
	MALFORMED: 400,
	UNKNOWN_COMMAND: 400,
	UNAUTHENTICATED: 401,
	NOT_ALLOWED: 403,
	NOT_AN_ARBITER: 403,
	NOT_THE_OWNER: 403,
	NOT_THE_SELLER: 403,
	NOT_YOUR_OFFER: 403,
	NOT_YOURS: 403,
	NOT_FOUND: 404,
	// What a stranger may not see does not exist for them.
	NOT_A_PARTY: 404,
	METHOD_NOT_ALLOWED: 405,
	REQUEST_TIMEOUT: 408,
	PRECONDITION_FAILED: 412,
	BODY_TOO_LARGE: 413,
	FACT_TOO_LARGE: 413,
	MEDIA_TYPE_NOT_SUPPORTED: 415,
	ABOVE_CEILING: 422,
	BELOW_FLOOR: 422,
	CLAIM_OUT_OF_RANGE: 422,
	COME_FURTHER: 422,
	EXPIRY_AFTER_DEADLINE: 422,
	EXPIRY_PASSED: 422,
	HASH_MISMATCH: 422,
	IDEMPOTENCY_CONFLICT: 422,
	INSPECTION_OUT_OF_RANGE: 422,
	MORE_THAN_WANTED: 422,
	NOT_A_READING: 422,
	NOT_WANTED: 422,
	OVER_BUDGET: 422,
	OWN_LISTING: 422,
	OWN_OFFER: 422,
	PRICE_NOT_POSITIVE: 422,
	QUANTITY_MISMATCH: 422,
	SELF_DEAL: 422,
	SPLIT_MISMATCH: 422,
	SPLIT_MISSING: 422,
	TOTAL_MISMATCH: 422,
	WINDOW_EMPTY: 422,
	WRONG_CURRENCY: 422,
	WRONG_LISTING: 422,
	PRECONDITION_REQUIRED: 428,
	HEADERS_TOO_LARGE: 431,
	DEFECT: 500,
	NOT_READY: 503,
	UNAVAILABLE: 503,
};

export function statusOf(code: string): number {
	const status = STATUSES[code];
	if (status !== undefined) return status;
	if (code.startsWith("NO_SUCH_")) return 404;
	if (code.startsWith("TOO_MANY_")) return 429;
	return 409;
}

/** The document for a refusal; its instance is the request, so that a report of it can be found in the log. */
export function problemOf(
	{ code, because }: Refusal,
	requestId: string,
	errors?: readonly Fault[],
): Problem {
	return {
		type: `urn:parley:problem:${code}`,
		title: titleOf(code),
		status: statusOf(code),
		code,
		detail: because,
		instance: `urn:uuid:${requestId}`,
		...(errors === undefined ? {} : { errors }),
	};
}

/** A code in words; the same for every occurrence, as the standard asks. */
function titleOf(code: string): string {
	const words = code.replaceAll("_", " ").toLowerCase();
	return words === "" ? (STATUS_CODES[409] ?? "") : words.charAt(0).toUpperCase() + words.slice(1);
}
