import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import { interventionsIn } from "@parley/contracts/intervention";
import type { Mandates } from "./mandates.ts";
import { agentName } from "./negotiations.ts";

/** What the engine did beside the models of one kind of agent. */
export interface InterventionRow {
	/** What decides, as the mandate has it: a model that never answered is counted under its own name. */
	readonly agent: string;
	readonly turns: number;
	/** Turns on which a model was asked, whether it answered or not. */
	readonly asked: number;
	/** How often each kind of intervention was needed, the most frequent first. */
	readonly codes: Readonly<Record<string, number>>;
}

interface Count {
	turns: number;
	asked: number;
	readonly codes: Map<string, number>;
}

/** Turns recorded before interventions had codes count under this one. */
const UNCODED = "recorded_without_code";

/** Folds what the engine changed or left out, by the kind of agent and its model. */
export class Interventions {
	readonly #agents = new Map<string, Count>();

	take(fact: Fact, mandates: Mandates): void {
		if (!isFact(fact, "TurnDecided")) return;
		const { principal, changed, said } = fact.data;
		const agent = agentName(mandates.of(principal)?.agent);
		const count = this.#agents.get(agent) ?? { turns: 0, asked: 0, codes: new Map() };
		this.#agents.set(agent, count);
		count.turns++;
		if (said !== undefined) count.asked++;
		for (const { code } of interventionsIn(changed))
			count.codes.set(code ?? UNCODED, (count.codes.get(code ?? UNCODED) ?? 0) + 1);
	}

	/** Agents that no model thinks for have none, and are left out. */
	rows(): InterventionRow[] {
		return [...this.#agents]
			.filter(([, { asked, codes }]) => asked > 0 || codes.size > 0)
			.toSorted(([a], [b]) => (a < b ? -1 : 1))
			.map(([agent, { turns, asked, codes }]) => ({
				...{ agent, turns, asked },
				codes: Object.fromEntries(
					[...codes].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
				),
			}));
	}
}
