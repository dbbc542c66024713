import { derivedId, rootId } from "@parley/contracts/id";
import type { Move } from "@parley/contracts/turn";
import { beforeEach, describe, expect, test } from "vitest";
import { ANY_PRICE } from "./domain/escalation-policy.ts";
import { moveLimit } from "./escalation-answers.ts";
import { answersIn, raiseFrom } from "./escalation-questions.ts";
import { escalations } from "./escalations.ts";
import { chairs, DEADLINE, eur, mandateOf, TRACE } from "./testing/sample.ts";
import { Stage } from "./testing/stage.ts";

let stage: Stage;
beforeEach(async () => {
	stage = new Stage();
	await stage.grant(mandateOf({ wants: [{ ...chairs, ceiling: eur(500) }] }));
	const opening = {
		negotiationId: "n1",
		listing: "bens-chairs",
		revision: 1,
		quantity: 3,
		seller: "ben",
		deadline: DEADLINE,
		maxRounds: 8,
	};
	await stage.tell("turn-t0", "TurnDecided", {
		...{ principal: "anna", trigger: "f1", want: "chairs", shortlist: null, band: null },
		move: { kind: "open", want: "chairs", ...opening },
		...{ message: null, model: "scripted:linear", promptHash: null, usage: null, cost: null },
		...{ superseded: [], mandateVersion: 1 },
	});
	await stage.tell(
		"negotiation-n1",
		"NegotiationOpened",
		{ ...opening, buyer: "anna", currency: "EUR" },
		{ negotiationId: "n1" },
	);
});

type Escalate = Extract<Move, { kind: "escalate" }>;
const RAISE = "raise my limit to 16.00 EUR";
const move: Escalate = {
	kind: "escalate",
	negotiationId: "n1",
	rule: "near_limit",
	question: "The other side asks 16.00 EUR. What shall I do?",
	options: [RAISE, "keep my limit", "walk away"],
	default: "keep my limit",
	deadline: DEADLINE,
	offerId: "o1",
	value: eur(1600),
};
const turnId = rootId("turn");
const ask = (changes: Partial<Escalate> = {}, attempt = 0) =>
	raiseFrom(stage.world, {
		...{ turnId, attempt, principal: "anna", move: { ...move, ...changes }, traceparent: TRACE },
	});

async function asked() {
	await stage.catchUp();
	const [only] = await stage.documents.find(escalations, { principal: "anna" });
	return only;
}
async function answered(choice: string) {
	const id = (await asked())?.id ?? "";
	await stage.world.handle({
		id: rootId(`answer ${choice}`),
		stream: `escalation-${id}`,
		type: "ResolveEscalation",
		data: { choice, by: "anna" },
		actor: { kind: "principal", id: "anna" },
	});
	await stage.deliver(moveLimit, stage.newest());
}
const heard = async () => {
	await stage.catchUp();
	return answersIn(stage.documents, "anna", "n1");
};

describe("a question that a turn asks", () => {
	test("is asked once, however often the turn is carried out", async () => {
		expect(await ask()).toMatchObject({ ok: true });
		expect(await ask()).toMatchObject({ ok: true });
		expect(stage.told("escalation")).toMatchObject([
			{ type: "EscalationRaised", data: { rule: "near_limit", turnId, offerId: "o1" } },
		]);
		expect((await asked())?.askedBy).toBe(derivedId(turnId, "escalate.0"));
	});

	test("keeps the negotiation waiting, and no second one is asked", async () => {
		await ask();
		expect(await heard()).toEqual({ open: true, answers: [], leave: false, toAgent: [] });
		expect(await ask({}, 1)).toMatchObject({ ok: false, refusal: { code: "ESCALATION_OPEN" } });
	});

	test("about a near miss moves the limit that far and no further", async () => {
		await ask();
		await answered(RAISE);
		// 16.00 for three is 5.34 for one, rounded so that all three are within it.
		expect(stage.sent).toMatchObject([
			{
				stream: "mandate-anna",
				type: "MoveLimit",
				data: { want: "chairs", listing: null, to: eur(534), from: eur(500) },
				actor: { kind: "principal", id: "anna" },
			},
		]);
		expect(await heard()).toMatchObject({
			open: false,
			answers: [{ rule: "near_limit", approved: true, value: 1600n, limit: 1500n }],
		});
	});

	test("about a near miss says what another limit means, and not what it is now", async () => {
		await ask();
		const question = (await asked())?.question ?? "";
		expect(question).toContain(`“${RAISE}” means 5.34 EUR for each piece`);
		expect(question).not.toContain("5.00");
	});

	test("moves no limit where the answer keeps it, or where it offered none", async () => {
		await ask();
		await answered("keep my limit");
		expect(stage.sent).toEqual([]);
		expect((await heard()).answers).toMatchObject([{ approved: false }]);
	});

	test("ends in leaving where the principal says so", async () => {
		const rule = "stranger";
		await ask({ rule, options: ["go ahead", "do not", "walk away"], default: "do not" });
		await answered("walk away");
		expect(await heard()).toMatchObject({ leave: true, answers: [{ rule, approved: false }] });
	});

	test("approves of any price where the principal says so", async () => {
		const options = [ANY_PRICE, "do not"];
		await ask({ rule: "value_above", options, default: "do not", value: eur(1_600) });
		await answered(ANY_PRICE);
		expect((await heard()).answers).toMatchObject([{ approved: true, value: null }]);
	});

	test("of the agent's own is told to it with its answer", async () => {
		await ask({ rule: "asked_by_agent", options: ["yes", "no"], default: "no" });
		await answered("yes");
		expect(await heard()).toMatchObject({
			answers: [],
			toAgent: [{ question: move.question, choice: "yes" }],
		});
	});
});
