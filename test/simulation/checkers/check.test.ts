import { describe, expect, it } from "vitest";
import { check } from "./check.ts";
import type { Fact, Participant } from "./fact.ts";
import {
	fallenStory,
	goodStory,
	haggleStory,
	marketStory,
	retold,
	second,
	terms,
} from "./ledger-story.ts";
import { participantsOf } from "./market-file.ts";
import { edit, rules } from "./retelling.ts";

describe("a ledger without fault", () => {
	it("has no violation when a sale runs to its end", () => {
		expect(check(goodStory().facts(), { finished: true })).toEqual([]);
	});

	it("has no violation when the deal falls through and everything is given back", () => {
		expect(check(fallenStory().facts(), { finished: true })).toEqual([]);
	});

	it("has no violation while it is unfinished, at any of its positions", () => {
		const facts = goodStory().facts();
		for (let length = 0; length <= facts.length; length += 1)
			expect(check(facts.slice(0, length))).toEqual([]);
	});

	it("lets the side whose offer was declined, withdrawn or expired offer again, and anyone walk away", () => {
		const story = marketStory();
		story.commit("n1", 9_000);
		story.offer("n1", "o1", "ben", terms(7_000));
		story.move("n1", "OfferDeclined", { offerId: "o1", by: "ann" });
		story.offer("n1", "o2", "ben", terms(7_500));
		story.move("n1", "OfferWithdrawn", { offerId: "o2", by: "ben" });
		story.offer("n1", "o3", "ben", terms(7_600), { expiresAt: second(60) });
		story.tell("negotiation-n1", "OfferExpired", { offerId: "o3" }, { at: second(60) });
		story.offer("n1", "o4", "ben", terms(7_700));
		story.tell("negotiation-n1", "NegotiationEnded", {
			reason: "walked_away",
			by: "ben",
			code: "price",
		});
		story.tell("mandate-ben", "CommitmentReleased", { negotiationId: "n1", reason: "walked_away" });
		expect(check(story.facts())).toEqual([]);
	});
});

describe("a ledger with one fault", () => {
	it("is caught when positions, versions or times do not follow each other", () => {
		const renumbered = (change: Partial<Fact>): string[] =>
			check(
				goodStory()
					.facts()
					.map((fact, index) => (index === 9 ? { ...fact, ...change } : fact)),
			).map(({ rule }) => rule);
		expect(renumbered({ position: 11 })).toContain("envelope position");
		expect(renumbered({ version: 3 })).toContain("envelope version");
		expect(renumbered({ recordedAt: second(3) })).toContain("envelope recordedAt");
	});

	it("is caught when one command takes effect twice on a stream", () => {
		const commandId = "0b7a8a3e-52d1-5c5e-9a52-9d5f6f6f8a11";
		const story = retold(goodStory(), "OfferMade", () => ({ commandId, causedBy: commandId }));
		expect(rules(story)).toContain("8 one effect");
	});

	it("is caught by the limits of a market file too", () => {
		const line = `{"id":"ben","budget":{"amount":"200.00","currency":"USD"},"wants":[{"id":"w1","category":"bike","quantity":1,"ceiling":{"amount":"84.99","currency":"USD"}}]}`;
		const participants: Participant[] = participantsOf([line, "not a line", ""]);
		expect(participants).toHaveLength(1);
		expect(rules(goodStory(), { participants })).toEqual(["limits ceiling"]);
	});

	it("is described without naming a private number", () => {
		const told = check(edit(haggleStory(), "OfferMade", { terms: terms(6_999) }, 1).facts());
		expect(told.map(({ says }) => says).join(" ")).not.toMatch(/7000|70\.00|6999/);
	});
});
