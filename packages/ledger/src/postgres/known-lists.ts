import type { Doc } from "../projection.ts";

/** Lists that are remembered at once. */
const MAX_LISTS = 5_000;

/** Where a list belongs: the documents of a table whose fields have these values. */
export interface Place {
	readonly table: string;
	readonly where: Readonly<Record<string, string>>;
}

interface List {
	readonly place: Place;
	/** The values, as one. */
	readonly value: string;
	readonly keys: Set<string>;
	/** Until it is read to its end: documents of the table that changed since the reading began, about which it says nothing. */
	changed: Set<string> | undefined;
}

/** The lists of a table by the same fields. */
interface Fields {
	readonly names: readonly string[];
	readonly lists: Map<string, List>;
	/** Those that are being read. */
	readonly reading: Set<List>;
	/** The values of each document that is in one of the lists. */
	readonly values: Map<string, string>;
}

/**
 * Which documents the values of some fields find, as it was once read and as it has changed by what was folded here since: so the
 * same question need not be asked again after every fact.
 */
export class KnownLists {
	readonly #tables = new Map<string, Map<string, Fields>>();
	/** In the order in which they were last of use. */
	#all = new Set<List>();

	/** Nothing where the list is not known to its end. */
	keys(place: Place): string[] | undefined {
		const list = this.#list(place);
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
		const { names, lists, reading, values } = this.#fields(place);
		const value = valuesOf(names, place.where) ?? "";
		if (lists.has(value)) return undefined;
		const list: List = { place, value, keys: new Set(), changed: new Set() };
		lists.set(value, list);
		reading.add(list);
		this.#all.add(list);
		this.#letGo();
		return (found) => {
			// Given up in the meantime: what was read is of a time that is over.
			if (lists.get(value) !== list) return;
			for (const key of found)
				if (list.changed?.has(key) === false) {
					list.keys.add(key);
					values.set(key, value);
				}
			list.changed = undefined;
			reading.delete(list);
		};
	}

	/** The reading came to nothing. */
	giveUp(place: Place): void {
		const list = this.#list(place);
		if (list !== undefined) this.#forget(list);
	}

	/** What was folded; `undefined` for a document that is gone. */
	advance(table: string, docs: Iterable<readonly [string, Doc | undefined]>): void {
		const asked = this.#tables.get(table);
		if (asked === undefined) return;
		for (const [key, doc] of docs) for (const fields of asked.values()) move(fields, key, doc);
	}

	clear(): void {
		this.#tables.clear();
		this.#all = new Set();
	}

	#list(place: Place): List | undefined {
		const { names, lists } = this.#fields(place);
		return lists.get(valuesOf(names, place.where) ?? "");
	}

	#fields({ table, where }: Place): Fields {
		const asked = this.#tables.get(table) ?? new Map<string, Fields>();
		this.#tables.set(table, asked);
		const names = Object.keys(where).sort();
		const together = names.join(" ");
		const fields = asked.get(together) ?? {
			names,
			lists: new Map(),
			reading: new Set(),
			values: new Map(),
		};
		asked.set(together, fields);
		return fields;
	}

	#letGo(): void {
		if (this.#all.size <= MAX_LISTS) return;
		const [oldest] = this.#all;
		if (oldest !== undefined) this.#forget(oldest);
	}

	#forget(list: List): void {
		this.#all.delete(list);
		const { lists, reading, values } = this.#fields(list.place);
		lists.delete(list.value);
		reading.delete(list);
		for (const key of list.keys) values.delete(key);
	}
}

/** Takes a document out of the list it was in, and puts it into the one it is in now. */
function move({ names, lists, reading, values }: Fields, key: string, doc: Doc | undefined): void {
	const value = doc && valuesOf(names, doc);
	for (const list of reading) list.changed?.add(key);
	const before = values.get(key);
	if (before !== undefined && before !== value) {
		lists.get(before)?.keys.delete(key);
		values.delete(key);
	}
	const now = value === undefined ? undefined : lists.get(value);
	if (value === undefined || now === undefined) return;
	now.keys.add(key);
	values.set(key, value);
}

/** Nothing where one of them is no text: such a document is found by no value. */
function valuesOf(names: readonly string[], doc: Doc): string | undefined {
	const values = names.map((name) => doc[name]);
	return values.every((value) => typeof value === "string") ? JSON.stringify(values) : undefined;
}
