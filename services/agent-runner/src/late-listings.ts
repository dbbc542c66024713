import type { FactOf } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import type { Want } from "@parley/contracts/mandate";
import type { Documents } from "@parley/ledger/projection";
import { PARALLEL } from "./domain/buyer.ts";
import { type Granted, openQuantity } from "./domain/mandate.ts";
import { arrivals, seekers } from "./mandate-tables.ts";
import { staleCommitments } from "./stale-commitments.ts";
import { type Pursuit, pursuitKey, pursuits, talks } from "./tables.ts";

/* A want is searched for once, and again when something was published in its category since. */

/**
 * Wants that had been searched for when a listing of their category was published. Delivered again, the listing names the
 * same ones, whether or not it was found since. Of many who seek in a category each asks for its own only.
 */
export async function wantsOfCategory(
	{ data }: FactOf<"ListingPublished">,
	documents: Documents,
	only?: string,
): Promise<{ readonly principal: string; readonly want: string }[]> {
	const { category } = data;
	const seeking =
		only === undefined
			? await documents.find(seekers, { category })
			: await documents.many(seekers, [`${only}/${category}`]);
	const keys = seeking
		.filter(({ principal }) => principal !== data.seller)
		.flatMap(({ principal, wants }) => wants.map((want) => pursuitKey(principal, want)));
	if (keys.length === 0) return [];
	const known = await documents.many(pursuits, keys);
	// A search that is still to come will find it by itself.
	return known
		.filter(({ shortlist }) => shortlist !== null)
		.map(({ principal, want }) => ({ principal, want }));
}

/** Whether a listing came too late for the search for a want, and there is room for one more negotiation. */
export async function isLate(
	{ position, stream }: FactOf<"ListingPublished">,
	want: Want,
	granted: Granted,
	documents: Documents,
): Promise<boolean> {
	const listing = streamId(stream);
	const pursuit = await documents.get(pursuits, pursuitKey(granted.mandate.principal, want.id));
	if (pursuit === undefined || !(pursuit.searched < position)) return false;
	const isListed = pursuit.shortlist?.some((found) => found.listing === listing) === true;
	const isMeant = want.listing === undefined ? !isListed : want.listing === listing;
	return isMeant && (await hasRoom(pursuit, granted, documents));
}

async function hasRoom(
	{ negotiations, want }: Pursuit,
	granted: Granted,
	documents: Documents,
): Promise<boolean> {
	const open = (await documents.many(talks, negotiations)).filter(
		({ status }) => status === "open",
	);
	if (!(open.length < PARALLEL)) return false;
	return openQuantity(granted, want, await staleCommitments(documents, granted)) > 0;
}

/** Whether to search again for a want: something came since, and there is room for one more negotiation. */
export async function isOutdated(
	pursuit: Pursuit,
	want: Want,
	granted: Granted,
	documents: Documents,
): Promise<boolean> {
	const newest = (await documents.get(arrivals, want.category))?.newest.position ?? 0;
	return newest > pursuit.searched && (await hasRoom(pursuit, granted, documents));
}
