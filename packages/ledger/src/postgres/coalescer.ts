import { setImmediate as nextTurn } from "node:timers/promises";

interface Waiting<Item, Answer> {
	readonly item: Item;
	readonly resolve: (answer: Answer) => void;
	readonly reject: (error: unknown) => void;
}

export interface Coalescing<Item, Answer> {
	readonly max: number;
	/** Items that share a key never travel together: the later one waits for the next batch. */
	keys(item: Item): readonly string[];
	/** Sends one batch; the answers come in the order of the items. */
	send(items: readonly Item[]): Promise<readonly Answer[]>;
}

/**
 * Gathers whatever comes while the previous batch is under way, and sends it as one. There is no timer: an idle sender
 * waits for nobody, and under load batches grow by themselves.
 */
export class Coalescer<Item, Answer> {
	readonly #options: Coalescing<Item, Answer>;
	#waiting: Waiting<Item, Answer>[] = [];
	#running: Promise<void> | undefined;

	constructor(options: Coalescing<Item, Answer>) {
		this.#options = options;
	}

	add(item: Item): Promise<Answer> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ item, resolve, reject });
			this.#running ??= this.#run();
		});
	}

	/** Resolves when everything that was added has been answered. */
	async idle(): Promise<void> {
		await this.#running;
	}

	async #run(): Promise<void> {
		while (this.#waiting.length > 0) {
			// Those just answered often have more to say at once: let them, and they travel along.
			await nextTurn();
			await this.#flush(this.#nextBatch());
		}
		this.#running = undefined;
	}

	#nextBatch(): Waiting<Item, Answer>[] {
		const batch: Waiting<Item, Answer>[] = [];
		const rest: Waiting<Item, Answer>[] = [];
		const taken = new Set<string>();
		for (const waiting of this.#waiting) {
			const keys = this.#options.keys(waiting.item);
			const fits = batch.length < this.#options.max && !keys.some((key) => taken.has(key));
			(fits ? batch : rest).push(waiting);
			// An item held back holds back those behind it that share its keys, so that order is kept.
			for (const key of keys) taken.add(key);
		}
		this.#waiting = rest;
		return batch;
	}

	async #flush(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
		try {
			const answers = await this.#options.send(batch.map(({ item }) => item));
			for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer);
		} catch (error) {
			for (const { reject } of batch) reject(error);
		}
	}
}
