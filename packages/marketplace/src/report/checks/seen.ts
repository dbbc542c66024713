import type { Mandate } from "@parley/contracts/mandate";
import { type Money, minorOf } from "@parley/contracts/money";
import type { Move } from "@parley/contracts/turn";
import { unclearTo } from "../listings.ts";
import { type Negotiation, type Offer, otherSide, type Side } from "../negotiation.ts";
import type { Negotiations } from "../negotiations.ts";
import { resembles } from "../resemblance.ts";

/** What an agent is about to do, as far as rules about asking go; amounts are all-in and in minor units. */
export type Deed =
	| { readonly kind: "binds"; readonly total: bigint; readonly isOffer: boolean }
	| { readonly kind: "declines" }
	| { readonly kind: "leaves"; readonly code: string };

/** What an agent could see before its move, from the facts that came before it, and its principal's own mandate. */
export interface Seen {
	readonly side: Side;
	readonly currency: string;
	/** The most a buyer pays or the least a seller takes, for the whole quantity. */
	readonly limit: bigint | null;
	/** The other side's offer on the table, as this side counts it. */
	readonly standing: bigint | null;
	readonly mine: readonly bigint[];
	readonly theirs: readonly bigint[];
	readonly maxRounds: number;
	/** Required terms that were asked about and are open. */
	readonly unclear: number;
	/** The market's own record bears out somebody who speaks of other bids. */
	readonly isBidKnown: boolean;
	readonly isOwned: boolean;
	readonly isStranger: boolean;
}

/** What a move would do; `undefined` for one that no rule is about. */
export function deedOf(move: Move): Deed | undefined {
	if (move.kind === "decline") return { kind: "declines" };
	if (move.kind === "walk_away") return { kind: "leaves", code: move.code };
	if (move.kind === "accept") return { kind: "binds", total: minorOf(move.total), isOffer: false };
	if (move.kind !== "offer") return undefined;
	const { price, total } = move.terms;
	return { kind: "binds", total: minorOf(move.want === null ? price : total), isOffer: true };
}

/** What a question without its move may have been about: one recorded before moves were kept with their questions. */
export const possibleDeeds = (value: Money | undefined, { standing }: Seen): Deed[] => [
	{
		kind: "binds",
		total: value === undefined ? (standing ?? 0n) : minorOf(value),
		isOffer: true,
	},
	{ kind: "declines" },
	{ kind: "leaves", code: "price" },
];

/** What a side counts: a buyer all that is paid, a seller the price. */
const worth = ({ total, price }: Offer, side: Side): bigint => (side === "buyer" ? total : price);

export function seenBy(
	side: Side,
	record: Negotiation,
	mandate: Mandate,
	market: Negotiations,
	closed: ReadonlySet<string>,
): Seen {
	const { listing, quantity, offers, currency, maxRounds, want } = record;
	const { principal } = record[side];
	const other = record[otherSide(side)].principal;
	const last = offers.at(-1);
	const isTheirs = last?.status === "standing" && last.by !== side;
	const listed = market.listings.get(listing);
	const limit =
		side === "buyer"
			? mandate.wants.find(({ id }) => id === want)?.ceiling
			: mandate.sells.find((sale) => sale.listing === listing)?.floor;
	return {
		...{ side, currency, maxRounds },
		limit: limit === undefined ? null : minorOf(limit) * BigInt(quantity),
		standing: isTheirs ? worth(last, side) : null,
		mine: offers.filter(({ by }) => by === side).map((offer) => worth(offer, side)),
		theirs: offers.filter(({ by }) => by !== side).map((offer) => worth(offer, side)),
		unclear: unclearTo(principal, listed),
		isBidKnown: side === "buyer" ? isBidFor(record, market) : isAskedOf(record, market),
		isOwned:
			side === "buyer" && mandate.owns.some(({ title }) => resembles(title, listed?.title ?? "")),
		isStranger: !closed.has(pairOf(principal, other)),
	};
}

/** Two people, in whichever order. */
export const pairOf = (one: string, other: string): string =>
	JSON.stringify([one, other].toSorted());

const isLive = (record: Negotiation, side: Side): boolean => {
	const last = record.offers.at(-1);
	return record.ending === null && last?.status === "standing" && last.by === side;
};

/** Somebody else bids for the same thing. */
const isBidFor = ({ listing, buyer }: Negotiation, market: Negotiations): boolean =>
	market
		.aboutListing(listing)
		.some((other) => other.buyer.principal !== buyer.principal && isLive(other, "buyer"));

/** The same buyer has another seller's offer for such a thing. */
const isAskedOf = ({ buyer, seller, category }: Negotiation, market: Negotiations): boolean =>
	[...market.ofBuyer(buyer.principal)].some(
		(other) =>
			other.seller.principal !== seller.principal &&
			other.category === category &&
			isLive(other, "seller"),
	);
