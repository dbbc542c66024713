import type { JsMsg } from "@nats-io/jetstream";
import type { Connection } from "./connection.ts";

/** Later than a message that was handed back at once, because nobody here may take it soon. */
const LATER_MS = 1_000;

/** A message that was delivered and is not acknowledged. */
interface Held {
	/** The latest delivery of it. */
	delivery: JsMsg;
}

/**
 * What was delivered to a subscription and is not dealt with. While it is here the broker is told again and again that
 * work goes on, and does not deliver it to anybody else.
 */
export class InHand {
	readonly #held = new Map<number, Held>();
	readonly #connection: Connection;
	readonly #beat: NodeJS.Timeout;
	#emptied = Promise.withResolvers<void>();

	constructor(connection: Connection, ackWait: number) {
		this.#connection = connection;
		this.#beat = setInterval(() => this.#heartbeat(), ackWait / 3).unref();
	}

	/** Whether it is new here. Of a message that is in hand already only the delivery is kept, to acknowledge. */
	take(delivery: JsMsg): boolean {
		const held = this.#held.get(delivery.seq);
		if (held === undefined) this.#held.set(delivery.seq, { delivery });
		else held.delivery = delivery;
		return held === undefined;
	}

	/** Dealt with. Where the broker does not hear of it, it delivers the message once more, and it is dealt with again. */
	done(seq: number): void {
		this.#quietly(seq, (delivery) => delivery.ack());
		this.#letGo(seq);
	}

	/** Not dealt with here: another replica, or this one later, has it delivered again. */
	handBack(seq: number, when: "now" | "later"): void {
		this.#quietly(seq, (delivery) => delivery.nak(when === "now" ? undefined : LATER_MS));
		this.#letGo(seq);
	}

	/** Nobody will ever be able to deal with it. */
	discard(seq: number, reason: string): void {
		this.#quietly(seq, (delivery) => delivery.term(reason));
		this.#letGo(seq);
	}

	/** Resolves when nothing is in hand any more, and stops the heartbeat. Nothing may be taken afterwards. */
	async end(): Promise<void> {
		while (this.#held.size > 0) await this.#emptied.promise;
		clearInterval(this.#beat);
	}

	#letGo(seq: number): void {
		this.#held.delete(seq);
		if (this.#held.size > 0) return;
		this.#emptied.resolve();
		this.#emptied = Promise.withResolvers();
	}

	#heartbeat(): void {
		if (this.#connection.connected)
			for (const seq of this.#held.keys()) this.#quietly(seq, (delivery) => delivery.working());
	}

	/** Where the connection is gone the broker learns by itself that nobody works on it. */
	#quietly(seq: number, tell: (delivery: JsMsg) => void): void {
		const held = this.#held.get(seq);
		try {
			if (held !== undefined) tell(held.delivery);
		} catch {}
	}
}
