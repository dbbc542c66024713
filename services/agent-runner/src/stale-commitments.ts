import type { Documents } from "@parley/ledger/projection";
import type { Commitment, Granted } from "./domain/mandate.ts";
import type { Talk } from "./domain/talk.ts";
import { talks } from "./tables.ts";

/**
 * Offers whose commitment stands for nothing any more: the offer it was made for was countered, declined,
 * withdrawn or expired, the negotiation ended without a deal, or its deal is off. An offer this agent's tables have not
 * seen yet is never stale.
 */
export async function staleCommitments(documents: Documents, granted: Granted): Promise<string[]> {
	const held = Object.values(granted.commitments);
	if (held.length === 0) return [];
	const known = new Map(
		(
			await documents.many(
				talks,
				held.map(({ negotiationId }) => negotiationId),
			)
		).map((talk) => [talk.id, talk]),
	);
	return held
		.filter((commitment) => stale(commitment, known.get(commitment.negotiationId)))
		.map(({ offerId }) => offerId);
}

function stale({ offerId }: Commitment, talk: Talk | undefined): boolean {
	if (talk === undefined) return false;
	if (talk.status === "ended" || talk.deal === "off") return true;
	return talk.status === "open" && talk.lastBid === offerId && talk.standing?.offerId !== offerId;
}
