import { sleep } from "@parley/bus/back-off";
import { natsBus } from "@parley/bus/nats/nats-bus";
import { later } from "@parley/contracts/time";
import { conductedClock } from "@parley/runtime/clock";
import { subscriptionOf } from "@parley/runtime/parked";
import { conductServices } from "./conduct-services.ts";
import { openingOf } from "./opening.ts";
import type { Rooms } from "./rooms.ts";
import { MANDATE_MS, type MarketRun, mustBeThisRun, type RunResult, START } from "./run-market.ts";
import { SERVICES } from "./services.ts";
import { Tally } from "./tally.ts";
import { timetable } from "./timetable.ts";

const SUBSCRIPTIONS = SERVICES.flatMap((service) =>
	service.processes.map((process) => subscriptionOf(service, process)),
);

const timersIn = ({ rooms }: Rooms) =>
	rooms
		.filter(({ service }) => service.timers.length > 0)
		.map(({ service, timers }) => ({ service, documents: timers }));

interface ServicesRun extends MarketRun {
	readonly nats: string;
	readonly signal: AbortSignal;
	readonly note: (line: string) => void;
}

/**
 * Runs a market whose services run elsewhere to its end in virtual time, or takes it up where it was stopped or killed.
 * Throws an Error whose message is a sentence where the ledger holds another run.
 */
export async function runServices(rooms: Rooms, run: ServicesRun): Promise<RunResult> {
	const { nats, signal, participants, note } = run;
	const began = performance.now();
	const { checkpoints, auditor, market } = rooms;
	const resumed = await mustBeThisRun(checkpoints, run.fingerprint);
	const clock = conductedClock(START);
	const bus = await natsBus({
		url: nats,
		market,
		publishes: false,
		onParked: () => Promise.reject(new TypeError("A conductor subscribes to nothing.")),
		onTrouble: note,
		clock: { now: clock.now, seen: () => {} },
		signal,
	});
	try {
		const tally = new Tally(auditor, participants);
		const deadline = later(START, MANDATE_MS);
		const opening = openingOf(participants, `${market}:${run.seed}`, deadline);
		const conducted = {
			bus,
			timetable: timetable(timersIn(rooms)),
			store: auditor,
			checkpoints,
			state: () => bus.state(SUBSCRIPTIONS),
			setClock: clock.seen,
			sleep: (milliseconds: number) => sleep(milliseconds, signal),
			signal,
		};
		let steps = 0;
		const ended = await conductServices(conducted, opening, START, async (now) => {
			await tally.catchUp();
			run.onProgress?.({ round: ++steps, now, ...tally.counts() });
		});
		return {
			resumed,
			alreadyFinished: ended.steps === 0,
			milliseconds: performance.now() - began,
		};
	} finally {
		await bus.close();
	}
}
