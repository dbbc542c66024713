import { beforeEach, describe, expect, test } from "vitest";
import type { Mind } from "../consult.ts";
import {
	asked,
	calm,
	chose,
	failed,
	freshStage,
	heard,
	say,
	stage,
	whole,
} from "../testing/intake-story.ts";

beforeEach(freshStage);

describe("a model that reads what is said", () => {
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

	test.each([
		["a lamp, until tomorrow please", "tomorrow", "2026-03-03T23:59:59.000Z"],
		["a lamp, whenever", "tomorrow", null],
		["a lamp, in 3 days", "3 days", "2026-03-05T12:00:00.000Z"],
	])("takes from %j the time %j as %j", async (words, deadline, due) => {
		const blank = { currency: "", budget: "", handover: "", rules: "", style: "" };
		const lamp = {
			item: "",
			query: "lamp",
			category: "lamps",
			quantity: "",
			most: "",
			delivery: "",
		};
		const mind = chose("fill_in", { sells: [], wants: [lamp], owns: [], ...blank, deadline });
		await heard(mind, { say: words, consent: true });
		expect((await say({})).body.draft.deadline).toBe(due);
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
