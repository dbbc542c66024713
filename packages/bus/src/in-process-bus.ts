import type { Bus, Message, Subscription } from "./bus.ts";
import type { Pace } from "./pace.ts";

const MAX_DELIVERIES = 5;

export interface InProcessOptions {
	readonly pace: Pace;
	/** Told of a message that failed its last delivery; it is then left to whoever keeps parked messages. */
	readonly onParked: (subscription: string, message: Message, error: unknown) => Promise<void>;
}

type Serve = (body: unknown) => Promise<unknown>;

const serialised = (value: unknown): string => JSON.stringify(value ?? null);

/**
 * The bus of a single process. Every message and answer is serialised and parsed again, so nothing that would not
 * survive a network survives here. Nothing is durable: what was not handled is published again from the ledger.
 */
export function inProcessBus({ pace, onParked }: InProcessOptions): Bus {
	const subscriptions = new Set<Subscription>();
	const servers = new Map<string, Serve>();
	/** Answers that nobody queues for; the pace knows of all others. */
	const answering = new Set<Promise<unknown>>();

	/** Runs a step with a fresh copy of the message until it succeeds; parks the message after the last try. */
	const persist = async <T>(
		{ name }: Subscription,
		wire: string,
		step: (message: Message) => Promise<T>,
	): Promise<T | undefined> => {
		for (let tries = 1; ; tries++) {
			try {
				return await step(JSON.parse(wire) as Message);
			} catch (error) {
				if (tries < MAX_DELIVERIES) continue;
				await onParked(name, JSON.parse(wire) as Message, error);
				return undefined;
			}
		}
	};

	const offer = async (subscription: Subscription, message: Message, wire: string) => {
		const lanes = await persist(subscription, wire, (copy) => subscription.lanes(copy));
		// It may have ended while it named the lanes, and must hear nothing afterwards.
		if (lanes === undefined || !subscriptions.has(subscription)) return;
		for (const lane of lanes) {
			const order = `${message.stream}#${String(message.version).padStart(9, "0")}#${subscription.name}`;
			const run = () => persist(subscription, wire, (copy) => subscription.handle(copy, lane));
			pace.submit({ kind: "delivery", lane, order, run });
		}
	};

	const queue = (lane: string, order: string, answer: () => Promise<unknown>): Promise<unknown> =>
		new Promise((resolve, reject) => {
			let settle = (): void => {};
			const run = async (): Promise<void> => {
				try {
					const value = await answer();
					settle = () => resolve(value);
				} catch (error) {
					settle = () => reject(error);
				}
			};
			pace.submit({ kind: "request", lane, order, run, settle: () => settle() });
		});

	return {
		async publish(message) {
			const wire = serialised(message);
			for (const subscription of subscriptions)
				if (subscription.types.includes(message.type)) await offer(subscription, message, wire);
		},
		subscribe(subscription) {
			subscriptions.add(subscription);
			return async () => {
				subscriptions.delete(subscription);
				await pace.idle();
			};
		},
		async request(subject, body, lane) {
			const wire = serialised(body);
			const answer = async (): Promise<unknown> => {
				const serve = servers.get(subject);
				if (serve === undefined) throw unserved(subject);
				return JSON.parse(serialised(await serve(JSON.parse(wire))));
			};
			if (!servers.has(subject)) throw unserved(subject);
			if (lane !== undefined) return queue(lane, wire, answer);
			const answered = answer();
			answering.add(answered);
			return answered.finally(() => answering.delete(answered));
		},
		serve(subject, answer) {
			if (servers.has(subject))
				throw new Error(`"${subject}" is served already; one process serves a subject once.`);
			servers.set(subject, answer);
			return async () => {
				if (servers.get(subject) === answer) servers.delete(subject);
				await Promise.allSettled(answering);
			};
		},
		async close() {
			subscriptions.clear();
			try {
				await pace.idle();
			} finally {
				await Promise.allSettled(answering);
				servers.clear();
			}
		},
	};
}

const unserved = (subject: string): Error =>
	new Error(`Nobody serves "${subject}" on this bus; start the service that does.`);
