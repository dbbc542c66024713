import { isFact } from "@parley/contracts/catalogue";
import { later, milliseconds } from "@parley/contracts/time";
import type { TimerRule } from "@parley/runtime/timers";
import { ANSWER_TIME } from "./house-times.ts";

const key = (stream: string): string => `${stream}:next`;

/**
 * The house rule for a handover that one side missed, which only the market's own timer can say: whoever came gets the
 * money when the time to be heard is over. Any other dispute waits for an arbiter of flesh and blood.
 */
const houseRule = (reason: string): { outcome: string; because: string } =>
	reason === "not_handed_over"
		? { outcome: "refund", because: "The seller never confirmed the handover." }
		: { outcome: "release", because: "The buyer never confirmed the handover." };

/**
 * What happens to a deal when nobody does anything: a missed handover becomes a dispute, an inspection ends in release, a
 * decision that nobody appeals is carried out. What is appealed waits for an arbiter.
 */
export const deadlines: readonly TimerRule[] = [
	{
		on: [
			...(["HandoverScheduled", "InspectionOpened", "DisputeOpened"] as const),
			...(["DisputeDecided", "DecisionAppealed", "DealClosed"] as const),
		],
		clear: (fact) => [key(fact.stream)],
		set(fact) {
			const { stream } = fact;
			if (isFact(fact, "HandoverScheduled")) {
				const answerBy = later(fact.data.to, milliseconds(ANSWER_TIME));
				return {
					key: key(stream),
					due: fact.data.to,
					stream,
					type: "MissHandover",
					data: { answerBy },
				};
			}
			if (isFact(fact, "InspectionOpened"))
				return { key: key(stream), due: fact.data.until, stream, type: "ReleaseFunds", data: {} };
			if (isFact(fact, "DisputeDecided") && fact.data.appealUntil !== undefined)
				return {
					key: key(stream),
					due: fact.data.appealUntil,
					stream,
					type: "ExecuteDecision",
					data: {},
				};
			if (isFact(fact, "DisputeOpened") && fact.actor.kind === "timer") {
				const { outcome, because } = houseRule(fact.data.reason);
				const data = { outcome, split: null, reasons: [because] };
				return {
					key: key(stream),
					due: fact.data.answerBy,
					stream,
					type: "DecideDispute",
					data,
					actor: { kind: "arbiter", id: "house" },
				};
			}
			return undefined;
		},
	},
];
