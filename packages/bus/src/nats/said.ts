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

interface Written {
	readonly payload: string;
	readonly headers?: MsgHdrs;
}

export function writtenError(error: unknown): Written {
	const carried = headers();
	const { name, message } =
		error instanceof Error ? error : { name: "Error", message: String(error) };
	carried.set(ERROR, /^[A-Za-z0-9_]+$/.test(name) ? name : "Error");
	return { payload: written(message), headers: carried };
}

/** Answers a request; where the broker does not carry the answer, it is told that. */
export function respond(
	request: Msg,
	{ payload, headers: carried }: Written,
	onTrouble: (sentence: string) => void,
): void {
	try {
		request.respond(payload, carried === undefined ? {} : { headers: carried });
	} catch (error) {
		onTrouble(`An answer on ${request.subject} could not be sent: ${(error as Error).message}.`);
		if (carried === undefined)
			respond(
				request,
				writtenError(new Error("The answer is too large for the broker.")),
				onTrouble,
			);
	}
}

/** The value of an answer. Throws the server's error, under its name and in its words. */
export function heard(answer: Msg): unknown {
	const name = header(answer, ERROR);
	if (name === undefined) return answer.json();
	const error = new Error(answer.json<string>());
	error.name = name;
	throw error;
}
