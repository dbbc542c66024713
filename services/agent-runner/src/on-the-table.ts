import { moneyOf } from "@parley/contracts/money";
import type { Move } from "@parley/contracts/turn";
import type { Documents } from "@parley/ledger/projection";
import type { OnTheTable } from "./domain/guard.ts";
import type { Talk } from "./domain/talk.ts";
import type { Held } from "./domain/want-window.ts";
import { items, pursuitKey, pursuits, talks } from "./tables.ts";

/** The offer that stands in a negotiation, as its taker would take it. */
export function onTheTable({
	standing,
	listing,
	quantity,
	currency,
}: Talk): OnTheTable | undefined {
	if (standing === null) return undefined;
	const { offerId, price, total } = standing;
	return {
		offerId,
		listing,
		quantity,
		price: moneyOf(BigInt(price), currency),
		total: moneyOf(BigInt(total), currency),
	};
}

/** The offer that stands where a move accepts one. */
export async function standingFor(
	documents: Documents,
	move: Move,
): Promise<OnTheTable | undefined> {
	if (move.kind !== "accept") return undefined;
	const talk = await documents.get(talks, move.negotiationId);
	const offer = talk === undefined ? undefined : onTheTable(talk);
	if (talk === undefined || offer === undefined || move.want === null) return offer;
	return { ...offer, held: await heldFor(documents, pursuitKey(talk.buyer, move.want)) };
}

/** The open negotiations for a want, each with its listing. */
async function heldFor(documents: Documents, pursuit: string): Promise<Held[]> {
	const { negotiations = [] } = (await documents.get(pursuits, pursuit)) ?? {};
	const all = await documents.many(talks, negotiations);
	const open = all.filter(({ status }) => status === "open");
	const known = await documents.many(items, [...new Set(open.map(({ listing }) => listing))]);
	return open.map((talk) => ({ talk, item: known.find(({ id }) => id === talk.listing) }));
}

/** Whether the tables show that a seller's move was sent; `sent` is the id its command would have had. */
export async function hasTakenPlace(
	documents: Documents,
	move: Move,
	sent: string,
): Promise<boolean> {
	if (move.kind !== "offer" && move.kind !== "accept") return false;
	const talk = await documents.get(talks, move.negotiationId);
	return move.kind === "offer"
		? talk?.lastAsk === sent
		: talk?.status === "agreed" && talk.standing?.offerId === move.offerId;
}
