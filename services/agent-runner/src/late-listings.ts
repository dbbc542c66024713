import type { FactOf } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import type { Want } from "@parley/contracts/mandate";
import type { Documents } from "@parley/ledger/projection";
import { PARALLEL } from "./domain/buyer.ts";
import { type Granted, openQuantity } from "./domain/mandate.ts";
import { arrivals, seekers } from "./mandate-tables.ts";
import { SHORTLIST } from "./shortlist.ts";
import { staleCommitments } from "./stale-commitments.ts";
import { items, type Pursuit, pursuitKey, pursuits, talks } from "./tables.ts";

/* A want is searched for once, and again when something was published in its category since, or when all it found is gone. */

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
	pursuit: Pursuit,
	granted: Granted,
	documents: Documents,
	talking = PARALLEL,
): Promise<boolean> {
	const { negotiations, want } = pursuit;
	const open = (await documents.many(talks, negotiations)).filter(
		({ status }) => status === "open",
	);
	if (!(open.length < talking)) return false;
	return openQuantity(granted, want, await staleCommitments(documents, granted)) > 0;
}

/** Whether to search again for a want: there may be something new to find, and there is room for one more negotiation. */
export async function isOutdated(
	pursuit: Pursuit,
	want: Want,
	granted: Granted,
	documents: Documents,
): Promise<boolean> {
	const newest = (await documents.get(arrivals, want.category))?.newest.position ?? 0;
	if (newest > pursuit.searched) return hasRoom(pursuit, granted, documents);
	return (
		(await isUsedUp(pursuit, want, documents)) && (await hasRoom(pursuit, granted, documents, 1))
	);
}

/**
 * A search shows only the first of what it finds. Where none of these is left to talk about, and nobody is being talked to,
 * those behind them have come to the front: among many that fit as well, who looks late finds the first ones sold.
 */
async function isUsedUp(
	{ shortlist, tried }: Pursuit,
	want: Want,
	documents: Documents,
): Promise<boolean> {
	if (want.listing !== undefined || shortlist === null || shortlist.length < SHORTLIST)
		return false;
	const left = shortlist.map(({ listing }) => listing).filter((id) => !tried.includes(id));
	const known = await documents.many(items, left);
	return known.every(({ status, available }) => status !== "on_sale" || available < 1);
}
