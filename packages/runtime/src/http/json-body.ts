import type { Refusal } from "@parley/contracts/command";

const text = new TextDecoder("utf-8", { fatal: true });

const NOT_UTF8: Refusal = { code: "MALFORMED", because: "The body is not text in UTF-8." };
const NOT_JSON: Refusal = { code: "MALFORMED", because: "The body is not JSON." };

/** Reads a body as JSON. The parser's own words are left out, since they repeat what was sent. */
export function readJson(body: Uint8Array): { readonly value: unknown } | Refusal {
	if (body.length === 0) return { value: undefined };
	let written: string;
	try {
		written = text.decode(body);
	} catch {
		return NOT_UTF8;
	}
	try {
		return { value: JSON.parse(written) as unknown };
	} catch {
		return NOT_JSON;
	}
}
