import { moneyOf } from "@parley/contracts/money";
import type { Move } from "@parley/contracts/turn";
import type { Documents } from "@parley/ledger/projection";
import type { OnTheTable } from "./domain/guard.ts";
import type { Talk } from "./domain/talk.ts";
import { talks } from "./tables.ts";

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
	return talk === undefined ? undefined : onTheTable(talk);
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
