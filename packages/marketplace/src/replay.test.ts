import type { Fact } from "@parley/contracts/fact";
import { describe, expect, it } from "vitest";
import { replaySentence } from "./cli/replay-sentence.ts";
import { belongs, ownerOf, threadOf, visibleTo, wantOf } from "./replay.ts";

const usd = (minor: number) => ({ minor: String(minor), currency: "USD" });
const terms = (price: number) => ({
	price: usd(price),
	quantity: 1,
	handover: { method: "pickup", window: "P2D" },
	fees: [],
	total: usd(price),
});

let position = 0;
function fact(
	stream: string,
	type: string,
	data: Record<string, unknown>,
	more: Partial<Fact> = {},
): Fact {
	const isPrivate = /^(mandate|turn)-/.test(stream);
	const visibility = stream.startsWith("listing-") ? "public" : isPrivate ? "private" : "parties";
	return {
		id: "11111111-1111-5111-8111-111111111111",
		market: "market",
		stream,
		version: 1,
		position: ++position,
		type,
		typeVersion: 1,
		visibility,
		data,
		actor: { kind: "agent", id: "ben" },
		causedBy: "11111111-1111-5111-8111-111111111111",
		commandId: "11111111-1111-5111-8111-111111111111",
		traceparent: "00-0-0-01",
		at: "2026-01-05T09:00:00.000Z",
		recordedAt: "2026-01-05T09:00:00.000Z",
		...more,
	};
}

const inTalk = { negotiationId: "n1" };
const opened = fact(
	"negotiation-n1",
	"NegotiationOpened",
	{
		negotiationId: "n1",
		listing: "bike",
		quantity: 1,
		buyer: "ben",
		seller: "ann",
		deadline: "2026-01-08T09:00:00.000Z",
		maxRounds: 8,
	},
	inTalk,
);
const offer = (by: string, offerId: string, price: number, inReplyTo: string | null = null): Fact =>
	fact(
		"negotiation-n1",
		"OfferMade",
		{ by, offerId, terms: terms(price), inReplyTo, expiresAt: "2026-01-05T12:00:00.000Z" },
		inTalk,
	);
const bid = offer("ben", "o1", 5_000);
const counter = offer("ann", "o2", 7_000, "o1");
const accepted = fact(
	"negotiation-n1",
	"OfferAccepted",
	{ offerId: "o2", by: "ben", terms: terms(7_000) },
	{ ...inTalk, dealId: "o2" },
);
const dealt = fact("deal-o2", "FundsHeld", { postings: [] }, { dealId: "o2" });
const thread = {
	negotiation: "n1",
	deal: "o2",
	listing: "bike",
	buyer: "ben",
	seller: "ann",
	want: "w2",
};

describe("a thread", () => {
	it("is found in the facts of its negotiation", () => {
		expect(threadOf([opened, bid, counter, accepted])).toEqual({ ...thread, want: null });
		expect(threadOf([opened, bid])?.deal).toBeNull();
		expect(threadOf([bid])).toBeUndefined();
	});

	it("has its listing's, its deal's and both mandates' facts, and nobody else's", () => {
		const other = { negotiationId: "n2", dealId: "d9" };
		expect(
			[
				bid,
				dealt,
				fact("listing-bike", "ListingPublished", {}),
				fact("listing-bike", "OfferWindowClosed", {}),
				fact("listing-bike", "StockReserved", {}, { dealId: "o2" }),
				fact("mandate-ann", "MandateGranted", {}),
				fact("turn-t1", "TurnDecided", {}, inTalk),
			].every((own) => belongs(own, thread)),
		).toBe(true);
		expect(
			[
				fact("listing-bike", "StockReserved", {}, { dealId: "d9" }),
				fact("listing-sofa", "ListingPublished", {}),
				fact("mandate-ben", "CommitmentReserved", {}, other),
				fact("mandate-eve", "MandateGranted", {}),
				fact("negotiation-n2", "OfferMade", {}, other),
			].some((stranger) => belongs(stranger, thread)),
		).toBe(false);
	});

	it("knows the want its buyer committed to", () => {
		expect(wantOf([bid, fact("mandate-ben", "CommitmentReserved", { want: "w2" })])).toBe("w2");
	});
});

describe("who could see a fact", () => {
	it("follows its visibility", () => {
		expect(visibleTo(fact("listing-bike", "ListingPublished", {}))).toBe("everyone");
		expect(visibleTo(bid)).toBe("buyer and seller");
		expect(visibleTo(fact("mandate-ann", "MandateGranted", {}))).toBe(
			"only agent-runner of ann and an auditor",
		);
		const turn = fact("turn-t1", "TurnDecided", { principal: "ann" });
		expect([ownerOf(turn), ownerOf(bid)]).toEqual(["ann", null]);
	});
});

describe("a fact as a sentence", () => {
	it("says what a stranger wrote without obeying it", () => {
		const said = fact(
			"negotiation-n1",
			"MessagePosted",
			{ by: "ann", text: "hi\u001b[2J\u202e" },
			inTalk,
		);
		expect(replaySentence(said, thread)).toBe("ann says: hi [2J");
	});

	it("shows of a mandate only what this negotiation is about", () => {
		const want = (id: string, query: string) => ({ id, query, ceiling: usd(7_500) });
		const granted = fact("mandate-ben", "MandateGranted", {
			principal: "ben",
			sells: [],
			wants: [want("w1", "sofa"), want("w2", "bike")],
		});
		expect(replaySentence(granted, thread)).toBe(
			"ben sends out an agent: find “bike” for up to 75.00 USD each",
		);
	});

	it("tells an offer, a counter-offer and an acceptance apart", () => {
		expect([bid, counter, accepted].map((one) => replaySentence(one, thread))).toEqual([
			"ben offers 50.00 USD",
			"ann counters with 70.00 USD",
			"ben accepts 70.00 USD",
		]);
	});
});
