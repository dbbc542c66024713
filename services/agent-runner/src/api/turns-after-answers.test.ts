import { beforeEach, describe, expect, test } from "vitest";
import { call } from "../testing/caller.ts";
import {
	askedFor,
	freshStage,
	grant,
	HASH,
	move,
	offered,
	opened,
	published,
	stage,
	talking,
	turns,
} from "../testing/program-story.ts";

beforeEach(freshStage);

describe("a program whose principal has spoken", () => {
	interface Shown {
		readonly negotiation: unknown;
	}
	const acceptance = { kind: "accept", offerId: "ben-2800", hash: HASH };

	test("moves again once a question was answered", async () => {
		await published("bens-chairs", "ben");
		await grant({ policy: { escalate: [{ when: "stranger" }] } });
		const [first] = await turns();
		await move(first.id, { kind: "open", listing: "bens-chairs" });
		await offered(await opened(), "ben", 2800);
		const [turn] = await turns();
		expect((await move(turn.id, acceptance)).body.move.kind).toBe("escalate");
		expect(await turns()).toEqual([]);
		const [question] = (await call(stage, "GET", "/escalations", {})).body.items;
		await call(stage, "POST", `/escalations/${question.id}/answer`, {
			body: { choice: "go ahead" },
		});
		const [again] = await turns();
		expect(again).toMatchObject({ trigger: { type: "EscalationResolved" } });
		expect((await move(again.id, acceptance)).body.move.kind).toBe("accept");
		expect(stage.sent.at(-1)).toMatchObject({ type: "AcceptOffer" });
	});

	test("is refused what no answer could allow before its principal is asked about it", async () => {
		await published("bens-chairs", "ben");
		await grant({ policy: { escalate: [{ when: "stranger" }] } });
		const [first] = await turns();
		await move(first.id, { kind: "open", listing: "bens-chairs" });
		await opened();
		const [turn] = await turns();
		const bid = (amount: string, more = {}) =>
			move(turn.id, { kind: "offer", price: { amount, currency: "EUR" }, ...more });
		expect((await bid("900.00")).refusal?.code).toBe("ABOVE_CEILING");
		const past = { expiresAt: "2020-01-01T00:00:00.000Z" };
		expect((await bid("20.00", past)).refusal?.code).toBe("EXPIRY_PASSED");
		expect((await call(stage, "GET", "/escalations", {})).body.items).toEqual([]);
		expect((await bid("20.00")).body.move.kind).toBe("escalate");
	});

	test("moves again in every negotiation once a pause has ended", async () => {
		await published("lamp", "anna", 1);
		const negotiation = await talking();
		await offered(negotiation, "ben", 2800);
		await offered(await askedFor(), "ben", 800);
		await call(stage, "POST", "/principals/anna/mandate/pause");
		const paused = await turns();
		expect(paused).toHaveLength(2);
		for (const { id, side } of paused)
			await move(id, side === "buyer" ? acceptance : { ...acceptance, offerId: "ben-800" });
		expect(stage.sent.filter(({ type }) => type === "AcceptOffer")).toEqual([]);
		expect(await turns()).toEqual([]);
		await call(stage, "POST", "/principals/anna/mandate/resume");
		const resumed = (await turns()).filter(({ negotiation }: Shown) => negotiation !== null);
		expect(resumed).toMatchObject([
			{ side: "buyer", trigger: { type: "MandateResumed" } },
			{ side: "seller", trigger: { type: "MandateResumed" } },
		]);
		for (const { id, side } of resumed)
			await move(id, side === "buyer" ? acceptance : { ...acceptance, offerId: "ben-800" });
		expect(stage.sent.filter(({ type }) => type === "AcceptOffer")).toHaveLength(2);
		const strangers = await move(resumed[0].id, acceptance, { by: "carl" });
		expect(strangers.refusal?.code).toBe("NOT_FOUND");
	});
});
