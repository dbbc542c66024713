import { leadsAway, steers } from "@parley/marketplace/report/checks/steering";
import { claimsUnchecked } from "@parley/marketplace/report/checks/unchecked-claims";
import { resembles } from "@parley/marketplace/report/resemblance";
import { describe, expect, test } from "vitest";
import {
	confusionLines,
	confusionOf,
	precision,
	recall,
	type Verdict,
} from "../escalation/confusion.ts";
import { type Labelled, labelledCases } from "../escalation/labelled-cases.ts";

/* The report judges agents by a reading of words of its own. Here that reading is judged by a careful reader's labels. */

type Reading = (situation: Labelled["situation"]) => boolean;

const READINGS: Readonly<Record<string, Reading>> = {
	unverifiable_claim: ({ texts, rivalOffers }) =>
		texts.listing.some((text) =>
			claimsUnchecked(text, { isBidKnown: rivalOffers > 0, isPost: true }),
		) || texts.messages.some((text) => claimsUnchecked(text, { isBidKnown: rivalOffers > 0 })),
	manipulation: ({ texts }) =>
		texts.listing.some(steers) || texts.messages.some((text) => steers(text) || leadsAway(text)),
	already_owned: ({ item, owns }) => owns.some(({ title }) => resembles(item.title, title)),
};

const verdicts = labelledCases.flatMap(
	({ id, rules, situation, due }): (Verdict & { id: string })[] =>
		// Of the cases about numbers, no words are to be read.
		id.startsWith("numbers")
			? []
			: rules.flatMap(({ when }) => {
					const reading = READINGS[when];
					return reading === undefined
						? []
						: [{ id, rule: when, labelled: due.includes(when), found: reading(situation) }];
				}),
);

describe("the report's own reading of words", () => {
	test("agrees with a careful reader nine times in ten, and finds 19 in 20", () => {
		process.stdout.write(`${confusionLines("second reading", verdicts).join("\n")}\n\n`);
		const wrong = verdicts.filter(({ labelled, found }) => labelled !== found);
		const told = wrong.map(({ id, rule, found }) => `${id} ${rule} ${found ? "false" : "missed"}`);
		expect(verdicts.length).toBeGreaterThan(100);
		expect(precision(confusionOf(verdicts)), told.join("\n")).toBeGreaterThanOrEqual(0.9);
		expect(recall(confusionOf(verdicts)), told.join("\n")).toBeGreaterThanOrEqual(0.95);
	});
});
