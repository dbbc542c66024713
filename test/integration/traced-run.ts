import { inProcessBus } from "@parley/bus/in-process-bus";
import type { Fact } from "@parley/contracts/fact";
import { later } from "@parley/contracts/time";
import { MemoryDocuments } from "@parley/ledger/memory-documents";
import { MemoryLedger, memoryCheckpoints } from "@parley/ledger/memory-store";
import { marketMetrics } from "@parley/ledger-service";
import { conduct } from "@parley/marketplace/conductor";
import { openMarket } from "@parley/marketplace/market";
import { openingOf } from "@parley/marketplace/opening";
import { openRooms } from "@parley/marketplace/rooms";
import { Rounds } from "@parley/marketplace/rounds";
import { projectionsOf, SERVICES } from "@parley/marketplace/services";
import { virtualClock } from "@parley/runtime/clock";
import { logged, logger } from "@parley/runtime/log";
import { observeLag } from "@parley/runtime/telemetry/lag";
import { TWO_PEOPLE } from "./small-market.ts";

const START = "2026-01-05T09:00:00.000Z";
const DEADLINE = later(START, 14 * 24 * 3_600_000);
const MARKET = "small";

/** Harder to please than usual, so that there are turns enough to follow from one to the next. */
const PEOPLE = TWO_PEOPLE.map((person) => ({
	...person,
	agent: { kind: "scripted", tactic: "boulware" } as const,
}));

interface Ran {
	readonly facts: readonly Fact[];
	close(): Promise<void>;
}

/** Two people's market to its end, with a log of its facts and its metrics; on a database where one is named. */
export async function runTraced(where: string): Promise<Ran> {
	const clock = virtualClock(START);
	const { auditor, rooms, outbox, checkpoints, close } = await premises(where, clock.now);
	const pace = new Rounds();
	const bus = inProcessBus({
		pace,
		onParked: (_name, _message, error) => Promise.reject(error),
	});
	const log = logger("parley-test");
	const backings = rooms.map((room) => ({ ...room, store: logged(room.store, log) }));
	const market = openMarket({ bus, backings, now: clock.now, remember: true });
	const count = marketMetrics();
	let reached = 0;
	const counted: typeof outbox = {
		async relayed(after, limit) {
			const messages = await outbox.relayed(after, limit);
			for (const message of messages) count(message);
			reached = messages.at(-1)?.position ?? reached;
			return messages;
		},
	};
	const ground = { market, rounds: pace, clock, store: auditor, outbox: counted, checkpoints };
	await conduct(ground, openingOf(PEOPLE, MARKET, DEADLINE), START, async () => true);
	const unobserve = observeLag("ledger", {
		head: () => auditor.head(),
		reached: async () => reached,
		projections: { listings: async () => reached },
		parked: async () => ({ "listing.shelf": 0 }),
	});
	await market.close();
	const facts = await auditor.read(0, 10_000);
	return {
		facts,
		async close() {
			unobserve();
			await close();
		},
	};
}

async function premises(where: string, now: () => string) {
	if (where !== "memory") return openRooms({ url: where, market: MARKET, where });
	const ledger = new MemoryLedger(MARKET, now);
	const rooms = SERVICES.map((service) => {
		const store = ledger.store(service.name);
		return { service, store, documents: new MemoryDocuments(store, projectionsOf(service)) };
	});
	const auditor = ledger.store("auditor");
	return {
		auditor,
		rooms,
		outbox: ledger,
		checkpoints: memoryCheckpoints(),
		close: async () => {},
	};
}
