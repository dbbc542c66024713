import type { Fact } from "@parley/contracts/fact";
import type { Checkpoints, Store } from "./store.ts";

/** Says that there may be new facts. It may say so too often, and must not say it too late for long. */
export interface Changes {
	/** Calls the listener after each change, with the newest position where it is known, until the returned function is called. */
	onChange(listener: (position?: number) => void): () => void;
}

export interface Subscription {
	readonly store: Store;
	readonly checkpoints: Checkpoints;
	readonly changes: Changes;
	/** The checkpoint's name: a new name starts at the first fact. */
	readonly name: string;
	readonly types?: readonly string[];
	/** Must bear to see a fact twice: after a crash, those since the last checkpoint come again. */
	handle(fact: Fact): Promise<void>;
	sleep(milliseconds: number): Promise<void>;
	/** Tries before a fact is parked; 5 unless told. */
	readonly maxAttempts?: number;
	/** Hears of each parked fact, and of a store that could not be read. */
	readonly onTrouble?: (trouble: Error) => void;
}

export interface Following {
	/** Waits for the fact being handled, keeps the checkpoint, and ends. */
	stop(): Promise<void>;
}

const PAGE = 500;
const FIRST_DELAY = 50;
const LONGEST_DELAY = 30_000;
const delayAfter = (attempt: number): number =>
	Math.min(FIRST_DELAY * 4 ** (attempt - 1), LONGEST_DELAY);
const messageOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

/**
 * Hands every fact to a handler, in order, from a durable checkpoint on, and then each new one as it comes. A fact
 * that the handler keeps failing is parked where people can see it, and the subscription moves on.
 */
export function follow(subscription: Subscription): Following {
	return new Follower(subscription);
}

class Follower implements Following {
	readonly #subscription: Subscription;
	readonly #stopped = Promise.withResolvers<void>();
	readonly #done: Promise<void>;
	#stopping = false;
	#news = Promise.withResolvers<void>();

	constructor(subscription: Subscription) {
		this.#subscription = subscription;
		this.#done = this.#run();
	}

	async stop(): Promise<void> {
		this.#stopping = true;
		this.#stopped.resolve();
		await this.#done;
	}

	async #run(): Promise<void> {
		const forget = this.#subscription.changes.onChange(() => this.#news.resolve());
		try {
			await this.#follow();
		} finally {
			forget();
		}
	}

	async #follow(): Promise<void> {
		let position: number | undefined;
		let failures = 0;
		while (!this.#stopping) {
			// Armed before reading, so that a fact committed while we read is not slept through.
			this.#news = Promise.withResolvers<void>();
			try {
				position ??= await this.#subscription.checkpoints.load(this.#subscription.name);
				const reached = await this.#readFrom(position);
				failures = 0;
				if (reached === position) await Promise.race([this.#news.promise, this.#stopped.promise]);
				position = reached;
			} catch (error) {
				failures += 1;
				this.#trouble(`${this.#subscription.name} cannot go on for now: ${messageOf(error)}`);
				await this.#pause(delayAfter(failures));
				// What was handled since the last checkpoint may be unknown to it: ask again.
				position = undefined;
			}
		}
	}

	/** Handles one page, keeps the checkpoint, and says how far it came. */
	async #readFrom(after: number): Promise<number> {
		const { store, checkpoints, name, types } = this.#subscription;
		const head = await store.head();
		if (head === after) return after;
		const facts = await store.read(after, PAGE, {
			...(types === undefined ? {} : { types }),
			upTo: head,
		});
		let reached = after;
		for (const fact of facts) {
			if (this.#stopping || !(await this.#deliver(fact))) break;
			reached = fact.position;
		}
		// A page that is not full was all there is: the rest, up to the head, is of other types.
		const isAll = facts.length < PAGE && reached === (facts.at(-1)?.position ?? after);
		if (isAll) reached = head;
		if (reached !== after) await checkpoints.save(name, reached);
		return reached;
	}

	/** Resolves to false when stopped before the fact was handled or parked. */
	async #deliver(fact: Fact): Promise<boolean> {
		const { handle, maxAttempts = 5, checkpoints, name } = this.#subscription;
		for (let attempt = 1; ; attempt++) {
			try {
				await handle(fact);
				return true;
			} catch (error) {
				if (attempt >= maxAttempts) {
					await checkpoints.park(name, fact.position, messageOf(error));
					this.#trouble(
						`${name} parked position ${fact.position} after ${attempt} tries: ${messageOf(error)}`,
					);
					return true;
				}
			}
			await this.#pause(delayAfter(attempt));
			if (this.#stopping) return false;
		}
	}

	async #pause(milliseconds: number): Promise<void> {
		await Promise.race([this.#subscription.sleep(milliseconds), this.#stopped.promise]);
	}

	#trouble(sentence: string): void {
		this.#subscription.onTrouble?.(new Error(sentence));
	}
}

/** Hands each parked fact to the handler once more. What succeeds is no longer parked. */
export async function retryParked(
	subscription: Pick<Subscription, "store" | "checkpoints" | "name" | "handle">,
): Promise<{ handled: number; parked: number }> {
	const { store, checkpoints, name, handle } = subscription;
	let handled = 0;
	const waiting = await checkpoints.parked(name);
	for (const { position } of waiting) {
		const [fact] = await store.read(position - 1, 1, { upTo: position });
		try {
			if (fact === undefined) throw new Error("This reader may not see the fact any more.");
			await handle(fact);
			await checkpoints.unpark(name, position);
			handled += 1;
		} catch (error) {
			await checkpoints.park(name, position, messageOf(error));
		}
	}
	return { handled, parked: waiting.length - handled };
}
