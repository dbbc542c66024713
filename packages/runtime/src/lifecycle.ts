import { backOff, type Sleep } from "@parley/bus/back-off";

/** What is stopped when, first to last: whatever still brings work ends before what that work needs. */
const STAGES = ["readiness", "http", "intake", "background", "bus", "ledger", "telemetry"] as const;
export type Stage = (typeof STAGES)[number];

const LIMIT_MS = 25_000;
const LONGEST_PAUSE_MS = 5_000;

/** As much of a process as is needed to live and end in it. */
export interface LivingProcess {
	on(event: string, listener: (...said: unknown[]) => void): unknown;
	off(event: string, listener: (...said: unknown[]) => void): unknown;
	exit(code: number): void;
}

type Say = (fields: Readonly<Record<string, unknown>>, sentence: string) => void;

interface Log {
	readonly info: Say;
	readonly error: Say;
}

export interface LifecycleOptions {
	readonly process: LivingProcess;
	readonly log: Log;
	readonly sleep: Sleep;
	/** How long stopping may take in all; 25 seconds unless told. */
	readonly limitMs?: number;
}

export interface Lifecycle {
	/** Given when stopping begins. */
	readonly stopping: AbortSignal;
	/**
	 * Names a step of stopping. Stages follow one another; the steps of one stage run side by side.
	 * `readiness`: say no more work is wanted; `http`: close the server; `intake`: take no more from the bus and finish what
	 * is in hand; `background`: leases, relay, timers; `bus`: drain and close; `ledger`; `telemetry`: send what is left.
	 */
	at(stage: Stage, name: string, stop: () => Promise<void> | void): void;
	/** Stops everything, once; resolves with the code the process should end with. */
	stop(reason: string): Promise<number>;
	/** Listens no more to the process's signals. */
	leave(): void;
}

/**
 * Ends a process gracefully at SIGTERM and SIGINT, at once at the second one, and with one line where something was thrown
 * that nobody caught. Whatever is cut short is taken up again from the ledger at the next start.
 */
export function lifecycle(options: LifecycleOptions): Lifecycle {
	const { process, log } = options;
	const stopping = new AbortController();
	const steps: Step[] = [];
	let stopped: Promise<number> | undefined;
	const stop = (reason: string): Promise<number> => {
		stopped ??= (async () => {
			log.info({}, `Stopping: ${reason}.`);
			stopping.abort();
			return inOrder(steps, options);
		})();
		return stopped;
	};
	const onSignal = (signal: unknown): void => {
		if (stopped !== undefined) {
			log.error({}, `Stopped at once by a second ${signal}.`);
			process.exit(1);
			return;
		}
		void stop(`${signal}`).then((code) => process.exit(code));
	};
	const onDefect = (error: unknown): void => {
		log.error({}, `Stopped by a defect: ${oneLine(error)}`);
		process.exit(1);
	};
	const heard = [
		["SIGTERM", onSignal],
		["SIGINT", onSignal],
		["uncaughtException", onDefect],
		["unhandledRejection", onDefect],
	] as const;
	for (const [event, listener] of heard) process.on(event, listener);
	return {
		stopping: stopping.signal,
		at: (stage, name, run) => void steps.push({ stage, name, run }),
		stop,
		leave() {
			for (const [event, listener] of heard) process.off(event, listener);
		},
	};
}

interface Step {
	readonly stage: Stage;
	readonly name: string;
	readonly run: () => Promise<void> | void;
}

async function inOrder(
	steps: readonly Step[],
	{ log, sleep, limitMs = LIMIT_MS }: LifecycleOptions,
): Promise<number> {
	const unfinished = new Set(steps);
	let failed = false;
	const take = async (step: Step): Promise<void> => {
		try {
			await step.run();
		} catch (error) {
			// Telemetry is never a reason to fail: its collector may be gone.
			if (step.stage !== "telemetry") failed = true;
			log.error({}, `${step.name} did not stop as it should: ${oneLine(error)}`);
		}
		unfinished.delete(step);
	};
	const all = async (): Promise<void> => {
		for (const stage of STAGES)
			await Promise.all(steps.filter((step) => step.stage === stage).map(take));
	};
	const finished = new AbortController();
	await Promise.race([all(), sleep(limitMs, finished.signal)]);
	finished.abort();
	if (unfinished.size === 0) return failed ? 1 : 0;
	const names = [...unfinished].map(({ name }) => name).join(", ");
	log.error(
		{},
		`Stopping took longer than ${limitMs / 1_000} seconds and is cut short at: ${names}.`,
	);
	return 1;
}

/** Some errors of the network have no words, only a code. */
const wordsOf = (error: unknown): string => {
	if (!(error instanceof Error)) return String(error);
	const { code } = error as { code?: unknown };
	return error.message || String(code ?? error.name);
};

const oneLine = (error: unknown): string => {
	const where = error instanceof Error ? error.stack?.match(/\n\s+at (.+)/)?.[1] : undefined;
	const said = wordsOf(error).replaceAll(/\s+/g, " ");
	return where === undefined ? said : `${said} (at ${where})`;
};

export interface Waiting {
	readonly signal: AbortSignal;
	readonly sleep: Sleep;
	/** Hears what is waited for, and again when the reason changes. */
	readonly onTrouble: (trouble: Error) => void;
}

/**
 * Tries until it works, so that processes and servers may be started in any order. A TypeError is a mistake in what was
 * given, which no waiting mends. Rejects too when the signal is given.
 */
export async function waitFor<T>(
	what: string,
	attempt: () => Promise<T>,
	{ signal, sleep, onTrouble }: Waiting,
): Promise<T> {
	let said: string | undefined;
	for (let failures = 1; ; failures++) {
		if (signal.aborted) throw new Error(`Stopped while it waited for ${what}.`);
		try {
			return await attempt();
		} catch (error) {
			if (error instanceof TypeError) throw error;
			const reason = wordsOf(error);
			if (reason !== said) onTrouble(new Error(`Waiting for ${what}: ${reason}`));
			said = reason;
		}
		await sleep(Math.min(backOff(failures) * 10, LONGEST_PAUSE_MS), signal);
	}
}
