import type { Command, Refusal } from "@parley/contracts/command";
import { categoryOf } from "@parley/contracts/fact";
import { later } from "@parley/contracts/time";
import type { Checkpoints, Store } from "@parley/ledger/store";
import { type Outbox, relay } from "@parley/ledger-service";
import type { VirtualClock } from "@parley/runtime/clock";
import { sendOver } from "@parley/runtime/host";
import type { Market } from "./market.ts";
import type { Rounds } from "./rounds.ts";

const CHECKPOINT = "conductor";
/** How much later one round is than the one before, while anything happens. */
const ROUND_MS = 60_000;

/** One round: the facts it reacts to, and what time it is in it. Kept before the round begins, so it can be repeated. */
interface Round {
	readonly number: number;
	readonly from: number;
	readonly to: number;
	readonly now: string;
	/** Nothing followed it: the market is over. */
	readonly isLast?: true;
}

interface Conducted {
	readonly market: Market;
	readonly rounds: Rounds;
	readonly clock: VirtualClock;
	readonly store: Store;
	readonly outbox: Outbox;
	readonly checkpoints: Checkpoints;
}

/**
 * Runs a market to its end in virtual time: every round reacts to the facts of the round before; when there are none,
 * the clock moves on to the next timer; when there is no timer either, the market is over.
 * Killed at any moment, it repeats the round it was in: what was recorded stays, what was missing is added, and the end
 * is the same. `onRound` is told after each round; where it says false the market stops there, to be taken up later.
 */
export async function conduct(
	conducted: Conducted,
	opening: readonly Command[],
	start: string,
	onRound: (round: Round) => Promise<boolean>,
): Promise<{ rounds: number }> {
	const { store, checkpoints, clock } = conducted;
	const memo = await checkpoints.memo(CHECKPOINT);
	let round = memo === undefined ? undefined : (JSON.parse(memo) as Round);
	if (round === undefined) {
		clock.set(start);
		await open(conducted, opening);
		round = { number: 1, from: 0, to: await store.head(), now: later(start, ROUND_MS) };
	}
	const keep = (kept: Round) => checkpoints.save(CHECKPOINT, kept.to, JSON.stringify(kept));
	let played = 0;
	while (round.isLast !== true) {
		await keep(round);
		await play(conducted, round);
		played++;
		if (!(await onRound(round))) break;
		const last: Round = round;
		round = (await following(conducted, round)) ?? { ...last, isLast: true };
		if (round.isLast === true) await keep(round);
	}
	return { rounds: played };
}

/** The commands a market begins with; each has an id of its own, so a repeated opening adds nothing. */
async function open({ rounds, market }: Conducted, opening: readonly Command[]): Promise<void> {
	for (const [index, command] of opening.entries()) {
		const order = String(index).padStart(9, "0");
		submit(rounds, market, command, order, (refusal) => {
			throw new Error(
				`The market cannot open: ${command.type} on ${command.stream} was refused (${refusal.code}). ${refusal.because}`,
			);
		});
	}
	await rounds.idle();
}

function submit(
	rounds: Rounds,
	market: Market,
	command: Command,
	order: string,
	onRefusal: (refusal: Refusal) => void,
): void {
	const lane = `${categoryOf(command.stream)}:${command.stream}`;
	rounds.add(lane, order, async () => {
		const answer = await sendOver(market.bus, command);
		if (!answer.ok) onRefusal(answer.refusal);
	});
}

async function play(
	{ market, rounds, clock, outbox }: Conducted,
	{ from, to, now }: Round,
): Promise<void> {
	clock.set(now);
	await market.catchUp(to);
	// A timer that comes too late is refused, and that is all there is to do about it.
	for (const command of await market.due(now))
		submit(rounds, market, command, command.id, () => {});
	await relay(outbox, market.bus, from, to);
	await rounds.idle();
}

async function following(
	{ store, market }: Conducted,
	{ number, to, now }: Round,
): Promise<Round | undefined> {
	const head = await store.head();
	if (head > to) return { number: number + 1, from: to, to: head, now: later(now, ROUND_MS) };
	await market.catchUp(head);
	const next = await market.nextDue(now);
	return next === undefined ? undefined : { number: number + 1, from: to, to: head, now: next };
}
