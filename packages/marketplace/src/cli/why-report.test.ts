import type { Fact } from "@parley/contracts/fact";
import { describe, expect, it } from "vitest";
import { reasonsOf } from "../report/reasons.ts";
import { Story, terms, usd } from "../report/testing/story.ts";
import { whyJson } from "./why-json.ts";
import { whyLines } from "./why-report.ts";

const terminal = {
	columns: 80,
	print: () => {},
	note: () => {},
	paint: (_: string, text: string) => text,
	output: process.stdout,
	status: process.stderr,
};

const thread = {
	...{ negotiation: "n1", deal: null, listing: "bike" },
	...{ buyer: "ben", seller: "ann", want: "w1" },
};

const offer = {
	...{ kind: "offer", negotiationId: "n1", listing: "bike", revision: 1, terms: terms(8_000) },
	...{ inReplyTo: null, expiresAt: "2026-01-05T21:00:00.000Z", want: "w1" },
};
const leave = { kind: "walk_away", negotiationId: "n1", code: "trust" };
const ask = {
	...{ kind: "escalate", negotiationId: "n1", rule: "stranger", question: "Do you know ann?" },
	...{ options: ["go ahead", "do not"], default: "do not", offerId: null },
	deadline: "2026-01-06T09:00:00.000Z",
};

const WEIGHED = [
	"Of 2 listings worth a look, this one promises most.",
	"The other side’s offers point to 80.00, and what this text says of it\u001b[31m is not obeyed.",
];

/** ben's model makes an offer that a rule comes before, is refused once, and leaves in the end. */
function walkAway(): Story {
	const story = Story.ofABike().opened();
	const trigger = story.facts.at(-1)?.id;
	const claude = { trigger, want: "w1", model: "claude:m", usage: { inputTokens: 900 } };
	story.turn("ben", {
		...{ ...claude, move: ask, instead: offer, cost: usd(1) },
		usage: { inputTokens: 900, microDollars: 2_500 },
		band: { from: usd(6_000), to: usd(9_000) },
		reasons: WEIGHED,
		said: { tool: "make_offer", share: 0.5, text: "I can pay 90.", stop: "tool_use" },
		changed: [
			{ code: "words_with_number", because: "A message was left out." },
			"A sentence from before there were codes.",
		],
	});
	story.turn("ben", { ...claude, move: offer, band: { from: usd(6_000), to: usd(9_000) } });
	const { stream } = story.facts.at(-1) ?? { stream: "" };
	story.add(stream, "MoveRefused", { code: "OVER_BUDGET", because: "It is over the budget." });
	return story.turn("ben", { ...claude, move: leave }).ended("walked_away", "ben", "trust");
}

const accountOf = ({ facts }: Story) =>
	reasonsOf("ben", "n1", facts, new Map(facts.map((fact): [string, Fact] => [fact.id, fact])));
const told = (story: Story): string =>
	whyLines(thread, "Blue city bike", [accountOf(story)], terminal).join("\n");

describe("why an agent left, turn by turn", () => {
	const text = told(walkAway());
	const flat = text.replaceAll(/\s+/g, " ");

	it("says what gave the occasion, what the engine would let pass, and what the model said", () => {
		expect(flat).toContain("because ben opens the negotiation");
		expect(flat).toContain("could from 60.00 to 90.00");
		expect(flat).toContain("said make offer, 50% of the way, “I can pay 90.”");
	});

	it("says what the engine weighed, each reason behind the same word, with nothing that a terminal would obey", () => {
		expect(flat).toContain(`weighed ${WEIGHED[0]} weighed The other side’s offers`);
		expect(text).not.toContain("\u001b");
		expect(flat.indexOf("weighed")).toBeLessThan(flat.indexOf("said make offer"));
		expect(flat.split(" weighed ")).toHaveLength(1 + WEIGHED.length);
	});

	it("says what the guard changed, by its code, and what a rule came before", () => {
		expect(flat).toContain("changed words_with_number: A message was left out.");
		expect(flat).toContain("changed A sentence from before there were codes.");
		expect(flat).toContain("would offer 80.00");
		expect(flat).toContain("decided to ask the principal: Do you know ann?");
	});

	it("says what was refused, how it ended, and what it took", () => {
		expect(flat).toContain("refused OVER_BUDGET: It is over the budget.");
		expect(flat).toContain("decided to walk away (trust)");
		expect(flat).toContain("took claude:m, 900 tokens, 0.0025 USD");
		expect(flat).toContain("deal none");
		expect(flat).toMatch(/4 turns, 1 changed by the engine, 1 refused, 2,700 tokens, 0\.0025 USD$/);
	});

	it("fits a terminal", () => {
		expect(text.split("\n").filter((line) => [...line].length > 80)).toEqual([]);
	});
});

describe("the same as JSON", () => {
	const story = walkAway();
	const [account] = JSON.parse(whyJson(thread, "Blue city bike", [accountOf(story)])).accounts;

	it("has what was weighed turn by turn, as it was recorded", () => {
		expect(account.turns.map(({ weighed }: { weighed: unknown }) => weighed)).toEqual([
			...[[], WEIGHED, [], []],
		]);
	});

	it("tells the occasion, and not the whole fact that was it", () => {
		const opened = story.facts.find(({ type }) => type === "NegotiationOpened");
		expect(account.turns[1].trigger).toEqual({
			...{ id: opened?.id, type: opened?.type, position: opened?.position, at: opened?.at },
			...{
				stream: "negotiation-n1",
				negotiationId: "n1",
				told: expect.stringMatching(/^ben opens/),
			},
		});
	});
});
