import { isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import type { Documents, Projection } from "@parley/ledger/projection";
import type { Talk } from "./domain/talk.ts";
import { escalations, hasPlace } from "./escalations.ts";

/** A question that a turn decided to ask about a negotiation, and whether there was a place for it. */
interface Intended {
	readonly principal: string;
	readonly negotiationId: string;
	readonly status: "wanted" | "asked";
	/** What gave the occasion for the newest such turn, and where that was recorded. */
	readonly trigger: string;
	readonly position: number;
}

const keyOf = (principal: string, negotiationId: string): string => `${principal}/${negotiationId}`;

export const intended: Projection<Intended> = {
	name: "agent_intended",
	types: ["TurnDecided", "EscalationRaised"],
	indexes: ["principal", "status", "trigger"],
	keys(fact) {
		if (isFact(fact, "TurnDecided")) {
			const { principal, move } = fact.data;
			return move.kind === "escalate" ? [keyOf(principal, move.negotiationId)] : [];
		}
		if (!isFact(fact, "EscalationRaised")) return [];
		const { principal, negotiationId } = fact.data;
		return negotiationId === undefined ? [] : [keyOf(principal, negotiationId)];
	},
	evolve(known, fact) {
		if (!isFact(fact, "TurnDecided")) return known && { ...known, status: "asked" };
		const { principal, move, trigger } = fact.data;
		if (move.kind !== "escalate") return known;
		const { negotiationId } = move;
		return { principal, negotiationId, status: "wanted", trigger, position: fact.position };
	},
};

/** Whether a negotiation waits until there is a place to ask about it. What the other side does is looked at anew. */
export async function waitsForPlace(
	documents: Documents,
	principal: string,
	{ id, news }: Talk,
): Promise<boolean> {
	const question = await documents.get(intended, keyOf(principal, id));
	const isWaiting = question?.status === "wanted" && news.position < question.position;
	return isWaiting && !(await hasPlace(documents, principal));
}

/**
 * The negotiations whose questions may be asked now that another one is out of the way. Delivered again, the fact names
 * those too that it has made ask.
 */
export async function waitingForPlace(
	fact: Fact,
	documents: Documents,
): Promise<readonly Intended[]> {
	const ended = await documents.get(escalations, streamId(fact.stream));
	const isRevoked = isFact(fact, "EscalationExpired") && fact.data.because === "mandate_revoked";
	if (ended === undefined || isRevoked) return [];
	const { principal } = ended;
	const wanted = await documents.find(intended, { principal, status: "wanted" });
	const woken = await documents.find(intended, { principal, trigger: fact.id, status: "asked" });
	return [...wanted, ...woken]
		.filter(({ negotiationId }) => negotiationId !== ended.negotiationId)
		.toSorted((a, b) => a.position - b.position);
}
