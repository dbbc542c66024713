import type { Fact } from "@parley/contracts/fact";
import { beforeEach, describe, expect, test } from "vitest";
import { buyerTurns } from "./buyer-turns.ts";
import { WALK_AWAY } from "./domain/escalation-policy.ts";
import { endDeclined } from "./duties.ts";
import { moveLimit } from "./escalation-answers.ts";
import { endMootQuestions } from "./moot-questions.ts";
import { sellerTurns } from "./seller-turns.ts";
import { call } from "./testing/caller.ts";
import { chairs, DEADLINE, eur, mandateOf } from "./testing/sample.ts";
import { Stage } from "./testing/stage.ts";
import { negotiationOpens } from "./testing/turn-story.ts";
import { turnParts } from "./turn-parts.ts";
import { tellWebhook } from "./webhook.ts";

let stage: Stage;
beforeEach(async () => {
	stage = new Stage();
	await stage.grant(mandateOf());
	await negotiationOpens(stage);
});

const path = "/principals/anna/mandate";
const question = {
	reason: "price",
	question: "They ask for more. Shall I go on?",
	options: ["go on", WALK_AWAY],
	default: WALK_AWAY,
	deadline: DEADLINE,
};
const ask = async (more: object = {}, by = "anna") =>
	(await call(stage, "POST", "/agent/escalations", { by, body: { ...question, ...more } })).body.id;
const read = async (id: string, by = "anna") =>
	(await call(stage, "GET", `/escalations/${id}`, { by })).body;
const ended = () =>
	stage.tell("negotiation-n1", "NegotiationEnded", {
		...{ reason: "walked_away", by: "ben", code: "price" },
	});
/** What a fact leads to: a service's commands are carried out, as far as they are about questions. */
async function follows(fact: Fact): Promise<void> {
	const before = stage.sent.length;
	await stage.deliver(endMootQuestions, fact);
	for (const command of stage.sent.slice(before)) await stage.world.handle(command);
}
const revoke = async () => {
	await call(stage, "DELETE", path);
	return stage.newest();
};

describe("a question that nobody needs an answer to any more", () => {
	test("ends with its negotiation, for both sides, and leaves the others alone", async () => {
		const [own, bens, other] = [
			await ask({ negotiationId: "n1" }),
			await ask({ negotiationId: "n1" }, "ben"),
			await ask(),
		];
		const end = await ended();
		await follows(end);
		await follows(end);
		const over = { status: "expired", choice: WALK_AWAY, because: "negotiation_ended" };
		expect(await read(own)).toMatchObject(over);
		expect(await read(bens, "ben")).toMatchObject(over);
		expect((await read(other)).status).toBe("open");
		expect(
			stage.told("escalation").filter(({ type }) => type === "EscalationExpired"),
		).toHaveLength(2);
		const late = await call(stage, "POST", `/escalations/${own}/answer`, {
			body: { choice: "go on" },
		});
		expect(late.refusal?.code).toBe("ESCALATION_CLOSED");
	});

	test("ends with the mandate, whatever it is about", async () => {
		const [own, other, bens] = [
			await ask({ negotiationId: "n1" }),
			await ask(),
			await ask({}, "ben"),
		];
		await follows(await revoke());
		for (const id of [own, other])
			expect(await read(id)).toMatchObject({ status: "expired", because: "mandate_revoked" });
		expect((await read(bens, "ben")).status).toBe("open");
	});

	test("ends at once where it is asked too late", async () => {
		await revoke();
		const id = await ask();
		await follows(stage.newest());
		expect(await read(id)).toMatchObject({ status: "expired", because: "mandate_revoked" });
		const bens = await ask({ negotiationId: "n1" }, "ben");
		const raised = stage.newest();
		await ended();
		await follows(raised);
		expect(await read(bens, "ben")).toMatchObject({ because: "negotiation_ended" });
	});

	test("is let be where it was answered before", async () => {
		const id = await ask({ negotiationId: "n1" });
		await call(stage, "POST", `/escalations/${id}/answer`, { body: { choice: "go on" } });
		await follows(await ended());
		expect(await read(id)).toMatchObject({ status: "resolved", choice: "go on" });
	});

	test("moves nothing: its default was not meant for that", async () => {
		await ask({ negotiationId: "n1" });
		await follows(await revoke());
		const expired = stage.newest();
		const before = stage.sent.length;
		for (const process of [endDeclined, moveLimit, buyerTurns(turnParts), sellerTurns(turnParts)])
			await stage.deliver(process, expired);
		expect(stage.sent).toHaveLength(before);
		expect(stage.told("turn")).toEqual([]);
	});

	test("is not sent on to a webhook", async () => {
		await call(stage, "PUT", `${path}/webhook`, { body: { url: "https://hooks.example/" } });
		await ask();
		const raised = stage.newest();
		await follows(await revoke());
		const sent: string[] = [];
		await stage.deliver(
			tellWebhook(async (url) => sent.push(url) + 199),
			raised,
		);
		expect(sent).toEqual([]);
	});
});

describe("a question of a mandate that is paused, or of a program whose key is taken away", () => {
	test("stays, is sent on, and can be answered", async () => {
		await call(stage, "PUT", `${path}/webhook`, { body: { url: "https://hooks.example/" } });
		await call(stage, "PATCH", path, { body: { agent: { kind: "external" } } });
		const { id: key } = (await call(stage, "POST", `${path}/keys`)).body;
		const id = await ask({ negotiationId: "n1" });
		const raised = stage.newest();
		for (const change of [
			() => call(stage, "POST", `${path}/pause`),
			() => call(stage, "DELETE", `${path}/keys/${key}`),
		]) {
			await change();
			await follows(stage.newest());
			expect((await read(id)).status).toBe("open");
		}
		const sent: string[] = [];
		await stage.deliver(
			tellWebhook(async (url) => sent.push(url) + 199),
			raised,
		);
		expect(sent).toHaveLength(1);
		const body = { choice: "go on" };
		const answer = await call(stage, "POST", `/escalations/${id}/answer`, { body });
		expect(answer.body).toMatchObject({ status: "resolved", choice: "go on" });
	});

	test("moves the limit that its answer names, though the agent binds nobody yet", async () => {
		await call(stage, "POST", `${path}/pause`);
		const answer = await stage.world.handle({
			...{ id: "00000000-0000-5000-8000-000000000001", stream: "mandate-anna", type: "MoveLimit" },
			data: { want: chairs.id, listing: null, to: eur(1100) },
			actor: { kind: "principal", id: "anna" },
		});
		expect(answer.ok).toBe(true);
		expect((await call(stage, "GET", path)).body).toMatchObject({
			paused: true,
			wants: [{ ceiling: { amount: "11.00" } }],
		});
	});
});
