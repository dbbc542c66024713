import { describe, expect, test } from "vitest";
import { INTERVENTIONS, interventionsIn } from "./intervention.ts";
import { turnFacts } from "./turn.ts";

const turn = (changed: unknown) => ({
	principal: "anna",
	trigger: "f1",
	want: null,
	shortlist: null,
	band: null,
	move: { kind: "hold", because: "a test says so" },
	message: null,
	changed,
	model: "claude:m",
	promptHash: null,
	usage: null,
	cost: null,
	superseded: [],
	mandateVersion: 1,
});

describe("what an engine did beside a model", () => {
	test("is recorded by a code and a sentence", () => {
		for (const code of INTERVENTIONS) {
			const { changed } = turnFacts.TurnDecided.parse(turn([{ code, because: "So." }]));
			expect(interventionsIn(changed)).toEqual([{ code, because: "So." }]);
		}
		expect(() => turnFacts.TurnDecided.parse(turn([{ code: "x", because: "So." }]))).toThrow();
	});

	test("is read from turns of before there were codes, without one", () => {
		const { changed } = turnFacts.TurnDecided.parse(turn(["A message was left out."]));
		expect(interventionsIn(changed)).toEqual([{ code: null, because: "A message was left out." }]);
		expect(interventionsIn(undefined)).toEqual([]);
	});
});
