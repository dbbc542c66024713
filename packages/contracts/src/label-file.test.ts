import { describe, expect, test } from "vitest";
import { sentence } from "./file-problem.ts";
import { readLabelFile } from "./label-file.ts";

const told = async (...lines: readonly string[]): Promise<string[]> =>
	(await readLabelFile(lines)).problems.map(sentence);

describe("a file of labels", () => {
	test("says of listings whether they are ambiguous, and of negotiations whether to ask", async () => {
		const labels = [
			{ listing: "bike", ambiguous: true, slots: ["unit"] },
			{ listing: "sofa", ambiguous: false },
			{ negotiation: "n1", escalate: true, reason: "near_limit" },
			{ negotiation: "n1", escalate: false, reason: "stranger" },
			{ negotiation: "n2", escalate: false },
		];
		const read = await readLabelFile([...labels.map((label) => JSON.stringify(label)), ""]);
		expect(read).toEqual({ labels, problems: [] });
	});

	test.each([
		['{"listing": "a", "ambiguous": "yes"}', "Line 1, ambiguous: expected true or false."],
		['{"listing": "a"}', "Line 1, ambiguous: expected true or false, but it is missing."],
		['{"negotiation": "n", "escalate": 1}', "Line 1, escalate: expected true or false."],
		[
			'{"listing": "a", "ambiguous": true, "slot": "unit"}',
			"Line 1, slot: expected no field of this name here.",
		],
		[
			'{"listing": "a", "ambiguous": true, "slots": ["unit", "colour"]}',
			"Line 1, slots[1]: expected one of the slots structure, what, unit, quantity, condition, price, handover, fees, returns.",
		],
		[
			'{"negotiation": "n", "escalate": true, "reason": "mood"}',
			"Line 1, reason: expected one of the reasons value_above, near_limit, impasse, ambiguous, unverifiable_claim, already_owned, manipulation, stranger, asked_by_agent.",
		],
		['{"listing": ', /^Line 1, the whole line: expected valid JSON/],
		[
			'["listing"]',
			"Line 1, the whole line: expected a label: { listing, ambiguous, slots? } or { negotiation, escalate, reason? }.",
		],
	])("tells of %s by its line, field and what was expected", async (line, problem) => {
		expect(await told(line)).toEqual([
			typeof problem === "string" ? problem : expect.stringMatching(problem),
		]);
	});

	test("says each thing once, and something", async () => {
		const twice = '{"listing": "a", "ambiguous": true}';
		expect(await told(twice, twice)).toEqual([
			"Line 2, listing: expected one label of each kind, but line 1 has one of this already.",
		]);
		expect(await told("", " ")).toEqual([
			"The file: expected one label on each line, but it has none.",
		]);
	});
});
