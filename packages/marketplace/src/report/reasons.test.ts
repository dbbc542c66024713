import type { Fact } from "@parley/contracts/fact";
import { describe, expect, it } from "vitest";
import { reasonsOf } from "./reasons.ts";
import { Story, usd, want } from "./testing/story.ts";

/* Numbers and words that only one side may ever see. */
const ANN = { floor: 61_617, band: 62_627, words: "zebra-ann", want: "w1" };
const BEN = { ceiling: 93_939, band: 91_919, words: "yak-ben" };

const said = (words: string) => ({ tool: "make_offer", share: 0.5, text: words, stop: "tool_use" });
const question = (principal: string, words: string) => ({
	principal,
	reason: "near_limit",
	question: words,
	options: ["yes", "no"],
	default: "no",
	deadline: "2026-01-06T09:00:00.000Z",
	negotiationId: "n1",
});

/** Both sides think, are changed, refused and ask; each trigger is there to be shown. */
function quarrel(): Story {
	const story = Story.ofABike({
		ann: { sells: [{ listing: "bike", ask: usd(99_000), floor: usd(ANN.floor) }] },
		ben: { wants: [want("w1", BEN.ceiling)] },
	}).opened();
	const turns = [["ann", ANN] as const, ["ben", BEN] as const];
	for (const [who, { band, words }] of turns) {
		const trigger = story.facts.find(
			({ type, stream }) => type === "MandateGranted" && stream === `mandate-${who}`,
		);
		story.turn(who, {
			trigger: trigger?.id,
			band: { from: usd(band), to: usd(band + 1) },
			said: said(words),
			reasons: [`${words} was weighed.`],
			changed: [{ code: "words_repeated", because: `${words} was left out.` }],
			instead: { kind: "hold", because: `${words} was about to wait` },
			usage: { inputTokens: band },
			cost: usd(band),
			message: `${words} says hello`,
		});
		const stream = story.facts.at(-1)?.stream ?? "";
		story.add(
			stream,
			"MoveRefused",
			{ code: "ABOVE_CEILING", because: `${words} is refused.` },
			{
				actor: { kind: "agent", id: who },
			},
		);
		story.add(`escalation-${who}`, "EscalationRaised", question(who, words), {
			negotiationId: "n1",
		});
		story.add(
			`escalation-${who}`,
			"EscalationExpired",
			{ applied: "no" },
			{
				negotiationId: "n1",
				actor: { kind: "timer", id: "timer" },
			},
		);
	}
	return story;
}

const accountOf = (who: string, { facts }: Story) =>
	reasonsOf(who, "n1", facts, new Map(facts.map((fact): [string, Fact] => [fact.id, fact])));

describe("why an agent did what it did", () => {
	it("has nothing that was weighed where a turn recorded no reasons", () => {
		const { turns } = accountOf("ben", Story.ofABike().opened());
		expect(turns.map(({ weighed }) => weighed)).toEqual([[]]);
	});

	it("is told turn by turn: occasion, band, what was weighed and said, changed, refused, and what it took", () => {
		const { turns, questions } = accountOf("ann", quarrel());
		expect(turns).toHaveLength(1);
		expect(turns[0]).toMatchObject({
			trigger: { fact: { type: "MandateGranted" } },
			band: { from: usd(ANN.band) },
			said: { share: 0.5, text: ANN.words },
			weighed: [`${ANN.words} was weighed.`],
			changed: [{ code: "words_repeated", because: `${ANN.words} was left out.` }],
			refused: { code: "ABOVE_CEILING" },
			tokens: ANN.band,
			cost: usd(ANN.band),
		});
		expect(questions).toMatchObject([{ question: ANN.words, answer: "no", by: null }]);
	});

	it.each([
		["ann", BEN, ANN],
		["ben", ANN, BEN],
	])("as told to %s has nothing that is the other side's own", (who, other, own) => {
		const told = JSON.stringify(accountOf(who, quarrel()));
		for (const canary of Object.values(other).filter((value) => value !== "w1"))
			expect(told).not.toContain(String(canary));
		expect(told).toContain(own.words);
	});

	it("does not show a trigger that is private to somebody else", () => {
		const story = quarrel();
		const theirs = story.facts.find(({ stream }) => stream === "mandate-ben");
		story.turn("ann", { trigger: theirs?.id });
		const { turns } = accountOf("ann", story);
		expect(turns.at(-1)?.trigger).toEqual({ id: theirs?.id, fact: null });
	});

	it("has the turns that looked at it and held still", () => {
		const story = quarrel().offered("ben", 70_000);
		const bid = story.facts.at(-1)?.id;
		story.turn("ann", { trigger: bid });
		const held = story.facts.pop();
		const { negotiationId: _, ...hold } = held as Fact;
		story.facts.push(hold);
		const { turns } = accountOf("ann", story);
		expect(turns).toHaveLength(2);
		expect(turns[1]?.move.kind).toBe("hold");
	});

	it("leaves out turns of other negotiations", () => {
		const story = quarrel().turn("ann", {}, { negotiation: "n2" });
		expect(accountOf("ann", story).turns).toHaveLength(1);
	});
});
