import type { Command } from "@parley/contracts/command";
import type { Documents } from "@parley/ledger/projection";
import type { Service } from "@parley/runtime/service";
import { commandOf, dueTimers, nextDue } from "@parley/runtime/timers";
import { timersOf } from "./services.ts";

/** When which timer of a market is due, read from the services' own tables. */
export interface Timetable {
	/** Brings every service's read tables up to a position. */
	catchUp(position: number): Promise<void>;
	/** The commands of timers that are due. */
	due(now: string): Promise<readonly Command[]>;
	/** When the next timer is due; `undefined` where none is pending. */
	nextDue(now: string): Promise<string | undefined>;
}

interface Timed {
	readonly service: Service;
	readonly documents: Documents;
}

export function timetable(backings: readonly Timed[]): Timetable {
	const timed = backings.filter(({ service }) => service.timers.length > 0);
	return {
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
	};
}
