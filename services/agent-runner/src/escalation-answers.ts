import { streamId } from "@parley/contracts/fact";
import { reaction } from "@parley/runtime/reaction";
import type { EscalationState } from "./domain/escalation.ts";
import { begunAt } from "./mandate-history.ts";

/**
 * A principal who answers a near miss with another limit has changed their mandate: in their own name, as far as they said
 * and no further. What held because nobody answered changes nothing, and what was answered before they revoked their
 * mandate changes none that they granted since.
 */
export const moveLimit = reaction({
	name: "move-limit",
	service: "agent-runner",
	on: ["EscalationResolved"],
	keys: (fact) => [streamId(fact.stream)],
	async steps(fact, world) {
		const asked = await world.load<EscalationState>(fact.stream);
		if (asked.status === "none" || asked.limit?.option !== fact.data.choice) return [];
		const { principal, limit } = asked;
		if (fact.position < (await begunAt(world, principal))) return [];
		const { want, listing, to, from } = limit;
		return [
			{
				stream: `mandate-${principal}`,
				type: "MoveLimit",
				data: { want, listing, to, ...(from === undefined ? {} : { from }) },
				actor: { kind: "principal", id: principal },
			},
		];
	},
});
