import type { EscalationRule } from "@parley/contracts/policy";
import type { Deed, Seen } from "./seen.ts";

/*
 * When a rule of a mandate says that a person is to be asked, read from the rules as the mandate's schema writes them down,
 * and not from the agents' code: two readings of one sentence are a check on each other.
 */

/** What the other side's words came to, since the person last said yes to such words. */
export interface Heard {
	readonly claims: boolean;
	readonly steering: boolean;
}

const LAST_OFFERS = 3;
/** Who moves by less than this part of a price stands still. */
const STILL = 0.005;
const PERCENT_DECIMALS = 1_000_000;

export function isDue(rule: EscalationRule, deed: Deed, seen: Seen, heard: Heard): boolean {
	const binds = deed.kind === "binds";
	switch (rule.when) {
		case "value_above":
			return (
				binds && rule.amount.currency === seen.currency && deed.total > BigInt(rule.amount.minor)
			);
		case "near_limit":
			return givesUp(deed, seen) && missesBarely(seen, rule.percent);
		case "impasse":
			return endsWithoutDeal(deed, seen) || (!leaves(deed) && isStuck(deed, seen));
		case "ambiguous":
			return binds && seen.unclear > 0;
		case "unverifiable_claim":
			return binds && heard.claims;
		case "already_owned":
			return binds && seen.isOwned;
		case "manipulation":
			return binds && heard.steering;
		case "stranger":
			return binds && seen.isStranger;
	}
}

const leaves = ({ kind }: Deed): boolean => kind === "leaves";

/** Only a price can be talked about; who leaves for another reason is not brought back by one. */
const leavesOverPrice = (deed: Deed): boolean => deed.kind === "leaves" && deed.code === "price";

const isLastOffer = (deed: Deed, { mine, maxRounds }: Seen): boolean =>
	mine.length + 1 >= maxRounds &&
	(deed.kind === "declines" || (deed.kind === "binds" && deed.isOffer));

/** The other side's offer is about to be let go. */
const givesUp = (deed: Deed, seen: Seen): boolean =>
	deed.kind === "declines" || leavesOverPrice(deed) || isLastOffer(deed, seen);

const endsWithoutDeal = (deed: Deed, seen: Seen): boolean =>
	leavesOverPrice(deed) || isLastOffer(deed, seen);

/** Both sides have all but repeated themselves in their last offers. */
const isStuck = (deed: Deed, { mine, theirs }: Seen): boolean =>
	(deed.kind === "declines" || (deed.kind === "binds" && deed.isOffer)) &&
	[mine, theirs].every((offers) => {
		const newest = offers.slice(-LAST_OFFERS).map(Number);
		return (
			newest.length === LAST_OFFERS &&
			newest.every((price, at) => {
				const before = newest[at - 1] ?? price;
				return price === before || Math.abs(price - before) < before * STILL;
			})
		);
	});

/** The offer on the table lies outside the limit, by at most so many percent of it. */
function missesBarely({ side, standing, limit }: Seen, percent: number): boolean {
	if (standing === null || limit === null) return false;
	const gap = side === "buyer" ? standing - limit : limit - standing;
	const most = limit * BigInt(Math.round(percent * PERCENT_DECIMALS));
	return gap > 0n && gap * 100n * BigInt(PERCENT_DECIMALS) <= most;
}
