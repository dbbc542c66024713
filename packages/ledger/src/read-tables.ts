import type { Doc, Documents, Projection } from "./projection.ts";

// biome-ignore lint/suspicious/noExplicitAny: one set of tables holds documents of every kind; each is typed where it is written.
export type AnyProjection = Projection<any>;

/** Documents whose tables can be looked at whole and made again. */
export interface ReadTables extends Documents {
	/** The last position folded into a table. */
	position(projection: AnyProjection): Promise<number>;
	/** Every document with its key, in the order of keys. */
	rows(projection: AnyProjection): AsyncIterable<readonly [string, Doc]>;
	/** Forgets a table, so that the next catch-up folds it again from the first fact. */
	rebuild(projection: AnyProjection): Promise<void>;
}
