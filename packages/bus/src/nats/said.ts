import { headers, type Msg, type MsgHdrs } from "@nats-io/transport-node";

/** How a request and its answer are written on the wire. */

export const LANE = "Parley-Lane";
export const NOW = "Parley-Now";
/** The name of an error; its words are the body, because a header cannot hold every text. */
const ERROR = "Parley-Error";

export const written = (value: unknown): string => JSON.stringify(value ?? null);

export const header = (message: Msg, name: string): string | undefined =>
	message.headers?.has(name) === true ? message.headers.get(name) : undefined;

/** A lane may be any text; a header may not. */
export const writtenLane = (lane: string): string => encodeURIComponent(lane);

export function writtenError(error: unknown): { payload: string; headers: MsgHdrs } {
	const carried = headers();
	const { name, message } =
		error instanceof Error ? error : { name: "Error", message: String(error) };
	carried.set(ERROR, /^[A-Za-z0-9_]+$/.test(name) ? name : "Error");
	return { payload: written(message), headers: carried };
}

/** The value of an answer. Throws the server's error, under its name and in its words. */
export function heard(answer: Msg): unknown {
	const name = header(answer, ERROR);
	if (name === undefined) return answer.json();
	const error = new Error(answer.json<string>());
	error.name = name;
	throw error;
}
