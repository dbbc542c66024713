import type { FactOf } from "@parley/contracts/catalogue";
import { minorOf } from "@parley/contracts/money";
import { availableOf, type Listings, unclearTo } from "./listings.ts";
import type { Mandates } from "./mandates.ts";
import { type Agreement, firstBy, type Negotiation, type Offer } from "./negotiation.ts";
import { resembles } from "./resemblance.ts";

/** Everything that is known at the moment of an agreement. */
interface Market {
	readonly mandates: Mandates;
	readonly listings: Listings;
	aboutListing(id: string): readonly Negotiation[];
	aboutWant(principal: string, want: string): readonly Negotiation[];
	/** The listings a search turned up for a want. */
	shortlist(principal: string, want: string): readonly string[];
}

/** An agreement, seen with everything else that was on the table at that moment. */
export function agreementOf(
	record: Negotiation,
	{ data, at, position }: FactOf<"OfferAccepted">,
	market: Market,
): Agreement {
	const { mandates, listings } = market;
	const { buyer, seller, listing, want, quantity } = record;
	const listed = listings.get(listing);
	const owns = mandates.of(buyer.principal)?.owns ?? [];
	return {
		offer: data.offerId,
		by: data.by === buyer.principal ? "buyer" : "seller",
		terms: data.terms,
		hash: data.hash,
		listing: data.listing,
		revision: data.revision,
		price: minorOf(data.terms.price),
		total: minorOf(data.terms.total),
		at,
		ask: listed === undefined ? null : listed.ask * BigInt(data.terms.quantity),
		ceiling: mandates.ceiling(buyer.principal, want, quantity),
		floor: mandates.floor(seller.principal, listing, quantity),
		left: mandates.left(buyer.principal, record.id),
		alternative: alternativeOf(record, market, at),
		rival: rivalOf(record, market, at),
		...racesFor(record, market, { at, position, total: minorOf(data.terms.total) }),
		unclear: unclearTo(buyer.principal, listed),
		owned: owns.find(({ title }) => resembles(title, record.title))?.title ?? null,
		saysOwned: owns.length > 0,
	};
}

/** The offer that somebody could accept at this moment. */
function liveOffer({ ending, offers }: Negotiation, at: string): Offer | undefined {
	const last = offers.at(-1);
	return ending === null && last?.status === "standing" && at < last.expiresAt ? last : undefined;
}

/** An amount for so many units, where what is known is for another number of them. */
const scaled = (amount: bigint, from: number, to: number): bigint =>
	(amount * BigInt(to)) / BigInt(from);

/**
 * The cheapest of what else the buyer's agent had found for the same want and could have had: its asking price, or the
 * seller's live offer where that was lower. `null` where there was nothing.
 */
function alternativeOf(
	{ id, buyer, want, quantity, listing }: Negotiation,
	market: Market,
	at: string,
): bigint | null {
	if (want === null) return null;
	const prices: bigint[] = [];
	for (const candidate of market.shortlist(buyer.principal, want)) {
		const other = market.listings.get(candidate);
		if (other === undefined || candidate === listing) continue;
		if (other.onSale && availableOf(other) >= quantity) prices.push(other.ask * BigInt(quantity));
	}
	for (const other of market.aboutWant(buyer.principal, want)) {
		const live = other.id === id ? undefined : liveOffer(other, at);
		if (live?.by === "seller") prices.push(scaled(live.total, live.quantity, quantity));
	}
	return least(prices);
}

/** The best of the live bids of others on the same goods. */
function rivalOf(
	{ id, listing, quantity }: Negotiation,
	market: Market,
	at: string,
): bigint | null {
	let best: bigint | null = null;
	for (const other of market.aboutListing(listing)) {
		const live = other.id === id ? undefined : liveOffer(other, at);
		if (live?.by !== "buyer") continue;
		const bid = scaled(live.price, live.quantity, quantity);
		if (best === null || bid > best) best = bid;
	}
	return best;
}

/** How many sellers had offered for this want, whether the first of them was taken, and whether too soon. */
function racesFor(
	record: Negotiation,
	market: Market,
	{ at, position, total }: { at: string; position: number; total: bigint },
): Pick<Agreement, "offers" | "isFirst" | "cheaperLive" | "hasWindow" | "windowOpen"> {
	const { buyer, want, quantity } = record;
	const rivals = (want === null ? [] : market.aboutWant(buyer.principal, want)).filter(
		(other) =>
			other.id !== record.id && other.agreement === null && firstBy(other, "seller") !== undefined,
	);
	// A seller who takes the bid as it stands answers at this moment.
	const answered = firstBy(record, "seller")?.position ?? position;
	const window = market.mandates.of(buyer.principal)?.wants.find(({ id }) => id === want)?.window;
	const offers = rivals.length + 1;
	const listed = market.listings.get(record.listing);
	const bidders = new Set(
		market
			.aboutListing(record.listing)
			.filter((other) => firstBy(other, "buyer") !== undefined)
			.map((other) => other.buyer.principal),
	);
	return {
		offers,
		isFirst: rivals.every((other) => answered <= (firstBy(other, "seller")?.position ?? position)),
		cheaperLive: rivals.some((other) => {
			const live = liveOffer(other, at);
			return live?.by === "seller" && scaled(live.total, live.quantity, quantity) < total;
		}),
		hasWindow: window !== undefined || (listed?.offerWindow ?? null) !== null,
		windowOpen: isOpen(window, offers, at) || isOpen(listed?.offerWindow, bidders.size, at),
	};
}

/** Neither so many offers are in, nor has the time come. */
const isOpen = (
	window: { offers?: number | undefined; until?: string | undefined } | null | undefined,
	offers: number,
	at: string,
): boolean =>
	window != null &&
	!(window.offers !== undefined && offers >= window.offers) &&
	!(window.until !== undefined && at >= window.until);

const least = (prices: readonly bigint[]): bigint | null =>
	prices.reduce<bigint | null>(
		(lowest, price) => (lowest === null || price < lowest ? price : lowest),
		null,
	);
