import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** Whoever has lived this long is started again at once. */
const LONG_LIFE_MS = 10_000;
/** Longer than a process takes to finish what it has in hand (runtime/lifecycle). */
const PATIENCE_MS = 30_000;

export interface Program {
	readonly name: string;
	/** Arguments of the Node that runs this process. */
	readonly args: readonly string[];
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The file descriptor its log goes to. */
	readonly log: number;
}

export interface Supervision {
	/** Told when a process ended by itself; it is being started again. */
	readonly onEnd: (name: string, how: string) => void;
	readonly milliseconds: () => number;
}

/**
 * Keeps processes running: one that ends is started again, a little later each time it did not live long.
 * They hold a channel to this process, and end when it is gone.
 */
export class Supervisor {
	readonly #supervision: Supervision;
	readonly #children = new Map<string, ChildProcess>();
	readonly #kept: Promise<void>[] = [];
	#stopping = new AbortController();

	constructor(supervision: Supervision) {
		this.#supervision = supervision;
	}

	keep(program: Program): void {
		this.#kept.push(this.#keep(program));
	}

	/** The process ids by name, of those that run at the moment. */
	pids(): ReadonlyMap<string, number> {
		return new Map(
			[...this.#children].flatMap(([name, { pid }]) => (pid === undefined ? [] : [[name, pid]])),
		);
	}

	/** Asks every process to end, and waits for them; who does not is killed. */
	async stop(): Promise<void> {
		this.#stopping.abort();
		for (const child of this.#children.values()) child.kill("SIGTERM");
		const impatience = setTimeout(() => {
			for (const child of this.#children.values()) child.kill("SIGKILL");
		}, PATIENCE_MS);
		await Promise.all(this.#kept);
		clearTimeout(impatience);
	}

	async #keep(program: Program): Promise<void> {
		const { onEnd, milliseconds } = this.#supervision;
		const { signal } = this.#stopping;
		let pause = FIRST_PAUSE_MS;
		while (!signal.aborted) {
			const began = milliseconds();
			const how = await this.#live(program);
			if (signal.aborted) return;
			onEnd(program.name, how);
			pause =
				milliseconds() - began > LONG_LIFE_MS
					? FIRST_PAUSE_MS
					: Math.min(pause * 2, LONGEST_PAUSE_MS);
			await delay(pause, undefined, { signal }).catch(() => {});
		}
	}

	/** Runs the program once; says how it ended. */
	#live({ name, args, env, log }: Program): Promise<string> {
		const child = spawn(process.execPath, args, { env, stdio: ["ignore", log, log, "ipc"] });
		this.#children.set(name, child);
		return new Promise((resolve) => {
			const ended = (how: string): void => {
				this.#children.delete(name);
				resolve(how);
			};
			child.once("error", (error) => ended(error.message));
			child.once("exit", (code, signal) =>
				ended(signal === null ? `ended with code ${code}` : `was killed by ${signal}`),
			);
		});
	}
}
