import { moneyOf } from "@parley/contracts/money";
import type { Policy } from "@parley/contracts/policy";
import { later } from "@parley/contracts/time";
import type { Move } from "@parley/contracts/turn";
import type { DueEscalation } from "./escalation-policy.ts";

const HOUR_MS = 3_600_000;
const ANSWER_WITHIN_HOURS = 24;

/** The negotiation that a question is about. */
interface Waiting {
	readonly id: string;
	readonly currency: string;
	readonly deadline: string;
	readonly standing: { readonly offerId: string; readonly expiresAt: string } | null;
}

/**
 * Until when a principal may answer. An answer that comes after the offer or the negotiation is gone would change nothing,
 * and the wait for it would look like a refusal: so the time for it ends with them.
 */
export function answerBy(
	{ deadline, standing }: Pick<Waiting, "deadline" | "standing">,
	policy: Policy,
	now: string,
): string {
	const within = Math.round((policy.answerWithinHours ?? ANSWER_WITHIN_HOURS) * HOUR_MS);
	const ends = [later(now, within), deadline, standing?.expiresAt ?? deadline];
	return ends.reduce((first, end) => (end < first ? end : first));
}

/** The move that asks a question. */
export function escalationMove(
	{ rule, question, options, default: cautious, value, topics }: DueEscalation,
	talk: Waiting,
	policy: Policy,
	now: string,
): Extract<Move, { kind: "escalate" }> {
	const { id, currency, standing } = talk;
	return {
		kind: "escalate",
		negotiationId: id,
		rule,
		question,
		options: [...options],
		default: cautious,
		deadline: answerBy(talk, policy, now),
		offerId: standing?.offerId ?? null,
		...(value === null ? {} : { value: moneyOf(value, currency) }),
		...(topics.length === 0 ? {} : { topics: [...topics] }),
	};
}
