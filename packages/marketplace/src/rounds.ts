import type { Job, Pace } from "@parley/bus/pace";

/**
 * Deterministic rounds. What a round's deliveries do does not depend on how fast anything is:
 * all lanes work at once, each through its own jobs in order; the requests they make wait until every lane waits or is
 * done; then the requests are served, each stream's in order. So while agents think, nothing they look at changes.
 * A handler may wait for one request at a time.
 */
export class Rounds implements Pace {
	#lanes = new Map<string, Job[]>();
	#requests: Job[] = [];
	#running = false;
	/** Lanes that are neither done nor waiting for an answer. */
	#busy = 0;
	#failed: { readonly error: unknown } | undefined;
	#wake: () => void = () => {};

	submit(job: Job): void {
		if (job.kind === "delivery") this.add(job.lane, job.order, () => job.run());
		else if (this.#running) {
			this.#requests.push(job);
			this.#rest();
		} else {
			// No lane waits for this one: somebody outside asked between two rounds, and is a lane of the next.
			this.add(`request ${job.lane}`, job.order, () => job.run().then(() => job.settle?.()));
		}
	}

	/** Jobs that nobody submitted: the commands of a market file, timers that are due. */
	add(lane: string, order: string, run: () => Promise<void>): void {
		const job: Job = { kind: "delivery", lane, order, run };
		const jobs = this.#lanes.get(lane);
		if (jobs === undefined) this.#lanes.set(lane, [job]);
		else jobs.push(job);
	}

	/** Runs everything that was submitted, and everything that follows from it. Rejects with the first error. */
	async idle(): Promise<void> {
		while (this.#lanes.size > 0 && this.#failed === undefined) await this.#round();
		if (this.#failed === undefined) return;
		const { error } = this.#failed;
		this.#failed = undefined;
		this.#lanes.clear();
		throw error;
	}

	async #round(): Promise<void> {
		const lanes = [...this.#lanes.values()];
		this.#lanes = new Map();
		this.#busy = lanes.length;
		this.#running = true;
		for (const jobs of lanes) void this.#work(jobs.toSorted(inOrder));
		while (this.#busy > 0 || this.#requests.length > 0) {
			if (this.#busy > 0) await new Promise<void>((resolve) => (this.#wake = resolve));
			else await this.#serve();
		}
		this.#running = false;
	}

	async #work(jobs: readonly Job[]): Promise<void> {
		for (const job of jobs) {
			if (this.#failed !== undefined) break;
			await this.#run(job);
		}
		this.#rest();
	}

	/** An error ends the run: lanes stop after the job in hand, and `idle` rejects with it. */
	async #run(job: Job): Promise<void> {
		try {
			await job.run();
		} catch (error) {
			this.#failed ??= { error };
		}
	}

	#rest(): void {
		this.#busy--;
		if (this.#busy <= 0) this.#wake();
	}

	async #serve(): Promise<void> {
		const requests = this.#requests.toSorted(inOrder);
		this.#requests = [];
		const streams = Map.groupBy(requests, (job) => job.lane);
		await Promise.all([...streams.values()].map((jobs) => this.#oneAfterTheOther(jobs)));
		// Nobody hears an answer, and goes on, before all requests are served.
		this.#busy += requests.length;
		for (const job of requests) job.settle?.();
	}

	async #oneAfterTheOther(jobs: readonly Job[]): Promise<void> {
		for (const job of jobs) await this.#run(job);
	}
}

const inOrder = (a: Job, b: Job): number => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0);
