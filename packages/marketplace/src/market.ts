import { agentRunner } from "@parley/agent-runner";
import type { Bus } from "@parley/bus/bus";
import type { Command } from "@parley/contracts/command";
import type { Documents, Projection } from "@parley/ledger/projection";
import type { Store } from "@parley/ledger/store";
import { listing } from "@parley/listing";
import { negotiation } from "@parley/negotiation";
import type { Clock } from "@parley/runtime/clock";
import { host } from "@parley/runtime/host";
import type { Service } from "@parley/runtime/service";
import { commandOf, dueTimers, nextDue, type Pending, timerTable } from "@parley/runtime/timers";
import { settlement } from "@parley/settlement";

/** The services of a market. */
export const SERVICES: readonly Service[] = [listing, agentRunner(), negotiation, settlement];

export const timersOf = (service: Service): Projection<Pending> =>
	timerTable(service.name, service.timers);

// biome-ignore lint/suspicious/noExplicitAny: a list of projections has documents of many kinds.
export const projectionsOf = (service: Service): Projection<any>[] =>
	service.timers.length === 0
		? [...service.projections]
		: [...service.projections, timersOf(service)];

/** Where one service keeps its facts and its read tables. */
export interface Backing {
	readonly service: Service;
	readonly store: Store;
	readonly documents: Documents;
}

export interface Market {
	readonly bus: Bus;
	/** Brings every service's read tables up to a position. */
	catchUp(position: number): Promise<void>;
	/** The commands of timers that are due. */
	due(now: string): Promise<readonly Command[]>;
	/** When the next timer is due; `undefined` where none is pending. */
	nextDue(now: string): Promise<string | undefined>;
	close(): Promise<void>;
}

interface Ground {
	readonly bus: Bus;
	readonly backings: readonly Backing[];
	readonly now: Clock;
	/** Keeps folded states between commands; the simulator does without, to lose them at every crash. */
	readonly remember: boolean;
}

/** Puts the services of a market to work together on one bus: the one place that knows them all. */
export function openMarket({ bus, backings, now, remember }: Ground): Market {
	const hosted = backings.map(({ service, store, documents }) =>
		host(service, { bus, store, documents, now, ...(remember ? { states: new Map() } : {}) }),
	);
	const timed = backings.filter(({ service }) => service.timers.length > 0);
	return {
		bus,
		catchUp: async (position) =>
			void (await Promise.all(backings.map(({ documents }) => documents.catchUp(position)))),
		async due(at) {
			const pending = timed.map(({ service, documents }) =>
				dueTimers(documents, timersOf(service), at),
			);
			return (await Promise.all(pending)).flat().map(commandOf);
		},
		async nextDue(at) {
			const next = timed.map(({ service, documents }) => nextDue(documents, timersOf(service), at));
			return (await Promise.all(next)).filter((when) => when !== undefined).toSorted()[0];
		},
		async close() {
			for (const { stop } of hosted) await stop();
		},
	};
}
