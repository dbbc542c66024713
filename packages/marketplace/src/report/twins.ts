import type { Negotiation, Side } from "./negotiation.ts";
import type { Negotiations } from "./negotiations.ts";

/*
 * Two runs of one market that differ in one thing: other names, another order, a text more. What a single ledger cannot
 * tell, because it happened only once, shows in what came of the same negotiation in both.
 */

export interface Twins {
	readonly one: Negotiation;
	readonly other: Negotiation;
}

/** Negotiations of both runs about the same listing for the same want, in the order they were opened. */
export function twinsOf(market: Negotiations, twin: Negotiations): Twins[] {
	const waiting = Map.groupBy(twin.all(), keyOf);
	return [...market.all()].flatMap((one) => {
		const other = waiting.get(keyOf(one))?.shift();
		return other === undefined ? [] : [{ one, other }];
	});
}

const keyOf = ({ listing, want }: Negotiation): string => JSON.stringify([listing, want]);

/** What the goods are said to be, and everybody's limits, are the same in both. */
export const isSameErrand = (
	{ one, other }: Twins,
	market: Negotiations,
	twin: Negotiations,
): boolean => {
	const [post, otherPost] = [market.listings.get(one.listing), twin.listings.get(other.listing)];
	return (
		post?.title === otherPost?.title &&
		post?.description === otherPost?.description &&
		one.quantity === other.quantity &&
		one.ask === other.ask &&
		one.buyer.reservation === other.buyer.reservation &&
		one.seller.reservation === other.seller.reservation
	);
};

/** What a side has of it: how far inside its limit it came. Nothing without an agreement; `null` where no limit is known. */
export function gainOf({ agreement, buyer, seller }: Negotiation, side: Side): bigint | null {
	const limit = side === "buyer" ? buyer.reservation : seller.reservation;
	if (limit === null) return null;
	if (agreement === null) return 0n;
	return side === "buyer" ? limit - agreement.total : agreement.price - limit;
}

/** Two searches for one want that found the same listings in another order, and what each was followed by. */
interface SearchTwins {
	readonly want: string;
	readonly isSameChoice: boolean;
}

export function searchTwins(market: Negotiations, twin: Negotiations): SearchTwins[] {
	const others = new Map([...twin.searches()].map((search) => [search.want, search]));
	return [...market.searches()].flatMap(({ want, found, chosen }) => {
		const other = others.get(want);
		if (other === undefined || chosen === null || other.chosen === null) return [];
		const isSameSet = found.toSorted().join("\n") === other.found.toSorted().join("\n");
		const isSameOrder = found.join("\n") === other.found.join("\n");
		return isSameSet && !isSameOrder ? [{ want, isSameChoice: chosen === other.chosen }] : [];
	});
}
