import type { Bus } from "@parley/bus/bus";
import type { Documents } from "@parley/ledger/projection";
import type { Store } from "@parley/ledger/store";
import { Outage, type Scheduler } from "./scheduler.ts";

/** A use of a port: it waits for its gate, and its answer may get lost although it had its effect. */
async function pass<T>(scheduler: Scheduler, use: () => Promise<T>): Promise<T> {
	const fate = await scheduler.gate();
	const answer = await use();
	if (fate === "unheard") throw new Outage("The port's answer got lost.");
	return answer;
}

export function gatedStore(store: Store, scheduler: Scheduler, onConflict: () => void): Store {
	const gated = <T>(use: () => Promise<T>): Promise<T> => pass(scheduler, use);
	return {
		market: store.market,
		async append(entry) {
			const appended = await gated(() => store.append(entry));
			if (appended.status === "conflict") onConflict();
			return appended;
		},
		readStream: (stream, after) => gated(() => store.readStream(stream, after)),
		read: (after, limit, filter) => gated(() => store.read(after, limit, filter)),
		head: () => gated(() => store.head()),
	};
}

export function gatedDocuments(documents: Documents, scheduler: Scheduler): Documents {
	const gated = <T>(use: () => Promise<T>): Promise<T> => pass(scheduler, use);
	return {
		get: (projection, key) => gated(() => documents.get(projection, key)),
		many: (projection, keys) => gated(() => documents.many(projection, keys)),
		find: (projection, where, page) => gated(() => documents.find(projection, where, page)),
		range: (projection, range) => gated(() => documents.range(projection, range)),
		search: (projection, search) => gated(() => documents.search(projection, search)),
		catchUp: (upTo) => gated(() => documents.catchUp(upTo)),
	};
}

/** A bus whose requests go to whichever replica `route` names at the moment they are sent. */
export function gatedBus(own: Bus, scheduler: Scheduler, route: () => Bus, heard: Hearing): Bus {
	return {
		...own,
		subscribe: (subscription) => own.subscribe(subscription),
		request: (subject, body, lane) => pass(scheduler, () => route().request(subject, body, lane)),
		serve: (subject, answer) =>
			own.serve(subject, async (body) => {
				const answered = await answer(body);
				heard(subject, body, answered);
				return answered;
			}),
	};
}

/** Told of every request that was answered, whether or not the answer arrived. */
export type Hearing = (subject: string, body: unknown, answer: unknown) => void;
