import type { Mandate } from "@parley/contracts/mandate";
import { beforeEach, describe, expect, test } from "vitest";
import {
	anna,
	asks,
	confirm,
	freshStage,
	listening,
	say,
	stage,
	whole,
} from "../testing/intake-story.ts";
import { mandateOf } from "../testing/sample.ts";
import { hear } from "./hear.ts";
import { bringAboutConfirmed } from "./yes.ts";

beforeEach(freshStage);

describe("an intake", () => {
	test("begins with one question, and goes on where it was", async () => {
		const begun = await say({});
		expect(begun).toMatchObject({
			status: 200,
			body: {
				status: "open",
				completeness: 0,
				question: { field: "sells" },
				readBack: null,
				hash: null,
			},
		});
		await say({ say: "Desk lamp" });
		const again = await say({});
		expect(again.body).toMatchObject({
			question: { field: "wants" },
			draft: { sells: [{ title: "Desk lamp" }] },
		});
		expect(stage.told("intake").map(({ type }) => type)).toEqual(["IntakeBegun", "IntakeAnswered"]);
	});

	test("asks for no currency where the market has one, and takes no other", async () => {
		const world = { ...stage.world, currency: "EUR" };
		const answers = {
			...whole,
			sells: [{ ...whole.sells[0], ask: "15", least: "9" }],
			wants: "none",
		};
		const request = "00000000-0000-5000-8000-000000000000";
		const heard = await hear(world, { request, actor: anna, answers }, listening(asks));
		if ("refusal" in heard) throw new Error(heard.refusal.because);
		expect(heard.draft.currency).toBe("EUR");
		expect((await say({})).body).toMatchObject({ question: null });
		const other = await hear(
			world,
			{
				request: "00000000-0000-5000-8000-000000000001",
				actor: anna,
				answers: { currency: "USD" },
			},
			listening(asks),
		);
		expect("refusal" in other && other.refusal.code).toBe("WRONG_CURRENCY");
		await say({ answers: { "sell-1.ask": "15 USD" } });
		expect((await say({})).body.question).toMatchObject({
			field: "sell-1.ask",
			because: "unclear",
		});
	});

	test("publishes and grants nothing before the yes, and with it exactly what was read back", async () => {
		const { body } = await say({ answers: whole });
		expect(body).toMatchObject({ question: null, completeness: 100 });
		expect(body.readBack.join("\n")).toContain("never take less than 9.00 EUR each");
		expect([stage.sent, stage.told("mandate")]).toEqual([[], []]);
		expect((await confirm("0".repeat(64))).refusal?.code).toBe("READ_BACK_CHANGED");
		expect([stage.sent, stage.told("mandate")]).toEqual([[], []]);
		expect(await confirm(body.hash)).toMatchObject({ status: 200, body: { status: "confirmed" } });
		expect(stage.sent.map(({ type }) => type)).toEqual(["OpenAccount", "PublishListing"]);
		const [, yes] = stage.told("intake").slice(-2);
		const { plan } = (
			yes as { data: { plan: { mandate: unknown; listings: { listing: unknown }[] } } }
		).data;
		expect(stage.told("mandate")).toEqual([{ type: "MandateGranted", data: plan.mandate }]);
		expect(stage.sent[1]?.data).toEqual(plan.listings[0]?.listing);
	});

	test("takes a yes only to what holds when it is given", async () => {
		const { hash } = (await say({ answers: whole })).body;
		await say({ answers: { budget: "80 EUR", "want-1.most": "70 EUR" } });
		expect((await confirm(hash)).refusal?.code).toBe("READ_BACK_CHANGED");
		const later = (await say({})).body.hash;
		await stage.grant(mandateOf());
		expect((await confirm(later)).refusal?.code).toBe("READ_BACK_CHANGED");
		expect(stage.sent).toEqual([]);
	});

	test("asks again for what is over when the yes comes", async () => {
		const { hash } = (await say({ answers: whole })).body;
		stage.now = "2026-05-01T00:00:00.000Z";
		expect((await confirm(hash)).refusal?.code).toBe("QUESTIONS_OPEN");
		expect((await say({})).body.question).toMatchObject({ field: "deadline" });
	});

	test("is confirmed once, however often the yes comes", async () => {
		const { hash } = (await say({ answers: whole })).body;
		const both = await Promise.all([confirm(hash), confirm(hash)]);
		expect(both.map(({ status }) => status)).toEqual([200, 200]);
		await confirm(hash);
		expect(stage.told("mandate")).toHaveLength(1);
		expect(stage.effects()).toHaveLength(2);
	});

	test("of somebody who comes again is added to their mandate", async () => {
		await confirm((await say({ answers: whole })).body.hash);
		const more = { ...whole, sells: "none", wants: [{ ...whole.wants[0], query: "sleeping bag" }] };
		const { body } = await say({ answers: more });
		expect(body).toMatchObject({ status: "open", question: null });
		await confirm(body.hash);
		const [, amended] = stage.told("mandate") as {
			type: string;
			data: { wants: { query: string }[]; sells: unknown[] };
		}[];
		expect(amended?.type).toBe("MandateAmended");
		expect(amended?.data.wants.map(({ query }) => query)).toEqual([
			"two-person tent",
			"sleeping bag",
		]);
		expect(amended?.data.sells).toHaveLength(1);
	});

	test("of somebody who comes again knows what they own", async () => {
		await confirm((await say({ answers: { ...whole, owns: "Kayak" } })).body.hash);
		const again = {
			...whole,
			owns: undefined,
			sells: "none",
			wants: [{ ...whole.wants[0], query: "kayak" }],
		};
		const { body } = await say({ answers: JSON.parse(JSON.stringify(again)) });
		expect(body).toMatchObject({ draft: { owns: ["Kayak"] }, question: { field: "want-1.again" } });
		const { hash } = (await say({ say: "another one" })).body;
		await confirm(hash);
		expect(stage.told("mandate").at(-1)).toMatchObject({ data: { owns: [{ title: "Kayak" }] } });
	});

	test("of somebody who has revoked their mandate grants another, with nothing of the one before in it", async () => {
		await confirm((await say({ answers: whole })).body.hash);
		await stage.tell("mandate-anna", "MandateRevoked", {});
		expect((await confirm((await say({ answers: whole })).body.hash)).status).toBe(200);
		expect(stage.told("mandate").map(({ type }) => type)).toEqual([
			...["MandateGranted", "MandateRevoked", "MandateGranted"],
		]);
		const [first, , second] = stage.told("mandate").map(({ data }) => data as Mandate);
		expect(second?.wants).toHaveLength(whole.wants.length);
		expect(second?.wants[0]?.id).not.toBe(first?.wants[0]?.id);
	});

	test("is nobody else's", async () => {
		await say({ answers: whole });
		for (const reply of [
			await say({}, { by: "ben" }),
			await confirm("0".repeat(64), { by: "ben" }),
		])
			expect(reply.refusal?.code).toBe("NOT_FOUND");
	});

	test("takes a request once, and its key for nothing else", async () => {
		const first = await say({ say: "Desk lamp" }, { key: "one" });
		expect(await say({ say: "Desk lamp" }, { key: "one" })).toEqual(first);
		expect((await say({ say: "Sofa" }, { key: "one" })).refusal?.code).toBe("IDEMPOTENCY_CONFLICT");
		expect(stage.told("intake")).toHaveLength(2);
	});

	test("says what could not be understood, and never what was said", async () => {
		await say({ answers: whole });
		const { refusal } = await say({ answers: { "sell-1.least": "4711 or 4712 EUR" } });
		expect(refusal?.code).toBe("NOT_UNDERSTOOD");
		expect(refusal?.because).not.toMatch(/471/);
	});

	test("loses nothing to a crash between any two steps", async () => {
		const answers = Object.entries(whole);
		for (let step = 0.5; step < 20; step += 0.5) {
			freshStage();
			for (const [at, [field, said]] of answers.entries()) {
				stage.fuse = step - at;
				await stage.survive(
					async () => void (await say({ answers: { [field]: said } }, { key: field })),
				);
			}
			const { hash, question, draft } = (await say({})).body;
			expect(question).toBeNull();
			expect(draft.sells).toHaveLength(1);
			stage.fuse = Math.max(0.5, step - answers.length);
			await stage.survive(async () => {
				// The client is gone with the process: only the fact is left to bring the yes about.
				if (stage.told("intake").some(({ type }) => type === "IntakeConfirmed"))
					return stage.deliver(
						bringAboutConfirmed,
						stage.ledger.facts.find(({ type }) => type === "IntakeConfirmed") as never,
					);
				await confirm(hash);
			});
			expect(stage.told("mandate").map(({ type }) => type)).toEqual(["MandateGranted"]);
			expect(stage.effects().map(({ type }) => type)).toEqual(["OpenAccount", "PublishListing"]);
		}
	});
});
