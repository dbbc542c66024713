import { hashOf } from "@parley/contracts/hash";
import type { Slot } from "@parley/contracts/listing";
import type { Want } from "@parley/contracts/mandate";
import type { Documents } from "@parley/ledger/projection";
import { occurrences, wordsOf } from "@parley/ledger/words";
import type { World } from "@parley/runtime/world";
import { type Item, type OpenSlot, unclearTo } from "./domain/item.ts";
import type { Candidate, Fit } from "./domain/looking.ts";
import { items, openings, type Pursuit, UNTRIED } from "./tables.ts";
import { type Post, posts } from "./texts.ts";

/* What a search for a want turned up, and what of it can be looked at now. */

/** How many listings a search brings back for one want. */
export const SHORTLIST = 6;
/** A search brings back what holds half of the words at least, and a listing that was changed is held to the same. */
const LEAST = 2;

interface Hit {
	readonly id: string;
	readonly seller: string;
	readonly slots: NonNullable<Pursuit["shortlist"]>[number]["slots"];
}

export async function search(
	world: World,
	principal: string,
	want: Want,
): Promise<NonNullable<Pursuit["shortlist"]>> {
	if (want.listing !== undefined) {
		const item = await world.documents.get(items, want.listing);
		const unclear = item === undefined ? [] : unclearTo(item, principal);
		return [{ listing: want.listing, slots: unclear.map(withoutAsker) }];
	}
	const by = hashOf({ principal, want: want.id });
	const question = { text: want.query, category: want.category, limit: SHORTLIST, by };
	const hits = await world.ask<Hit[]>("listing", "search", question);
	return hits
		.filter(({ seller }) => seller !== principal)
		.map(({ id, slots }) => ({ listing: id, slots }));
}

/** How much of a want's words a listing says, as it is now; one that a want names fits altogether. */
export async function fitsOf(
	documents: Documents,
	want: Want,
	listings: readonly string[],
): Promise<ReadonlyMap<string, Fit>> {
	const wanted = wordsOf(want.query);
	if (want.listing !== undefined || wanted.length === 0) return new Map();
	const fits = new Map<string, Fit>();
	for (const listing of listings) {
		const post = await documents.get(posts, listing);
		if (post !== undefined) fits.set(listing, fitOf(post, wanted));
	}
	return fits;
}

const fitOf = (post: Post, wanted: readonly string[]): Fit => ({
	said: occurrences({ ...post }, ["title", "description"], wanted).words,
	of: wanted.length,
});

/**
 * Shortlisted listings nobody was asked about yet. A price for the lot where a price a piece was wanted is no candidate, nor
 * is one that was changed since the search and is something else now.
 */
export async function candidates(
	documents: Documents,
	pursuit: Pursuit,
	known: ReadonlyMap<string, Item>,
	fits: ReadonlyMap<string, Fit>,
): Promise<Candidate[]> {
	const tried = await triedBy(documents, pursuit);
	const found: Candidate[] = [];
	for (const { listing, slots } of pursuit.shortlist ?? []) {
		const item = known.get(listing);
		const fit = fits.get(listing);
		if (
			item === undefined ||
			item.status !== "on_sale" ||
			item.available < 1 ||
			item.seller === pursuit.principal ||
			tried.has(listing) ||
			(fit !== undefined && item.revision > 1 && fit.said * LEAST < fit.of)
		)
			continue;
		if (item.quantity > 1 && item.answers.unit === "lot") continue;
		// What the search found may be newer than the table, and what is open in the table may have come after the search.
		const unclear = [
			...slots.filter(
				({ slot }) => !item.asked.includes(slot) && !Object.hasOwn(item.answers, slot),
			),
			...unclearTo(item, pursuit.principal).map(withoutAsker),
		];
		const asked = unclear.some(({ slot }) => item.asked.includes(slot));
		found.push({ item, unclear, asked, ...(fit === undefined ? {} : { fit }) });
	}
	return found;
}

/** Listings it has opened a negotiation about. */
async function triedBy(
	documents: Documents,
	{ negotiations, tried }: Pursuit,
): Promise<ReadonlySet<string>> {
	const refused = (await documents.many(openings, negotiations)).filter(({ refusal }) =>
		UNTRIED.has(refusal),
	);
	const again = new Set(refused.map(({ negotiationId }) => negotiationId));
	return new Set(tried.filter((_, at) => !again.has(negotiations[at] ?? "")));
}

const withoutAsker = ({ slot, question, readings }: OpenSlot): Slot => ({
	slot,
	question,
	readings,
});
