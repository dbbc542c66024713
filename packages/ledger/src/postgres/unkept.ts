import type { Doc } from "../projection.ts";

/** The documents of one table that a fold has changed; `undefined` for those that are gone. */
export interface Written {
	readonly name: string;
	readonly docs: readonly (readonly [string, Doc | undefined])[];
}

type Layer = Map<string, Map<string, Doc | undefined>>;

/** What was folded and is not in the tables yet: whoever reads them lays this over what they say. */
export class Unkept {
	#fresh: Layer = new Map();
	/** On its way into the tables. Until that is confirmed they may hold it or not. */
	#leaving: Layer = new Map();

	get size(): number {
		let size = 0;
		for (const docs of this.#fresh.values()) size += docs.size;
		return size;
	}

	/** What lies over a table at this moment. */
	over(table: string): ReadonlyMap<string, Doc | undefined> {
		return new Map([...(this.#leaving.get(table) ?? []), ...(this.#fresh.get(table) ?? [])]);
	}

	add(written: readonly Written[]): void {
		lay(this.#fresh, written);
	}

	/** Everything that lies here, to be written. What an earlier try did not bring home is among it. */
	leaving(): Written[] {
		lay(this.#leaving, writtenOf(this.#fresh));
		this.#fresh = new Map();
		return writtenOf(this.#leaving);
	}

	/** What was leaving is in the tables. */
	arrived(): void {
		this.#leaving = new Map();
	}

	clear(): void {
		this.#fresh = new Map();
		this.#leaving = new Map();
	}
}

function lay(layer: Layer, written: readonly Written[]): void {
	for (const { name, docs } of written) {
		const table = layer.get(name) ?? new Map<string, Doc | undefined>();
		layer.set(name, table);
		for (const [key, doc] of docs) table.set(key, doc);
	}
}

const writtenOf = (layer: Layer): Written[] =>
	[...layer].map(([name, docs]) => ({ name, docs: [...docs] }));
