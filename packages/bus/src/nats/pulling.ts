import type {
	ConsumerMessages,
	JetStreamClient,
	JetStreamManager,
	JsMsg,
} from "@nats-io/jetstream";
import { backOff, sleep } from "../back-off.ts";
import type { Subscription } from "../bus.ts";
import { isUnavailable } from "../bus-unavailable.ts";
import type { Connection } from "./connection.ts";
import { ensureDurable } from "./durable.ts";
import type { Names } from "./subject.ts";

/** How many messages are asked for ahead of those that were delivered. */
const AHEAD = 256;
/** A request for messages is renewed so often; a silence of half as long is a trouble. */
const EXPIRES_MS = 5_000;

interface Pulled {
	readonly connection: Connection;
	readonly api: JetStreamManager;
	readonly js: JetStreamClient;
	readonly names: Names;
	readonly ackWait: number;
	readonly onTrouble: (sentence: string) => void;
	readonly subscription: Subscription;
	readonly ended: AbortSignal;
	readonly take: (delivery: JsMsg) => void;
}

/**
 * Has messages delivered until the end. After every break, and where the consumer or its whole stream vanished, it begins
 * again: makes the consumer where it is missing, and pulls.
 */
export async function pull(pulled: Pulled): Promise<void> {
	const { connection, ended, subscription, onTrouble } = pulled;
	let said = "";
	for (let failures = 0, first = true; !ended.aborted; ) {
		if (!(await connection.ready(ended))) return;
		try {
			await round(pulled, first);
			first = false;
			failures = 0;
			said = "";
			await sleep(backOff(1), ended);
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			// What will be better by itself is worth a sentence only when it lasts.
			if (why !== said && (!isUnavailable(error) || failures > 5)) {
				onTrouble(`"${subscription.name}" hears nothing now; it is tried again. ${why}`);
				said = why;
			}
			await sleep(backOff(++failures), ended);
		}
	}
}

/** Pulls until something breaks. Rejects where it cannot even begin. */
async function round(pulled: Pulled, first: boolean): Promise<void> {
	const { connection, api, js, names, subscription, ackWait, ended, take } = pulled;
	const info = await connection.use(() => ensureDurable(api, names, subscription, ackWait, first));
	if (ended.aborted || !connection.connected) return;
	const messages = await js.consumers.getConsumerFromInfo(info).consume({
		bind: true,
		max_messages: AHEAD,
		expires: EXPIRES_MS,
		callback: take,
	});
	const stop = () => void messages.close();
	const forget = connection.onChange(stop);
	ended.addEventListener("abort", stop);
	if (ended.aborted || !connection.connected) stop();
	void stopWhenLost(messages);
	try {
		const error = await messages.closed();
		if (error instanceof Error) throw error;
	} finally {
		forget();
		ended.removeEventListener("abort", stop);
	}
}

async function stopWhenLost(messages: ConsumerMessages): Promise<void> {
	for await (const { type } of messages.status())
		if (["heartbeats_missed", "consumer_deleted", "no_responders"].includes(type))
			void messages.close();
}
