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
	/** Lanes that are neither done nor waiting for an answer. */
	#busy = 0;
	#stopped: unknown;
	#wake: () => void = () => {};

	submit(job: Job): void {
		if (job.kind === "request") {
			this.#requests.push(job);
			this.#rest();
		} else {
			const lane = this.#lanes.get(job.lane);
			if (lane === undefined) this.#lanes.set(job.lane, [job]);
			else lane.push(job);
		}
	}

	/** Jobs that nobody submitted: the commands of a market file, timers that are due. */
	add(lane: string, order: string, run: () => Promise<void>): void {
		this.submit({ kind: "delivery", lane, order, run });
	}

	/** Runs everything that was submitted, and everything that follows from it by request. Rejects with the first error. */
	async idle(): Promise<void> {
		const lanes = [...this.#lanes.values()];
		this.#lanes = new Map();
		this.#busy = lanes.length;
		for (const jobs of lanes) void this.#work(jobs.toSorted(inOrder));
		while (this.#busy > 0 || this.#requests.length > 0) {
			if (this.#busy > 0) await new Promise<void>((resolve) => (this.#wake = resolve));
			if (this.#busy === 0) await this.#serve();
		}
		if (this.#stopped === undefined) return;
		const error = this.#stopped;
		this.#stopped = undefined;
		throw error;
	}

	async #work(jobs: readonly Job[]): Promise<void> {
		for (const job of jobs) {
			if (this.#stopped !== undefined) break;
			await job.run().catch((error: unknown) => (this.#stopped ??= error));
		}
		this.#rest();
	}

	#rest(): void {
		this.#busy--;
		if (this.#busy === 0) this.#wake();
	}

	async #serve(): Promise<void> {
		const requests = this.#requests.toSorted(inOrder);
		this.#requests = [];
		const streams = Map.groupBy(requests, (job) => job.lane);
		await Promise.all([...streams.values()].map(oneAfterTheOther));
		// Nobody hears an answer, and goes on, before all requests are served.
		this.#busy += requests.length;
		for (const job of requests) job.settle?.();
	}
}

const inOrder = (a: Job, b: Job): number => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0);

async function oneAfterTheOther(jobs: readonly Job[]): Promise<void> {
	for (const job of jobs) await job.run();
}
