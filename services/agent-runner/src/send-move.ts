import type { Command } from "@parley/contracts/command";
import type { Decided } from "./domain/turn.ts";

type Envelope = Pick<Command, "id" | "causedBy" | "traceparent">;

/** What is said along with a move; nothing where there is nothing to say. */
export function messageFor(
	{ message: text, move, principal: by }: Decided,
	envelope: Envelope,
): Command | undefined {
	if (text === null || move.kind === "open" || !("negotiationId" in move)) return undefined;
	const stream = `negotiation-${move.negotiationId}`;
	const actor = { kind: "agent", id: by } as const;
	return { ...envelope, stream, type: "PostMessage", data: { by, text }, actor };
}

/** The command that carries out a decided move; a hold sends nothing. */
export function commandFor(
	{ move, principal: by }: Decided,
	envelope: Envelope,
): Command | undefined {
	const to = (stream: string, type: string, data: unknown): Command =>
		({ ...envelope, stream, type, data, actor: { kind: "agent", id: by } }) as Command;
	switch (move.kind) {
		case "hold":
		case "escalate":
			return undefined;
		case "open": {
			const { kind: _, want: __, ...opening } = move;
			return to(`negotiation-${move.negotiationId}`, "OpenNegotiation", { ...opening, buyer: by });
		}
		case "offer": {
			const { listing, revision, terms, inReplyTo, expiresAt } = move;
			return to(`negotiation-${move.negotiationId}`, "MakeOffer", {
				by,
				listing,
				revision,
				terms,
				inReplyTo,
				expiresAt,
			});
		}
		case "accept":
			return to(`negotiation-${move.negotiationId}`, "AcceptOffer", {
				by,
				offerId: move.offerId,
				hash: move.hash,
			});
		case "decline":
			return to(`negotiation-${move.negotiationId}`, "DeclineOffer", { by, offerId: move.offerId });
		case "withdraw":
			return to(`negotiation-${move.negotiationId}`, "WithdrawOffer", {
				by,
				offerId: move.offerId,
			});
		case "walk_away":
			return to(`negotiation-${move.negotiationId}`, "WalkAway", { by, code: move.code });
		case "ask": {
			const { listing, slot, question, readings } = move;
			return to(`listing-${listing}`, "AskClarification", { by, slot, question, readings });
		}
	}
}
