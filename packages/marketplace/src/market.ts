import type { Bus } from "@parley/bus/bus";
import type { Documents } from "@parley/ledger/projection";
import type { Store } from "@parley/ledger/store";
import type { Clock } from "@parley/runtime/clock";
import { host } from "@parley/runtime/host";
import type { Service } from "@parley/runtime/service";
import { type Timetable, timetable } from "./timetable.ts";

/** Where one service keeps its facts and its read tables. */
export interface Backing {
	readonly service: Service;
	readonly store: Store;
	readonly documents: Documents;
}

export interface Market extends Timetable {
	readonly bus: Bus;
	close(): Promise<void>;
}

interface Ground {
	readonly bus: Bus;
	readonly backings: readonly Backing[];
	readonly now: Clock;
	/** The market's one currency, where it is known. */
	readonly currency?: string | undefined;
	/** Keeps folded states between commands; the simulator does without, to lose them at every crash. */
	readonly remember: boolean;
}

/** Puts the services of a market to work together on one bus, in virtual time. */
export function openMarket({ bus, backings, now, currency, remember }: Ground): Market {
	const hosted = backings.map(({ service, store, documents }) => {
		const ground = { bus, store, documents, now, currency };
		return host(service, { ...ground, ...(remember ? { states: new Map() } : {}) });
	});
	return {
		bus,
		...timetable(backings),
		async close() {
			for (const { stop } of hosted) await stop();
		},
	};
}
