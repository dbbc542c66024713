/** Remembers so many values, and forgets the one that was unseen for longest. */
export class Recent<V> {
	readonly #values = new Map<string, V>();
	readonly #most: number;

	constructor(most: number) {
		this.#most = most;
	}

	get(key: string): V | undefined {
		const value = this.#values.get(key);
		if (value !== undefined) this.set(key, value);
		return value;
	}

	set(key: string, value: V): void {
		// A map keeps the order in which keys came, so what is set again goes to its end.
		this.#values.delete(key);
		this.#values.set(key, value);
		if (this.#values.size > this.#most)
			for (const oldest of this.#values.keys()) {
				this.#values.delete(oldest);
				break;
			}
	}

	delete(key: string): void {
		this.#values.delete(key);
	}
}
