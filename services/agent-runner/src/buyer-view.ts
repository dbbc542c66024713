import type { Want } from "@parley/contracts/mandate";
import { minorOf } from "@parley/contracts/money";
import type { Documents } from "@parley/ledger/projection";
import type { World } from "@parley/runtime/world";
import { awaitsPrincipal } from "./ask-first.ts";
import { type BuyerView, negotiationDeadline } from "./domain/buyer.ts";
import { nearMissOf } from "./domain/hope.ts";
import { type Item, isAmbiguous } from "./domain/item.ts";
import type { Seen } from "./domain/looking.ts";
import { freeBudget, type Granted, openQuantity } from "./domain/mandate.ts";
import { tactic } from "./domain/tactics/tactic.ts";
import type { Talk } from "./domain/talk.ts";
import type { Held } from "./domain/want-window.ts";
import { candidates, fitsOf } from "./shortlist.ts";
import { staleCommitments } from "./stale-commitments.ts";
import { items, type Pursuit, talks } from "./tables.ts";
import { tacticOf } from "./tactic-of.ts";
import { openedBy } from "./turn-id.ts";

/** Everything a buyer's agent weighs when it moves for a want. */
export async function buyerView(
	world: World,
	granted: Granted,
	want: Want,
	pursuit: Pursuit,
	turnId: string,
): Promise<BuyerView> {
	const { documents } = world;
	const now = world.now();
	const all = await documents.many(talks, pursuit.negotiations);
	const open = all.filter(({ status }) => status === "open");
	const known = new Map(
		(
			await documents.many(items, [
				...new Set([
					...open.map(({ listing }) => listing),
					...(pursuit.shortlist ?? []).map(({ listing }) => listing),
				]),
			])
		).map((item) => [item.id, item]),
	);
	const held = open.map((talk) => ({ talk, item: known.get(talk.listing) }));
	const fits = await fitsOf(documents, want, [...known.keys()]);
	const stale = await staleCommitments(documents, granted);
	const live = Object.values(granted.commitments).filter(
		(commitment) => commitment.want === want.id && !stale.includes(commitment.offerId),
	);
	return {
		now,
		principal: pursuit.principal,
		want,
		open: openQuantity(granted, want.id, stale),
		underway: live.some(({ offerId }) => !all.some((talk) => shows(talk, offerId))),
		free: freeBudget(granted, stale),
		reachable: await afterDeals(documents, granted),
		talks: held,
		waiting: await waitingIn(documents, granted, want, held),
		candidates: await candidates(documents, pursuit, known, fits),
		fits,
		seen: all.flatMap((talk) => seenIn(talk, known.get(talk.listing))),
		nearMiss: nearMissOf(granted.mandate.policy),
		negotiationId: openedBy(turnId),
		deadline: negotiationDeadline(now, granted.mandate),
		tactic: tactic(tacticOf(granted.mandate.agent)),
	};
}

/**
 * The talks in which every move would be held back or refused: the principal is asked, the terms are unclear to the market,
 * or the listing takes no offer yet. A first bid it does take.
 */
async function waitingIn(
	documents: Documents,
	granted: Granted,
	want: Want,
	held: readonly Held[],
): Promise<string[]> {
	const waiting: string[] = [];
	for (const { talk, item } of held) {
		const isClosed =
			item !== undefined && (isAmbiguous(item) || (item.isCollecting && talk.standing !== null));
		if (isClosed || (await awaitsPrincipal(documents, granted, talk, want.id)))
			waiting.push(talk.id);
	}
	return waiting;
}

/** Whether the tables know of an offer of the buyer's, or of the deal it became. */
const shows = ({ standing, lastBid, deal }: Talk, offerId: string): boolean =>
	standing?.offerId === offerId && (deal !== "none" || lastBid === offerId);

/** The budget less what deals have taken: what could be free once every other offer has ended. */
async function afterDeals(
	documents: Documents,
	{ mandate, commitments }: Granted,
): Promise<bigint> {
	const agreed = (await documents.many(talks, Object.keys(commitments))).filter(
		({ deal }) => deal === "agreed" || deal === "held",
	);
	return agreed.reduce(
		(left, { id }) => left - minorOf(commitments[id]?.amount ?? mandate.budget),
		minorOf(mandate.budget),
	);
}

/** What a seller came down to for these goods, if they asked for anything, and what they ask for the same. */
function seenIn({ asks, quantity }: Talk, item: Item | undefined): Seen[] {
	const newest = asks.at(-1);
	if (newest === undefined || item === undefined) return [];
	return [{ price: BigInt(newest), ask: minorOf(item.ask) * BigInt(quantity) }];
}
