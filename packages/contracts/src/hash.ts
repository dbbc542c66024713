import { hash } from "node:crypto";
import canonicalize from "canonicalize";

/** SHA-256, hex, of the canonical JSON (RFC 8785) of a value. A value that JSON cannot hold is a defect and throws. */
export function hashOf(value: unknown): string {
	const canonical = canonicalize(value);
	if (canonical === undefined) throw new TypeError("Only a value that JSON can hold has a hash.");
	return hash("sha256", canonical, "hex");
}
