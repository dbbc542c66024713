import type { Doc } from "../projection.ts";

/** Lists that are remembered at once. */
const MAX_LISTS = 5_000;

/** Where a list belongs: the documents of a table whose field has a value. */
export interface Place {
	readonly table: string;
	readonly field: string;
	readonly value: string;
}

interface List {
	readonly place: Place;
	readonly keys: Set<string>;
	/** Until it is read to its end: documents of the table that changed since the reading began, about which it says nothing. */
	changed: Set<string> | undefined;
}

/** The lists by one field of a table. */
interface Field {
	readonly name: string;
	readonly lists: Map<string, List>;
	/** Those that are being read. */
	readonly reading: Set<List>;
	/** The value of each document that is in one of the lists. */
	readonly values: Map<string, string>;
}

/**
 * Which documents a field's value finds, as it was once read and as it has changed by what was folded here since: so the
 * same question need not be asked again after every fact.
 */
export class KnownLists {
	readonly #tables = new Map<string, Map<string, Field>>();
	/** In the order in which they were last of use. */
	#all = new Set<List>();

	/** Nothing where the list is not known to its end. */
	keys(place: Place): string[] | undefined {
		const list = this.#field(place).lists.get(place.value);
		if (list === undefined || list.changed !== undefined) return undefined;
		this.#all.delete(list);
		this.#all.add(list);
		return [...list.keys];
	}

	/**
	 * To be called where the reading of a list begins, and what it gives with what was read. Nothing where somebody else is
	 * reading it: one is enough.
	 */
	begin(place: Place): ((found: Iterable<string>) => void) | undefined {
		const field = this.#field(place);
		if (field.lists.has(place.value)) return undefined;
		const list: List = { place, keys: new Set(), changed: new Set() };
		field.lists.set(place.value, list);
		field.reading.add(list);
		this.#all.add(list);
		this.#letGo();
		return (found) => {
			// Given up in the meantime: what was read is of a time that is over.
			if (field.lists.get(place.value) !== list) return;
			for (const key of found)
				if (list.changed?.has(key) === false) {
					list.keys.add(key);
					field.values.set(key, place.value);
				}
			list.changed = undefined;
			field.reading.delete(list);
		};
	}

	/** The reading came to nothing. */
	giveUp(place: Place): void {
		const list = this.#field(place).lists.get(place.value);
		if (list !== undefined) this.#forget(list);
	}

	/** What was folded; `undefined` for a document that is gone. */
	advance(table: string, docs: Iterable<readonly [string, Doc | undefined]>): void {
		const fields = this.#tables.get(table);
		if (fields === undefined) return;
		for (const [key, doc] of docs) for (const field of fields.values()) move(field, key, doc);
	}

	clear(): void {
		this.#tables.clear();
		this.#all = new Set();
	}

	#field({ table, field: name }: Place): Field {
		const fields = this.#tables.get(table) ?? new Map<string, Field>();
		this.#tables.set(table, fields);
		const field = fields.get(name) ?? {
			name,
			lists: new Map(),
			reading: new Set(),
			values: new Map(),
		};
		fields.set(name, field);
		return field;
	}

	#letGo(): void {
		if (this.#all.size <= MAX_LISTS) return;
		const [oldest] = this.#all;
		if (oldest !== undefined) this.#forget(oldest);
	}

	#forget(list: List): void {
		this.#all.delete(list);
		const { lists, reading, values } = this.#field(list.place);
		lists.delete(list.place.value);
		reading.delete(list);
		for (const key of list.keys) values.delete(key);
	}
}

/** Takes a document out of the list it was in, and puts it into the one it is in now. */
function move({ name, lists, reading, values }: Field, key: string, doc: Doc | undefined): void {
	const value = doc?.[name];
	for (const list of reading) list.changed?.add(key);
	const before = values.get(key);
	if (before !== undefined && before !== value) {
		lists.get(before)?.keys.delete(key);
		values.delete(key);
	}
	const now = typeof value === "string" ? lists.get(value) : undefined;
	if (now === undefined) return;
	now.keys.add(key);
	values.set(key, String(value));
}
