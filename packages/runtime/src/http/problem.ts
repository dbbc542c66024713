import { STATUS_CODES } from "node:http";
import type { Refusal } from "@parley/contracts/command";
import { statusOf } from "./statuses.ts";

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
