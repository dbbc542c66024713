import { JetStreamApiCodes, jetstream } from "@nats-io/jetstream";
import { headers } from "@nats-io/transport-node";
import type { Message } from "../bus.ts";
import { BusUnavailable } from "../bus-unavailable.ts";
import type { Connection } from "./connection.ts";
import { PositionConflict } from "./position-conflict.ts";
import type { Spans } from "./span.ts";
import type { Standing } from "./standing.ts";
import type { Names } from "./subject.ts";
import { asTold, codeOf, isUnheard } from "./trouble.ts";

/** How many messages are on their way at once. */
const IN_FLIGHT = 256;

/** Beside the position in the body, for whoever looks at the broker without reading bodies. */
const POSITION = "Parley-Position";

interface Ground {
	readonly connection: Connection;
	readonly names: Names;
	readonly spans: Spans;
	readonly standing: Pick<Standing, "reached" | "idAt">;
}

interface Failure {
	readonly message: Message;
	readonly error: unknown;
}

/**
 * The way of facts onto the stream. Each is published at its position and expects the one before it to be the last, so the
 * stream's sequence is the ledger's position; whatever disagrees is noticed, and repaired from the ledger.
 */
export function publishing({ connection, names, spans, standing }: Ground) {
	const { reached, idAt } = standing;
	const js = jetstream(connection.nc);

	const send = async (message: Message): Promise<void> => {
		const carried = headers();
		carried.set(POSITION, String(message.position));
		const ended = spans.publishing(message, carried);
		try {
			const { seq } = await connection.use(() =>
				js.publish(names.fact(message.type), JSON.stringify(message), {
					msgID: message.id,
					expect: { lastSequence: message.position - 1 },
					headers: carried,
				}),
			);
			if (seq !== message.position)
				throw new Error(
					`The fact ${message.id} is at position ${message.position} of the ledger and at ${seq} of the stream ${names.stream}, ` +
						"which belongs to another ledger. Remove it, or give this market another name.",
				);
		} catch (error) {
			ended(error);
			throw error;
		}
		ended();
	};

	/** Several at once, in order. What became of the first that failed; nothing where all arrived. */
	const sendAll = async (messages: readonly Message[]): Promise<Failure | undefined> => {
		const sent = await Promise.allSettled(messages.map(send));
		const failed = sent.findIndex(({ status }) => status === "rejected");
		const [message, outcome] = [messages[failed], sent[failed]];
		if (message === undefined || outcome?.status !== "rejected") return undefined;
		return { message, error: outcome.reason };
	};

	/**
	 * How far the stream has come where it has the message already, from an earlier try or from another relay. Throws
	 * what is wrong where it has not.
	 */
	const arrived = async ({ message, error }: Failure): Promise<number> => {
		const unheard = isUnheard(error);
		if (!isConflict(error) && !unheard) throw explained(message, error);
		// Where nobody keeps the subject the broker lost the stream, and this makes it again.
		const stands = await reached();
		if (stands < message.position) {
			if (stands < message.position - 1 || !unheard)
				throw new PositionConflict(message.position, stands);
			throw new BusUnavailable(`The stream ${names.stream} was not ready; it is now.`);
		}
		if ((await idAt(message.position)) === message.id) return stands;
		throw new Error(
			`The stream ${names.stream} has another fact at position ${message.position} than ${message.id}: it belongs to another ledger. ` +
				"Remove it, or give this market another name.",
		);
	};

	return async (messages: readonly Message[]): Promise<void> => {
		for (let from = 0; from < messages.length; ) {
			const some = messages.slice(from, from + IN_FLIGHT);
			const failure = await sendAll(some);
			const last = failure === undefined ? some.at(-1)?.position : await arrived(failure);
			while ((messages[from]?.position ?? Number.POSITIVE_INFINITY) <= (last ?? 0)) from++;
		}
	};
}

const isConflict = (error: unknown): boolean =>
	codeOf(error) === JetStreamApiCodes.StreamWrongLastSequence ||
	codeOf(error) === JetStreamApiCodes.StreamWrongLastSequenceUnknown;

const explained = (message: Message, error: unknown): unknown =>
	error instanceof Error && /max_payload|maximum allowed/.test(error.message)
		? new Error(
				`The fact ${message.id} (${message.type} at position ${message.position}) is larger than the broker takes; raise its max_payload.`,
				{ cause: error },
			)
		: asTold(`take position ${message.position}`, error);
