import type { Fact as Recorded } from "@parley/contracts/fact";
import { told } from "@parley/runtime/testing/process-story";
import { commandOf, type Pending, timerTable } from "@parley/runtime/timers";
import { describe, expect, test } from "vitest";
import { deadlines } from "./deadlines.ts";
import {
	ANSWER_BY,
	closed,
	confirmed,
	decidedBy,
	disputed,
	type Fact,
	fact,
	held,
	INSPECTED,
	inspecting,
	scheduled,
	usd,
	WINDOW_END,
} from "./testing/deal-story.ts";

const table = timerTable("settlement", deadlines);
const recorded = ({ type, data }: Fact, rest: Partial<Recorded> = {}) =>
	told("deal-d1", type, data as never, rest);
const timer = { actor: { kind: "timer", id: "market" } } as const;

/** The one timer a deal has after some facts. */
function pending(...facts: readonly Recorded[]): Pending | undefined {
	let doc: Pending | undefined;
	for (const each of facts)
		for (const key of table.types.includes(each.type) ? table.keys(each) : [])
			doc = table.evolve(doc, each, key);
	return doc;
}

const waiting = (cause: Recorded, due: string, type: string, data: object) => ({
	key: "deal-d1:next",
	due,
	stream: "deal-d1",
	type,
	data,
	cause: cause.id,
	traceparent: "00-trace",
});
const planned = recorded(scheduled);
const open = recorded(inspecting);
const missed = (reason: string) =>
	recorded(
		fact("DisputeOpened", { by: "ben", reason, claim: usd(8600), answerBy: ANSWER_BY }),
		timer,
	);

describe("the timer of a deal", () => {
	test("is none before its handover is scheduled", () => {
		expect(pending(recorded(held))).toBeUndefined();
	});

	test("makes a handover missed when its window is over, and gives two days to answer", () => {
		expect(pending(planned)).toEqual(
			waiting(planned, WINDOW_END, "MissHandover", { answerBy: ANSWER_BY }),
		);
		expect(pending(planned, recorded(confirmed("sue")))).toEqual(
			waiting(planned, WINDOW_END, "MissHandover", { answerBy: ANSWER_BY }),
		);
	});

	test("releases the money when the inspection is over", () => {
		expect(pending(planned, open)).toEqual(waiting(open, INSPECTED, "ReleaseFunds", {}));
	});

	test.each([
		["not_handed_over", "refund", "The seller never confirmed the handover."],
		["not_collected", "release", "The buyer never confirmed the handover."],
	])(
		"applies the house rule to a handover that was missed (%s): %s",
		(reason, outcome, because) => {
			const dispute = missed(reason);
			expect(pending(planned, dispute)).toEqual({
				...waiting(dispute, ANSWER_BY, "DecideDispute", {
					outcome,
					split: null,
					reasons: [because],
				}),
				actor: { kind: "arbiter", id: "house" },
			});
			expect(commandOf(pending(planned, dispute) as Pending)).toMatchObject({
				stream: "deal-d1",
				type: "DecideDispute",
				actor: { kind: "arbiter", id: "house" },
			});
		},
	);

	test("leaves any other dispute to an arbiter of flesh and blood", () => {
		expect(pending(planned, open, recorded(disputed))).toBeUndefined();
		expect(
			pending(
				planned,
				recorded(
					fact("DisputeOpened", {
						by: "ben",
						reason: "not_handed_over",
						claim: usd(1),
						answerBy: ANSWER_BY,
					}),
				),
			),
		).toBeUndefined();
	});

	test("carries a decision out when it can be appealed no more", () => {
		const decision = recorded(decidedBy("refund", INSPECTED));
		expect(pending(planned, missed("not_handed_over"), decision)).toEqual(
			waiting(decision, INSPECTED, "ExecuteDecision", {}),
		);
	});

	test("is none after a decision that is final, and after an appeal", () => {
		const dispute = missed("not_handed_over");
		expect(pending(planned, dispute, recorded(decidedBy("refund")))).toBeUndefined();
		const appealed = recorded(fact("DecisionAppealed", { by: "sue", reason: "Unfair." }));
		const decision = recorded(decidedBy("refund", INSPECTED));
		expect(pending(planned, dispute, decision, appealed)).toBeUndefined();
	});

	test("is forgotten when the deal closes", () => {
		expect(pending(planned, open, recorded(closed("released", true)))).toBeUndefined();
	});

	test("is forgotten when the timer itself closes the deal", () => {
		expect(pending(planned, open, recorded(closed("released", true), timer))).toBeUndefined();
	});

	test("belongs to its deal alone", () => {
		const other = told("deal-d2", scheduled.type, scheduled.data as never);
		expect(table.keys(other)).toEqual(["deal-d2:next"]);
	});
});
