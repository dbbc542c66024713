import { backOff, type Sleep } from "@parley/bus/back-off";
import { isUnavailable } from "@parley/bus/bus-unavailable";
import type { Answer, Command } from "@parley/contracts/command";
import { derivedId } from "@parley/contracts/id";
import { later } from "@parley/contracts/time";
import type { Documents } from "@parley/ledger/projection";
import type { Changes } from "@parley/ledger/subscription";
import type { Clock } from "./clock.ts";
import type { Service } from "./service.ts";
import { commandOf, dueTimers, nextDue, type Pending, timerTable } from "./timers.ts";

/** A clock can jump and a notification can be lost: so long at most is slept without looking. */
const LONGEST_SLEEP_MS = 1_000;
/** How long to rest between two looks at the table, however much happens. */
const REST_MS = 250;
const AT_ONCE = 32;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

export interface KeptTimers {
	readonly service: Service;
	/** The service's read tables, its timers' among them. */
	readonly documents: Documents;
	readonly send: (command: Command) => Promise<Answer>;
	readonly now: Clock;
	readonly changes: Changes;
	readonly sleep: Sleep;
	readonly signal: AbortSignal;
	readonly onTrouble: (trouble: Error) => void;
}

/**
 * Sends the commands of a service's timers when they are due, until the signal is given; what is being sent then is
 * waited for. Two that keep the same timers send each command twice, which has one effect.
 */
export async function keepTimers(kept: KeptTimers): Promise<void> {
	if (kept.service.timers.length === 0) return;
	const { signal, sleep, changes, onTrouble, service } = kept;
	const fired = new Fired();
	const table = timerTable(service.name, service.timers);
	let news = Promise.withResolvers<void>();
	const wake = (): void => news.resolve();
	const forget = changes.onChange(wake);
	signal.addEventListener("abort", wake, { once: true });
	try {
		for (let failures = 0; !signal.aborted; ) {
			news = Promise.withResolvers<void>();
			try {
				const pause = await look(kept, table, fired);
				failures = 0;
				await either(news.promise, pause, sleep);
				await sleep(REST_MS, signal);
			} catch (error) {
				failures++;
				if (failures === 1) onTrouble(trouble(`The timers of ${service.name} wait`, error));
				await sleep(backOff(failures), signal);
			}
		}
	} finally {
		forget();
		signal.removeEventListener("abort", wake);
	}
}

const trouble = (what: string, error: unknown): Error =>
	new Error(`${what}: ${error instanceof Error ? error.message : error}`);

async function either(news: Promise<void>, milliseconds: number, sleep: Sleep): Promise<void> {
	const over = new AbortController();
	await Promise.race([news, sleep(milliseconds, over.signal)]);
	over.abort();
}

/** Sends what is due, and says how long nothing else will be. */
async function look(
	kept: KeptTimers,
	table: ReturnType<typeof timerTable>,
	fired: Fired,
): Promise<number> {
	const { documents, now } = kept;
	// Before the tables are read: what happened by then and made a timer needless is known to them.
	const at = now();
	await documents.catchUp();
	const due = await dueTimers(documents, table, at);
	fired.keepOnly(due);
	await inTurn(
		due.filter((timer) => fired.mayFire(timer, at)),
		(timer) => fire(kept, fired, timer),
	);
	const next = await nextDue(documents, table, at);
	const wait = next === undefined ? LONGEST_SLEEP_MS : Date.parse(next) - Date.parse(now());
	return Math.min(Math.max(wait, 0), LONGEST_SLEEP_MS);
}

/** Timers of one stream in the order they are due, different streams side by side. */
async function inTurn(
	timers: readonly Pending[],
	run: (timer: Pending) => Promise<void>,
): Promise<void> {
	const streams = [...Map.groupBy(timers, ({ stream }) => stream).values()].values();
	const worker = async (): Promise<void> => {
		// The workers share one iterator, so each takes what none has taken.
		for (const lane of streams) for (const timer of lane) await run(timer);
	};
	// What is being sent is waited for, though another has failed meanwhile.
	const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
	for (const end of ended) if (end.status === "rejected") throw end.reason;
}

async function fire(kept: KeptTimers, fired: Fired, timer: Pending): Promise<void> {
	const { send, now, signal, onTrouble } = kept;
	if (signal.aborted) return;
	try {
		const answer = await send(fired.commandFor(timer));
		fired.answered(timer, now(), answer.ok);
	} catch (error) {
		// Unavailable is everybody's trouble and passes; anything else is this timer's own, and somebody should know.
		if (isUnavailable(error)) throw error;
		onTrouble(trouble(`The timer ${timer.type} on ${timer.stream} could not be sent`, error));
		fired.answered(timer, now(), true);
	}
}

interface Tried {
	readonly cause: string;
	readonly times: number;
	readonly refusals: number;
	readonly since: string;
	readonly notBefore: string;
}

/** What was fired and stands in the table all the same: not to be fired again at once, and for ever. */
class Fired {
	readonly #tried = new Map<string, Tried>();

	/** Forgets what the table has dropped or set anew. */
	keepOnly(due: readonly Pending[]): void {
		const causes = new Map(due.map(({ key, cause }) => [key, cause]));
		for (const [key, { cause }] of this.#tried)
			if (causes.get(key) !== cause) this.#tried.delete(key);
	}

	mayFire({ key }: Pending, at: string): boolean {
		const tried = this.#tried.get(key);
		// A clock that was set back would otherwise make it wait for as long.
		return tried === undefined || at >= tried.notBefore || at < tried.since;
	}

	/**
	 * A refusal is an answer for ever: one that came only because the clock of who decides is a little behind this one would
	 * stop the timer for good. So after a refusal the command is another one, and the decider judges it anew.
	 */
	commandFor(timer: Pending): Command {
		const command = commandOf(timer);
		const refusals = this.#tried.get(timer.key)?.refusals ?? 0;
		return refusals === 0
			? command
			: { ...command, id: derivedId(command.id, `again:${refusals}`) };
	}

	answered({ key, cause }: Pending, at: string, ok: boolean): void {
		const before = this.#tried.get(key);
		const { times, refusals } = before?.cause === cause ? before : { times: 0, refusals: 0 };
		const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(times, 20), LONGEST_PAUSE_MS);
		this.#tried.set(key, {
			cause,
			times: times + 1,
			refusals: refusals + (ok ? 0 : 1),
			since: at,
			notBefore: later(at, pause),
		});
	}
}
