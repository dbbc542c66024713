/** Something to run: a delivery or a request. Jobs of one lane run one after the other, in the order they were submitted. */
export interface Job {
	readonly kind: "delivery" | "request";
	readonly lane: string;
	/** Tells jobs of one lane apart by what they carry, not by when they came: a pace may sort by it. */
	readonly order: string;
	run(): Promise<void>;
	/** Tells whoever asked for it how a request went. To be called once `run` is over. */
	settle?(): void;
}

/**
 * When the jobs of an in-process bus run. The bus decides what is to be done, the pace decides when: at once in a live
 * process, in deterministic rounds in `parley run`, in any order from a seed in the simulator.
 */
export interface Pace {
	submit(job: Job): void;
	/** Resolves when nothing is left to run. */
	idle(): Promise<void>;
}

/** Every lane runs as soon as it can, independently of the others. */
export function freely(): Pace {
	const lanes = new Map<string, Promise<void>>();
	return {
		submit(job) {
			const before = lanes.get(job.lane) ?? Promise.resolve();
			const done = before.then(() => job.run()).then(() => job.settle?.());
			lanes.set(job.lane, done);
			void done.finally(() => {
				if (lanes.get(job.lane) === done) lanes.delete(job.lane);
			});
		},
		async idle() {
			while (lanes.size > 0) await Promise.all(lanes.values());
		},
	};
}
