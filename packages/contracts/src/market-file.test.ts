import { describe, expect, test } from "vitest";
import { sentence } from "./file-problem.ts";
import { readMarketFile } from "./market-file.ts";

const usd = (amount: string) => ({ amount, currency: "USD" });
const lamp = {
	id: "lamp",
	title: "Brass lamp",
	description: "A lamp.",
	category: "home",
	quantity: 1,
	ask: usd("20.00"),
	floor: usd("15.00"),
};
const chair = {
	id: "w1",
	category: "home",
	query: "oak chair",
	quantity: 2,
	ceiling: usd("30.00"),
};
const ada = {
	id: "ada",
	budget: usd("100.00"),
	agent: { kind: "scripted", tactic: "linear" },
	sells: [lamp],
	wants: [chair],
};

/** `base` with the value at `path` replaced, or removed when it is `undefined`. */
function changed(path: (string | number)[], value: unknown, base: unknown = ada): unknown {
	const copy = JSON.parse(JSON.stringify(base));
	const last = path.at(-1) ?? "";
	const parent = path.slice(0, -1).reduce((part, step) => part[step], copy);
	parent[last] = value;
	return copy;
}

const cases = (rows: [path: (string | number)[], value: unknown, expected: string][]) =>
	rows.map(([path, value, expected]) => ({ path, value, expected }));

const read = (...records: unknown[]) =>
	readMarketFile(records.map((record) => JSON.stringify(record)));
const sentences = async (...records: unknown[]) => (await read(...records)).problems.map(sentence);

describe("a market file", () => {
	test("gives each participant with amounts in minor units", async () => {
		const full = {
			...ada,
			sells: [
				{
					...lamp,
					attributes: { shade: true, watts: 40, colour: "brass" },
					answers: { unit: "each" },
					noShow: true,
				},
			],
			wants: [{ ...chair, listing: "chair-1" }],
			owns: [{ title: "A bicycle" }],
			style: "Kind,\nbut short.",
			policy: { spendingCap: usd("50.00"), askAbove: 3 },
		};
		const { participants, problems } = await read(full);
		expect(problems).toEqual([]);
		expect(participants).toEqual([
			{
				...full,
				budget: { minor: "10000", currency: "USD" },
				sells: [
					{
						...full.sells[0],
						ask: { minor: "2000", currency: "USD" },
						floor: { minor: "1500", currency: "USD" },
					},
				],
				wants: [{ ...full.wants[0], ceiling: { minor: "3000", currency: "USD" } }],
				policy: { spendingCap: { minor: "5000", currency: "USD" }, askAbove: 3 },
			},
		]);
	});

	test("reads the rules of a policy, what a handover is worth and a window, money exactly", async () => {
		const { participants, problems } = await read({
			...ada,
			agent: { kind: "claude", model: "some-model", effort: "high", tactic: "boulware" },
			wants: [{ ...chair, worth: { perDay: usd("0.35") }, window: { offers: 3 } }],
			policy: {
				escalate: [
					{ when: "value_above", amount: usd("19.99") },
					{ when: "near_limit", percent: 2.5 },
					{ when: "stranger" },
				],
				answerWithinHours: 3,
			},
		});
		expect(problems).toEqual([]);
		expect(participants[0]).toMatchObject({
			agent: { effort: "high", tactic: "boulware" },
			wants: [{ worth: { perDay: { minor: "35", currency: "USD" } }, window: { offers: 3 } }],
			policy: { escalate: [{ amount: { minor: "1999", currency: "USD" } }, {}, {}] },
		});
	});

	test("takes every tactic and an agent with a model", async () => {
		const agents = [
			...["boulware", "linear", "conceder", "tit-for-tat", "micro"].map((tactic) => ({
				kind: "scripted",
				tactic,
			})),
			{ kind: "claude", model: "some-model" },
		];
		const people = agents.map((agent, index) => ({ ...ada, id: `p${index}`, agent, sells: [] }));
		expect((await read(...people)).participants.map(({ agent }) => agent)).toEqual(agents);
	});

	test("drops fields it does not know, but not inside money and agents, where they change the meaning", async () => {
		const { participants } = await read({ ...ada, mood: "fine", sells: [{ ...lamp, photo: "x" }] });
		expect(participants[0]).not.toHaveProperty("mood");
		expect(participants[0]?.sells[0]).not.toHaveProperty("photo");
		expect(await sentences(changed(["budget", "per"], "day"))).toEqual([
			"Line 1, budget.per: expected no field of this name here.",
		]);
		expect(await sentences(changed(["agent", "speed"], 9))).toEqual([
			"Line 1, agent.speed: expected no field of this name here.",
		]);
	});

	test.each(
		cases([
			[["id"], undefined, "id: expected an id written as text, but it is missing."],
			[["id"], "a b", "id: expected an id of 1 to 80 letters"],
			[["id"], "x".repeat(81), "id: expected an id of 1 to 80 letters"],
			[["budget"], undefined, "budget: expected an amount such as"],
			[["budget", "amount"], "0.00", "budget.amount: expected an amount above zero"],
			[["agent"], undefined, "agent: expected an agent such as"],
			[["agent", "kind"], "robot", "agent.kind: expected an agent such as"],
			[["agent", "tactic"], "bluff", "agent.tactic: expected one of boulware, linear"],
			[
				["agent"],
				{ kind: "claude" },
				"agent.model: expected a model's name of 1 to 100 characters, but it is missing",
			],
			[["sells"], undefined, "sells: expected a list of what is for sale, but it is missing"],
			[["sells"], { 0: lamp }, "sells: expected a list of what is for sale."],
			[["sells", 0], [lamp], "sells[0]: expected an object with what is for sale."],
			[["sells"], Array(201).fill(lamp), "sells: expected at most 200 things for sale"],
			[["sells", 0, "title"], "  ", "sells[0].title: expected a title of 1 to 200 characters"],
			[
				["sells", 0, "title"],
				"x".repeat(201),
				"sells[0].title: expected a title of 1 to 200 characters",
			],
			[["sells", 0, "title"], "a\nb", "sells[0].title: expected a title on one line"],
			[
				["sells", 0, "description"],
				"x".repeat(16_001),
				"sells[0].description: expected a description of at most 16000 characters",
			],
			[
				["sells", 0, "description"],
				"€".repeat(15_000),
				"sells[0].description: expected a description of at most 40960 bytes",
			],
			[
				["sells", 0, "category"],
				"",
				"sells[0].category: expected a category of 1 to 60 characters",
			],
			[["sells", 0, "quantity"], 0, "sells[0].quantity: expected a whole number from 1 to 1000000"],
			[
				["sells", 0, "quantity"],
				1.5,
				"sells[0].quantity: expected a whole number from 1 to 1000000",
			],
			[
				["sells", 0, "quantity"],
				"1",
				"sells[0].quantity: expected a whole number from 1 to 1000000",
			],
			[
				["sells", 0, "quantity"],
				1_000_001,
				"sells[0].quantity: expected a whole number from 1 to 1000000",
			],
			[["sells", 0, "ask", "amount"], "20.001", "sells[0].ask.amount: expected at most 2 decimals"],
			[["sells", 0, "ask", "amount"], "0", "sells[0].ask.amount: expected an amount above zero"],
			[
				["sells", 0, "floor", "amount"],
				"-1",
				"sells[0].floor.amount: expected an amount that is not negative",
			],
			[
				["sells", 0, "floor", "amount"],
				"20.01",
				"sells[0].floor: expected an amount that is not above the ask",
			],
			[
				["sells", 0, "attributes"],
				{ size: null },
				"sells[0].attributes.size: expected a text of at most 500 characters, a number",
			],
			[
				["sells", 0, "attributes"],
				{ a: "€".repeat(500), b: "x".repeat(501) },
				"sells[0].attributes.b: expected a text of at most",
			],
			[
				["sells", 0, "answers"],
				{ unit: 3 },
				"sells[0].answers.unit: expected an answer of 1 to 200 characters",
			],
			[["sells", 0, "noShow"], "yes", "sells[0].noShow: expected true"],
			[["wants", 0, "query"], "", "wants[0].query: expected a query of 1 to 200 characters"],
			[
				["wants", 0, "ceiling", "amount"],
				"0.00",
				"wants[0].ceiling.amount: expected an amount above zero",
			],
			[["wants"], Array(201).fill(chair), "wants: expected at most 200 wants"],
			[["wants", 0, "listing"], "not an id", "wants[0].listing: expected an id of 1 to 80 letters"],
			[["owns"], [{}], "owns[0].title: expected a title of 1 to 200 characters, but it is missing"],
			[["style"], "x".repeat(2_001), "style: expected a style of at most 2000 characters"],
			[["policy"], { rule: "x".repeat(5_000) }, "policy: expected at most 4096 bytes of rules"],
			[
				["policy"],
				{ escalate: [{ when: "impasse" }, { when: "full_moon" }] },
				'policy.escalate[1].when: expected a rule such as { "when": "impasse" }; there are value_above',
			],
			[
				["policy"],
				{ escalate: [{ when: "value_above", amount: 5 }] },
				"policy.escalate[0].amount: expected an amount such as",
			],
			[
				["policy"],
				{ escalate: [{ when: "near_limit", percent: 60 }] },
				"policy.escalate[0].percent: expected a number of percent from 0 to 50",
			],
			[["policy"], { spendingCap: 50 }, "policy.spendingCap: expected an amount such as"],
		]),
	)("refuses a wrong line with the sentence: $expected", async ({ path, value, expected }) => {
		const [first = "no problem"] = await sentences(changed(path, value));
		expect(first).toContain(`Line 1, ${expected}`);
		expect(first.length).toBeLessThan(300);
	});

	test("bounds attributes and what a mandate holds, so that each still fits a fact", async () => {
		const attributes = Object.fromEntries(
			Array.from({ length: 20 }, (_, index) => [`a${index}`, "x".repeat(490)]),
		);
		expect(await sentences(changed(["sells", 0, "attributes"], attributes))).toEqual([
			"Line 1, sells[0].attributes: expected at most 8192 bytes of attributes.",
		]);
		const wants = Array.from({ length: 200 }, (_, index) => ({
			...chair,
			id: `w${index}`,
			query: "🪑".repeat(100),
		}));
		expect(await sentences({ ...ada, wants })).toEqual([
			"Line 1, the whole line: expected limits, wants, answers and policy of at most 49152 bytes.",
		]);
	});

	test("has every id once; a want's id once for each person", async () => {
		const bruno = { ...ada, id: "bruno", sells: [] };
		expect(await sentences(ada, bruno)).toEqual([]);
		expect(await sentences(ada, bruno, { ...bruno, wants: [] })).toEqual([
			'Line 3, id: expected an id of its own, but "bruno" is already a participant on line 2.',
		]);
		expect(await sentences(ada, { ...ada, id: "bruno" })).toEqual([
			'Line 2, sells[0].id: expected an id of its own, but "lamp" is already a listing on line 1.',
		]);
		expect(await sentences({ ...ada, sells: [lamp, lamp], wants: [chair, chair] })).toEqual([
			'Line 1, sells[1].id: expected an id of its own, but "lamp" is already a listing on this line.',
			'Line 1, wants[1].id: expected an id of its own, but "w1" is already a want of this person on this line.',
		]);
	});

	test("forgets the ids of a line that is left out", async () => {
		const twice = { ...ada, wants: [chair, chair] };
		const { participants, problems } = await read(twice, ada);
		expect(problems.map(({ line }) => line)).toEqual([1]);
		expect(participants.map(({ id }) => id)).toEqual(["ada"]);
	});

	test("has one currency, that of its first good line", async () => {
		const euro = { ...ada, id: "bruno", budget: { amount: "5", currency: "EUR" }, sells: [] };
		expect(await sentences(ada, euro)).toEqual([
			"Line 2, budget.currency: expected USD, the currency line 1 has; a market has one currency.",
		]);
		expect(await sentences(changed(["sells", 0, "floor", "currency"], "EUR"))).toEqual([
			"Line 1, sells[0].floor.currency: expected USD, the currency this line begins with; a market has one currency.",
		]);
		expect(
			await sentences({ ...ada, policy: { spendingCap: { amount: "1", currency: "EUR" } } }),
		).toHaveLength(1);
	});

	test("without participants is a problem of the file", async () => {
		for (const lines of [[], ["", "\r"], ["\ufeff"]]) {
			expect((await readMarketFile(lines)).problems.map(sentence)).toEqual([
				"The file: expected one participant on each line, but it has no participants.",
			]);
		}
	});

	test("reports every line with its number and keeps the others", async () => {
		const lines = [
			"\ufeff",
			'{"id": ',
			JSON.stringify(ada),
			"[]",
			"null",
			'"ada"',
			JSON.stringify({ ...ada, id: "b", sells: [] }),
		];
		const { participants, problems } = await readMarketFile(lines);
		expect(participants.map(({ id }) => id)).toEqual(["ada", "b"]);
		expect(problems.map(sentence)).toEqual([
			expect.stringMatching(/^Line 2, the whole line: expected valid JSON/),
			...[4, 5, 6].map(
				(line) => `Line ${line}, the whole line: expected an object with one participant.`,
			),
		]);
	});

	test("refuses a text of ten megabytes in a sentence of ordinary length", async () => {
		for (const megabytes of [3, 10]) {
			const said = await sentences(
				changed(["sells", 0, "title"], "x".repeat(megabytes * 1_000_000)),
			);
			expect(said).toHaveLength(1);
			expect(said[0]?.length).toBeLessThan(120);
		}
	});

	test("shows a hostile field name cut and escaped", async () => {
		const name = `\u202e"${"k".repeat(100_000)}`;
		const [said = ""] = await sentences(changed(["budget", name], 1));
		expect(said).toMatch(/^Line 1, budget\[".*…"\]: expected no field of this name here\.$/);
		expect(said.length).toBeLessThan(120);
	});

	test("never repeats a private number in a problem", async () => {
		for (const path of [["budget"], ["sells", 0, "floor"], ["wants", 0, "ceiling"]]) {
			for (const value of [
				31337,
				"31337",
				usd("31337.001"),
				usd("-31337"),
				{ amount: 31337, currency: "EUR" },
				usd("31337"),
			]) {
				expect((await sentences(changed(path, value))).join(" ")).not.toContain("31337");
			}
		}
	});
});
