import type { Doc } from "../projection.ts";

const MAX_DOCUMENTS = 50_000;

/**
 * Documents as this process last saw or wrote them. It is right as long as nobody else advances the tables: a catch-up
 * that finds another replica's hand in them empties it. What the tables do not hold is remembered as `null`.
 */
export class DocumentCache {
	readonly #docs = new Map<string, Doc | null>();
	/** Grows with every catch-up: a read that began before one may not be kept after it. */
	#generation = 0;

	get generation(): number {
		return this.#generation;
	}

	/** `undefined` where nothing is known of the key. */
	get(table: string, key: string): Doc | null | undefined {
		return this.#docs.get(`${table}/${key}`);
	}

	/** Keeps what was read, unless the tables have moved on since the read began. */
	keep(table: string, key: string, doc: Doc | null, generation: number): void {
		if (generation !== this.#generation) return;
		this.#put(`${table}/${key}`, doc);
	}

	/** What a catch-up has written. */
	advance(table: string, docs: Iterable<readonly [string, Doc | undefined]>): void {
		this.#generation++;
		for (const [key, doc] of docs) this.#put(`${table}/${key}`, doc ?? null);
	}

	clear(): void {
		this.#generation++;
		this.#docs.clear();
	}

	#put(name: string, doc: Doc | null): void {
		this.#docs.delete(name);
		this.#docs.set(name, doc);
		if (this.#docs.size <= MAX_DOCUMENTS) return;
		const oldest = this.#docs.keys().next().value;
		if (oldest !== undefined) this.#docs.delete(oldest);
	}
}
