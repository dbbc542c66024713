import type { Service } from "@parley/runtime/service";
import { answerClarification, complain, handOver, receive } from "./appointments.ts";
import { buyerTurns } from "./buyer-turns.ts";
import { mandate } from "./domain/mandate.ts";
import { turn } from "./domain/turn.ts";
import { endOpenedTooLate, endRevoked, endSiblings, releaseCommitment } from "./duties.ts";
import { sellerTurns } from "./seller-turns.ts";
import { errands, items, lastTurns, pursuits, talks, waiting } from "./tables.ts";
import { type TurnParts, turnParts } from "./turn-parts.ts";

/** Mandates and the agents that act under them. The parts of a turn are arguments so that tests can break them. */
export const agentRunner = (parts: TurnParts = turnParts): Service => ({
	name: "agent-runner",
	deciders: { mandate, turn },
	inner: ["turn"],
	projections: [talks, items, pursuits, errands, waiting, lastTurns],
	processes: [
		buyerTurns(parts),
		sellerTurns(parts),
		releaseCommitment,
		endSiblings,
		endRevoked,
		endOpenedTooLate,
		answerClarification,
		handOver,
		receive,
		complain,
	],
	timers: [],
});
export type { TurnParts };
export { turnParts };
