import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Store } from "@parley/ledger/store";

/** One negotiation and the deal it may have become, with every fact of it that both of its parties may see. */
export interface Thread {
	readonly negotiation: string;
	readonly deal: string | null;
	readonly listing: string;
	readonly buyer: string;
	readonly seller: string;
	/** In the order of positions. */
	readonly facts: readonly Fact[];
}

/** What a listing says of itself, whichever deal it is about. */
export const TOLD_OF_LISTING: ReadonlySet<string> = new Set([
	"ListingPublished",
	"ListingRevised",
	"ListingNeedsClarification",
	"ClarificationAnswered",
	"OfferWindowClosed",
	"ListingSold",
	"ListingWithdrawn",
]);

/** The thread that the id of a negotiation or of a deal names. */
export async function threadNamed(
	id: string,
	store: Pick<Store, "readStream">,
): Promise<Thread | undefined> {
	const own = await store.readStream(`negotiation-${id}`);
	if (own.length > 0) return threadOf(own, store);
	const [deal] = await store.readStream(`deal-${id}`);
	if (deal === undefined || !isFact(deal, "DealOpened")) return undefined;
	return threadOf(await store.readStream(`negotiation-${deal.data.negotiationId}`), store);
}

async function threadOf(
	own: readonly Fact[],
	store: Pick<Store, "readStream">,
): Promise<Thread | undefined> {
	const [opened] = own;
	if (opened === undefined || !isFact(opened, "NegotiationOpened")) return undefined;
	const { negotiationId: negotiation, listing, buyer, seller } = opened.data;
	const accepted = own.find((fact) => isFact(fact, "OfferAccepted"));
	const deal =
		accepted !== undefined && isFact(accepted, "OfferAccepted") ? accepted.data.offerId : null;
	const ofDeal = deal === null ? [] : await store.readStream(`deal-${deal}`);
	const ofListing = (await store.readStream(`listing-${listing}`)).filter(
		({ type, dealId }) => TOLD_OF_LISTING.has(type) || (deal !== null && dealId === deal),
	);
	const facts = [...own, ...ofDeal, ...ofListing].sort((a, b) => a.position - b.position);
	return { negotiation, deal, listing, buyer, seller, facts };
}
