import { inProcessBus } from "@parley/bus/in-process-bus";
import type { Fact } from "@parley/contracts/fact";
import type { Participant } from "@parley/contracts/participant";
import { later } from "@parley/contracts/time";
import { MemoryDocuments } from "@parley/ledger/memory-documents";
import { MemoryLedger, memoryCheckpoints } from "@parley/ledger/memory-store";
import { conduct } from "@parley/marketplace/conductor";
import { openMarket } from "@parley/marketplace/market";
import { openingOf } from "@parley/marketplace/opening";
import { Rounds } from "@parley/marketplace/rounds";
import { projectionsOf, SERVICES } from "@parley/marketplace/services";
import { virtualClock } from "@parley/runtime/clock";
import type { Service } from "@parley/runtime/service";

const START = "2026-01-05T09:00:00.000Z";
const DEADLINE = later(START, 14 * 24 * 3_600_000);

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
	services: readonly Service[] = SERVICES,
): Promise<readonly Fact[]> {
	const clock = virtualClock(START);
	const ledger = new MemoryLedger("small", clock.now);
	const rounds = new Rounds();
	const bus = inProcessBus({
		pace: rounds,
		onParked: (_name, _message, error) => Promise.reject(error),
	});
	const backings = services.map((service) => {
		const store = ledger.store(service.name);
		return { service, store, documents: new MemoryDocuments(store, projectionsOf(service)) };
	});
	const market = openMarket({ bus, backings, now: clock.now, remember: true });
	const ground = {
		market,
		rounds,
		clock,
		store: ledger.store("auditor"),
		outbox: ledger,
		checkpoints: memoryCheckpoints(),
	};
	await conduct(ground, openingOf(participants, "small", DEADLINE), START, async () => true);
	await market.close();
	return ledger.facts;
}
