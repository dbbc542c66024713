import { describe, expect, it } from "vitest";
import {
	agreedStory,
	goodStory,
	haggleStory,
	type LedgerStory,
	marketStory,
	open,
	retold,
	second,
	terms,
	usd,
} from "./ledger-story.ts";
import { after, type Case, edit, rules, without } from "./retelling.ts";

const finished = { finished: true };

const repeated = (side: () => LedgerStory, times: number): LedgerStory =>
	after(side(), (story) => {
		story.commit("n1", 7_500);
		for (let nth = 0; nth < times; nth += 1) {
			story.offer("n1", `b${nth}`, "ben", terms(7_500), {
				inReplyTo: nth > 0 ? `s${nth - 1}` : null,
			});
			story.offer("n1", `s${nth}`, "ann", terms(9_500), { inReplyTo: `b${nth}` });
		}
	});

const negotiations: Case[] = [
	[
		"1 parties",
		"one principal is both parties",
		() => edit(haggleStory(), "NegotiationOpened", { buyer: "ann" }),
	],
	[
		"1 parties",
		"the seller does not own the listing",
		() => edit(haggleStory(), "ListingPublished", { seller: "cem" }),
	],
	[
		"1 not a party",
		"a stranger posts a message",
		() => edit(haggleStory(), "MessagePosted", { by: "cem" }),
	],
	[
		"2 opened",
		"a negotiation is opened twice",
		() => after(haggleStory(), (story) => open(story, "n1", "ben")),
	],
	[
		"2 whose move",
		"the seller opens",
		() => after(marketStory(), (story) => story.offer("n1", "o1", "ann", terms(9_500))),
	],
	[
		"2 whose move",
		"a side offers twice in a row",
		() => edit(haggleStory(), "OfferMade", { by: "ben" }, 1),
	],
	[
		"2 whose move",
		"a side declines its own offer",
		() =>
			after(haggleStory(), (story) =>
				story.move("n1", "OfferDeclined", { offerId: "o3", by: "ben" }),
			),
	],
	[
		"2 whose move",
		"the other side offers after its decline",
		() =>
			after(haggleStory(), (story) => {
				story.move("n1", "OfferDeclined", { offerId: "o3", by: "ann" });
				story.offer("n1", "o4", "ann", terms(9_000));
			}),
	],
	[
		"2 whose move",
		"the other side withdraws",
		() =>
			after(haggleStory(), (story) =>
				story.move("n1", "OfferWithdrawn", { offerId: "o3", by: "ann" }),
			),
	],
	[
		"2 messages",
		"a side posts four messages",
		() =>
			after(haggleStory(), (story) => {
				for (let nth = 0; nth < 4; nth += 1)
					story.move("n1", "MessagePosted", { by: "ben", text: "Please." });
			}),
	],
	[
		"3 reply",
		"a counter-offer replies to an older offer",
		() => edit(haggleStory(), "OfferMade", { inReplyTo: "o1" }, 2),
	],
	[
		"3 reply",
		"the first offer replies",
		() => edit(haggleStory(), "OfferMade", { inReplyTo: "o0" }),
	],
	[
		"3 standing",
		"an offer is declined that does not stand",
		() =>
			after(haggleStory(), (story) =>
				story.move("n1", "OfferDeclined", { offerId: "o1", by: "ann" }),
			),
	],
	[
		"4 total",
		"a total does not add up",
		() => edit(haggleStory(), "OfferMade", { terms: { ...terms(8_000), total: usd(7_999) } }, 2),
	],
	[
		"4 total",
		"an amount is a number",
		() => edit(haggleStory(), "OfferMade", { terms: { ...terms(8_000), price: 8_000 } }, 2),
	],
	[
		"4 currency",
		"an offer is in another currency",
		() => {
			const euros = { minor: "8000", currency: "EUR" };
			return edit(
				haggleStory(),
				"OfferMade",
				{ terms: { ...terms(8_000), price: euros, total: euros } },
				2,
			);
		},
	],
	[
		"4 quantity",
		"an offer is for two",
		() => edit(haggleStory(), "OfferMade", { terms: { ...terms(8_000), quantity: 2 } }, 2),
	],
	[
		"4 terms",
		"no handover is named",
		() => edit(haggleStory(), "OfferMade", { terms: { ...terms(8_000), handover: null } }, 2),
	],
	[
		"4 revision",
		"an offer is for another revision",
		() => edit(haggleStory(), "OfferMade", { revision: 2 }, 2),
	],
	[
		"4 revision",
		"a negotiation is opened for a revision to come",
		() => edit(haggleStory(), "NegotiationOpened", { revision: 2 }),
	],
	[
		"4 negotiation",
		"an offer names another negotiation",
		() => edit(haggleStory(), "OfferMade", { negotiationId: "n2" }),
	],
	["5 hash", "a hash is of something else", () => edit(haggleStory(), "OfferMade", { hash: "00" })],
	[
		"5 hash",
		"the expiry is changed after the fingerprint",
		() =>
			edit(haggleStory(), "OfferMade", {
				expiresAt: second(601),
				hash: String(
					haggleStory()
						.facts()
						.find(({ type }) => type === "OfferMade")?.data.hash,
				),
			}),
	],
	[
		"5 offer id",
		"an offer's id is used twice",
		() => edit(haggleStory(), "OfferMade", { offerId: "o1" }, 2),
	],
	[
		"5 accept",
		"another offer is accepted",
		() => edit(agreedStory(), "OfferAccepted", { offerId: "o2" }),
	],
	[
		"5 accept",
		"another hash is accepted",
		() => edit(agreedStory(), "OfferAccepted", { hash: undefined }),
	],
	[
		"5 accept",
		"other terms are accepted",
		() => edit(agreedStory(), "OfferAccepted", { terms: terms(8_400, 100) }),
	],
	[
		"5 accept",
		"nothing stands",
		() => without(without(without(agreedStory(), "OfferMade"), "OfferMade"), "OfferMade"),
	],
	[
		"5 own offer",
		"a side accepts its own offer",
		() => edit(agreedStory(), "OfferAccepted", { by: "ben" }),
	],
	[
		"6 expiry",
		"an expired offer is accepted",
		() => retold(agreedStory(), "OfferAccepted", () => ({ at: second(600) })),
	],
	[
		"6 deadline",
		"an offer is accepted at the deadline",
		() => retold(agreedStory(), "OfferAccepted", () => ({ at: second(900) })),
	],
	[
		"6 expiry",
		"an offer expires early",
		() =>
			after(haggleStory(), (story) =>
				story.tell("negotiation-n1", "OfferExpired", { offerId: "o3" }),
			),
	],
	[
		"6 deadline",
		"the deadline ends it early",
		() =>
			after(haggleStory(), (story) =>
				story.tell("negotiation-n1", "NegotiationEnded", { reason: "deadline" }),
			),
	],
	["7 rounds", "an offer is made after the last round", () => repeated(marketStory, 4)],
	[
		"7 impasse",
		"both repeat themselves for ever",
		() => repeated(() => edit(marketStory(), "NegotiationOpened", { maxRounds: 99 }), 5),
	],
	[
		"7 impasse",
		"an impasse comes after one round",
		() =>
			after(haggleStory(), (story) =>
				story.tell("negotiation-n1", "NegotiationEnded", { reason: "impasse" }),
			),
	],
	[
		"ending after",
		"a message comes after the end",
		() =>
			after(agreedStory(), (story) =>
				story.move("n1", "MessagePosted", { by: "ben", text: "Hello?" }),
			),
	],
	[
		"ending reason",
		"the reason is unknown",
		() =>
			after(haggleStory(), (story) =>
				story.tell("negotiation-n1", "NegotiationEnded", { reason: "bored" }),
			),
	],
	[
		"ending reason",
		"it is agreed without acceptance",
		() => without(agreedStory(), "OfferAccepted"),
	],
	[
		"ending code",
		"a walk-away has no code",
		() =>
			after(haggleStory(), (story) =>
				story.tell("negotiation-n1", "NegotiationEnded", { reason: "walked_away", by: "ben" }),
			),
	],
	[
		"ending missing",
		"a negotiation never ends",
		() => without(goodStory(), "NegotiationEnded", 1),
		finished,
	],
	[
		"ending escalation",
		"a question is never answered",
		() => after(goodStory(), (story) => story.tell("escalation-1", "EscalationRaised")),
		finished,
	],
];

describe("a fault of a negotiation", () => {
	it.each(negotiations)("is caught by rule %s when %s", (rule, _, tell, options) => {
		expect(rules(tell(), options)).toContain(rule);
	});
});
