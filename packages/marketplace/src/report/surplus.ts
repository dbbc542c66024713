import { failureOf, type Negotiation, type Side, zoneOf } from "./negotiation.ts";
import { paretoDistance } from "./pareto.ts";
import type { Seat } from "./seats.ts";
import { meanOf, ratio, type Summary, summaryOf } from "./statistics.ts";

/** What was made of the zones of agreement, from the seats of one kind of agent. */
export interface Surplus {
	/** Share of the zone that this side got, over agreements with a zone. */
	readonly share: Summary;
	/** What both gained together, of what they could have: over finished negotiations with a zone, none served elsewhere. */
	readonly efficiency: number | null;
	/** 4 × share × (1 − share): 1 where the zone was halved, 0 where one side got all of it. */
	readonly nash: number | null;
	/** Agreements that left one side worse off than none. */
	readonly exploited: number;
	/** Distance from the frontier where more than the price is at stake, 0 on it; none where only the price is. */
	readonly pareto: Summary;
}

/** The share of the zone that a side got, from 0 to 1 inside its limits; `null` without an agreement or a zone. */
export function shareOf(record: Negotiation, side: Side): number | null {
	const { agreement, buyer, seller } = record;
	const zone = zoneOf(record);
	if (agreement === null || zone === null || zone <= 0n) return null;
	const gained =
		side === "buyer"
			? (buyer.limit ?? 0n) - agreement.total
			: agreement.price - (seller.limit ?? 0n);
	return ratio(gained, zone);
}

const gainOf = (record: Negotiation): number =>
	record.agreement === null
		? 0
		: (shareOf(record, "buyer") ?? 0) + (shareOf(record, "seller") ?? 0);

export function surplusOf(seats: readonly Seat[]): Surplus {
	const shares = seats
		.map(({ record, side }) => shareOf(record, side))
		.filter((share) => share !== null);
	const records = seats.map(({ record }) => record);
	const failures = records.filter((record) => failureOf(record) === "missed");
	const agreed = records.filter((record) => shareOf(record, "seller") !== null);
	const possible = [...failures, ...agreed];
	const weight = (record: Negotiation): number => Number(zoneOf(record) ?? 0n);
	const all = possible.reduce((sum, record) => sum + weight(record), 0);
	const realised = agreed.reduce((sum, record) => sum + weight(record) * gainOf(record), 0);
	return {
		share: summaryOf(shares),
		efficiency: all === 0 ? null : realised / all,
		nash: meanOf(agreed.map(nashQuality)),
		exploited: agreed.filter(isExploited).length,
		pareto: summaryOf(records.map(paretoDistance).filter((distance) => distance !== null)),
	};
}

/** Nothing where one side is worse off than without the deal, whatever the product of two negative numbers is. */
function nashQuality(record: Negotiation): number {
	const buyer = shareOf(record, "buyer") ?? 0;
	const seller = shareOf(record, "seller") ?? 0;
	return buyer < 0 || seller < 0 ? 0 : 4 * buyer * seller;
}

const isExploited = (record: Negotiation): boolean =>
	(shareOf(record, "buyer") ?? 0) < 0 || (shareOf(record, "seller") ?? 0) < 0;
