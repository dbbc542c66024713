import type { Doc } from "../projection.ts";
import { KnownLists } from "./known-lists.ts";

/** More than a catch-up ever leaves unwritten: what is not in the tables yet is among the newest, and so always here. */
const MAX_DOCUMENTS = 50_000;

interface Known {
	/** `null` where the tables hold nothing. */
	readonly doc: Doc | null;
	/** Folded here, and not only read: another replica may have been ahead of us in what was read. */
	readonly isFolded: boolean;
}

/** Documents as this process last folded or read them. */
export class DocumentCache {
	readonly lists = new KnownLists();
	readonly #docs = new Map<string, Known>();
	/** Grows whenever everything is given up: what was read before that may not be kept after it. */
	#generation = 0;

	get generation(): number {
		return this.#generation;
	}

	/** `undefined` where nothing is known of the key. */
	get(table: string, key: string): Doc | null | undefined {
		return this.#docs.get(`${table}/${key}`)?.doc;
	}

	/** Only what the next fact may be folded into. */
	folded(table: string, key: string): Doc | null | undefined {
		const known = this.#docs.get(`${table}/${key}`);
		return known?.isFolded === true ? known.doc : undefined;
	}

	/** Keeps what was read, unless more is known of it since the read began. */
	keep(table: string, key: string, doc: Doc | null, generation: number): void {
		const name = `${table}/${key}`;
		if (generation === this.#generation && !this.#docs.has(name))
			this.#put(name, { doc, isFolded: false });
	}

	/** What a catch-up has folded. */
	advance(table: string, docs: readonly (readonly [string, Doc | undefined])[]): void {
		this.lists.advance(table, docs);
		for (const [key, doc] of docs)
			this.#put(`${table}/${key}`, { doc: doc ?? null, isFolded: true });
	}

	clear(): void {
		this.#generation++;
		this.#docs.clear();
		this.lists.clear();
	}

	#put(name: string, known: Known): void {
		this.#docs.delete(name);
		this.#docs.set(name, known);
		if (this.#docs.size <= MAX_DOCUMENTS) return;
		const oldest = this.#docs.keys().next().value;
		if (oldest !== undefined) this.#docs.delete(oldest);
	}
}
