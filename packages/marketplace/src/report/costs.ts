import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import { type Money, moneyOf } from "@parley/contracts/money";
import type { Mandates } from "./mandates.ts";
import { mindOf, type Negotiation } from "./negotiation.ts";
import { agentName, mindName } from "./negotiations.ts";
import { isDeal } from "./outcomes.ts";
import { costOf, roundedTo, spentOf } from "./spending.ts";

/** What the turns of one mind took. */
export interface CostRow {
	readonly mind: string;
	readonly turns: number;
	/** Turns on which a model was asked and answered. */
	readonly asked: number;
	/** Turns on which the engine changed what the model chose. */
	readonly changed: number;
	/** By kind, as the model's provider counts them. */
	readonly usage: Readonly<Record<string, number>>;
	readonly tokens: number;
	/** In each currency that prices are known in. */
	readonly cost: readonly Money[];
	/** Deals of which one side had this mind. */
	readonly deals: number;
	/** Minor units a deal, failed negotiations included, in each of those currencies. */
	readonly costPerDeal: readonly { readonly minor: number; readonly currency: string }[];
}

interface Tally {
	turns: number;
	asked: number;
	changed: number;
	readonly usage: Map<string, number>;
	readonly micros: Map<string, bigint>;
}

/** Folds what thinking cost, by the mind that thought. */
export class Costs {
	readonly #minds = new Map<string, Tally>();

	take(fact: Fact, mandates: Mandates): void {
		if (!isFact(fact, "TurnDecided")) return;
		const { said, changed, usage, model, principal } = fact.data;
		// A model that gave no answer was paid for, though the engine decided in its place.
		const isAnswered = said === undefined || !model.startsWith("scripted:");
		const mind = isAnswered ? mindName(model) : agentName(mandates.of(principal)?.agent);
		const tally = this.#minds.get(mind) ?? {
			turns: 0,
			asked: 0,
			changed: 0,
			usage: new Map<string, number>(),
			micros: new Map<string, bigint>(),
		};
		this.#minds.set(mind, tally);
		tally.turns++;
		if (said !== undefined) tally.asked++;
		if (changed !== undefined && changed.length > 0) tally.changed++;
		for (const [kind, count] of Object.entries(usage ?? {}))
			tally.usage.set(kind, (tally.usage.get(kind) ?? 0) + count);
		const spent = costOf(fact.data);
		if (spent !== null)
			tally.micros.set(spent.currency, (tally.micros.get(spent.currency) ?? 0n) + spent.micros);
	}

	rows(records: readonly Negotiation[]): CostRow[] {
		const deals = records.filter(isDeal);
		return [...this.#minds]
			.toSorted(([a], [b]) => (a < b ? -1 : 1))
			.map(([mind, { turns, asked, changed, usage, micros }]) => {
				const own = deals.filter(
					({ buyer, seller }) => mindOf(buyer) === mind || mindOf(seller) === mind,
				).length;
				return {
					mind,
					turns,
					asked,
					changed,
					usage: Object.fromEntries(usage),
					tokens: tokensOf(Object.fromEntries(usage)),
					cost: [...micros].map(([currency, sum]) => roundedTo({ micros: sum, currency })),
					deals: own,
					costPerDeal:
						own === 0
							? []
							: [...micros].map(([currency, sum]) => ({
									minor: Number(sum) / Number(spentOf(moneyOf(1n, currency)).micros) / own,
									currency,
								})),
				};
			});
	}
}

/** What ends in "tokens" is a number of them; those a model thought with are among those it put out. */
export const tokensOf = (usage: Readonly<Record<string, number>>): number =>
	Object.entries(usage).reduce(
		(sum, [kind, count]) => sum + (/tokens$/i.test(kind) && !/thinking/i.test(kind) ? count : 0),
		0,
	);
