import type { Doc } from "./projection.ts";

/** How documents are matched and ordered in memory: as the database does it for the texts that tables are asked by. */
export const matcher =
	(where: Readonly<Record<string, string | undefined>>) =>
	(doc: Doc): boolean =>
		Object.entries(where).every(([field, value]) => value !== undefined && doc[field] === value);

interface Bounds {
	readonly after: string | undefined;
	readonly upTo: string | undefined;
}

export const isWithin = (value: string, { after, upTo }: Bounds): boolean =>
	(after === undefined || value > after) && (upTo === undefined || value <= upTo);

export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
