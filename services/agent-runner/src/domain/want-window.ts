import type { Want } from "@parley/contracts/mandate";
import { type Item, isAmbiguous } from "./item.ts";
import type { Talk } from "./talk.ts";

/** A buyer's negotiation, and what is known of its listing. */
export interface Held {
	readonly talk: Talk;
	readonly item: Item | undefined;
}

/** Nothing is available for this talk; it waits until units come back or the listing is gone (rule 12). */
export const paused = ({ talk, item }: Held): boolean =>
	item === undefined || item.status !== "on_sale" || item.available < talk.quantity;

/**
 * Whether the principal would see more offers, or wait longer, before any is accepted. Without a time there is no use in
 * waiting once no negotiation can bring another offer and none can be opened. The buyer's own bids go out meanwhile.
 */
export function isWindowOpen(
	{ window }: Pick<Want, "window">,
	held: readonly Held[],
	now: string,
	mayOpen: boolean,
): boolean {
	if (window === undefined) return false;
	const { offers, until } = window;
	const asks = held.filter((each) => !paused(each) && hasAsk(each, now)).length;
	if (offers !== undefined && !(asks < offers)) return false;
	if (until !== undefined) return now < until;
	return offers !== undefined && (mayOpen || held.some((each) => mayBringAsk(each, now)));
}

/** The soonest time, after another, until which one of these wants is to wait for more offers. */
export const nextClosing = (
	wants: readonly Pick<Want, "window">[],
	after: string,
): string | undefined =>
	wants
		.flatMap(({ window }) =>
			window?.until !== undefined && window.until > after ? window.until : [],
		)
		.toSorted()[0];

const hasAsk = ({ talk: { standing, seller } }: Held, now: string): boolean =>
	standing !== null && standing.by === seller && now < standing.expiresAt;

/** A seller that may still ask: it is their turn, or becomes it with a bid. Who collects bids first asks nothing yet. */
function mayBringAsk(held: Held, now: string): boolean {
	const { talk, item } = held;
	if (paused(held) || hasAsk(held, now)) return false;
	if (item === undefined || item.isCollecting || isAmbiguous(item)) return false;
	const mustBid = talk.toMove === "buyer" && talk.standing === null;
	return mustBid ? talk.bids.length < talk.maxRounds : talk.asks.length < talk.maxRounds;
}
