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
 * The move that asks a question. An answer that comes after the offer or the negotiation is gone would change nothing, so
 * the time for it ends with them.
 */
export function escalationMove(
	{ rule, question, options, default: cautious, value, topics }: DueEscalation,
	{ id, currency, deadline, standing }: Waiting,
	policy: Policy,
	now: string,
): Extract<Move, { kind: "escalate" }> {
	const within = (policy.answerWithinHours ?? ANSWER_WITHIN_HOURS) * HOUR_MS;
	const ends = [later(now, within), deadline, standing?.expiresAt ?? deadline];
	return {
		kind: "escalate",
		negotiationId: id,
		rule,
		question,
		options: [...options],
		default: cautious,
		deadline: ends.reduce((first, end) => (end < first ? end : first)),
		offerId: standing?.offerId ?? null,
		...(value === null ? {} : { value: moneyOf(value, currency) }),
		...(topics.length === 0 ? {} : { topics: [...topics] }),
	};
}
