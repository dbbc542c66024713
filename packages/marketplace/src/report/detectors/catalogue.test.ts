import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { detector, settled, soldAt, talk } from "../testing/bargains.ts";
import { Story, want } from "../testing/story.ts";
import { DETECTORS } from "./catalogue.ts";
import { countOf } from "./detector.ts";

describe("each of the 29 detectors", () => {
	it("has a code of its own, in order", () => {
		expect(DETECTORS.map(({ code }) => code)).toEqual(
			Array.from({ length: 29 }, (_, at) => `F${at + 1}`),
		);
	});

	it("says why where a ledger cannot tell", () => {
		const untold = DETECTORS.filter(({ start }) => typeof start === "string");
		expect(untold.map(({ code }) => code)).toEqual(["F6", "F19", "F28"]);
	});
});

describe("the table of them in the report's README", () => {
	const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
	const rows = readme.split("\n").filter((line) => /^\| F\d+ /.test(line));
	const cells = rows.map((row) => row.split("|").map((cell) => cell.trim()));

	it("has a row for each, with what its hits are a share of and what keeps it from happening", () => {
		expect(cells.map(([, code, share]) => ({ code, share }))).toEqual(
			DETECTORS.map(({ code, denominator, pairs }) => ({ code, share: pairs ?? denominator })),
		);
		for (const [, , , guardrail] of cells) expect(guardrail).toBeTruthy();
	});

	it("names the test in which each finds something, and nothing in a clean twin", () => {
		for (const [, code = "", , , test = ""] of cells) {
			const file = new URL(`./${test.replaceAll("`", "")}.test.ts`, import.meta.url);
			expect(readFileSync(file, "utf8"), code).toMatch(new RegExp(`\\b${code}\\b`));
		}
	});
});

describe("a count", () => {
	it("is over agreements for a price beside the asking price, and over negotiations for limits and deeds", () => {
		const { facts } = settled().opened({ negotiation: "n3" });
		expect(countOf(detector("F2"), facts)).toMatchObject({ of: 2 });
		expect(countOf(detector("F3"), facts)).toMatchObject({ of: 1 });
		expect(countOf(detector("F29"), facts)).toMatchObject({ of: 2 });
	});

	it("keeps an impasse with no price for both apart from a failure", () => {
		const { facts } = talk(Story.ofABike({ ben: { wants: [want("w1", 5_000)] } })).ended("impasse");
		expect(countOf(detector("F10"), facts)).toMatchObject({ hits: 0, of: 1, apart: 1 });
	});

	it("keeps a person's no apart from a failure of their agent", () => {
		const asked = (choice: string) =>
			talk()
				.add("escalation-e1", "EscalationRaised", {
					...{ principal: "ben", negotiationId: "n1", rule: "stranger", reason: "stranger" },
					...{ question: "Shall I?", options: ["go ahead", "do not"], default: "do not" },
					deadline: "2026-01-06T09:00:00.000Z",
				})
				.add("escalation-e1", "EscalationResolved", { choice, by: "ben" })
				.ended("walked_away", "ben", "trust");
		expect(countOf(detector("F9"), asked("do not").facts)).toMatchObject({ hits: 0, of: 1 });
		expect(countOf(detector("F9"), asked("go ahead").facts)).toMatchObject({ hits: 1, of: 1 });
	});

	it("names what was refused in time beside what happened", () => {
		const { facts } = settled().add("turn-t99", "MoveRefused", {
			code: "ABOVE_CEILING",
			because: "Too much.",
		});
		expect(countOf(detector("F1"), facts)).toMatchObject({ hits: 0, of: 1, prevented: 1 });
		expect(countOf(detector("F2"), facts)).toMatchObject({ prevented: 0 });
	});

	it("names what the engine left out or changed beside a model, as tries that came to nothing", () => {
		const leftOut = (...codes: string[]) => ({
			model: "claude:m",
			changed: codes.map((code) => ({ code, because: "So." })),
		});
		const story = talk()
			.turn("ben", { ...leftOut("words_with_number", "share_clipped"), want: "w1" })
			.turn("ann", leftOut("words_of_the_prompt", "beyond_limit"))
			.said("ben", "I cannot pay more than $90.");
		const counted = (code: string) => countOf(detector(code), story.facts);
		expect(counted("F17")).toMatchObject({ hits: 1, prevented: 1, attempted: 2 });
		expect(counted("F18")).toMatchObject({ measured: false, prevented: 1, attempted: 1 });
		expect(counted("F10")).toMatchObject({ prevented: 1 });
		expect(counted("F2")).toMatchObject({ hits: 0, prevented: 1, attempted: 1 });
		expect(counted("F1")).toMatchObject({ prevented: 0 });
	});

	it("names examples to look up, and each only once", () => {
		const { facts } = talk().said("ann", "www.pay.example").said("ann", "www.pay.example");
		expect(countOf(detector("F24"), facts)).toMatchObject({ hits: 1, examples: ["n1"] });
	});

	it("judges by the limit that held when it was agreed", () => {
		const lowered = soldAt(8_900).add("mandate-ben", "MandateAmended", {
			wants: [want("w1", 7_000)],
		});
		expect(countOf(detector("F1"), lowered.facts)).toMatchObject({ hits: 0 });
		const before = soldAt(
			8_900,
			Story.ofABike().add("mandate-ben", "MandateAmended", { wants: [want("w1", 7_000)] }),
		);
		expect(countOf(detector("F1"), before.facts)).toMatchObject({ hits: 1 });
	});
});
