import type { Haggle } from "@parley/contracts/haggle-file";
import { type Money, minorOf } from "@parley/contracts/money";
import type { DealRow } from "./outcome.ts";

/** One haggle, as two people left it and as two agents did. */
export interface Pair {
	readonly id: string;
	readonly category: string;
	readonly ask: Money;
	/** Whether there is a price that both could live with. */
	readonly zone: boolean;
	readonly humans: Settled;
	readonly agents: Settled;
}

interface Settled {
	readonly agreed: boolean;
	readonly price: Money | null;
}

/** The pairs of a category, or of all, counted. */
export interface Comparison {
	readonly category: string;
	readonly pairs: number;
	readonly zone: number;
	readonly humansAgreed: number;
	readonly agentsAgreed: number;
	readonly agentsAgreedInZone: number;
	/** Mean of price / ask over what was agreed; `null` where nothing was. */
	readonly humansShare: number | null;
	readonly agentsShare: number | null;
}

export function pairsOf(haggles: readonly Haggle[], deals: readonly DealRow[]): Pair[] {
	const byListing = new Map(deals.map((deal) => [deal.listing, deal]));
	return haggles.map(({ id, listing, seller, buyer, human }) => {
		const deal = byListing.get(id);
		return {
			id,
			category: listing.category,
			ask: listing.ask,
			zone: minorOf(buyer.ceiling) >= minorOf(seller.floor),
			humans: { agreed: human.agreed, price: human.agreed ? (human.price ?? null) : null },
			agents: { agreed: deal !== undefined, price: deal?.price ?? null },
		};
	});
}

/** A row for each category, the largest first, and one for all together. */
export function compared(pairs: readonly Pair[]): { rows: Comparison[]; all: Comparison } {
	const groups = Map.groupBy(pairs, ({ category }) => category);
	return {
		rows: [...groups]
			.map(([category, group]) => summed(category, group))
			.toSorted((a, b) => b.pairs - a.pairs || (a.category < b.category ? -1 : 1)),
		all: summed("all", pairs),
	};
}

function summed(category: string, pairs: readonly Pair[]): Comparison {
	const count = (holds: (pair: Pair) => boolean): number => pairs.filter(holds).length;
	return {
		category,
		pairs: pairs.length,
		zone: count(({ zone }) => zone),
		humansAgreed: count(({ humans }) => humans.agreed),
		agentsAgreed: count(({ agents }) => agents.agreed),
		agentsAgreedInZone: count(({ agents, zone }) => agents.agreed && zone),
		humansShare: meanShare(pairs, ({ humans }) => humans.price),
		agentsShare: meanShare(pairs, ({ agents }) => agents.price),
	};
}

function meanShare(pairs: readonly Pair[], priceOf: (pair: Pair) => Money | null): number | null {
	const shares = pairs.flatMap((pair) => {
		const price = priceOf(pair);
		return price === null ? [] : [Number(price.minor) / Number(pair.ask.minor)];
	});
	return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
