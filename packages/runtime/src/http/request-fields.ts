import type { Fault } from "./problem.ts";

/** What the header fields of a request ask for, besides who sends it. */
export interface RequestFields {
	readonly idempotencyKey: string | undefined;
	readonly ifMatch: number | undefined;
	readonly lastEventId: string | undefined;
	/** Whether the client has this version already. */
	readonly hasVersion: (version: number) => boolean;
}

type Distinct = Readonly<Partial<Record<string, readonly string[]>>>;

const PRINTABLE = /^[\x20-\x7e]{1,255}$/;
const VERSION_TAG = /^(?:W\/)?"(0|[1-9]\d{0,14})"$/;

/** Reads the fields, or says which of them is malformed. A field that is there twice is. */
export function requestFields(headers: Distinct): RequestFields | Fault {
	const [key, ...otherKeys] = headers["idempotency-key"] ?? [];
	if (otherKeys.length > 0 || (key !== undefined && !PRINTABLE.test(key)))
		return fault("Idempotency-Key", "expected one text of 1 to 255 printable ASCII characters");
	const [match, ...otherMatches] = headers["if-match"] ?? [];
	const ifMatch = match === "*" ? undefined : VERSION_TAG.exec(match ?? "")?.[1];
	if (otherMatches.length > 0 || (match !== undefined && match !== "*" && ifMatch === undefined))
		return fault("If-Match", 'expected the one ETag that was read last, such as "7"');
	const [last, ...otherLasts] = headers["last-event-id"] ?? [];
	if (otherLasts.length > 0 || (last !== undefined && !PRINTABLE.test(last)))
		return fault("Last-Event-ID", "expected the id of one event of this stream");
	const known = (headers["if-none-match"] ?? []).join(",").split(",");
	return {
		idempotencyKey: key,
		ifMatch: ifMatch === undefined ? undefined : Number(ifMatch),
		lastEventId: last,
		// Any other tag is not an error: it is somebody else's, and matches nothing.
		hasVersion: (version) =>
			known.some((tag) => ["*", etag(version), `W/${etag(version)}`].includes(tag.trim())),
	};
}

export const etag = (version: number): string => `"${version}"`;

const fault = (name: string, message: string): Fault => ({ path: `header.${name}`, message });
