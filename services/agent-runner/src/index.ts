import type { Service } from "@parley/runtime/service";
import { escalationRoutes } from "./api/escalations.ts";
import { keyRoutes, type Secret } from "./api/keys.ts";
import { mandateRoutes } from "./api/mandates.ts";
import { principalRoutes } from "./api/principals.ts";
import { turnRoutes } from "./api/turns.ts";
import { answerClarification, complain, handOver, receive } from "./appointments.ts";
import { buyerTurns } from "./buyer-turns.ts";
import { escalation } from "./domain/escalation.ts";
import { mandate } from "./domain/mandate.ts";
import { turn } from "./domain/turn.ts";
import { endOpenedTooLate, endRevoked, endSiblings, releaseCommitment } from "./duties.ts";
import { escalationDeadline, escalations } from "./escalations.ts";
import { keyHolder } from "./key-holder.ts";
import { arrivals, keyHolders, seekers, standings } from "./mandate-tables.ts";
import { sellerTurns } from "./seller-turns.ts";
import { errands, items, lastTurns, pursuits, talks, waiting } from "./tables.ts";
import { type TurnParts, turnParts } from "./turn-parts.ts";

interface Ports {
	/** 32 random bytes as text, for the keys of outside programs; without it no keys are made. */
	readonly secret?: Secret;
}

/** Mandates and the agents that act under them. The parts of a turn are arguments so that tests can break them. */
export const agentRunner = (parts: TurnParts = turnParts, { secret }: Ports = {}): Service => ({
	name: "agent-runner",
	deciders: { mandate, turn, escalation },
	inner: ["turn"],
	projections: [
		...[talks, items, pursuits, errands, waiting, lastTurns],
		...[standings, keyHolders, seekers, arrivals, escalations],
	],
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
	timers: [escalationDeadline],
	queries: { key: keyHolder },
	routes: [
		...principalRoutes,
		...mandateRoutes,
		...keyRoutes(secret),
		...turnRoutes(parts),
		...escalationRoutes,
	],
});
export type { TurnParts };
export { turnParts };
