import type { Doc, Documents, Projection } from "./projection.ts";

/** Documents whose tables can be looked at whole and made again. */
export interface ReadTables extends Documents {
	/** The last position folded into a table. */
	position(projection: Projection): Promise<number>;
	/** Every document with its key, in the order of keys. */
	rows(projection: Projection): AsyncIterable<readonly [string, Doc]>;
	/** Forgets a table, so that the next catch-up folds it again from the first fact. */
	rebuild(projection: Projection): Promise<void>;
}
