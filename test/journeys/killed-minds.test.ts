import { describe, expect, test } from "vitest";
import { check } from "../simulation/checkers/check.ts";
import type { Fact } from "../simulation/checkers/fact.ts";
import { killMarket, killRunner } from "./killed-minds.ts";
import { bargains } from "./parley.ts";

const PAIRS = 6;
const SEED = 5;

/** What became of decisions: each of them once, under the id that derives from its turn. */
const SENT = ["TurnDecided", "OfferMade", "OfferAccepted", "MessagePosted", "CommitmentReserved"];
const sent = (facts: readonly Fact[]): string[] =>
	facts
		.filter(({ type }) => SENT.includes(type))
		.map(({ id, type }) => `${type} ${id}`)
		.sort();
const answered = (facts: readonly Fact[]): unknown[] =>
	facts.map(({ data }) => data.promptHash).filter((hash) => typeof hash === "string");

describe("a market with minds that is killed amid its questions", () => {
	test("asks nothing again that it has recorded, and comes to the same end", async () => {
		const calm = await killMarket(PAIRS, SEED, 0);
		const killed = await killMarket(PAIRS, SEED, 2);
		expect(killed.kills).toBeGreaterThan(1);
		expect(killed.askedInVain).toEqual([]);
		expect([killed.asked, calm.askedAgain]).toEqual([calm.asked, 0]);
		expect(bargains(killed.facts)).toEqual(bargains(calm.facts));
		expect(sent(killed.facts)).toEqual(sent(calm.facts));
		expect(check(killed.facts, { finished: true })).toEqual([]);
	});

	test("asks only what was lost with the process of the agents, and records each answer once", async () => {
		const { kills, askedInVain, facts } = await killRunner(PAIRS, SEED, 3);
		expect(kills).toBeGreaterThan(1);
		expect(askedInVain).toEqual([]);
		expect(new Set(answered(facts)).size).toBe(answered(facts).length);
		expect(bargains(facts).length).toBeGreaterThan(0);
		expect(check(facts, { finished: true })).toEqual([]);
	});
});
