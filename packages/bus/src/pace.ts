/**
 * Something to run: a delivery or a request. Jobs of one kind and lane run one after the other, in the order they were
 * submitted; a delivery may wait for a request whose lane bears the same name.
 */
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
	/** Resolves when nothing is left to run. Rejects, once, with the first error that a job ended in. */
	idle(): Promise<void>;
}

/** Every lane runs as soon as it can, independently of the others. */
export function freely(): Pace {
	const lanes = new Map<string, Promise<void>>();
	let failed: { readonly error: unknown } | undefined;

	const work = async (job: Job): Promise<void> => {
		try {
			await job.run();
		} catch (error) {
			// The next job of the lane is not to blame: it runs, and whoever waits for the end is told.
			failed ??= { error };
		}
		job.settle?.();
	};

	return {
		submit(job) {
			const name = `${job.kind} ${job.lane}`;
			const done = (lanes.get(name) ?? Promise.resolve()).then(async () => {
				await work(job);
				if (lanes.get(name) === done) lanes.delete(name);
			});
			lanes.set(name, done);
		},
		async idle() {
			while (lanes.size > 0) await Promise.all(lanes.values());
			if (failed === undefined) return;
			const { error } = failed;
			failed = undefined;
			throw error;
		},
	};
}
