import { beforeEach, describe, expect, test } from "vitest";
import type { Mind } from "../consult.ts";
import type { Question, Reply, Usage } from "../models/model.ts";
import { call, type Heard } from "../testing/caller.ts";
import { mandateOf } from "../testing/sample.ts";
import { Stage } from "../testing/stage.ts";
import { hear } from "./hear.ts";
import { bringAboutConfirmed } from "./yes.ts";

const path = "/principals/anna/intake";
const whole = {
	sells: [
		{
			...{ title: "Desk lamp", description: "Works.", category: "lamps" },
			...{ ask: "15 EUR", least: "9 EUR" },
		},
	],
	wants: [{ query: "two-person tent", category: "outdoors", most: "90 EUR" }],
	...{ owns: "none", budget: "90 EUR", deadline: "10 days", rest: "usual" },
};

let stage: Stage;
beforeEach(() => {
	stage = new Stage();
});
const say = (body: object, more: { by?: string; key?: string } = {}): Promise<Heard> =>
	call(stage, "POST", path, { body, ...more });
const confirm = (hash: string, more: { by?: string; key?: string } = {}): Promise<Heard> =>
	call(stage, "POST", `${path}/confirm`, { body: { hash }, ...more });

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
			stage = new Stage();
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

describe("a model that reads what is said", () => {
	let asked: Question[];
	const calm = new AbortController().signal;
	const minding = (reply: Partial<Reply> | (() => never)): Mind => ({
		model: {
			async ask(question) {
				asked.push(question);
				return (typeof reply === "function" ? reply() : reply) as Reply;
			},
		},
		...{ attempts: 1, signal: calm },
	});
	const usage = {} as Usage;
	const chose = (tool: string, input: unknown) =>
		minding({
			kind: "chose",
			tool,
			input,
			text: null,
			stop: "tool_use",
			usage,
			model: "m",
			requestId: null,
		});
	const failed = minding({
		kind: "failed",
		why: "timeout",
		stop: "timeout",
		text: null,
		usage: null,
	});
	const anna = { kind: "principal", id: "anna" } as const;
	let requests = 0;
	const heard = (
		mind: Mind,
		said: { say?: string; answers?: Record<string, unknown>; consent?: boolean },
	) => {
		requests += 1;
		const request = `00000000-0000-5000-8000-${String(requests).padStart(12, "0")}`;
		return hear(stage.world, { request, actor: anna, ...said }, mind);
	};
	beforeEach(() => {
		asked = [];
	});

	test("is asked only with consent", async () => {
		await heard(failed, { say: "Desk lamp" });
		await heard(failed, { say: "none", consent: false });
		expect(asked).toEqual([]);
	});

	test("sees what was said with consent, and nothing that was said to the form", async () => {
		await heard(failed, {
			answers: {
				...whole,
				sells: [{ ...whole.sells[0], title: "Secret lamp", least: "8.17 EUR" }],
			},
		});
		await heard(failed, {
			answers: { "want-2": { query: "camping stove", category: "outdoors" } },
		});
		await heard(failed, { say: "41.5 EUR" });
		await heard(failed, { say: "I also want a canoe, at most 333 EUR", consent: true });
		const sent = JSON.stringify(asked);
		expect(sent).toContain("at most 333 EUR");
		for (const secret of ["8.17", "Secret", "90", "tent", "41.5"])
			expect(sent).not.toContain(secret);
	});

	test("may ask, about what is open and in plain words", async () => {
		const mind = chose("ask", { field: "wants", question: "Is there anything you look for?" });
		const state = await heard(mind, {
			say: "Hello, I have questions about all this",
			consent: true,
		});
		expect(state).toMatchObject({ asks: { field: "wants" }, useless: 0 });
		expect((await say({})).body.question).toMatchObject({
			field: "wants",
			question: "Is there anything you look for?",
		});
	});

	test("that answers late does not overwrite what was said meanwhile", async () => {
		const slow: Mind = {
			model: {
				async ask() {
					await say({ answers: { wants: ["canoe"] } });
					return { kind: "failed", why: "timeout", stop: "timeout", text: null, usage: null };
				},
			},
			...{ attempts: 1, signal: calm },
		};
		const late = await heard(slow, { say: "I sell a brass lamp and more", consent: true });
		expect(late).toMatchObject({ refusal: { code: "PRECONDITION_FAILED" } });
		expect((await say({})).body.draft).toMatchObject({ sells: null, wants: [{ query: "canoe" }] });
	});

	const nonsense: readonly (readonly [string, Mind | (() => Mind)])[] = [
		["fails", () => failed],
		["calls what is not there", () => chose("grant_mandate", { budget: "all" })],
		["fills in nonsense", () => chose("fill_in", { sells: "everything", __proto__: null })],
		[
			"asks about nothing that is open",
			() => chose("ask", { field: "password", question: "Which?" }),
		],
		[
			"asks for a visit",
			() => chose("ask", { field: "sells", question: "See https://evil.example" }),
		],
		[
			"asks with unseen characters",
			() => chose("ask", { field: "sells", question: "What\u202e?" }),
		],
	];
	test.each(nonsense)("that %s is replaced by the form after three times", async (_, mind) => {
		const bad = typeof mind === "function" ? mind() : mind;
		for (let n = 0; n < 5; n++)
			await heard(bad, { say: `My old lamp, number ${n}`, consent: true });
		expect(asked.length).toBeLessThanOrEqual(3);
		expect(stage.told("mandate")).toEqual([]);
		const { body } = await say({});
		expect(body.question).not.toBeNull();
		// The form has taken the first text for what it asked about.
		expect(body.draft.sells).toHaveLength(1);
	});

	test("adds no word and no number of its own", async () => {
		const input = {
			sells: [
				{
					...{
						item: "",
						title: "desk lamp",
						description: "by a famous designer",
						category: "lamps",
					},
					...{ quantity: "7", ask: "500 EUR", least: "12 USD", delivery: "" },
				},
			],
			wants: [
				{
					item: "",
					query: "yacht",
					category: "boats",
					quantity: "1",
					most: "15 EUR",
					delivery: "",
				},
			],
			...{ owns: ["Ferrari"], currency: "JPY", budget: "1000000", deadline: "2030-01-01" },
			...{ handover: "delivery", rules: "never", style: "rude" },
		};
		await heard(chose("fill_in", input), {
			say: "Sell my desk lamp for 15 EUR, 12 at least",
			consent: true,
		});
		const { draft } = (await say({})).body;
		expect(draft).toMatchObject({
			sells: [{ title: "desk lamp", description: null, quantity: null, ask: null }],
			...{ wants: [], owns: null, budget: null, currency: null, deadline: null },
			...{ handover: null, rules: null, style: null },
		});
		// The number is the person's, and the currency beside it is not.
		expect(draft.sells[0].least).toMatchObject({ amount: "12", currency: null });
	});

	test("keeps “around” though the model leaves it out", async () => {
		const item = {
			item: "",
			query: "road bike",
			category: "bikes",
			quantity: "",
			most: "50 EUR",
			delivery: "",
		};
		const blank = {
			owns: [],
			currency: "",
			budget: "",
			deadline: "",
			handover: "",
			rules: "",
			style: "",
		};
		const mind = chose("fill_in", { sells: [], wants: [item], ...blank });
		await heard(mind, { say: "a road bike for around 50 EUR", consent: true });
		expect((await say({})).body).toMatchObject({
			question: { field: "want-1.most", because: "unclear" },
		});
	});
});
