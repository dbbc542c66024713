import { hash } from "node:crypto";
import { z } from "zod";

const PARLEY = "6d3f0c52-6b1e-5b7a-9b64-0f5f7c1d2a10";

/** Ids of people, listings, wants and deals: those of a market file are kept, so they are not always UUIDs. */
export const id = z
	.string()
	.regex(
		/^[A-Za-z0-9._:-]{1,120}$/,
		"an id has 1 to 120 letters, digits, dots, colons, underscores or hyphens",
	);
export const digest = z.string().regex(/^[0-9a-f]{64}$/, "a hash is 64 hexadecimal digits");
export const instant = z
	.string()
	.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, "a time is UTC with milliseconds")
	.refine((time) => !Number.isNaN(Date.parse(time)), "a time is one that a calendar has");

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The UUIDv5 (RFC 9562 §5.5) of a name in a namespace that is a UUID itself. Ours, because every fact has several and
 * digesting in one call takes a third of the time that the usual library needs; the auditor checks them with that library.
 */
function nameBased(name: string, namespace: string): string {
	if (!UUID.test(namespace))
		throw new TypeError(`Ids derive from a UUID, which "${namespace}" is not.`);
	const bytes = Buffer.concat([
		Buffer.from(namespace.replaceAll("-", ""), "hex"),
		Buffer.from(name),
	]);
	const digest = hash("sha1", bytes, "hex");
	const variant = "89ab"[Number.parseInt(digest.charAt(16), 16) & 3];
	const parts = [digest.slice(0, 8), digest.slice(8, 12), `5${digest.slice(13, 16)}`];
	return [...parts, `${variant}${digest.slice(17, 20)}`, digest.slice(20, 32)].join("-");
}

/** The id of what follows from a cause. The same cause and label give the same id, so a repeat is recognised. */
export const derivedId = (cause: string, label: string): string => nameBased(label, cause);

/** The id of something that has no cause in the ledger, such as the first command for a line of a market file. */
export const rootId = (label: string): string => nameBased(label, PARLEY);

/** A fact's id is a UUIDv5 of (command id, ordinal); the ordinal counts from 0. */
export const factId = (commandId: string, ordinal: number): string =>
	nameBased(String(ordinal), commandId);
