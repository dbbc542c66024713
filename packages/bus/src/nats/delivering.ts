import { type JetStreamManager, type JsMsg, jetstream } from "@nats-io/jetstream";
import { attempt } from "../attempt.ts";
import { backOff, sleep } from "../back-off.ts";
import type { Message, Subscription } from "../bus.ts";
import type { Pace } from "../pace.ts";
import type { Connection } from "./connection.ts";
import { InHand } from "./in-hand.ts";
import { pull } from "./pulling.ts";
import type { Spans } from "./span.ts";
import type { Names } from "./subject.ts";

/** A message that comes more often than this was in hand each time when its process ended. */
const OFTEN = 8;
const SLOTS = 4;

/**
 * How long such a message waits. Its handler has not failed, or it would be parked, so it comes for ever: later and later,
 * so that the rest is done between two deaths, and in another order each time, because of all that were in hand one at
 * most is to blame.
 */
export const deferral = (seq: number, deliveries: number): number =>
	deliveries > OFTEN
		? (backOff(deliveries - OFTEN) * (1 + ((seq + deliveries) % SLOTS))) / SLOTS
		: 0;

export interface DeliveryGround {
	readonly connection: Connection;
	readonly api: JetStreamManager;
	readonly names: Names;
	readonly spans: Spans;
	/** Keeps the lanes of all subscriptions in order. */
	readonly pace: Pace;
	readonly ackWait: number;
	readonly onParked: (subscription: string, message: Message, error: unknown) => Promise<void>;
	readonly onTrouble: (sentence: string) => void;
	readonly seen: ((instant: string) => void) | undefined;
}

/** Delivers to a subscription until the returned function is called, which waits for what is in hand. */
export function deliver(subscription: Subscription, ground: DeliveryGround): () => Promise<void> {
	const delivery = new Delivery(subscription, ground);
	return () => delivery.end();
}

class Delivery {
	readonly #subscription: Subscription;
	readonly #ground: DeliveryGround;
	readonly #inHand: InHand;
	readonly #end = new AbortController();
	readonly #pulling: Promise<void>;
	/** One sentence is enough for all that were in hand together. */
	#hasDeferred = false;
	/** Lanes are named for one message after the other, so that each lane is in order. */
	#offered: Promise<void> = Promise.resolve();

	constructor(subscription: Subscription, ground: DeliveryGround) {
		const { connection, ackWait } = ground;
		this.#subscription = subscription;
		this.#ground = ground;
		this.#inHand = new InHand(connection, ackWait);
		const take = (delivery: JsMsg) => this.#take(delivery);
		const js = jetstream(connection.nc);
		this.#pulling = pull({ ...ground, js, subscription, ended: this.#end.signal, take });
	}

	async end(): Promise<void> {
		this.#end.abort();
		await this.#pulling;
		await this.#inHand.end();
	}

	#take(delivery: JsMsg): void {
		if (!this.#inHand.take(delivery)) return;
		const wait = deferral(delivery.seq, delivery.info.deliveryCount);
		if (wait === 0) this.#next(delivery);
		else void this.#defer(delivery, wait);
	}

	#next(delivery: JsMsg): void {
		this.#offered = this.#offered.then(() => this.#offer(delivery));
	}

	async #defer(delivery: JsMsg, wait: number): Promise<void> {
		if (!this.#hasDeferred)
			this.#ground.onTrouble(
				`Position ${delivery.seq} was delivered to "${this.#subscription.name}" ${delivery.info.deliveryCount} times and is not dealt with yet: whoever had it in hand ended, handed it back, or was too slow to say that it lives.`,
			);
		this.#hasDeferred = true;
		await sleep(wait, this.#end.signal);
		this.#next(delivery);
	}

	async #offer(delivery: JsMsg): Promise<void> {
		const { seq } = delivery;
		if (this.#end.signal.aborted) return this.#inHand.handBack(seq, "now");
		const wire = delivery.string();
		const message = parsed(wire, seq);
		if (message === undefined) return this.#unreadable(delivery);
		// A newer version of the code, beside which this one still runs, asked for more.
		if (!this.#subscription.types.includes(message.type))
			return this.#inHand.handBack(seq, "later");
		this.#ground.seen?.(message.at);
		try {
			const named = await this.#persist(wire, (copy) => this.#subscription.lanes(copy));
			// It may have ended while it named the lanes, and must hear nothing afterwards.
			if (named === "given up" || this.#end.signal.aborted)
				return this.#inHand.handBack(seq, "now");
			const lanes = named.value ?? [];
			void this.#settle(seq, Promise.all(lanes.map((lane) => this.#handle(wire, delivery, lane))));
		} catch (error) {
			this.#failed(seq, error);
		}
	}

	/** Handles in its lane, when the lane is free. Rejects where the message could not even be parked. */
	#handle(wire: string, { headers }: JsMsg, lane: string): Promise<Outcome> {
		const { spans, names, pace } = this.#ground;
		const { name, handle } = this.#subscription;
		const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
		const step = (copy: Message) =>
			spans.handling(copy, headers, names.durable(name), () =>
				handle.call(this.#subscription, copy, lane),
			);
		const run = async () => {
			try {
				resolve(await this.#persist(wire, step));
			} catch (error) {
				reject(error);
				throw error;
			}
		};
		pace.submit({ kind: "delivery", lane, order: name, run });
		return promise;
	}

	async #settle(seq: number, outcomes: readonly Outcome[] | Promise<readonly Outcome[]>) {
		try {
			if ((await outcomes).includes("given up")) this.#inHand.handBack(seq, "now");
			else this.#inHand.done(seq);
		} catch (error) {
			this.#failed(seq, error);
		}
	}

	#persist<T>(wire: string, step: (message: Message) => Promise<T>) {
		const copy = () => JSON.parse(wire) as Message;
		const park = (error: unknown) => this.#ground.onParked(this.#subscription.name, copy(), error);
		return attempt({ ended: this.#end.signal, sleep, park }, () => step(copy()));
	}

	/** It could not be parked either, and comes again. */
	#failed(seq: number, error: unknown): void {
		this.#inHand.handBack(seq, "later");
		const why = error instanceof Error ? error.message : String(error);
		this.#ground.onTrouble(
			`Position ${seq} failed in "${this.#subscription.name}" and could not be parked: ${why}`,
		);
	}

	#unreadable({ seq, subject }: JsMsg): void {
		this.#inHand.discard(seq, "not a fact");
		this.#ground.onTrouble(
			`The message ${seq} on ${subject} is no fact of this position, and is skipped by "${this.#subscription.name}".`,
		);
	}
}

type Outcome = { readonly value?: unknown } | "given up";

/** The fact in a message; nothing where it holds none, or that of another position. */
function parsed(wire: string, seq: number): Message | undefined {
	try {
		const message = JSON.parse(wire) as Message;
		return message.position === seq && typeof message.type === "string" ? message : undefined;
	} catch {
		return undefined;
	}
}
