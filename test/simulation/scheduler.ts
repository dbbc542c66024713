import type { Random } from "./random.ts";

/** A call that failed; whether it had its effect is not known to the caller. */
export class Outage extends Error {}

/** Something that is going on in a replica: a delivery, a request being served, the relay's publishing. */
export interface Activity {
	readonly replica: number;
	/** The position of the fact it is about, where there is one. */
	readonly position?: number;
	/** Who waits for the answer of a request. */
	readonly asker?: Activity | undefined;
	/** Called when it came to its end. */
	done?(): void;
	/** Called when it dies half-way: whoever wants it done has to see to it again. */
	lost(): void;
}

/** What becomes of the call that waits at a gate: done, or done with the caller never hearing of it. */
type Fate = "heard" | "unheard";

interface Waiting {
	readonly activity: Activity;
	open(fate: Fate): void;
	/** The call fails before it is made. Only calls of ports can fail. */
	readonly fail?: (error: Outage) => void;
}

/**
 * Runs everything one step at a time. Whoever is about to use a port waits at a gate; the seed says whose gate opens
 * next. So two handlers interleave in every way that matters, and the same seed interleaves them the same way.
 * A crash is a gate that never opens again: nothing of the handler runs on, not even its error handling.
 */
export class Scheduler {
	readonly #random: Random;
	#waiting: Waiting[] = [];
	readonly #live = new Set<Activity>();
	#current: Activity | undefined;
	#rest: (() => void) | undefined;
	#outages: number;
	readonly #outageRate: number;
	/** Errors that no fault of the simulated world explains. */
	readonly defects: unknown[] = [];
	steps = 0;
	outages = 0;

	constructor(random: Random, outages: { readonly most: number; readonly rate: number }) {
		this.#random = random;
		this.#outages = outages.most;
		this.#outageRate = outages.rate;
	}

	get idle(): boolean {
		return this.#waiting.length === 0;
	}

	/** Whoever runs at the moment: between two gates there is never more than one. */
	get current(): Activity {
		if (this.#current === undefined) throw new Error("Nobody runs at the moment.");
		return this.#current;
	}

	/** To be awaited before each use of a port. */
	gate(): Promise<Fate> {
		const activity = this.current;
		return new Promise((open, fail) => {
			this.#waiting.push({ activity, open, fail });
			this.pause();
		});
	}

	/** The current activity waits for something that another one has to do. */
	pause(): void {
		this.#current = undefined;
		this.#rest?.();
	}

	/** From now on a crash of its replica loses this activity, begun or not. */
	enlist(activity: Activity): void {
		this.#live.add(activity);
	}

	/** Begins an enlisted activity at some later step. */
	begin(activity: Activity, run: () => Promise<void>): void {
		const ended = (error?: unknown): void => {
			this.#live.delete(activity);
			if (error !== undefined && !(error instanceof Outage)) this.defects.push(error);
			if (error === undefined) activity.done?.();
			else activity.lost();
			this.pause();
		};
		this.later(activity, () => void run().then(() => ended(), ended));
	}

	/** Goes on with an activity at some later step, if it still lives then. */
	later(activity: Activity, open: () => void): void {
		if (this.#live.has(activity)) this.#waiting.push({ activity, open });
	}

	/** Opens one gate and resolves when everything waits again. */
	async step(): Promise<void> {
		this.steps++;
		const { activity, open, fail } = this.#random.take(this.#waiting);
		const troubled =
			fail !== undefined && this.#outages > 0 && this.#random.chance(this.#outageRate);
		const resting = new Promise<void>((resolve) => (this.#rest = resolve));
		this.#current = activity;
		if (!troubled) open("heard");
		else {
			this.#outages--;
			this.outages++;
			if (this.#random.chance(0.5)) open("unheard");
			else fail(new Outage("The port did not answer."));
		}
		await resting;
	}

	/** A replica dies: all that goes on in it, and whoever waits for an answer of it, is lost. */
	crash(replica: number): void {
		for (const activity of [...this.#live]) if (activity.replica === replica) this.#lose(activity);
	}

	#lose(activity: Activity): void {
		if (!this.#live.delete(activity)) return;
		this.#waiting = this.#waiting.filter((waiting) => waiting.activity !== activity);
		activity.lost();
		if (activity.asker !== undefined) this.#lose(activity.asker);
	}
}
