/** Steps of one lane one after the other, in the order they came; lanes do not wait for each other. */
export class OneByOne {
	readonly #lanes = new Map<string, Promise<void>>();

	async run<T>(lane: string, step: () => Promise<T>): Promise<T> {
		const before = this.#lanes.get(lane);
		const mine = Promise.withResolvers<void>();
		this.#lanes.set(lane, mine.promise);
		await before;
		try {
			return await step();
		} finally {
			if (this.#lanes.get(lane) === mine.promise) this.#lanes.delete(lane);
			mine.resolve();
		}
	}
}
