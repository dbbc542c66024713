import { dueRules } from "@parley/agent-runner";
import { describe, expect, test } from "vitest";
import { confusionLines, confusionOf, precision, recall, type Verdict } from "./confusion.ts";
import {
	type Labelled,
	labelledCases,
	ownedKinds,
	wordings,
	wordingsHeldOut,
} from "./labelled-cases.ts";
import { realTextsAreHere } from "./real-texts.ts";

/** One verdict for each rule of each case. */
const verdicts = (cases: readonly Labelled[]): readonly (Verdict & { readonly id: string })[] =>
	cases.flatMap(({ id, rules, situation, due }) => {
		const found = dueRules(rules, situation).map(({ when }) => when);
		return [...new Set(rules.map(({ when }) => when))].map((rule) => ({
			id,
			rule,
			labelled: due.includes(rule),
			found: found.includes(rule),
		}));
	});

const without = realTextsAreHere
	? ""
	: " (real posts and dialogues are left out: no ../shared/data)";

describe(`escalations against a labelled set${without}`, () => {
	test("the set has at least 200 cases, half of them with real words", () => {
		const real = labelledCases.filter(({ isReal }) => isReal).length;
		const all = [labelledCases, wordings, wordingsHeldOut].flat();
		expect(all.length).toBeGreaterThanOrEqual(200);
		if (realTextsAreHere) expect(real * 2).toBeGreaterThanOrEqual(labelledCases.length);
	});

	// The last are words in which nobody looked for what was missed: so many may be expected of any that come.
	test.each([
		["tuned on", 97, labelledCases.filter(({ isHeldOut }) => !isHeldOut)],
		["held out", 97, labelledCases.filter(({ isHeldOut }) => isHeldOut)],
		["of many wordings", 97, wordings],
		["of many kinds of things", 97, ownedKinds],
		["of wordings not looked at", 90, wordingsHeldOut],
	])(
		"of the cases %s, 19 in 20 questions are due and %i in 100 due ones are asked",
		(part, least, cases) => {
			const all = verdicts(cases);
			process.stdout.write(
				`${confusionLines(`${part}: ${cases.length} cases`, all).join("\n")}\n\n`,
			);
			const wrong = all.filter(({ labelled, found }) => labelled !== found);
			const told = wrong.map(
				({ id, rule, found }) => `${id} ${rule} ${found ? "false" : "missed"}`,
			);
			expect(precision(confusionOf(all)), told.join("\n")).toBeGreaterThanOrEqual(0.95);
			expect(recall(confusionOf(all)), told.join("\n")).toBeGreaterThanOrEqual(least / 100);
		},
	);
});
