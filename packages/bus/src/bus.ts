import type { Fact } from "@parley/contracts/fact";

/** A committed position on its way to the other services. A private fact's `data` is its salted digest. */
export type Message = Fact;

export interface Subscription {
	/** Durable name: the same name continues where it stopped. */
	readonly name: string;
	/** Fact types to deliver. */
	readonly types: readonly string[];
	/** The lanes a message goes to: it is handled once for each, one message of a lane after the other. */
	lanes(message: Message): Promise<readonly string[]>;
	/**
	 * Resolves when the message is dealt with for a lane. A rejection means: deliver it again. The last of a few is parked,
	 * except where the error's name ends in "Unavailable": such a delivery is repeated until it succeeds or the bus closes.
	 */
	handle(message: Message, lane: string): Promise<void>;
}

/**
 * How facts and commands travel between services.
 * Facts are delivered at least once to every subscription; a request is answered by whoever serves its subject.
 */
export interface Bus {
	/** Resolves when the bus has taken charge of the messages, given in the order of their positions. */
	publish(messages: readonly Message[]): Promise<void>;
	/** The position after which whoever publishes goes on: everything up to it is in good hands. */
	reached(): Promise<number>;
	/** Returns a function that ends the subscription once the message in hand is dealt with. */
	subscribe(subscription: Subscription): () => Promise<void>;
	/**
	 * Sends a body that JSON can hold and resolves with the answer.
	 * Requests that name the same lane are served one after the other. Rejects where nobody serves the subject. Where
	 * whoever serves may die, one that is not answered may be served once more.
	 */
	request(subject: string, body: unknown, lane?: string): Promise<unknown>;
	/** What somebody sends who does not keep to JSON arrives as `undefined`: who serves says what it takes. */
	serve(subject: string, answer: (body: unknown) => Promise<unknown>): () => Promise<void>;
	/** Ends every subscription and waits for what is in hand. */
	close(): Promise<void>;
}
