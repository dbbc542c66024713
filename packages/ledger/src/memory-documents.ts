import { hash } from "node:crypto";
import type { Fact } from "@parley/contracts/fact";
import { inOrder, isWithin, matcher } from "./matching.ts";
import type { Doc, Page, Projection, Range, Search } from "./projection.ts";
import type { AnyProjection, ReadTables } from "./read-tables.ts";
import type { Store } from "./store.ts";
import { occurrences, wordsOf } from "./words.ts";

/** How many facts are folded at a time: what a catch-up holds in memory does not grow with the ledger. */
export const CHUNK = 5_000;

/** Folds facts, in order, into the documents they touch. */
export function foldInto(
	docs: Map<string, Doc | undefined>,
	projection: AnyProjection,
	facts: readonly Fact[],
): void {
	for (const fact of facts) {
		if (!projection.types.includes(fact.type)) continue;
		for (const key of projection.keys(fact))
			docs.set(key, projection.evolve(docs.get(key), fact, key));
	}
}

export const typesOf = (projections: readonly AnyProjection[]): string[] => [
	...new Set(projections.flatMap(({ types }) => types)),
];

interface Table {
	readonly rows: Map<string, Doc>;
	position: number;
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
	a < b ? -1 : 1;

/** Read tables in memory: for the simulator, for unit tests, and as the fold that `parley verify` compares with. */
export class MemoryDocuments implements ReadTables {
	readonly #store: Store;
	readonly #projections: readonly AnyProjection[];
	readonly #tables = new Map<string, Table>();
	#last: Promise<void> = Promise.resolve();

	constructor(store: Store, projections: readonly AnyProjection[]) {
		this.#store = store;
		this.#projections = projections;
		for (const { name } of projections) this.#tables.set(name, { rows: new Map(), position: 0 });
	}

	async get<D extends object>(projection: Projection<D>, key: string): Promise<D | undefined> {
		return this.#table(projection).rows.get(key) as D | undefined;
	}

	async many<D extends object>(projection: Projection<D>, keys: readonly string[]): Promise<D[]> {
		const wanted = new Set(keys);
		return this.#where<D>(projection, (_, key) => wanted.has(key));
	}

	async find<D extends object>(
		projection: Projection<D>,
		where: Readonly<Partial<Record<keyof D & string, string>>>,
		{ after, limit }: Partial<Page> = {},
	): Promise<D[]> {
		const matches = matcher(where);
		const found = this.#where<D>(
			projection,
			(doc, key) => (after === undefined || key > after) && matches(doc),
		);
		return limit === undefined ? found : found.slice(0, limit);
	}

	async range<D extends object>(
		projection: Projection<D>,
		{ field, after, upTo, limit }: Range<D>,
	): Promise<D[]> {
		const value = (doc: object): string => String((doc as Doc)[field]);
		const found = this.#where<D>(projection, (doc) => isWithin(value(doc), { after, upTo }));
		return found.toSorted((a, b) => inOrder(value(a), value(b))).slice(0, limit);
	}

	async search<D extends object>(
		projection: Projection<D>,
		{ text, where, limit, by }: Search,
	): Promise<D[]> {
		const wanted = wordsOf(text);
		const matches = matcher(where);
		const found: { key: string; doc: Doc; words: number; times: number }[] = [];
		for (const [key, doc] of this.#table(projection).rows) {
			if (!matches(doc)) continue;
			const { words, times } = occurrences(doc, projection.text ?? [], wanted);
			if (words * 2 >= wanted.length) found.push({ key, doc, words, times });
		}
		const place = (key: string): string =>
			by === undefined ? key : `${hash("md5", by + key)} ${key}`;
		found.sort(
			(a, b) => b.words - a.words || b.times - a.times || inOrder(place(a.key), place(b.key)),
		);
		return found.slice(0, limit).map(({ doc }) => doc as D);
	}

	catchUp(upTo = Number.POSITIVE_INFINITY): Promise<number> {
		// One after the other: two at once would fold the same facts twice.
		const run = this.#last.then(() => this.#catchUp(upTo));
		this.#last = run.catch(() => {});
		return run.then(() => this.#lowest());
	}

	async position(projection: Pick<AnyProjection, "name">): Promise<number> {
		return this.#table(projection).position;
	}

	async *rows(projection: Pick<AnyProjection, "name">): AsyncGenerator<readonly [string, Doc]> {
		yield* [...this.#table(projection).rows].sort(byKey);
	}

	async rebuild(projection: Pick<AnyProjection, "name">): Promise<void> {
		this.#tables.set(projection.name, { rows: new Map(), position: 0 });
	}

	async #catchUp(upTo: number): Promise<void> {
		const end = Math.min(upTo, await this.#store.head());
		const types = typesOf(this.#projections);
		for (let at = this.#lowest(); at < end; ) {
			const facts = await this.#store.read(at, CHUNK, { types, upTo: end });
			const to = facts.length < CHUNK ? end : (facts.at(-1)?.position ?? end);
			this.#apply(facts, to);
			at = to;
		}
	}

	#apply(facts: readonly Fact[], to: number): void {
		// Fold everything before anything is kept, so that a projection that throws changes nothing.
		const folded = this.#projections.map((projection) => {
			const { rows, position } = this.#table(projection);
			const unseen = facts.filter((fact) => fact.position > position);
			const docs = new Map<string, Doc | undefined>();
			for (const fact of unseen)
				if (projection.types.includes(fact.type))
					for (const key of projection.keys(fact)) docs.set(key, rows.get(key));
			foldInto(docs, projection, unseen);
			return { projection, docs };
		});
		for (const { projection, docs } of folded) {
			const table = this.#table(projection);
			for (const [key, doc] of docs) {
				if (doc === undefined) table.rows.delete(key);
				else table.rows.set(key, doc);
			}
			table.position = Math.max(table.position, to);
		}
	}

	#lowest(): number {
		return Math.min(...this.#projections.map((projection) => this.#table(projection).position));
	}

	#where<D extends object>(
		projection: Projection<D>,
		matches: (doc: Doc, key: string) => boolean,
	): D[] {
		const found = [...this.#table(projection).rows].filter(([key, doc]) => matches(doc, key));
		return found.sort(byKey).map(([, doc]) => doc as D);
	}

	#table({ name }: { readonly name: string }): Table {
		const table = this.#tables.get(name);
		if (table === undefined)
			throw new Error(
				`Nobody keeps the read table "${name}" here; name its projection where the documents are made.`,
			);
		return table;
	}
}
