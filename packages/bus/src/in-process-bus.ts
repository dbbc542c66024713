import type { Bus, Message, Subscription } from "./bus.ts";
import type { Job, Pace } from "./pace.ts";

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
export function inProcessBus({ pace, onParked }: InProcessOptions): Bus {
	const subscriptions = new Set<Subscription>();
	const servers = new Map<string, (body: unknown) => Promise<unknown>>();
	const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value ?? null)) as T;

	const deliver = async (subscription: Subscription, wire: string, lane: string): Promise<void> => {
		for (let tries = 1; ; tries++) {
			const message = JSON.parse(wire) as Message;
			try {
				return await subscription.handle(message, lane);
			} catch (error) {
				if (tries >= MAX_DELIVERIES) return onParked(subscription.name, message, error);
			}
		}
	};

	const delivery = (subscription: Subscription, message: Message, wire: string, lane: string): Job => ({
		kind: "delivery",
		lane,
		order: `${message.stream}#${String(message.version).padStart(9, "0")}#${subscription.name}`,
		run: () => deliver(subscription, wire, lane),
	});

	return {
		async publish(message) {
			const wire = JSON.stringify(message);
			for (const subscription of subscriptions) {
				if (!subscription.types.includes(message.type)) continue;
				for (const lane of await subscription.lanes(copy(message))) pace.submit(delivery(subscription, message, wire, lane));
			}
		},
		subscribe(subscription) {
			subscriptions.add(subscription);
			return async () => {
				subscriptions.delete(subscription);
				await pace.idle();
			};
		},
		async request(subject, body, lane) {
			const serve = servers.get(subject);
			if (serve === undefined) throw new Error(`Nobody serves "${subject}" on this bus; start the service that does.`);
			const wire = JSON.stringify(body ?? null);
			const answer = async (): Promise<unknown> => copy(await serve(JSON.parse(wire)));
			if (lane === undefined) return answer();
			return new Promise((resolve, reject) => {
				let settle: () => void = () => {};
				const run = async (): Promise<void> => {
					try {
						const value = await answer();
						settle = () => resolve(value);
					} catch (error) {
						settle = () => reject(error);
					}
				};
				pace.submit({ kind: "request", lane, order: wire, run, settle: () => settle() });
			});
		},
		serve(subject, answer) {
			if (servers.has(subject)) throw new Error(`"${subject}" is served already; one process serves a subject once.`);
			servers.set(subject, answer);
			return async () => void servers.delete(subject);
		},
		async close() {
			subscriptions.clear();
			await pace.idle();
			servers.clear();
		},
	};
}
