import { describe, expect, it } from "vitest";
import type { Fact } from "./fact.ts";
import { goodStory, haggleStory, type LedgerStory, marketStory, retold } from "./ledger-story.ts";
import { after, type Case, edit, rules } from "./retelling.ts";

const envelope = (type: string, change: Partial<Fact>): LedgerStory =>
	retold(goodStory(), type, () => change);

const envelopes: Case[] = [
	[
		"envelope visibility",
		"a commitment is public",
		() => envelope("CommitmentReserved", { visibility: "public" }),
	],
	[
		"envelope type",
		"a fact is unknown",
		() => envelope("HandoverScheduled", { type: "Rescheduled" }),
	],
	["envelope stream", "a stream is unknown", () => envelope("ListingSold", { stream: "shop-1" })],
	[
		"envelope data",
		"a field is missing",
		() => edit(goodStory(), "HandoverConfirmed", { by: undefined }),
	],
	[
		"envelope market",
		"a fact is of another market",
		() => envelope("ListingSold", { market: "m2" }),
	],
	[
		"envelope time",
		"a time has no milliseconds",
		() => envelope("ListingSold", { at: "2026-01-01T00:00:00Z" }),
	],
	[
		"envelope typeVersion",
		"the version of a type is zero",
		() => envelope("ListingSold", { typeVersion: 0 }),
	],
	[
		"envelope actor",
		"an actor is of no kind",
		() => envelope("ListingSold", { actor: { kind: "bot", id: "b" } }),
	],
	[
		"envelope traceparent",
		"a trace is malformed",
		() => envelope("ListingSold", { traceparent: "00-1" }),
	],
	[
		"envelope size",
		"a fact is too large",
		() => edit(goodStory(), "MessagePosted", { text: "x".repeat(66_000) }),
	],
	[
		"envelope negotiationId",
		"an offer does not carry its negotiation",
		() => envelope("OfferMade", { negotiationId: null }),
	],
	[
		"envelope dealId",
		"a hold does not carry its deal",
		() => envelope("FundsHeld", { dealId: null }),
	],
	[
		"envelope id",
		"an id is used twice",
		() => envelope("OfferMade", { id: "0b7a8a3e-52d1-5c5e-9a52-9d5f6f6f8a11" }),
	],
	[
		"envelope id",
		"an id is random",
		() => envelope("ListingSold", { id: "0b7a8a3e-52d1-4c5e-9a52-9d5f6f6f8a11" }),
	],
	[
		"envelope commandId",
		"a command's id is random",
		() => envelope("ListingSold", { commandId: "0b7a8a3e-52d1-4c5e-9a52-9d5f6f6f8a11" }),
	],
	[
		"causedBy",
		"nothing known is the cause",
		() => envelope("ListingSold", { commandId: "0b7a8a3e-52d1-5c5e-9a52-9d5f6f6f8a11" }),
	],
	["causedBy", "no cause is named", () => envelope("ListingSold", { causedBy: null })],
	[
		"turn cause",
		"an agent's offer has no turn",
		() => envelope("OfferMade", { causedBy: "0b7a8a3e-52d1-5c5e-9a52-9d5f6f6f8a11" }),
	],
	[
		"turn twice",
		"one turn makes two offers",
		() => {
			const [first] = haggleStory().lines.filter(({ type }) => type === "TurnDecided");
			return retold(haggleStory(), "OfferMade", () => ({ causedBy: first?.id ?? "" }));
		},
	],
	[
		"9 refused",
		"a turn is refused four times",
		() =>
			after(marketStory(), (story) => {
				for (let nth = 0; nth < 4; nth += 1)
					story.tell("turn-1", "MoveRefused", { code: "X", because: "y" });
			}),
	],
];

describe("a fault of an envelope or a cause", () => {
	it.each(envelopes)("is caught by rule %s when %s", (rule, _, tell, options) => {
		expect(rules(tell(), options)).toContain(rule);
	});
});
