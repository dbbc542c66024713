import type { Label } from "@parley/contracts/label-file";
import { describe, expect, it } from "vitest";
import { Story } from "../testing/story.ts";
import { Deeds, labelCheck } from "./label-check.ts";

const checked = ({ facts }: Story, ...labels: Label[]) => {
	const deeds = new Deeds();
	for (const fact of facts) deeds.take(fact);
	return labelCheck(labels, deeds);
};

const unclear = (story: Story, listing = "bike", slot = "unit"): Story =>
	story.add(`listing-${listing}`, "ListingNeedsClarification", {
		slots: [{ slot, question: "Each?", readings: ["each", "lot"] }],
	});

const raised = (story: Story, rule?: string): Story =>
	story.add("escalation-e1", "EscalationRaised", {
		...{ principal: "ben", reason: "near_limit", negotiationId: "n1", question: "More?" },
		...(rule === undefined ? {} : { rule }),
		...{ options: ["yes", "no"], default: "no", deadline: "2026-01-06T09:00:00.000Z" },
	});

describe("listings that a reader finds ambiguous", () => {
	it("are caught, missed, stopped for nothing or rightly let through", () => {
		const market = () => new Story().listed("bike").listed("sofa");
		const both = (bike: boolean, sofa: boolean): Label[] => [
			{ listing: "bike", ambiguous: bike },
			{ listing: "sofa", ambiguous: sofa },
		];
		expect(checked(unclear(market()), ...both(true, false)).ambiguity.all).toEqual({
			...{ hits: 1, misses: 0, falseAlarms: 0, rightlySilent: 1 },
			...{ precision: 1, recall: 1, falseAlarmRate: 0 },
		});
		const wrong = checked(unclear(market()), ...both(false, true)).ambiguity;
		expect(wrong.all).toMatchObject({
			hits: 0,
			misses: 1,
			falseAlarms: 1,
			precision: 0,
			recall: 0,
		});
		expect(wrong.disputes).toEqual([
			{ id: "bike", kind: "false alarm" },
			{ id: "sofa", kind: "missed" },
		]);
	});

	it("are caught as well where nobody could accept, or a negotiation ended because of them", () => {
		const label: Label = { listing: "bike", ambiguous: true };
		const caught = (story: Story) => checked(story, label).ambiguity.all.hits;
		expect(caught(Story.ofABike().opened().ended("ambiguous"))).toBe(1);
		const refused = Story.ofABike().opened().turn("ben");
		const { stream } = refused.facts.at(-1) ?? { stream: "" };
		refused.add(stream, "MoveRefused", { code: "TERMS_AMBIGUOUS", because: "It is unclear." });
		expect(caught(refused)).toBe(1);
		expect(caught(Story.ofABike().opened().ended("impasse"))).toBe(0);
	});

	it("are counted by the term as well, where the label names it", () => {
		const label: Label = { listing: "bike", ambiguous: true, slots: ["unit", "fees"] };
		const { rows } = checked(unclear(unclear(Story.ofABike()), "bike", "price"), label).ambiguity;
		expect(rows).toMatchObject([
			{ name: "fees", hits: 0, misses: 1 },
			{ name: "price", falseAlarms: 1 },
			{ name: "unit", hits: 1, misses: 0 },
		]);
	});
});

describe("negotiations in which a reader would ask a person", () => {
	it("are compared by the rule that the label names, or by any", () => {
		const asks = (escalate: boolean, reason?: "near_limit" | "stranger"): Label => ({
			...{ negotiation: "n1", escalate },
			...(reason === undefined ? {} : { reason }),
		});
		const story = () => raised(Story.ofABike().opened(), "near_limit");
		expect(checked(story(), asks(true)).escalations.all).toMatchObject({ hits: 1 });
		expect(checked(story(), asks(false)).escalations.all).toMatchObject({ falseAlarms: 1 });
		const byRule = checked(story(), asks(true, "near_limit"), asks(true, "stranger")).escalations;
		expect(byRule.all).toMatchObject({ hits: 1, misses: 1 });
		expect(byRule.rows).toMatchObject([
			{ name: "near_limit", hits: 1 },
			{ name: "stranger", misses: 1 },
		]);
		expect(checked(Story.ofABike().opened(), asks(true)).escalations.all).toMatchObject({
			misses: 1,
		});
	});

	it("are told from those that are not in this market", () => {
		const { ambiguity, escalations } = checked(
			Story.ofABike(),
			{ listing: "unicorn", ambiguous: true },
			{ negotiation: "n7", escalate: true },
		);
		expect(ambiguity).toMatchObject({ unknown: 1, all: { misses: 0 } });
		expect(escalations).toMatchObject({ unknown: 1, all: { misses: 0 } });
	});
});
