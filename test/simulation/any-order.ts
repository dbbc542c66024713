import type { Job, Pace } from "@parley/bus/pace";
import type { Random } from "./random.ts";
import type { Activity, Scheduler } from "./scheduler.ts";

interface Lane {
	readonly jobs: (() => void)[];
	running: number;
}

interface Options {
	readonly scheduler: Scheduler;
	readonly random: Random;
	readonly replica: number;
	/** Has a fact delivered again. */
	readonly again: (position: number) => void;
	readonly onDuplicate: () => void;
}

const DUPLICATES = 0.15;
/** How often a delivery comes ahead of others of its lane, or beside the one before it as in a second replica. */
const AHEAD = 0.15;
const BESIDE = 0.2;

/** The pace of one replica's bus: jobs run in any order the seed says, some twice, and a crash takes all of them. */
export class AnyOrder implements Pace {
	readonly #options: Options;
	readonly #lanes = new Map<string, Lane>();

	constructor(options: Options) {
		this.#options = options;
	}

	submit(job: Job): void {
		const { scheduler, replica } = this.#options;
		const asker = scheduler.current;
		if (job.kind === "delivery") {
			this.#deliver(job, asker.position ?? 0);
			return;
		}
		const lane = this.#lane(job);
		const over = (): void => this.#over(lane);
		const done = (): void => {
			over();
			// The reply is on its way; who asked may be dead by the time it comes.
			scheduler.later(asker, () => job.settle?.());
		};
		const serving: Activity = { replica, asker, position: asker.position ?? 0, done, lost: over };
		this.#queue(lane, lane.jobs.length, serving, job);
		scheduler.pause();
	}

	async idle(): Promise<void> {}

	#deliver(job: Job, position: number): void {
		const { random, replica, again, onDuplicate } = this.#options;
		const lane = this.#lane(job);
		const delivery: Activity = {
			replica,
			position,
			done: () => {
				this.#over(lane);
				if (!random.chance(DUPLICATES)) return;
				onDuplicate();
				this.#deliver(job, position);
			},
			lost: () => {
				this.#over(lane);
				again(position);
			},
		};
		const place = random.chance(AHEAD) ? random.below(lane.jobs.length + 1) : lane.jobs.length;
		this.#queue(lane, place, delivery, job);
	}

	#lane({ kind, lane }: Job): Lane {
		const key = `${kind} ${lane}`;
		const known = this.#lanes.get(key) ?? { jobs: [], running: 0 };
		this.#lanes.set(key, known);
		return known;
	}

	#queue(lane: Lane, place: number, activity: Activity, job: Job): void {
		const { scheduler, random } = this.#options;
		scheduler.enlist(activity);
		lane.jobs.splice(place, 0, () => scheduler.begin(activity, () => job.run()));
		if (lane.running === 0 || (job.kind === "delivery" && random.chance(BESIDE))) this.#next(lane);
	}

	#next(lane: Lane): void {
		const begin = lane.jobs.shift();
		if (begin === undefined) return;
		lane.running++;
		begin();
	}

	#over(lane: Lane): void {
		lane.running--;
		this.#next(lane);
	}
}
