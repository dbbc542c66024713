import { attempt } from "./attempt.ts";
import type { Sleep } from "./back-off.ts";
import type { Bus, Message, Subscription } from "./bus.ts";
import { BusUnavailable } from "./bus-unavailable.ts";
import type { Pace } from "./pace.ts";
import { Watermark } from "./watermark.ts";

export interface InProcessOptions {
	readonly pace: Pace;
	/** Told of a message that failed its last delivery; it is then left to whoever keeps parked messages. */
	readonly onParked: (subscription: string, message: Message, error: unknown) => Promise<void>;
	/** Where the relay goes on from: what `reached` says before anything is published. */
	readonly from?: number;
	/**
	 * Left out in virtual time, where no waiting makes anything available again: there every failure counts, whatever its
	 * name.
	 */
	readonly sleep?: Sleep;
}

/**
 * The bus of a single process. Every message and answer is serialised and parsed again, so nothing that would not
 * survive a network survives here. Nothing is durable: what was not handled is published again from the ledger, and
 * `reached` says from where.
 */
export function inProcessBus(options: InProcessOptions): Bus {
	const { pace } = options;
	const { endAll, ...delivering } = deliveries(options);
	const { request, serve, inHand, forgetAll } = answers(pace);
	return {
		...delivering,
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

/** A subscription and the end of it. */
interface Listening {
	readonly subscription: Subscription;
	readonly ended: AbortSignal;
}

function deliveries({ pace, onParked, from = 0, sleep }: InProcessOptions) {
	const listening = new Map<Listening, AbortController>();
	const mark = new Watermark(from);
	let closed = false;

	/** Takes a step with a fresh copy of the message until it succeeds; parks the message after the last try. */
	const persist = <T>(
		{ subscription: { name }, ended }: Listening,
		wire: string,
		step: (message: Message) => Promise<T>,
	) => {
		const copy = () => JSON.parse(wire) as Message;
		const park = (error: unknown) => onParked(name, copy(), error);
		return attempt({ ended, sleep, park }, () => step(copy()));
	};

	const offer = async (to: Listening, message: Message, wire: string): Promise<boolean> => {
		const { subscription } = to;
		const named = await persist(to, wire, (copy) => subscription.lanes(copy));
		// It may have ended while it named the lanes, and must hear nothing afterwards.
		if (named === "given up" || to.ended.aborted) return false;
		for (const lane of named.value ?? []) {
			const order = `${message.stream}#${String(message.version).padStart(9, "0")}#${subscription.name}`;
			const handled = mark.take(message.position);
			const run = async () => {
				const given = await persist(to, wire, (copy) => subscription.handle(copy, lane));
				if (given !== "given up") handled();
			};
			pace.submit({ kind: "delivery", lane, order, run });
		}
		return true;
	};

	return {
		async publish(messages: readonly Message[]): Promise<void> {
			for (const message of messages) {
				if (closed) throw new BusUnavailable("This bus is closed; open another to publish on.");
				const offered = mark.take(message.position);
				// Most messages concern nobody, and need not be written for anybody.
				let wire: string | undefined;
				let everybody = true;
				for (const to of listening.keys())
					if (to.subscription.types.includes(message.type)) {
						wire ??= serialised(message);
						everybody = (await offer(to, message, wire)) && everybody;
					}
				if (everybody) offered();
			}
		},
		reached: async (): Promise<number> => mark.reached,
		subscribe(subscription: Subscription): () => Promise<void> {
			const end = new AbortController();
			const to: Listening = { subscription, ended: end.signal };
			listening.set(to, end);
			return async () => {
				listening.delete(to);
				end.abort();
				await pace.idle();
			};
		},
		endAll(): void {
			closed = true;
			for (const end of listening.values()) end.abort();
			listening.clear();
		},
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
			throw new BusUnavailable(
				`Nobody serves "${subject}" on this bus; start the service that does.`,
			);
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
