import { GEN_AI, PARLEY } from "@parley/contracts/conventions";
import type { Documents } from "@parley/ledger/projection";
import {
	alsoFollows,
	annotate,
	currentTraceparent,
	isTraced,
	withSpan,
} from "@parley/ledger/trace";
import type { Decided } from "./domain/turn.ts";
import { talks } from "./tables.ts";
import { countTurn } from "./turn-metrics.ts";
import { type Occasion, sideOf } from "./turn-parts.ts";

/**
 * A turn is a trace of its own, linked to what gave the occasion and to the opening of its negotiation: a negotiation
 * takes days, and a trace of days is of no use to anybody.
 */
export const inTurnSpan = async <T>(
	occasion: Occasion,
	now: () => string,
	run: (traceparent: string) => Promise<T>,
): Promise<T> => {
	const { turnId, trigger, principal, want, talk, outside } = occasion;
	const began = now();
	const done = await withSpan(
		"turn",
		{
			id: turnId,
			parent: trigger.traceparent,
			root: true,
			// A program's request is one more thing its turn follows from.
			links: [talk?.origin, outside === undefined ? undefined : currentTraceparent()],
			// A buyer's turn weighs all negotiations over one want and may move in any; a seller's follows its own negotiation.
			keptWith: want === null ? talk?.origin : `${principal}/${want}`,
			attributes: {
				[GEN_AI.operationName]: "invoke_agent",
				[PARLEY.turnId]: turnId,
				[PARLEY.trigger]: trigger.type,
				...(talk === undefined ? {} : inNegotiation(talk.id)),
			},
		},
		run,
	);
	countTurn(sideOf(occasion), began, now());
	return done;
};

const inNegotiation = (id: string) => ({
	[PARLEY.negotiationId]: id,
	[PARLEY.sessionId]: id,
	[GEN_AI.conversationId]: id,
});

/**
 * Says on the turn's span what was decided: which kind of move and where, never a price. A buyer's occasion in one
 * negotiation may lead to a move in another, which the turn is then linked to as well.
 */
export async function tellDecision(
	documents: Documents,
	{ talk }: Pick<Occasion, "talk">,
	{ move, model, mandateVersion }: Decided,
	attempt: number,
): Promise<void> {
	if (!isTraced()) return;
	annotate({
		[PARLEY.turnAttempt]: attempt,
		[PARLEY.mandateVersion]: mandateVersion,
		[PARLEY.move]: move.kind,
		[PARLEY.tactic]: model,
		...("negotiationId" in move ? inNegotiation(move.negotiationId) : {}),
		...(move.kind === "accept" ? { [PARLEY.dealId]: move.offerId } : {}),
	});
	if (!("negotiationId" in move) || move.negotiationId === talk?.id) return;
	const elsewhere = await documents.get(talks, move.negotiationId);
	if (elsewhere !== undefined) alsoFollows(elsewhere.origin);
}
