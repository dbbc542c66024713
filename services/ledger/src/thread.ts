import { isFact } from "@parley/contracts/catalogue";
import { categoryOf, type Fact } from "@parley/contracts/fact";
import type { Terms } from "@parley/contracts/terms";
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
const OF_LISTING = new Set([
	"ListingPublished",
	"ListingRevised",
	"ListingNeedsClarification",
	"ClarificationAnswered",
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
		({ type, dealId }) => OF_LISTING.has(type) || (deal !== null && dealId === deal),
	);
	const facts = [...own, ...ofDeal, ...ofListing].sort((a, b) => a.position - b.position);
	return { negotiation, deal, listing, buyer, seller, facts };
}

/** How a thread stood after its last fact. */
interface Standing {
	position: number;
	time: string;
	status: "not opened" | "open" | "ended";
	ending: string | null;
	standingOffer: {
		readonly offerId: string;
		readonly by: string;
		readonly terms: Terms;
		readonly expiresAt: string;
	} | null;
	toMove: string | null;
	round: number;
	maxRounds: number;
	deal: string | null;
}

export function standingAfter(
	facts: readonly Fact[],
	{ buyer, seller }: Pick<Thread, "buyer" | "seller">,
): Standing {
	const state: Standing = {
		...{ position: 0, time: "", status: "not opened", ending: null, standingOffer: null },
		...{ toMove: null, round: 0, maxRounds: 0, deal: null },
	};
	const offers = { [buyer]: 0, [seller]: 0 };
	for (const fact of facts) {
		state.position = fact.position;
		state.time = fact.at;
		if (isFact(fact, "NegotiationOpened")) {
			const { maxRounds } = fact.data;
			Object.assign(state, { status: "open", toMove: buyer, round: 1, maxRounds });
		} else if (isFact(fact, "OfferMade")) {
			const { offerId, by, terms, expiresAt } = fact.data;
			offers[by] = (offers[by] ?? 0) + 1;
			state.standingOffer = { offerId, by, terms, expiresAt };
			state.toMove = by === buyer ? seller : buyer;
			state.round = Math.min(...Object.values(offers)) + 1;
		} else if (isFact(fact, "OfferDeclined", "OfferWithdrawn", "OfferExpired")) {
			// The side whose offer it was moves again.
			state.toMove = state.standingOffer?.by ?? state.toMove;
			state.standingOffer = null;
		} else if (isFact(fact, "NegotiationEnded")) {
			const { reason, code } = fact.data;
			Object.assign(state, { status: "ended", toMove: null, standingOffer: null });
			state.ending = code === null ? reason : `${reason} (${code})`;
		} else if (categoryOf(fact.stream) === "deal") state.deal = fact.type;
	}
	return state;
}

/** The ids of the traces that facts were made in, each once, in the order they first appear. */
export const tracesOf = (facts: readonly Fact[]): string[] => [
	...new Set(
		facts.flatMap(({ traceparent }) => /^00-([0-9a-f]{32})-/.exec(traceparent)?.[1] ?? []),
	),
];
