import { isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import { type Summary, summaryOf } from "./statistics.ts";

/** The questions put to people under one rule. */
export interface EscalationRow {
	readonly rule: string;
	readonly raised: number;
	readonly answered: number;
	readonly expired: number;
	readonly open: number;
	/** Minutes until a person answered. */
	readonly latency: Summary;
	/** What they chose, or what was applied for them. */
	readonly choices: Readonly<Record<string, number>>;
}

interface Asked {
	readonly rule: string;
	readonly at: string;
	status: "open" | "answered" | "expired";
	minutes: number;
	choice: string | null;
}

/** Folds the questions that agents put to their principals. */
export class Escalations {
	readonly #asked = new Map<string, Asked>();

	take(fact: Fact): void {
		const id = streamId(fact.stream);
		if (isFact(fact, "EscalationRaised"))
			this.#asked.set(id, {
				rule: fact.data.rule ?? fact.data.reason,
				at: fact.at,
				status: "open",
				minutes: 0,
				choice: null,
			});
		const asked = this.#asked.get(id);
		if (asked === undefined) return;
		if (isFact(fact, "EscalationResolved")) {
			asked.status = "answered";
			asked.minutes = (Date.parse(fact.at) - Date.parse(asked.at)) / 60_000;
			asked.choice = fact.data.choice;
		}
		if (isFact(fact, "EscalationExpired")) {
			asked.status = "expired";
			asked.choice = fact.data.applied;
		}
	}

	rows(): EscalationRow[] {
		const groups = Map.groupBy(this.#asked.values(), ({ rule }) => rule);
		return [...groups].map(([rule, asked]) => {
			const of = (status: Asked["status"]) => asked.filter((one) => one.status === status);
			const choices = new Map<string, number>();
			for (const { choice } of asked)
				if (choice !== null) choices.set(choice, (choices.get(choice) ?? 0) + 1);
			return {
				rule,
				raised: asked.length,
				answered: of("answered").length,
				expired: of("expired").length,
				open: of("open").length,
				latency: summaryOf(of("answered").map(({ minutes }) => minutes)),
				choices: Object.fromEntries(choices),
			};
		});
	}
}
