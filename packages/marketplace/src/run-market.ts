import { inProcessBus } from "@parley/bus/in-process-bus";
import type { Participant } from "@parley/contracts/participant";
import { later } from "@parley/contracts/time";
import type { Checkpoints } from "@parley/ledger/store";
import { virtualClock } from "@parley/runtime/clock";
import { conduct } from "./conductor.ts";
import { openMarket } from "./market.ts";
import { openingOf } from "./opening.ts";
import type { Premises } from "./premises.ts";
import { Rounds } from "./rounds.ts";
import { Tally } from "./tally.ts";

/** When virtual time begins, and how long the people of a market file give their agents. */
export const START = "2026-01-05T09:00:00.000Z";
export const MANDATE_MS = 14 * 24 * 3_600_000;
const RUN = "run";

export interface Progress {
	readonly round: number;
	/** Virtual time. */
	readonly now: string;
	readonly facts: number;
	readonly negotiations: number;
	readonly deals: number;
	/** Wants that are filled, or whose agent has nobody left to talk to. */
	readonly wantsDone: number;
	readonly wants: number;
}

export interface MarketRun {
	readonly participants: readonly Participant[];
	/** A hash of all that decides how the market goes: the file, the seed, the options. */
	readonly fingerprint: string;
	readonly seed: number;
	readonly onProgress?: (progress: Progress) => void;
	/** Stops the market after the round it is in; it can be resumed. */
	readonly signal?: AbortSignal;
}

export interface RunResult {
	readonly resumed: boolean;
	readonly alreadyFinished: boolean;
	readonly milliseconds: number;
}

/**
 * Runs a market of scripted agents to its end in virtual time, or takes it up where it was stopped or killed.
 * Throws an Error whose message is a sentence where the ledger holds another run, and what the ledger throws.
 */
export async function runMarket(premises: Premises, run: MarketRun): Promise<RunResult> {
	const began = performance.now();
	const { checkpoints, auditor, outbox, rooms } = premises;
	const resumed = await mustBeThisRun(checkpoints, run.fingerprint);
	const clock = virtualClock(START);
	const rounds = new Rounds();
	const bus = inProcessBus({
		pace: rounds,
		onParked: (name, message, error) => stop(name, message.position, error),
	});
	// A file that loads has one currency, and so has its market.
	const currency = run.participants[0]?.budget.currency;
	const market = openMarket({ bus, backings: rooms, now: clock.now, currency, remember: true });
	const tally = new Tally(auditor, run.participants);
	const opening = openingOf(
		run.participants,
		`${premises.market}:${run.seed}`,
		later(START, MANDATE_MS),
	);
	const report = async (round: { number: number; now: string }): Promise<boolean> => {
		await tally.catchUp();
		run.onProgress?.({ round: round.number, now: round.now, ...tally.counts() });
		return run.signal?.aborted !== true;
	};
	const conducted = { market, rounds, clock, store: auditor, outbox, checkpoints };
	const rest = await Promise.race([conduct(conducted, opening, START, report), premises.lost]);
	await market.close();
	return {
		resumed,
		alreadyFinished: rest.rounds === 0,
		milliseconds: performance.now() - began,
	};
}

/** A ledger holds one run. Resolves to whether it holds this one already. */
export async function mustBeThisRun(
	checkpoints: Checkpoints,
	fingerprint: string,
): Promise<boolean> {
	const before = await checkpoints.memo(RUN);
	if (before !== undefined && before !== fingerprint)
		throw new Error(
			"This data directory holds the run of another file, seed or tactic; choose another --data for this one.",
		);
	await checkpoints.save(RUN, 0, fingerprint);
	return before !== undefined;
}

/** In a run nothing is parked for later: a message that cannot be handled stops the market where it can be resumed. */
async function stop(subscription: string, position: number, error: unknown): Promise<never> {
	if (error instanceof Error) throw error;
	throw new Error(
		`${subscription} could not handle the fact at position ${position}; nothing is lost, run again to continue from there.`,
	);
}
