import { resolve } from "node:path";
import type { Participant } from "@parley/contracts/participant";
import type { Difference } from "@parley/ledger/verify";
import { config } from "@parley/runtime/config";
import { factsOf } from "../ledger-pages.ts";
import { mindFor } from "../minds.ts";
import { type Outcome, type OutcomeFold, outcomeOf } from "../outcome.ts";
import { openPremises, type Premises } from "../premises.ts";
import type { Rooms } from "../rooms.ts";
import { type Progress, type RunResult, runMarket } from "../run-market.ts";
import { FAILURE, INTERRUPTED, SUCCESS, type Surroundings } from "./command.ts";
import { MARKET, remember, shown } from "./data-directory.ts";
import { counted } from "./outcome-report.ts";
import { ProgressBar } from "./progress-bar.ts";
import type { Terminal } from "./terminal.ts";
import { noteModels } from "./usable.ts";

export interface Job {
	readonly data: string;
	readonly participants: readonly Participant[];
	readonly fingerprint: string;
	readonly seed: number;
}

/** A market that has come to its end, and what its ledger says of it. */
export interface Finished {
	readonly resumed: boolean;
	readonly alreadyFinished: boolean;
	readonly milliseconds: number;
	readonly outcome: Outcome;
	/** Sentences; none where the ledger is verified and the money balances. */
	readonly wrong: readonly string[];
}

/** Runs a market to its end and audits it, then hands it to `report`. Resolves to the exit code. */
export async function conductMarket(
	job: Job,
	surroundings: Surroundings,
	report: (finished: Finished, rooms: Rooms) => Promise<void> | void,
): Promise<number> {
	const { terminal, directory, signal } = surroundings;
	const data = resolve(directory, job.data);
	terminal.note(`Opening the ledger in ${shown(directory, data)} …`);
	const mind = await mindFor(config().models, signal);
	noteModels(job.participants, mind !== undefined, terminal);
	const premises = await openPremises({
		data,
		market: MARKET,
		log: (line) => terminal.note(line),
		mind,
	});
	try {
		await remember(directory, data);
		const ran = signal.aborted ? undefined : await played(job, premises, surroundings);
		if (ran === undefined || signal.aborted) {
			terminal.note("Stopped. Nothing is lost: run again with the same --data to go on from here.");
			return INTERRUPTED;
		}
		return await concluded(ran, premises, terminal, report);
	} finally {
		await premises.close();
	}
}

/** Audits a market that has come to its end, and hands it to `report`. Resolves to the exit code. */
export async function concluded(
	ran: RunResult,
	rooms: Rooms,
	terminal: Terminal,
	report: (finished: Finished, rooms: Rooms) => Promise<void> | void,
): Promise<number> {
	terminal.note("Verifying the ledger …");
	const fold = await outcomeOf(factsOf(rooms.auditor));
	const wrong = await audited(fold, rooms);
	const milliseconds = Math.round(ran.milliseconds);
	await report({ ...ran, milliseconds, outcome: fold.outcome(), wrong }, rooms);
	return wrong.length === 0 ? SUCCESS : FAILURE;
}

const played = (
	{ participants, fingerprint, seed }: Job,
	premises: Premises,
	surroundings: Surroundings,
): Promise<RunResult> =>
	withProgress(surroundings, (onProgress) =>
		runMarket(premises, {
			participants,
			fingerprint,
			seed,
			onProgress,
			signal: surroundings.signal,
		}),
	);

/** Shows how a market is coming along, until it has ended. */
export async function withProgress(
	{ terminal, milliseconds }: Surroundings,
	play: (onProgress: (progress: Progress) => void) => Promise<RunResult>,
): Promise<RunResult> {
	const bar = new ProgressBar(terminal.status, milliseconds);
	try {
		return await play((progress) => bar.show(progress));
	} finally {
		bar.end();
	}
}

async function audited(fold: OutcomeFold, rooms: Rooms): Promise<string[]> {
	const differences = await rooms.verify();
	const imbalances = fold.book.imbalances(await rooms.balances());
	return [...differences.map(differenceSentence), ...imbalances];
}

export const differenceSentence = ({ where, problem }: Difference): string => `${where} ${problem}`;

/** What a finished run says about itself after its tables. */
export function auditLines({ outcome, wrong }: Finished, { paint }: Terminal): string[] {
	if (wrong.length === 0)
		return ["money balances", `ledger verified: ${counted(outcome.facts, "fact")}`].map((line) =>
			paint("green", line),
		);
	return [`The ledger is not in order: ${counted(wrong.length, "difference")}.`, ...wrong];
}

/** How the run went, in a sentence. */
export function courseSentence({ alreadyFinished, resumed, milliseconds }: Finished): string {
	if (alreadyFinished) return "This run had finished already; here is its outcome again.";
	const took = `${(milliseconds / 1000).toFixed(1)} s`;
	return resumed
		? `Resumed where it had stopped, and finished in ${took}.`
		: `Finished in ${took}.`;
}
