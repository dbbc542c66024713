import { beforeEach, describe, expect, test } from "vitest";
import type { Mind } from "../consult.ts";
import { type Interview, MOST_MICRO_DOLLARS } from "../domain/intake/interview.ts";
import { agentRunner } from "../index.ts";
import { mostInputTokens, type Reply } from "../models/model.ts";
import { call } from "../testing/caller.ts";
import {
	anna,
	asked,
	asks,
	calm,
	chose,
	confirm,
	freshStage,
	gone,
	heard,
	listening,
	path,
	say,
	stage,
	usage,
	whole,
} from "../testing/intake-story.ts";
import { eur, mandateOf, usd } from "../testing/sample.ts";
import { hear } from "./hear.ts";

beforeEach(freshStage);

describe("a model that is let read", () => {
	const lamp = { say: "I sell an old brass lamp", consent: true };
	const code = (heard: object) =>
		"refusal" in heard ? (heard.refusal as { code: string }).code : "heard";
	const told = () => stage.told("intake").map(({ type }) => type);

	/** A model that answers when so many others who spoke meanwhile have had theirs. */
	const slowly = (count: number, isAsked = (): unknown => undefined) => {
		const [isHeard, answers] = [Promise.withResolvers<void>(), [] as unknown[]];
		const slow: Mind = {
			...{ attempts: 1, signal: calm },
			model: {
				async ask(question) {
					isAsked();
					await isHeard.promise;
					return asks.model.ask(question, calm);
				},
			},
		};
		const others = async <T>(answer: Promise<T>): Promise<T> => {
			if (answers.push(await answer) === count) isHeard.resolve();
			return answer;
		};
		return { slow, others };
	};

	test("is asked once, and after that was recorded, however many speak at once", async () => {
		const recorded: string[][] = [];
		const { slow, others } = slowly(3, () => recorded.push(told()));
		const all = await Promise.all(
			[lamp, lamp, lamp, lamp].map((said) => others(heard(slow, said))),
		);
		expect(recorded).toEqual([["IntakeBegun", "IntakeConsulted"]]);
		expect(all.map(code).toSorted()).toEqual([...Array(3).fill("INTAKE_READING"), "heard"]);
		expect(await heard(asks, lamp)).toMatchObject({ consulted: 2, reading: null });
	});

	test("is asked once by one request that is heard twice at once", async () => {
		const said = { request: "00000000-0000-5000-8000-00000000ffff", actor: anna, ...lamp };
		const { slow, others } = slowly(1);
		const twice = [0, 1].map(() => others(hear(stage.world, said, listening(slow))));
		expect((await Promise.all(twice)).map(code).toSorted()).toEqual(["INTAKE_READING", "heard"]);
		expect(code(await hear(stage.world, said, listening(asks)))).toBe("heard");
		expect(asked).toHaveLength(1);
	});

	test("has answered a request that was heard twice, also where the second came late to it", async () => {
		const said = { request: "00000000-0000-5000-8000-00000000ffff", actor: anna, ...lamp };
		const twice = [0, 1].map(() => hear(stage.world, said, listening(asks)));
		expect((await Promise.all(twice)).map(code)).toEqual(["heard", "heard"]);
		expect(asked).toHaveLength(1);
	});

	test("is not asked again once its answer is recorded, wherever the process dies", async () => {
		for (let step = 0.5; step < 7; step += 0.5) {
			freshStage();
			stage.fuse = step;
			const said = { request: "00000000-0000-5000-8000-00000000ffff", actor: anna, ...lamp };
			let dead = 0;
			await stage.survive(async () => {
				// Whoever died may have asked; nobody knows until their time is over.
				if (dead++ > 0) {
					const early = code(await hear(stage.world, said, listening(asks)));
					if (early === "INTAKE_READING") stage.now = "2026-03-02T13:00:00.000Z";
				}
				await hear(stage.world, said, listening(asks));
			});
			await hear(stage.world, said, listening(asks));
			const questions = told().filter((type) => type === "IntakeConsulted").length;
			expect(told().filter((type) => type === "IntakeAnswered")).toHaveLength(1);
			expect(asked.length).toBeLessThanOrEqual(questions);
			expect(questions).toBeLessThanOrEqual(2);
			expect(told().at(-1)).toBe("IntakeAnswered");
		}
	});

	test("that nobody hears from any more leaves the form, and later another try", async () => {
		await expect(heard(gone, lamp)).rejects.toThrow();
		expect(code(await heard(asks, lamp))).toBe("INTAKE_READING");
		expect(code(await heard(asks, { answers: { owns: "none" } }))).toBe("heard");
		expect(code(await heard(asks, lamp))).toBe("heard");
		await expect(heard(gone, lamp)).rejects.toThrow();
		stage.now = "2026-03-02T12:01:00.000Z";
		expect(code(await heard(asks, lamp))).toBe("heard");
		expect(asked).toHaveLength(4);
	});

	/** A model that is of use, and costs as much each time as a question to it can. */
	const dear: Mind = {
		...{ attempts: 3, signal: calm },
		model: {
			async ask(question) {
				const input = mostInputTokens(question);
				const output = question.maxTokens;
				const lost = { presumedInputTokens: 2 * input, presumedOutputTokens: 2 * output };
				const all = { ...lost, attempts: 3, cacheWriteTokens: input, outputTokens: output };
				const reply = (await asks.model.ask(question, calm)) as Reply;
				return { ...reply, usage: { ...usage, inputTokens: 0, ...all } };
			},
		},
	};
	const shown = async (mind: Mind) => {
		const routes = agentRunner(undefined, { mind }).routes ?? [];
		return (await call(stage, "POST", path, { body: {}, routes })).body;
	};
	/** What all of it has cost, and how often a model was asked, when no more of it is read. */
	const readToTheEnd = async (mind: Mind) => {
		for (let n = 0; (await shown(mind)).reader !== "form" || n === 0; n++)
			await heard(mind, { ...lamp, say: `${lamp.say}, number ${n}` });
		const { microDollars } = await stage.world.load<Interview>("intake-anna");
		return { microDollars, times: asked.length };
	};

	test("costs no more in one intake than it may, and then the form says why it asks", async () => {
		const { microDollars, times } = await readToTheEnd(dear);
		expect(microDollars).toBeLessThanOrEqual(MOST_MICRO_DOLLARS);
		expect(times).toBeGreaterThan(10);
		expect((await shown(dear)).because).toBe(
			"A model has read as much as it may in one intake. The form goes on by itself.",
		);
		const more = await heard(dear, { say: "I own a very old hat", consent: true });
		expect(code(more)).toBe("heard");
		expect(asked).toHaveLength(times);
	});

	test("costs what was set aside where nobody heard its answer, and else what it did cost", async () => {
		await heard(asks, lamp);
		expect((await stage.world.load<Interview>("intake-anna")).microDollars).toBe(150);
		await expect(heard(gone, lamp)).rejects.toThrow();
		const { microDollars, reading } = await stage.world.load<Interview>("intake-anna");
		expect(reading?.microDollars).toBeGreaterThan(1_000);
		expect(microDollars).toBe(150 + (reading?.microDollars ?? 0));
	});

	test.each([
		["in all", { spendingCap: usd(4) }],
		["on one day", { spendingCapPerDay: usd(4) }],
	])("heeds the cap of one's mandate %s", async (_, policy) => {
		await stage.grant(mandateOf({ policy }));
		const { microDollars, times } = await readToTheEnd(dear);
		expect(microDollars).toBeLessThanOrEqual(40_000);
		expect(times).toBeGreaterThan(1);
		expect((await shown(dear)).because).toContain("The spending cap of your mandate");
	});

	test("is not asked under a cap in a currency that models are not paid in", async () => {
		await stage.grant(mandateOf({ policy: { spendingCap: eur(100_000) } }));
		expect(await readToTheEnd(dear)).toEqual({ microDollars: 0, times: 0 });
	});

	test("costs everybody together no more a day than the market may spend on it", async () => {
		const capped = { ...dear, readingCap: 50_000n };
		const { microDollars, times } = await readToTheEnd(capped);
		expect(microDollars).toBeLessThanOrEqual(50_000);
		expect((await shown(capped)).because).toContain(
			"This market has spent what it may on reading today",
		);
		const ben = { request: "00000000-0000-5000-8000-00000000fffe", actor: { ...anna, id: "ben" } };
		await hear(stage.world, { ...ben, ...lamp }, listening(capped));
		expect(asked).toHaveLength(times);
		stage.now = "2026-03-03T12:00:00.000Z";
		await heard(capped, lamp);
		expect(asked).toHaveLength(times + 1);
	});

	test("reads no more of one person on one day, in however many intakes", async () => {
		const rounds: number[] = [];
		for (const query of ["tent", "kayak", "stove", "canoe", "anchor", "lantern"]) {
			const before = asked.length;
			await readToTheEnd(dear);
			rounds.push(asked.length - before);
			const sought = { ...whole, sells: "none", wants: [{ ...whole.wants[0], query }] };
			const { hash } = (await say({ answers: sought })).body;
			expect((await confirm(hash)).status).toBe(200);
		}
		expect(rounds.map((times) => times > 0)).toEqual([true, true, true, true, false, false]);
		expect((await shown(dear)).because).toContain("as much of yours as it may on one day");
	});

	test("is nobody's where a market has only recorded answers", async () => {
		await heard({ ...asks, readingCap: null }, lamp);
		expect(asked).toEqual([]);
		expect((await shown({ ...asks, readingCap: null })).because).toContain(
			"No model reads in this market",
		);
	});

	test("is not asked about what there is no room for any more", async () => {
		for (let n = 0; n < 10; n++)
			await heard(asks, { ...lamp, say: `${n} ${lamp.say} `.repeat(200).slice(0, 4_000) });
		const times = asked.length;
		expect(code(await heard(asks, { ...lamp, say: lamp.say.padEnd(4_000, "!") }))).toBe(
			"INTAKE_TOO_LONG",
		);
		expect([times, asked.length]).toEqual([10, 10]);
	});

	test("whose answer cannot be kept was of no use, and stands in nobody's way", async () => {
		const item = { quantity: "", delivery: "", item: "", category: "hats" };
		const blank = { currency: "", budget: "", deadline: "", handover: "", rules: "", style: "" };
		const filled = (length: number) =>
			chose("fill_in", {
				sells: Array.from({ length }, () => ({
					...{ ...item, title: "hat", description: "", ask: "", least: "" },
				})),
				...{ wants: [], owns: [], ...blank },
			});
		const hats = { say: "I sell a hat, and another hat, and so on", consent: true };
		for (const times of [20, 20]) expect(code(await heard(filled(times), hats))).toBe("heard");
		expect(code(await heard(filled(20), hats))).toBe("MALFORMED");
		const state = await stage.world.load<Interview>("intake-anna");
		expect(state).toMatchObject({ consulted: 3, useless: 1, reading: null });
		expect(state.microDollars).toBe(3 * 150);
		expect(code(await heard(filled(1), hats))).toBe("heard");
	});

	test("is asked what no cassette keeps", async () => {
		await heard(asks, lamp);
		expect(asked).toMatchObject([{ isConfidential: true }]);
	});
});
