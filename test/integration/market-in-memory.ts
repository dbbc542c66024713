import { inProcessBus } from "@parley/bus/in-process-bus";
import { later } from "@parley/contracts/time";
import { MemoryDocuments } from "@parley/ledger/memory-documents";
import { MemoryLedger, memoryCheckpoints } from "@parley/ledger/memory-store";
import { openMarket } from "@parley/marketplace/market";
import { Rounds } from "@parley/marketplace/rounds";
import { projectionsOf, SERVICES } from "@parley/marketplace/services";
import { virtualClock } from "@parley/runtime/clock";
import type { Service } from "@parley/runtime/service";

export const START = "2026-01-05T09:00:00.000Z";
export const DEADLINE = later(START, 14 * 24 * 3_600_000);

/** A market of these services in virtual time that keeps everything in memory: all that a conductor needs of one. */
export function marketInMemory(name: string, services: readonly Service[] = SERVICES) {
	const clock = virtualClock(START);
	const ledger = new MemoryLedger(name, clock.now);
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
		...{ market, rounds, clock, store: ledger.store("auditor"), outbox: ledger },
		checkpoints: memoryCheckpoints(),
	};
	return { ledger, rounds, bus, market, ground };
}
