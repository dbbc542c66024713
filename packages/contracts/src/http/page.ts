import { z } from "zod";
import { id } from "../id.ts";

/** What every list may be asked: it comes in the order of ids, so many at a time. */
export const pageQuery = {
	limit: z.coerce
		.number("a whole number from 1 to 100")
		.int("a whole number from 1 to 100")
		.min(1, "a whole number from 1 to 100")
		.max(100, "a whole number from 1 to 100")
		.default(50)
		.describe("At most so many, from 1 to 100."),
	after: id.optional().describe("Go on after this id: the `next` of the page before."),
};

export const pageOf = <T extends z.ZodType>(item: T) =>
	z.object({
		items: z.array(item),
		next: z.string().nullable().describe("Where the next page goes on; null on the last one."),
	});

/** A page of what was found, where one more than asked for was looked up to know whether there is more. */
export function page<T extends { readonly id: string }>(
	found: readonly T[],
	limit: number,
): { items: T[]; next: string | null } {
	const items = found.slice(0, limit);
	return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

export const byId = z.strictObject({ id });
