import { MemoryDocuments } from "@parley/ledger/memory-documents";
import { commandOf, dueTimers, timerTable } from "@parley/runtime/timers";
import { beforeEach, describe, expect, test } from "vitest";
import { escalationDeadline } from "../escalations.ts";
import { call } from "../testing/caller.ts";
import { Stage } from "../testing/stage.ts";
import { negotiationOpens } from "../testing/turn-story.ts";

const LATER = "2026-03-02T18:00:00.000Z";
const question = {
	reason: "price",
	question: "They ask for more. Shall I go on?",
	options: ["go on", "leave"],
	default: "leave",
	deadline: LATER,
};

let stage: Stage;
beforeEach(() => {
	stage = new Stage();
});

const ask = (more: object = {}, asked: { by?: string; key?: string } = {}) =>
	call(stage, "POST", "/agent/escalations", { body: { ...question, ...more }, ...asked });
const answer = (id: string, choice: string, by = "anna") =>
	call(stage, "POST", `/escalations/${id}/answer`, { by, body: { choice } });
const list = async (query: object = {}, by = "anna") =>
	(await call(stage, "GET", "/escalations", { by, query })).body.items;

describe("a question of an agent to its principal", () => {
	test("is asked, seen by both, and answered once", async () => {
		const asked = await ask();
		expect(asked).toMatchObject({
			status: 201,
			body: { ...question, status: "open", choice: null, negotiationId: null },
		});
		const { id } = asked.body;
		expect(await list({ status: "open" })).toEqual([asked.body]);
		expect((await answer(id, "perhaps")).refusal?.code).toBe("UNKNOWN_CHOICE");
		const answered = await answer(id, "go on");
		expect(answered).toMatchObject({ status: 200, body: { status: "resolved", choice: "go on" } });
		expect((await answer(id, "leave")).refusal?.code).toBe("ESCALATION_CLOSED");
		expect((await call(stage, "GET", `/agent/escalations/${id}`)).body).toEqual(answered.body);
		expect(await list({ status: "open" })).toEqual([]);
		expect(await list()).toEqual([answered.body]);
	});

	test("is asked once, however often the request comes", async () => {
		const first = await ask({}, { key: "one" });
		await answer(first.body.id, "leave");
		const again = await ask({}, { key: "one" });
		expect(again.body).toMatchObject({ id: first.body.id, status: "resolved" });
		expect(await list()).toHaveLength(1);
	});

	test("waits once for each negotiation, which is one of its own", async () => {
		await negotiationOpens(stage);
		expect((await ask({ negotiationId: "n9" })).refusal?.code).toBe("NOT_A_PARTY");
		expect((await ask({ negotiationId: "n1" }, { by: "carl" })).refusal?.code).toBe("NOT_A_PARTY");
		const first = await ask({ negotiationId: "n1" });
		expect(stage.newest()).toMatchObject({ negotiationId: "n1", type: "EscalationRaised" });
		expect((await ask({ negotiationId: "n1" })).refusal?.code).toBe("ESCALATION_OPEN");
		expect((await ask({ negotiationId: "n1" }, { by: "ben" })).status).toBe(201);
		await answer(first.body.id, "leave");
		expect((await ask({ negotiationId: "n1" })).status).toBe(201);
	});

	test("waits once even where two are asked at the same moment", async () => {
		await negotiationOpens(stage);
		const both = await Promise.all([ask({ negotiationId: "n1" }), ask({ negotiationId: "n1" })]);
		expect(both.map(({ status }) => status ?? "refused").toSorted()).toEqual([201, "refused"]);
	});

	test("is one of twenty at most that wait", async () => {
		for (let n = 0; n < 20; n++) expect((await ask()).status).toBe(201);
		expect((await ask()).refusal?.code).toBe("TOO_MANY_ESCALATIONS");
		expect((await ask({}, { by: "ben" })).status).toBe(201);
	});

	test("of another does not exist", async () => {
		const { id } = (await ask()).body;
		const never = await call(stage, "GET", "/escalations/never");
		expect(never.refusal?.code).toBe("NOT_FOUND");
		expect(await call(stage, "GET", `/escalations/${id}`, { by: "ben" })).toEqual(never);
		expect(await call(stage, "GET", `/agent/escalations/${id}`, { by: "ben" })).toEqual(never);
		expect(await answer(id, "go on", "ben")).toEqual(never);
		expect(await list({}, "ben")).toEqual([]);
	});

	test.each([
		["one option", { options: ["leave"] }],
		["seven options", { options: ["a", "b", "c", "d", "e", "f", "leave"] }],
		["no question", { question: " " }],
	])("with %s is not read", async (_, more) => {
		await expect(ask(more)).rejects.toThrow();
	});

	test("is answered by its default at the deadline, unless it was answered before", async () => {
		const [open, closed] = [(await ask()).body.id, (await ask()).body.id];
		await answer(closed, "go on");
		const table = timerTable("agent-runner", [escalationDeadline]);
		const timers = new MemoryDocuments(stage.ledger.store("agent-runner"), [table]);
		await timers.catchUp(stage.ledger.facts.length);
		const due = await dueTimers(timers, table, LATER);
		expect(due.map(({ stream }) => stream)).toEqual([`escalation-${open}`]);
		stage.now = LATER;
		for (const timer of due) await stage.world.handle(commandOf(timer));
		expect((await call(stage, "GET", `/escalations/${open}`)).body).toMatchObject({
			status: "expired",
			choice: "leave",
		});
	});
});
