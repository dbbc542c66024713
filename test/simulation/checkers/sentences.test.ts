import { describe, expect, it } from "vitest";
import { type CheckOptions, check } from "./check.ts";
import {
	agreedStory,
	fallenStory,
	goodStory,
	haggleStory,
	type LedgerStory,
	marketStory,
	posting,
	retold,
	second,
	terms,
	usd,
} from "./ledger-story.ts";
import { after, edit, without } from "./retelling.ts";

type Told = [says: string, rule: string, tell: () => LedgerStory, options?: CheckOptions];

const finished = { finished: true };
const opening = (data: Record<string, unknown>) => (): LedgerStory =>
	edit(haggleStory(), "NegotiationOpened", data);
const ended = (data: Record<string, unknown>) => (): LedgerStory =>
	after(haggleStory(), (story) => story.tell("negotiation-n1", "NegotiationEnded", data));
const euros = { minor: "500", currency: "EUR" };

/** Rules with several ways to break them: each way is told apart by its sentence. */
const told: Told[] = [
	[
		"names no negotiation, amount or quantity",
		"10 commitment",
		() => edit(haggleStory(), "CommitmentReserved", { amount: 7_500 }),
	],
	[
		"before any mandate was granted",
		"10 budget",
		() => after(marketStory(), (story) => story.commit("n9", 1, "dan")),
	],
	["no such want", "10 want", () => edit(haggleStory(), "CommitmentReserved", { want: "w9" })],
	[
		"more units than its buyer committed",
		"10 commitment",
		() => edit(haggleStory(), "CommitmentReserved", { quantity: 0 }),
	],
	[
		"mandate was revoked and the negotiation has not ended",
		"10 revoked",
		() => after(haggleStory(), (story) => story.tell("mandate-ben", "MandateRevoked")),
		finished,
	],
	[
		"accepted a second time",
		"11 one deal",
		() =>
			after(agreedStory(), (story) =>
				story.tell("negotiation-n1", "OfferAccepted", { offerId: "o3" }),
			),
	],
	[
		"does not begin with DealOpened",
		"11 order",
		() => after(marketStory(), (story) => story.tell("deal-o9", "HandoverScheduled")),
	],
	[
		"id is not that of the accepted offer",
		"11 one deal",
		() => edit(agreedStory(), "DealOpened", { offerId: "o2" }),
	],
	[
		"comes after the deal fell through",
		"11 fell through",
		() => after(fallenStory(), (story) => story.tell("deal-o3", "HandoverScheduled")),
	],
	[
		"falls through after its funds were held",
		"11 fell through",
		() =>
			after(goodStory(), (story) => story.tell("deal-o3", "DealFellThrough", { reason: "funds" })),
	],
	[
		"who walks away is not a party",
		"ending code",
		ended({ reason: "walked_away", by: "cem", code: "price" }),
	],
	[
		"OfferMade does not carry the id of its negotiation",
		"envelope negotiationId",
		() => retold(haggleStory(), "OfferMade", () => ({ negotiationId: null })),
	],
	[
		"a turn of a negotiation does not carry its id",
		"envelope negotiationId",
		() => retold(haggleStory(), "TurnDecided", () => ({ negotiationId: null })),
	],
	[
		"a posting goes from",
		"13 postings",
		() => edit(goodStory(), "FundsHeld", { postings: [posting("purse:ben", "escrow:o3", 8_500)] }),
	],
	[
		"as refunded and money went to its seller",
		"13 escrow",
		() => edit(goodStory(), "DealClosed", { disposition: "refunded" }),
	],
	[
		"the run is over and the deal's escrow is not empty",
		"13 escrow",
		() => without(without(goodStory(), "FundsReleased"), "DealClosed"),
		finished,
	],
	[
		"does not begin with NegotiationOpened",
		"2 opened",
		() => without(haggleStory(), "NegotiationOpened"),
	],
	["id is not that of its stream", "1 parties", opening({ negotiationId: "n2" })],
	["was not published before", "1 parties", opening({ listing: "boat" })],
	["had no revision 2 yet", "4 revision", opening({ revision: 2 })],
	["quantity is not a positive whole number", "4 quantity", opening({ quantity: 0 })],
	["the deadline is not a time", "6 deadline", opening({ deadline: "tomorrow" })],
	["maxRounds is not a positive whole number", "7 rounds", opening({ maxRounds: "3" })],
	[
		"comes after an offer was accepted",
		"ending after",
		() =>
			retold(agreedStory(), "NegotiationEnded", () => ({
				type: "MessagePosted",
				data: { by: "ann", text: "Deal." },
			})),
	],
	[
		"cem moves in the name of ann",
		"1 not a party",
		() =>
			retold(haggleStory(), "MessagePosted", () => ({ actor: { kind: "principal", id: "cem" } })),
	],
	[
		"expiresAt is not a time",
		"6 expiry",
		() => edit(haggleStory(), "OfferMade", { expiresAt: null }),
	],
	[
		"made at or after its own expiry",
		"6 expiry",
		() => edit(haggleStory(), "OfferMade", { expiresAt: second(1) }),
	],
	[
		"the terms mix currencies",
		"4 currency",
		() =>
			edit(haggleStory(), "OfferMade", {
				terms: { ...terms(8_000, 500), fees: [{ code: "x", amount: euros }] },
			}),
	],
	[
		"an amount of the terms is negative",
		"4 total",
		() =>
			edit(haggleStory(), "OfferMade", {
				terms: { ...terms(8_000), fees: [{ code: "x", amount: usd(-100) }], total: usd(7_900) },
			}),
	],
	[
		"published a second time",
		"12 stock",
		() =>
			after(haggleStory(), (story) =>
				story.tell(
					"listing-bike",
					"ListingPublished",
					story.lines.find(({ type }) => type === "ListingPublished")?.data ?? {},
				),
			),
	],
	[
		"reserved quantity is not a positive",
		"12 stock",
		() => edit(goodStory(), "StockReserved", { quantity: 0 }),
	],
	[
		"another quantity is reserved than was agreed",
		"12 stock",
		() => edit(goodStory(), "StockReserved", { quantity: 2 }),
	],
	[
		"sold or withdrawn before",
		"12 sold",
		() => after(goodStory(), (story) => story.tell("listing-bike", "ListingSold")),
	],
	[
		"caused by a fact that is not earlier",
		"causedBy",
		() => retold(haggleStory(), "ListingPublished", (line) => ({ causedBy: line.id })),
	],
];

describe("the sentence about a fault", () => {
	it.each(told)("says '%s' under rule %s", (says, rule, tell, options) => {
		const violations = check(tell().facts(), options).filter(
			(violation) => violation.rule === rule,
		);
		expect(violations.map((violation) => violation.says).join("\n")).toContain(says);
	});
});
