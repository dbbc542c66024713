import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import { NOON } from "../testing/sample.ts";
import { escalation } from "./escalation.ts";

type Command = Parameters<typeof escalation.decide>[0];
type Fact = Parameters<typeof escalation.evolve>[1];

const LATER = "2026-03-02T18:00:00.000Z";
const question = {
	principal: "anna",
	reason: "price",
	question: "They ask for more than you said. Shall I go on?",
	options: ["go on", "leave"],
	default: "leave",
	deadline: LATER,
	negotiationId: "n1",
};
const raised: Fact = { type: "EscalationRaised", data: question };
const resolved: Fact = { type: "EscalationResolved", data: { choice: "go on", by: "anna" } };
const expired: Fact = { type: "EscalationExpired", data: { applied: "leave" } };

const asked = (command: Pick<Command, "type" | "data">, at = NOON): Command =>
	({ id: "c1", actor: { kind: "principal", id: "anna" }, at, ...command }) as Command;
const raise = (changes: Partial<typeof question> = {}) =>
	asked({ type: "RaiseEscalation", data: { ...question, ...changes } });
const resolve = (choice: string, at = NOON, by = "anna") =>
	asked({ type: "ResolveEscalation", data: { choice, by } }, at);
const expire = (at: string) => asked({ type: "ExpireEscalation", data: {} }, at);
const code = (code: string) => ({ refused: { code, because: expect.any(String) } });

describe("a question to the principal", () => {
	test("is asked once", () => {
		expect(given(escalation).when(raise())).toEqual({ events: [raised] });
		expect(given(escalation, raised).when(raise())).toEqual(code("ESCALATION_OPEN"));
		expect(given(escalation, raised, resolved).when(raise())).toEqual(code("ESCALATION_OPEN"));
	});

	test("has different options, one of which holds by default, and time to answer", () => {
		const none = given(escalation);
		expect(none.when(raise({ options: ["leave", "leave"] }))).toEqual(code("OPTIONS_REPEATED"));
		expect(none.when(raise({ default: "wait" }))).toEqual(code("UNKNOWN_CHOICE"));
		expect(none.when(raise({ deadline: NOON }))).toEqual(code("DEADLINE_PASSED"));
	});

	test("is answered with one of its options, by the one who was asked", () => {
		const open = given(escalation, raised);
		expect(open.when(resolve("go on"))).toEqual({ events: [resolved] });
		expect(open.when(resolve("maybe"))).toEqual(code("UNKNOWN_CHOICE"));
		expect(open.when(resolve("go on", NOON, "ben"))).toEqual(code("NOT_YOURS"));
		expect(given(escalation).when(resolve("go on"))).toEqual(code("NOT_FOUND"));
	});

	test("is answered before its deadline, to the millisecond, and by its default from then on", () => {
		const open = given(escalation, raised);
		const before = "2026-03-02T17:59:59.999Z";
		expect(open.when(resolve("go on", before))).toEqual({ events: [resolved] });
		expect(open.when(resolve("go on", LATER))).toEqual(code("DEADLINE_PASSED"));
		expect(open.when(expire(before))).toEqual(code("DEADLINE_NOT_REACHED"));
		expect(open.when(expire(LATER))).toEqual({ events: [expired] });
	});

	test.each([resolved, expired])("is closed for good by $type", (ending) => {
		const closed = given(escalation, raised, ending);
		expect(closed.when(resolve("leave"))).toEqual(code("ESCALATION_CLOSED"));
		expect(closed.when(expire(LATER))).toEqual(code("ESCALATION_CLOSED"));
		expect(escalation.isTerminal(closed.state)).toBe(true);
	});

	test("knows the negotiation that waits for it", () => {
		expect(given(escalation, raised).state).toMatchObject({ negotiationId: "n1", status: "open" });
		expect(escalation.isTerminal(given(escalation, raised).state)).toBe(false);
	});
});
