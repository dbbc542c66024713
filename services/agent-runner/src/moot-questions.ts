import { isFact } from "@parley/contracts/catalogue";
import type { Moot } from "@parley/contracts/escalation";
import { streamId } from "@parley/contracts/fact";
import { reaction, type Step } from "@parley/runtime/reaction";
import type { World } from "@parley/runtime/world";
import { type Escalation, escalations } from "./escalations.ts";
import { isOver } from "./mandate-history.ts";
import { talks } from "./tables.ts";

/**
 * Ends questions that nobody needs an answer to: the negotiation is over, or the mandate they were asked under is revoked.
 * They would only stand in the way of others. One that is asked while that happens ends as soon as it is seen.
 */
export const endMootQuestions = reaction({
	name: "end-moot-questions",
	service: "agent-runner",
	on: ["NegotiationEnded", "MandateRevoked", "EscalationRaised"],
	keys: (fact) => [fact.stream],
	async steps(fact, world) {
		const { documents } = world;
		if (isFact(fact, "MandateRevoked")) {
			const principal = streamId(fact.stream);
			const asked = (await open(world, { principal })).filter(
				({ raised }) => raised < fact.position,
			);
			return endings(asked, "mandate_revoked");
		}
		if (isFact(fact, "NegotiationEnded")) {
			const negotiationId = fact.negotiationId ?? streamId(fact.stream);
			return endings(await open(world, { negotiationId }), "negotiation_ended");
		}
		const asked = await documents.get(escalations, streamId(fact.stream));
		if (asked?.status !== "open") return [];
		if (await isOver(world, asked.principal, fact)) return endings([asked], "mandate_revoked");
		const talk = await documents.get(talks, asked.negotiationId);
		const isEnded = talk !== undefined && talk.status !== "open";
		return isEnded ? endings([asked], "negotiation_ended") : [];
	},
});

const open = (
	{ documents }: World,
	whose: { readonly principal: string } | { readonly negotiationId: string },
): Promise<Escalation[]> => documents.find(escalations, { ...whose, status: "open" });

const endings = (questions: readonly Escalation[], because: Moot): Step[] =>
	questions.map(({ id }) => ({
		stream: `escalation-${id}`,
		type: "ExpireEscalation",
		data: { because },
	}));
