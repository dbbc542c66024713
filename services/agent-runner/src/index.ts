import type { Service } from "@parley/runtime/service";
import { escalationRoutes } from "./api/escalations.ts";
import { intakeRoutes } from "./api/intake.ts";
import { keyRoutes, type Secret } from "./api/keys.ts";
import { mandateRoutes } from "./api/mandates.ts";
import { principalRoutes } from "./api/principals.ts";
import { turnRoutes } from "./api/turns.ts";
import { webhookRoutes } from "./api/webhook.ts";
import { answerClarification, complain, handOver, receive } from "./appointments.ts";
import { buyerTurns } from "./buyer-turns.ts";
import { consulting, type Mind } from "./consult.ts";
import { escalation } from "./domain/escalation.ts";
import { intake } from "./domain/intake/interview.ts";
import { mandate } from "./domain/mandate.ts";
import { turn } from "./domain/turn.ts";
import {
	endDeclined,
	endOpenedTooLate,
	endRevoked,
	endSiblings,
	releaseCommitment,
} from "./duties.ts";
import { moveLimit } from "./escalation-answers.ts";
import { escalationDeadline, escalations } from "./escalations.ts";
import { bringAboutConfirmed } from "./intake/yes.ts";
import { keyHolder } from "./key-holder.ts";
import { arrivals, keyHolders, seekers, standings } from "./mandate-tables.ts";
import { sellerTurns } from "./seller-turns.ts";
import { spent } from "./spent.ts";
import { errands, items, lastTurns, pursuits, talks, waiting } from "./tables.ts";
import { posts, threads } from "./texts.ts";
import { type TurnParts, turnParts } from "./turn-parts.ts";
import { type Post, tellWebhook } from "./webhook.ts";

interface Ports {
	/** 32 random bytes as text, for the keys of outside programs; without it no keys are made. */
	readonly secret?: Secret;
	/** Who is asked where a mandate names a model; without one its agent runs on its tactic. */
	readonly mind?: Mind | undefined;
	/** Sends questions to the addresses that people named; without it nothing is sent. */
	readonly post?: Post;
}

/** Mandates and the agents that act under them. The parts of a turn are arguments so that tests can break them. */
export const agentRunner = (
	given: TurnParts = turnParts,
	{ secret, mind, post }: Ports = {},
): Service => {
	const parts = mind === undefined ? given : { ...given, choose: consulting(mind) };
	return {
		name: "agent-runner",
		deciders: { mandate, turn, escalation, intake },
		inner: ["turn", "intake"],
		projections: [
			...[talks, items, pursuits, errands, waiting, lastTurns],
			...[standings, keyHolders, seekers, arrivals, escalations],
			...[posts, threads, spent],
		],
		processes: [
			buyerTurns(parts),
			sellerTurns(parts),
			releaseCommitment,
			endSiblings,
			endRevoked,
			endOpenedTooLate,
			endDeclined,
			answerClarification,
			handOver,
			receive,
			complain,
			moveLimit,
			bringAboutConfirmed,
			tellWebhook(post),
		],
		timers: [escalationDeadline],
		queries: { key: keyHolder },
		routes: [
			...principalRoutes,
			...mandateRoutes,
			...keyRoutes(secret),
			...webhookRoutes(secret),
			...turnRoutes(parts),
			...escalationRoutes,
			...intakeRoutes(mind),
		],
	};
};
export { dueRules } from "./domain/escalation-policy.ts";
export type { Situation } from "./domain/escalation-situation.ts";
export { recording, replaying } from "./models/cassette.ts";
export { claude } from "./models/claude.ts";
export type { ClaudeSettings } from "./models/messages-api.ts";
export type { Model, Question } from "./models/model.ts";
export { outgoingPost } from "./outgoing-post.ts";
export type { Mind, TurnParts };
export { turnParts };
