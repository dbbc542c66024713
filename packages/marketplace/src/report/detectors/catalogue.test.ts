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

describe("a count", () => {
	it("is over agreements for what is agreed, and over negotiations for what is done", () => {
		const { facts } = settled().opened({ negotiation: "n3" });
		expect(countOf(detector("F2"), facts)).toMatchObject({ of: 1 });
		expect(countOf(detector("F29"), facts)).toMatchObject({ of: 2 });
	});

	it("keeps an impasse with no price for both apart from a failure", () => {
		const { facts } = talk(Story.ofABike({ ben: { wants: [want("w1", 5_000)] } })).ended("impasse");
		expect(countOf(detector("F10"), facts)).toMatchObject({ hits: 0, of: 1, apart: 1 });
	});

	it("names what was refused in time beside what happened", () => {
		const { facts } = settled().add("turn-t99", "MoveRefused", {
			code: "ABOVE_CEILING",
			because: "Too much.",
		});
		expect(countOf(detector("F1"), facts)).toMatchObject({ hits: 0, of: 1, prevented: 1 });
		expect(countOf(detector("F2"), facts)).toMatchObject({ prevented: 0 });
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
