import type { Fact } from "@parley/contracts/fact";

export type Doc = Readonly<Record<string, unknown>>;

/**
 * A read table as a pure fold: each fact changes the documents it names. Drop the table, replay the facts, and it is
 * the same; `parley verify` does exactly that.
 */
export interface Projection<D extends object = Doc> {
	/** Table name: lower case with underscores, unique in the market. */
	readonly name: string;
	/**
	 * Raise it whenever the same facts make other documents than before: a table of another version is dropped when its
	 * service starts, and folded again from the first fact. Left out: 1.
	 */
	readonly version?: number;
	/** Fact types it folds; others are never given to it. */
	readonly types: readonly string[];
	/** Top-level string fields that `find` may ask for. */
	readonly indexes: readonly (keyof D & string)[];
	/** Top-level string fields that `search` looks through. */
	readonly text?: readonly (keyof D & string)[];
	/** The documents a fact touches. */
	keys(fact: Fact): readonly string[];
	/** The document after the fact; `undefined` removes it. */
	evolve(doc: D | undefined, fact: Fact, key: string): D | undefined;
}

export interface Search {
	readonly text: string;
	readonly where: Readonly<Record<string, string>>;
	readonly limit: number;
	/**
	 * Whose search it is: equals come in an order of their own for each, so that not everybody meets at the same ones. Left
	 * out: in the order of their keys.
	 */
	readonly by?: string | undefined;
}

export interface Range<D extends object> {
	readonly field: keyof D & string;
	/** Left out: from the beginning. */
	readonly after?: string;
	/** Left out: to the end. */
	readonly upTo?: string;
	readonly limit: number;
}

/** A part of what `find` finds. */
export interface Page {
	/** Left out: from the first key. */
	readonly after?: string;
	readonly limit: number;
}

/** Reads of the tables that projections keep. Results come in the order of their keys unless said otherwise. */
export interface Documents {
	get<D extends object>(projection: Projection<D>, key: string): Promise<D | undefined>;
	many<D extends object>(projection: Projection<D>, keys: readonly string[]): Promise<D[]>;
	find<D extends object>(
		projection: Projection<D>,
		where: Readonly<Partial<Record<keyof D & string, string>>>,
		page?: Page,
	): Promise<D[]>;
	/** At most `limit` documents in the order of an indexed field, from just after one value up to another. */
	range<D extends object>(projection: Projection<D>, range: Range<D>): Promise<D[]>;
	/** Documents that hold at least half of the text's words, most words first, then by relevance. */
	search<D extends object>(projection: Projection<D>, search: Search): Promise<D[]>;
	/**
	 * Folds every fact up to a position into the tables, all or nothing, and remembers the position. Left out: every fact
	 * that there is by now. Resolves to how far all tables are then.
	 */
	catchUp(upTo?: number): Promise<number>;
}
