import { JetStreamApiCodes, type JetStreamManager } from "@nats-io/jetstream";
import { sleep } from "../back-off.ts";
import type { Connection } from "./connection.ts";
import { durableInfo } from "./durable.ts";
import { ensureStream, infoOf } from "./market-stream.ts";
import type { Names } from "./subject.ts";
import { asTold, codeOf, isUnheard } from "./trouble.ts";

/** The broker stores a message a moment before its consumers count it. */
const COUNTING_MS = 15;

export interface Watched {
	readonly connection: Connection;
	readonly api: JetStreamManager;
	readonly names: Names;
	/** Whether the stream is made here where it is missing. */
	readonly publishes: boolean;
	readonly replicas: number;
}

/** Where the stream stands, and who has dealt with how much of it. */
export function standing({ connection, api, names, publishes, replicas }: Watched) {
	const reached = async (): Promise<number> => {
		const found = await connection.use(() => infoOf(api, names));
		if (found !== undefined) return found.state.last_seq;
		if (publishes) await connection.use(() => ensureStream(api, names, replicas));
		return 0;
	};

	const look = async (subscriptions: readonly string[]) => {
		const stands = await reached();
		const durables = await Promise.all(
			subscriptions.map((name) =>
				connection.use(() => durableInfo(api, names, names.durable(name))),
			),
		);
		const idle = durables.every((info) => info?.num_pending === 0 && info.num_ack_pending === 0);
		return { reached: stands, idle };
	};

	return {
		reached,
		/** The fact at a position of the stream; nothing where the stream does not reach so far. */
		async idAt(position: number): Promise<string | undefined> {
			try {
				const found = await connection.use(() =>
					api.direct.getMessage(names.stream, { seq: position }),
				);
				return found?.header.get("Nats-Msg-Id");
			} catch (error) {
				if (codeOf(error) === JetStreamApiCodes.NoMessageFound || isUnheard(error))
					return undefined;
				throw asTold(`show position ${position}`, error);
			}
		},
		async state(subscriptions: readonly string[]): Promise<{ reached: number; idle: boolean }> {
			const first = await look(subscriptions);
			if (!first.idle) return first;
			await sleep(COUNTING_MS, new AbortController().signal);
			const second = await look(subscriptions);
			return { reached: second.reached, idle: second.idle && second.reached === first.reached };
		},
	};
}

export type Standing = ReturnType<typeof standing>;
