import { JetStreamApiCodes, type JetStreamManager, jetstream } from "@nats-io/jetstream";
import { headers } from "@nats-io/transport-node";
import type { Message } from "../bus.ts";
import { BusUnavailable } from "../bus-unavailable.ts";
import type { Connection } from "./connection.ts";
import { ensureStream, infoOf } from "./market-stream.ts";
import { PositionConflict } from "./position-conflict.ts";
import type { Spans } from "./span.ts";
import type { Names } from "./subject.ts";
import { asTold, codeOf, isUnheard } from "./trouble.ts";

/** How many messages are on their way at once. */
const IN_FLIGHT = 256;

/** Beside the position in the body, for whoever looks at the broker without reading bodies. */
const POSITION = "Parley-Position";

interface Ground {
	readonly connection: Connection;
	readonly api: JetStreamManager;
	readonly names: Names;
	readonly spans: Spans;
	/** Whether the stream is made here where it is missing. */
	readonly publishes: boolean;
	readonly replicas: number;
}

/**
 * The way of facts onto the stream. Each is published at its position and expects the one before it to be the last, so the
 * stream's sequence is the ledger's position; whatever disagrees is noticed, and repaired from the ledger.
 */
export function publishing({ connection, api, names, spans, publishes, replicas }: Ground) {
	const js = jetstream(connection.nc);

	const reached = async (): Promise<number> => {
		const found = await connection.use(() => infoOf(api, names));
		if (found !== undefined) return found.state.last_seq;
		if (publishes) await connection.use(() => ensureStream(api, names, replicas));
		return 0;
	};

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

	/** The fact at a position of the stream; nothing where the stream does not reach so far. */
	const idAt = async (position: number): Promise<string | undefined> => {
		try {
			const found = await connection.use(() =>
				api.direct.getMessage(names.stream, { seq: position }),
			);
			return found?.header.get("Nats-Msg-Id");
		} catch (error) {
			if (codeOf(error) === JetStreamApiCodes.NoMessageFound || isUnheard(error)) return undefined;
			throw asTold(`show position ${position}`, error);
		}
	};

	/** Several at once, in order. What became of the first that failed; nothing where all arrived. */
	const sendAll = async (messages: readonly Message[]) => {
		const sent = await Promise.allSettled(messages.map(send));
		const failed = sent.findIndex(({ status }) => status === "rejected");
		const [message, outcome] = [messages[failed], sent[failed]];
		if (message === undefined || outcome?.status !== "rejected") return undefined;
		return { message, error: outcome.reason as unknown };
	};

	/**
	 * How far the stream has come where it has these messages already, from an earlier try or from another relay. Throws
	 * what is wrong where it has not.
	 */
	const arrived = async (
		messages: readonly Message[],
		{ message, error }: { message: Message; error: unknown },
	): Promise<number> => {
		const unheard = isUnheard(error);
		if (!isConflict(error) && !unheard) throw explained(message, error);
		// Where nobody keeps the subject the broker lost the stream, and this makes it again.
		const stands = await reached();
		if (stands < message.position) {
			if (stands < message.position - 1 || !unheard)
				throw new PositionConflict(message.position, stands);
			throw new BusUnavailable(`The stream ${names.stream} was not ready; it is now.`);
		}
		const latest = messages.findLast(({ position }) => position <= stands) ?? message;
		if ((await idAt(latest.position)) === latest.id) return stands;
		throw new Error(
			`The stream ${names.stream} has another fact at position ${latest.position} than ${latest.id}: it belongs to another ledger. ` +
				"Remove it, or give this market another name.",
		);
	};

	return {
		reached,
		idAt,
		async publish(messages: readonly Message[]): Promise<void> {
			for (let from = 0; from < messages.length; ) {
				const some = messages.slice(from, from + IN_FLIGHT);
				const failure = await sendAll(some);
				const last = failure === undefined ? some.at(-1)?.position : await arrived(some, failure);
				while ((messages[from]?.position ?? Number.POSITIVE_INFINITY) <= (last ?? 0)) from++;
			}
		},
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
