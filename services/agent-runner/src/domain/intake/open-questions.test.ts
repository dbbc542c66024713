import type { Draft } from "@parley/contracts/intake";
import { describe, expect, test } from "vitest";
import { NOON } from "../../testing/sample.ts";
import { changesOf } from "./answers.ts";
import { completeness } from "./completeness.ts";
import { applied, EMPTY } from "./draft.ts";
import { openQuestions } from "./open-questions.ts";

/** A draft of which these answers were given, one after the other. */
function drafted(...answers: readonly Readonly<Record<string, unknown>>[]): Draft {
	return answers.reduce<Draft>((draft, answer) => {
		const read = changesOf(draft, answer, NOON);
		if ("unread" in read) throw new Error(JSON.stringify(read.unread));
		return read.changes.reduce(applied, draft);
	}, EMPTY);
}
const fields = (draft: Draft) => openQuestions(draft, NOON).map(({ field }) => field);

const lamp = {
	...{ title: "Desk lamp", description: "Works.", category: "lamps" },
	...{ ask: "15 USD", least: "9 USD" },
};
const tent = { query: "two-person tent", category: "outdoors", most: "90 USD" };
const rest = { deadline: "10 days", owns: "none", budget: "90 USD", rest: "usual" };
const whole = { sells: [lamp], wants: [tent], ...rest };

describe("what is open in a draft", () => {
	test("is nothing where all was said", () => {
		const draft = drafted(whole);
		expect(openQuestions(draft, NOON)).toEqual([]);
		expect(completeness(draft, NOON)).toBe(100);
	});

	test("is nothing of the budget where somebody who wants nothing spends nothing", () => {
		const draft = drafted({ ...whole, wants: "none", budget: "0 USD" });
		expect(openQuestions(draft, NOON)).toEqual([]);
		expect(fields(drafted({ ...whole, budget: "0 USD" }))).toContain("budget");
	});

	test("is everything where nothing was said, and what it is about comes first", () => {
		expect(fields(EMPTY)).toEqual("sells wants deadline handover rules style agent".split(" "));
		expect(completeness(EMPTY, NOON)).toBe(0);
	});

	test.each([
		["a floor above the ask", { "sell-1.least": "20 USD" }, "sell-1.least", "contradictory"],
		["a ceiling above the budget", { "want-1.most": "100 USD" }, "want-1.most", "contradictory"],
		[
			"a quantity the budget does not cover",
			{ "want-1.quantity": 3, "want-1.most": "80 USD each" },
			"want-1.total",
			"contradictory",
		],
		["what is owned", { owns: ["Two-person tent"] }, "want-1.again", "contradictory"],
		["what is sold", { "sell-1.title": "two-person tent" }, "want-1.again", "contradictory"],
		["the same twice for sale", { "sell-2": lamp }, "sell-2.again", "contradictory"],
		["the same twice wanted", { "want-2": tent }, "want-2.again", "contradictory"],
		["around a price", { "want-1.most": "around 50 USD" }, "want-1.most", "unclear"],
		["a price for each or all", { "sell-1.quantity": 2 }, "sell-1.ask", "unclear"],
		["a gift to the agent", { "want-1.query": "a gift for yourself" }, "want-1.gift", "unclear"],
		["a second currency", { "want-1.most": "90 EUR", currency: "USD" }, "want-1.most", "unclear"],
		["decimals nobody has", { "want-1.most": "9.9999 USD" }, "want-1.most", "unclear"],
		[
			"a price of nothing",
			{ "sell-1.ask": "0 USD", "sell-1.least": "0 USD" },
			"sell-1.ask",
			"unclear",
		],
		["a time that is over", { deadline: "2026-01-01" }, "deadline", "contradictory"],
		[
			"the limit in public words",
			{ "sell-1.description": "Works. 9 would do." },
			"sell-1.description",
			"contradictory",
		],
		[
			"several without a number",
			{ "want-1.query": "camping chairs" },
			"want-1.quantity",
			"missing",
		],
	])("is %s", (_, answer, field, because) => {
		const draft = drafted(whole, answer);
		expect(openQuestions(draft, NOON)[0]).toMatchObject({ field, because });
		expect(completeness(draft, NOON)).toBeLessThan(100);
	});

	test("is the kind of a thing that is only named, until its price or a detail is", () => {
		const bike = drafted({ sells: "none", wants: "a bike" });
		expect(fields(bike)[0]).toBe("want-1.detail");
		expect(fields(drafted({ sells: "none", wants: "a bike" }, { "want-1.detail": "any" }))[0]).toBe(
			"want-1.category",
		);
		const detailed = drafted(
			{ sells: "none", wants: "a bike" },
			{ "want-1.detail": "a folding bike" },
		);
		expect(detailed.wants?.[0]?.query).toBe("a folding bike");
		expect(fields(detailed)).not.toContain("want-1.detail");
	});

	test("is the currency, where no price names one", () => {
		const draft = drafted({ sells: [{ ...lamp, ask: "15", least: "9" }], wants: "none" });
		expect(fields(draft)[0]).toBe("currency");
	});

	test("is when to ask, with what is usual", () => {
		const rules = openQuestions(EMPTY, NOON).find(({ field }) => field === "rules");
		expect(rules?.answer.options).toContain("usual");
		expect(rules?.question).toContain('"usual" is');
	});

	test("is settled by a word, until what it is about changes", () => {
		const doubtful = drafted(whole, { owns: ["Two-person tent"] });
		const settled = drafted(whole, { owns: ["Two-person tent"] }, { "want-1.again": "keep" });
		expect(fields(settled)).toEqual([]);
		expect(
			fields(
				drafted(
					whole,
					{ owns: ["Two-person tent"] },
					{ "want-1.again": "keep" },
					{ owns: ["two-person tent"] },
				),
			),
		).toEqual(["want-1.again"]);
		const left = drafted(whole, { owns: ["Two-person tent"] }, { "want-1.again": "leave it out" });
		expect([doubtful.wants?.length, left.wants?.length]).toEqual([1, 0]);
	});

	test("is what delivery is worth, once anything may be delivered", () => {
		const delivered = [whole, { handover: "delivery" }] as const;
		expect(fields(drafted(...delivered))).toEqual(["sell-1.delivery", "want-1.delivery"]);
		expect(
			fields(drafted(...delivered, { "sell-1.delivery": "5 USD", "want-1.delivery": "none" })),
		).toEqual([]);
	});

	test("is nothing about either list where only the other has something", () => {
		expect(
			fields(drafted({ sells: [lamp], wants: "none", deadline: "10 days", rest: "usual" })),
		).toEqual([]);
		expect(fields(drafted({ sells: "none", wants: "none" }))[0]).toBe("sells");
	});
});

describe("an answer", () => {
	test.each([
		["no field there is", { colour: "red" }],
		["an item there is not", { "sell-9.ask": "5 USD" }],
		["a thousand or a fraction", { "sell-1.ask": "9.999 USD" }],
		["two prices", { "sell-1.ask": "15 or 20 USD" }],
		["a negative price", { "sell-1.ask": "-5 USD" }],
		["no currency", { currency: "XXQ" }],
		["half a piece", { "sell-1.quantity": 0.5 }],
		["no day of a calendar", { deadline: "2026-02-31" }],
		["a rule nobody knows", { rules: "when it rains" }],
		["a control character", { "sell-1.title": "lamp\u0007" }],
		["an agent nobody knows", { agent: "my cousin" }],
	])("that is %s is not read, and not repeated", (_, answer) => {
		const read = changesOf(drafted(whole), answer, NOON);
		expect(read).toHaveProperty("unread");
		for (const said of Object.values(answer))
			expect("unread" in read && read.unread.expected).not.toContain(`"${said}"`);
	});

	test("that has three digits after a point is told that it is two prices", () => {
		for (const answer of [{ "sell-1.ask": "1.250" }, { budget: "€ 9.999" }]) {
			const read = changesOf(drafted(whole), answer, NOON);
			expect("unread" in read && read.unread.expected).toContain("2500 or 2.50");
		}
	});

	test.each([
		["50", { amount: "50", currency: null, per: null, about: false }],
		["$1,250.50", { amount: "1250.5", currency: "USD", per: null, about: false }],
		["50 EUR each", { amount: "50", currency: "EUR", per: "each", about: false }],
		["EUR 12,50 apiece", { amount: "12.5", currency: "EUR", per: "each", about: false }],
		["100 bucks for all", { amount: "100", currency: "USD", per: "all", about: false }],
		["around 50 USD", { amount: "50", currency: "USD", per: null, about: true }],
		["50-ish", { amount: "50", currency: null, per: null, about: true }],
		["£20 or so", { amount: "20", currency: "GBP", per: null, about: true }],
	])("“%s” is a price", (written, price) => {
		expect(drafted(whole, { "sell-1.ask": written }).sells?.[0]?.ask).toEqual(price);
	});

	test("may be a whole draft, as it was shown", () => {
		const draft = drafted(whole);
		const { settled: _, ...shown } = draft;
		const said = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== null));
		expect(drafted(said)).toEqual(draft);
	});
});
