import type { Bus, Message, Subscription } from "./bus.ts";
import type { Pace } from "./pace.ts";

const MAX_DELIVERIES = 5;

export interface InProcessOptions {
	readonly pace: Pace;
	/** Told of a message that failed its last delivery; it is then left to whoever keeps parked messages. */
	readonly onParked: (subscription: string, message: Message, error: unknown) => Promise<void>;
}

/**
 * The bus of a single process. Every message and answer is serialised and parsed again, so nothing that would not
 * survive a network survives here. Nothing is durable: what was not handled is published again from the ledger.
 */
export function inProcessBus(options: InProcessOptions): Bus {
	const { pace } = options;
	const { publish, subscribe, endAll } = deliveries(options);
	const { request, serve, inHand, forgetAll } = answers(pace);
	return {
		publish,
		subscribe,
		request,
		serve,
		async close() {
			endAll();
			try {
				// Deliveries first: they may still need an answer.
				await pace.idle();
			} finally {
				await inHand();
				forgetAll();
			}
		},
	};
}

const serialised = (value: unknown): string => JSON.stringify(value ?? null);

function deliveries({ pace, onParked }: InProcessOptions) {
	const subscriptions = new Set<Subscription>();

	/** Takes a step with a fresh copy of the message until it succeeds; parks the message after the last try. */
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

	return {
		async publish(message: Message): Promise<void> {
			const wire = serialised(message);
			for (const subscription of subscriptions)
				if (subscription.types.includes(message.type)) await offer(subscription, message, wire);
		},
		subscribe(subscription: Subscription): () => Promise<void> {
			subscriptions.add(subscription);
			return async () => {
				subscriptions.delete(subscription);
				await pace.idle();
			};
		},
		endAll: (): void => subscriptions.clear(),
	};
}

function answers(pace: Pace) {
	const servers = new Map<string, (body: unknown) => Promise<unknown>>();
	/** Answers that nobody queues for; the pace knows of all others. */
	const answering = new Set<Promise<unknown>>();
	const inHand = async (): Promise<void> => void (await Promise.allSettled(answering));

	const server = (subject: string) => {
		const found = servers.get(subject);
		if (found === undefined)
			throw new Error(`Nobody serves "${subject}" on this bus; start the service that does.`);
		return found;
	};

	return {
		async request(subject: string, body: unknown, lane?: string): Promise<unknown> {
			server(subject);
			const wire = serialised(body);
			const answer = async (): Promise<unknown> =>
				JSON.parse(serialised(await server(subject)(JSON.parse(wire))));
			if (lane !== undefined) return queued(pace, lane, wire, answer);
			const answered = answer();
			answering.add(answered);
			return answered.finally(() => answering.delete(answered));
		},
		serve(subject: string, answer: (body: unknown) => Promise<unknown>): () => Promise<void> {
			if (servers.has(subject))
				throw new Error(`"${subject}" is served already; one process serves a subject once.`);
			servers.set(subject, answer);
			return async () => {
				if (servers.get(subject) === answer) servers.delete(subject);
				await inHand();
			};
		},
		inHand,
		forgetAll: (): void => servers.clear(),
	};
}

/** An answer that is worked out when the pace says, and heard when the pace says. */
function queued(
	pace: Pace,
	lane: string,
	order: string,
	answer: () => Promise<unknown>,
): Promise<unknown> {
	return new Promise((resolve, reject) => {
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
}
