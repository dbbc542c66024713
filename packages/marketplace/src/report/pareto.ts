import { milliseconds } from "@parley/contracts/time";
import type { Negotiation, Party } from "./negotiation.ts";
import { ratio } from "./statistics.ts";

const DAY_MS = 24 * 3_600_000;

interface Handover {
	readonly method: string;
	readonly window: string;
}

/**
 * How far an agreement lies from the Pareto frontier, where a mandate says what delivery or waiting is worth. Money
 * passes between the two sides one to one, so the frontier is the line of the greatest joint gain W*, and the nearest
 * point of it is at (W* − W) / √2; the worst an agreement can be, nobody gaining anything, is at W* / √2. Their
 * quotient is 1 − W / W*. `null` where only the price is at stake, where there is nothing to gain, and where a side does not
 * say what the delivery they agreed on is worth to it.
 */
export function paretoDistance(record: Negotiation): number | null {
	const { agreement, buyer, seller, offers } = record;
	if (agreement === null || (buyer.worth === null && seller.worth === null)) return null;
	if (buyer.limit === null || seller.limit === null) return null;
	const base = buyer.limit - seller.limit;
	const windows = new Set(
		offers.map(({ window }) => window).concat(agreement.terms.handover.window),
	);
	const methods =
		buyer.worth?.delivery != null && seller.worth?.delivery != null
			? ["pickup", "delivery"]
			: ["pickup"];
	if (!methods.includes(agreement.terms.handover.method)) return null;
	const gains = methods.flatMap((method) =>
		[...windows].map((window) => base + gainOf(buyer, seller, { method, window })),
	);
	const best = gains.reduce((most, gain) => (gain > most ? gain : most));
	if (best <= 0n) return null;
	const fees = agreement.total - agreement.price;
	const reached = base - fees + gainOf(buyer, seller, agreement.terms.handover);
	return 1 - ratio(reached, best);
}

/** What a handover adds to, or takes from, what both have together. */
function gainOf(buyer: Party, seller: Party, { method, window }: Handover): bigint {
	const days = BigInt(Math.ceil(milliseconds(window) / DAY_MS));
	const waiting = ((buyer.worth?.perDay ?? 0n) + (seller.worth?.perDay ?? 0n)) * days;
	const delivered = method === "delivery";
	const moved = delivered ? (buyer.worth?.delivery ?? 0n) - (seller.worth?.delivery ?? 0n) : 0n;
	return moved - waiting;
}
