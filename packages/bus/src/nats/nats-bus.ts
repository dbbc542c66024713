import type { Bus, Message, Subscription } from "../bus.ts";
import { BusUnavailable } from "../bus-unavailable.ts";
import { freely } from "../pace.ts";
import { answers } from "./answers.ts";
import { type Connection, connection } from "./connection.ts";
import { deliver } from "./delivering.ts";
import { ensureStream, manager } from "./market-stream.ts";
import { publishing } from "./publishing.ts";
import { requests } from "./requests.ts";
import { spansOf } from "./span.ts";
import { standing } from "./standing.ts";
import { type Names, namesOf } from "./subject.ts";

/** The time of a market whose processes do not each follow their own clock. */
export interface SharedClock {
	now(): string;
	/** It is at least as late as this. */
	seen(instant: string): void;
}

export interface NatsOptions {
	/** `nats://user:password@host:4222`; several servers are separated by commas. */
	readonly url: string;
	readonly market: string;
	/** Whose connection it is, where it is not the user of the address: answers arrive on `_INBOX_<service>`. */
	readonly service?: string;
	/** Whether the market's stream is made and compared here; only who publishes may. */
	readonly publishes?: boolean;
	readonly replicas?: number;
	/** Told of a message that failed its last delivery; it is then left to whoever keeps parked messages. */
	readonly onParked: (subscription: string, message: Message, error: unknown) => Promise<void>;
	/** Told in a sentence of what goes wrong while the bus keeps trying. */
	readonly onTrouble?: (sentence: string) => void;
	/** Gives up waiting for the first connection. */
	readonly signal?: AbortSignal;
	readonly clock?: SharedClock;
	/** In milliseconds: how soon the broker takes a silent process for dead. */
	readonly ackWait?: number;
	/** In milliseconds: how long a service that is not there is waited for. */
	readonly patience?: number;
	/** In milliseconds: how long an answer is waited for. */
	readonly timeout?: number;
}

export interface NatsBus extends Bus {
	/** Whether the broker can be reached now. */
	readonly connected: boolean;
	/** The fact at a position of the stream, which tells whether the stream belongs to this ledger. */
	idAt(position: number): Promise<string | undefined>;
	/** Where the stream stands, and whether the named subscriptions have dealt with everything up to there. */
	state(subscriptions: readonly string[]): Promise<{ reached: number; idle: boolean }>;
}

/** The bus of a market on NATS JetStream. Resolves when the broker is there and fit, however long that takes. */
export async function natsBus(options: NatsOptions): Promise<NatsBus> {
	const names = namesOf(options.market);
	const { onTrouble = () => {}, service, publishes = true, replicas = 1 } = options;
	const line = await connection({
		url: options.url,
		name: service === undefined ? "parley" : `parley ${service}`,
		owner: service,
		onTrouble,
		...(options.signal === undefined ? {} : { signal: options.signal }),
	});
	try {
		if (publishes) await ensureStream(await manager(line.nc), names, replicas);
		return await open(line, names, options);
	} catch (error) {
		await line.close();
		throw error;
	}
}

async function open(line: Connection, names: Names, options: NatsOptions): Promise<NatsBus> {
	const { onTrouble = () => {}, publishes = true, replicas = 1, clock, onParked } = options;
	const { ackWait = 5_000, patience = 10_000, timeout = 5_000 } = options;
	const spans = spansOf(names);
	const api = await manager(line.nc);
	const pace = freely();
	const seen = clock === undefined ? undefined : (instant: string) => clock.seen(instant);
	const now = clock === undefined ? undefined : () => clock.now();
	const common = { connection: line, names, spans };
	const where = standing({ connection: line, api, names, publishes, replicas });
	const publish = publishing({ ...common, standing: where });
	const { request, end: endRequests } = requests({ ...common, patience, timeout, now });
	const { serve, endAll: endAnswers } = answers({ ...common, seen, onTrouble });
	const ground = { ...common, api, pace, ackWait, onParked, onTrouble, seen };
	const deliveries = new Set<() => Promise<void>>();
	let closed: Promise<void> | undefined;

	const close = async (): Promise<void> => {
		try {
			// Deliveries first: they may still need an answer.
			await Promise.all([...deliveries].map((end) => end()));
			await pace.idle();
		} finally {
			await endAnswers();
			endRequests();
			await line.close();
		}
	};

	return {
		get connected() {
			return line.connected;
		},
		publish: async (messages) =>
			closed === undefined
				? publish(messages)
				: Promise.reject(new BusUnavailable("This bus is closed; open another to publish on.")),
		...where,
		subscribe(subscription: Subscription) {
			if (closed !== undefined) throw new BusUnavailable("This bus is closed.");
			const end = deliver(subscription, ground);
			deliveries.add(end);
			return async () => {
				await end();
				deliveries.delete(end);
			};
		},
		request,
		serve,
		close() {
			closed ??= close();
			return closed;
		},
	};
}
