import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyFolder } from "../integration/empty-folder.ts";
import { demoFile, parley } from "../journeys/parley.ts";

interface Confusion {
	readonly hits: number;
	readonly misses: number;
	readonly falseAlarms: number;
	readonly precision: number | null;
	readonly recall: number | null;
}

interface Report {
	readonly escalationCheck: {
		readonly turns: number;
		readonly all: Confusion;
		readonly rules: readonly (Confusion & { readonly rule: string })[];
		readonly disputes: readonly unknown[];
	};
}

/** Every rule that a mandate may have is somebody's. */
const RULES = [
	[{ when: "value_above", amount: { amount: "35.00", currency: "USD" } }, { when: "ambiguous" }],
	[{ when: "near_limit", percent: 10 }, { when: "unverifiable_claim" }],
	[{ when: "impasse" }, { when: "already_owned" }],
	[{ when: "stranger" }, { when: "manipulation" }],
];

describe("a market whose people want to be asked", () => {
	let home: string;
	let check: Report["escalationCheck"];
	beforeAll(async () => {
		home = await emptyFolder();
		const people = (await readFile(demoFile, "utf8")).trim().split("\n");
		const asked = people.map((line, at) =>
			JSON.stringify({ ...JSON.parse(line), policy: { escalate: RULES[at % RULES.length] } }),
		);
		await writeFile(join(home, "asked.jsonl"), asked.join("\n"));
		expect(await parley(home, "run", "asked.jsonl")).toMatchObject({ code: 0 });
		const { stdout } = await parley(home, "report", "--json");
		check = (JSON.parse(stdout) as Report).escalationCheck;
	});
	afterAll(() => rm(home, { recursive: true, force: true }));

	test("has every rule looked at, and some of them due", () => {
		expect(check.rules.map(({ rule }) => rule)).toEqual(
			RULES.flatMap((rules) => rules.map(({ when }) => when)).toSorted(),
		);
		expect(check.turns).toBeGreaterThan(100);
		expect(check.all.hits).toBeGreaterThan(20);
	});

	test("has them asked when they are due, and not otherwise", () => {
		const told = JSON.stringify(check.disputes);
		expect(check.all.precision, told).toBeGreaterThanOrEqual(0.9);
		expect(check.all.recall, told).toBeGreaterThanOrEqual(0.95);
		for (const { rule, misses, falseAlarms } of check.rules)
			if (["value_above", "near_limit", "impasse", "stranger"].includes(rule))
				expect({ rule, misses, falseAlarms }, told).toEqual({ rule, misses: 0, falseAlarms: 0 });
	});
});
