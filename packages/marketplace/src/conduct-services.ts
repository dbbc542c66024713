import type { Bus } from "@parley/bus/bus";
import type { Command, Refusal } from "@parley/contracts/command";
import type { Checkpoints, Store } from "@parley/ledger/store";
import { sendOver } from "@parley/runtime/host";
import type { Timetable } from "./timetable.ts";

const CHECKPOINT = "conductor";
/** Commands that are under way at once; more would only wait in the services. */
const AT_ONCE = 64;
const LOOK_MS = 2;
const LONGEST_LOOK_MS = 100;
const RETRY_MS = 500;

/** How far a conducted market has come. Kept before the clock moves, so that a conductor that died goes on from there. */
interface Hour {
	readonly now: string;
	readonly isOpen: boolean;
	/** Nothing followed: the market is over. */
	readonly isLast?: true;
}

interface Conducted {
	readonly bus: Bus;
	readonly timetable: Timetable;
	readonly store: Store;
	readonly checkpoints: Checkpoints;
	/** How far the bus has come, and whether, at some time after that, every process of every service had nothing in hand. */
	readonly state: () => Promise<{ readonly reached: number; readonly idle: boolean }>;
	/** Moves the clock that travels with every command. */
	readonly setClock: (instant: string) => void;
	readonly sleep: (milliseconds: number) => Promise<void>;
	readonly signal: AbortSignal;
}

/**
 * Runs a market whose services are processes of their own to its end in virtual time. While anything happens the clock
 * stands still; when nothing does any more it moves to the next timer; when there is none, the market is over.
 * A service that dies in the middle is waited for, and so are the database and the bus: what was in hand is delivered to
 * whoever comes after. Resolves to whether the end was reached; it is not where the signal stopped it.
 */
export async function conductServices(
	conducted: Conducted,
	opening: readonly Command[],
	start: string,
	onProgress: (now: string) => Promise<void>,
): Promise<{ finished: boolean; steps: number }> {
	const { checkpoints, setClock, signal } = conducted;
	const keep = (hour: Hour): Promise<void> => checkpoints.save(CHECKPOINT, 0, JSON.stringify(hour));
	const memo = await checkpoints.memo(CHECKPOINT);
	let hour: Hour = memo === undefined ? { now: start, isOpen: false } : (JSON.parse(memo) as Hour);
	await keep(hour);
	setClock(hour.now);
	if (!hour.isOpen) {
		// Agents begin with their mandates: whatever was published later would send every one of them to search again.
		const isMandate = ({ type }: Command): boolean => type === "GrantMandate";
		await sendAll(
			conducted,
			opening.filter((command) => !isMandate(command)),
			mustPass,
		);
		await sendAll(conducted, opening.filter(isMandate), mustPass);
		if (!signal.aborted) hour = { ...hour, isOpen: true };
	}
	let steps = 0;
	for (; !signal.aborted && hour.isLast !== true; steps++) {
		const now = hour.now;
		const next = await patiently(conducted, () => play(conducted, now, () => onProgress(now)));
		if (signal.aborted) break;
		hour = next === undefined ? { ...hour, isLast: true } : { ...hour, now: next };
		await patiently(conducted, () => keep(hour));
		setClock(hour.now);
	}
	return { finished: hour.isLast === true, steps };
}

function mustPass({ type, stream }: Command, { code, because }: Refusal): never {
	throw new Error(`The market cannot open: ${type} on ${stream} was refused (${code}). ${because}`);
}

/** Fires what is due and lets it come to rest; says when there is more to do. May be repeated: what was fired has its effect. */
async function play(
	conducted: Conducted,
	now: string,
	onProgress: () => Promise<void>,
): Promise<string | undefined> {
	const { timetable, store } = conducted;
	await timetable.catchUp(await store.head());
	// A timer that comes too late is refused, and that is all there is to do about it.
	await sendAll(conducted, await timetable.due(now), () => {});
	await quiet(conducted, onProgress);
	await onProgress();
	await timetable.catchUp(await store.head());
	return timetable.nextDue(now);
}

/** Tries again until what is unavailable is there. */
async function patiently<T>({ sleep, signal }: Conducted, step: () => Promise<T>): Promise<T> {
	for (;;) {
		try {
			return await step();
		} catch (error) {
			const isPassing = error instanceof Error && error.name.endsWith("Unavailable");
			if (!isPassing || signal.aborted) throw error;
			await sleep(RETRY_MS);
		}
	}
}

/** Sends commands many at a time, those of one principal or stream in their order. */
async function sendAll(
	conducted: Conducted,
	commands: readonly Command[],
	onRefusal: (command: Command, refusal: Refusal) => void,
): Promise<void> {
	const { bus, signal } = conducted;
	const groups = [...Map.groupBy(commands, groupOf).values()];
	const work = async (): Promise<void> => {
		for (let group = groups.shift(); group !== undefined; group = groups.shift())
			for (const command of group) {
				if (signal.aborted) return;
				const answer = await patiently(conducted, () => sendOver(bus, command));
				if (!answer.ok) onRefusal(command, answer.refusal);
			}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
}

const groupOf = ({ actor, stream }: Command): string =>
	actor.kind === "principal" ? actor.id : stream;

/** Waits until every fact is passed on and dealt with, and no new one has come of it. */
async function quiet(
	{ state, store, sleep, signal }: Conducted,
	onProgress: () => Promise<void>,
): Promise<void> {
	let pause = LOOK_MS;
	for (let looks = 1; !signal.aborted; looks++) {
		const { reached, idle } = await state();
		// The head is read last: whoever was idle up to it has nothing under way that could add to it.
		if (idle && (await store.head()) === reached) return;
		await sleep(pause);
		pause = Math.min(pause * 1.5, LONGEST_LOOK_MS);
		if (looks % 10 === 0) await onProgress();
	}
}
