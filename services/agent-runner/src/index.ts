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
import { spending } from "./domain/spending.ts";
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
import { endMootQuestions } from "./moot-questions.ts";
import { intended } from "./places.ts";
import { counted, Purses } from "./purses.ts";
import { sellerTurns } from "./seller-turns.ts";
import { spent } from "./spent.ts";
import { errands, items, lastTurns, openings, pursuits, shortlisted, talks } from "./tables.ts";
import { takeBack } from "./take-back.ts";
import { posts, threads } from "./texts.ts";
import { type TurnParts, turnParts } from "./turn-parts.ts";
import { wantWindow } from "./want-windows.ts";
import { type Post, tellWebhook } from "./webhook.ts";

interface Ports {
	/** 32 random bytes as text, for the keys of outside programs; without it no keys are made. */
	readonly secret?: Secret;
	/** Who is asked where a mandate names a model; without one its agent runs on its tactic. */
	readonly mind?: Mind | undefined;
	/** Sends questions to the addresses that people named; without it nothing is sent. */
	readonly post?: Post;
	/** Whether those addresses may be in the market's own network; as `post` has it too. */
	readonly privateWebhooks?: boolean;
}

/** Mandates and the agents that act under them. The parts of a turn are arguments so that tests can break them. */
export const agentRunner = (
	given: TurnParts = turnParts,
	{ secret, mind, post, privateWebhooks = false }: Ports = {},
): Service => {
	const fresh = secret ?? counted();
	const purses = new Purses(fresh);
	const parts = mind === undefined ? given : { ...given, choose: consulting(mind, purses) };
	return {
		name: "agent-runner",
		deciders: { mandate, turn, escalation, intake, spending, reading: spending },
		inner: ["turn", "intake", "spending", "reading"],
		projections: [
			...[talks, items, pursuits, errands, shortlisted, openings, lastTurns],
			...[standings, keyHolders, seekers, arrivals, escalations],
			...[intended, posts, threads, spent],
		],
		processes: [
			buyerTurns(parts),
			sellerTurns(parts),
			releaseCommitment,
			endSiblings,
			endRevoked,
			endOpenedTooLate,
			endDeclined,
			takeBack,
			answerClarification,
			handOver,
			receive,
			complain,
			moveLimit,
			endMootQuestions,
			bringAboutConfirmed,
			tellWebhook(post),
		],
		timers: [escalationDeadline, wantWindow],
		queries: { key: keyHolder },
		routes: [
			...principalRoutes,
			...mandateRoutes,
			...keyRoutes(secret),
			...webhookRoutes(secret, privateWebhooks),
			...turnRoutes(parts),
			...escalationRoutes,
			...intakeRoutes({ mind, fresh, purses }),
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
