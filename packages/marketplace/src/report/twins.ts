import type { Negotiation, Offer, Side } from "./negotiation.ts";
import type { Negotiations } from "./negotiations.ts";
import type { Tally } from "./statistics.ts";

/*
 * Two runs of one market that differ in one thing: other names, another order, a text more. What a single ledger cannot
 * tell, because it happened only once, shows in what came of the same negotiation in both.
 *
 * Chance differs between them as well: whose turn comes first goes by ids, and a model answers another way each time. So
 * far as it shows in the ledger it is kept out, by comparing only what was decided in the same circumstances. What remains
 * is measured where nothing was changed between the two runs: there, all that differs is chance.
 */

export interface Twins {
	readonly one: Negotiation;
	readonly other: Negotiation;
}

/** What a change between two runs moved, beside what moved where nothing was changed. */
export interface Moved extends Tally {
	/** The ids of what moved. */
	readonly ids: readonly string[];
	readonly chance: Tally;
}

/** One thing that is there in both runs. */
export interface Pair {
	readonly id: string;
	/** Whether it is one of those between which the runs differ. */
	readonly isChanged: boolean;
	readonly isMoved: boolean;
}

export function movedIn(pairs: readonly Pair[]): Moved {
	const [changed, alike] = [true, false].map((is) => pairs.filter((one) => one.isChanged === is));
	const moved = (changed ?? []).filter(({ isMoved }) => isMoved);
	const byChance = (alike ?? []).filter(({ isMoved }) => isMoved);
	return {
		...{ ids: moved.map(({ id }) => id), hits: moved.length, of: changed?.length ?? 0 },
		chance: { hits: byChance.length, of: alike?.length ?? 0 },
	};
}

/**
 * Negotiations of both runs about the same listing for the same want, in the order they were opened. Where several people
 * have a want of this name, whoever has the same limit comes first, and of these whoever has the same name.
 */
export function twinsOf(market: Negotiations, twin: Negotiations): Twins[] {
	const waiting = Map.groupBy(twin.all(), keyOf);
	return [...market.all()].flatMap((one) => {
		const others = waiting.get(keyOf(one)) ?? [];
		const likest = Math.max(...others.map((other) => likeness({ one, other })));
		const other = others.find((each) => likeness({ one, other: each }) === likest);
		if (other === undefined) return [];
		others.splice(others.indexOf(other), 1);
		return [{ one, other }];
	});
}

const keyOf = ({ listing, want }: Negotiation): string => JSON.stringify([listing, want]);
const likeness = ({ one, other }: Twins): number =>
	(one.buyer.reservation === other.buyer.reservation ? 2 : 0) +
	(one.buyer.principal === other.buyer.principal ? 1 : 0);

/**
 * The offers that one side made in both, after the same offers and in the same circumstances: all but who it was made to
 * is the same, as far as the ledger tells. Once two differ, whatever follows has another past.
 */
export function* offersAlike({ one, other }: Twins): Generator<{ one: Offer; other: Offer }> {
	for (const [at, offer] of one.offers.entries()) {
		const again = other.offers[at];
		if (again?.by !== offer.by) return;
		if (offer.circumstances === again.circumstances) yield { one: offer, other: again };
		if (offer.price !== again.price) return;
	}
}

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

/** Searches for one want that found the same listings in both runs, in another order or in the same. */
export function searchTwins(market: Negotiations, twin: Negotiations): Pair[] {
	const others = new Map([...twin.searches()].map((search) => [search.want, search]));
	return [...market.searches()].flatMap(({ want, found, chosen }) => {
		const other = others.get(want);
		if (found.length < 2 || chosen === null || (other?.chosen ?? null) === null) return [];
		const again = other?.found ?? [];
		if (found.toSorted().join("\n") !== again.toSorted().join("\n")) return [];
		const isChanged = found.join("\n") !== again.join("\n");
		return [{ id: want, isChanged, isMoved: chosen !== other?.chosen }];
	});
}
