import type { Fact } from "@parley/contracts/fact";
import type { Participant } from "@parley/contracts/participant";
import { conduct } from "@parley/marketplace/conductor";
import { openingOf } from "@parley/marketplace/opening";
import type { Service } from "@parley/runtime/service";
import { DEADLINE, marketInMemory, START } from "./market-in-memory.ts";

const usd = (amount: bigint) => ({ minor: String(amount), currency: "USD" });

/** Ben wants the bicycle that Ann sells, and their limits leave room for a deal. */
export const TWO_PEOPLE: readonly Participant[] = [
	{
		id: "ann",
		budget: usd(41_411n),
		agent: { kind: "scripted", tactic: "conceder" },
		sells: [
			{
				id: "bicycle",
				title: "Red city bicycle",
				description: "Seven gears, new tyres, pick up any evening.",
				category: "bikes",
				quantity: 1,
				ask: usd(20_000n),
				floor: usd(13_717n),
			},
		],
		wants: [],
	},
	{
		id: "ben",
		budget: usd(30_313n),
		agent: { kind: "scripted", tactic: "conceder" },
		sells: [],
		wants: [
			{ id: "ride", category: "bikes", query: "city bicycle", quantity: 1, ceiling: usd(19_391n) },
		],
	},
];

/** The numbers above that are nobody's business but their owner's, in minor units. */
export const PRIVATE_NUMBERS = ["41411", "13717", "30313", "19391"];

/** Runs a market to its end in memory and returns everything that happened. */
export async function runInMemory(
	participants: readonly Participant[],
	services?: readonly Service[],
): Promise<readonly Fact[]> {
	const { ledger, market, ground } = marketInMemory("small", services);
	await conduct(ground, openingOf(participants, "small", DEADLINE), START, async () => true);
	await market.close();
	return ledger.facts;
}
