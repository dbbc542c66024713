import type { Fact } from "@parley/contracts/fact";
import { describe, expect, it } from "vitest";
import { story } from "./story.ts";

const usd = (minor: string) => ({ minor, currency: "USD" });
const terms = {
	price: usd("7000"),
	quantity: 1,
	handover: { method: "pickup", window: "P2D" },
	fees: [],
	total: usd("7000"),
};
const negotiationId = "0b7a8a3e-52d1-5c5e-9a52-9d5f6f6f8a11";
const parties = { listing: "bike", buyer: "ben", seller: "ann" };

const told = (position: number, stream: string, type: string, data: Fact["data"]): Fact => ({
	id: "11111111-1111-5111-8111-111111111111",
	market: "m",
	stream,
	version: 1,
	position,
	type,
	typeVersion: 1,
	visibility: stream.startsWith("mandate-") ? "private" : "public",
	data,
	actor: { kind: "agent", id: "ben" },
	causedBy: "11111111-1111-5111-8111-111111111111",
	commandId: "11111111-1111-5111-8111-111111111111",
	traceparent: "00-0-0-01",
	at: "2026-01-05T09:01:02.000Z",
	recordedAt: "2026-01-05T09:01:02.000Z",
});

const published = told(1, "listing-bike", "ListingPublished", {
	seller: "ann",
	title: "Red\nbike \u202Eekib",
	quantity: 1,
	ask: usd("8000"),
});
const opened = told(2, `negotiation-${negotiationId}`, "NegotiationOpened", {
	negotiationId,
	...parties,
	revision: 1,
	quantity: 1,
	deadline: "2026-01-08T09:00:00.000Z",
});
const offered = told(4, `negotiation-${negotiationId}`, "OfferMade", {
	by: "ben",
	offerId: "bid",
	inReplyTo: null,
	terms,
});
const promised = told(3, "mandate-ben", "CommitmentReserved", {
	negotiationId,
	want: "w1",
	amount: usd("7000"),
	quantity: 1,
	offerId: "bid",
});

describe("a story", () => {
	it("tells one line a fact, in the order of positions", () => {
		expect(story([offered, published, promised, opened])).toEqual([
			"    1  2026-01-05 09:01:02  ann puts “Red bike ekib” up for sale: one at 80.00 USD each",
			"    2  2026-01-05 09:01:02  ben opens negotiation 0b7a8a3e with ann about one of “Red bike ekib”, until 2026-01-08 09:00",
			"    3  2026-01-05 09:01:02  ben sets 70.00 USD aside for one of w1 in negotiation 0b7a8a3e (private)",
			"    4  2026-01-05 09:01:02  ben offers 70.00 USD for one (offer bid) in negotiation 0b7a8a3e (ben buys “Red bike ekib” from ann)",
		]);
	});

	it("says who may read a fact of which only the digest is at hand", () => {
		const [line] = story([{ ...promised, data: { digest: "ab" } }]);
		expect(line).toContain(
			"CommitmentReserved: only agent-runner and an auditor can read it (private)",
		);
	});

	it("names what it does not know by its ids", () => {
		const [line] = story([told(9, "deal-d1", "DealClosed", { disposition: "released" })]);
		expect(line).toContain("deal d1 is closed: released");
		expect(story([told(9, "moon-1", "Landed", {})])[0]).toContain("Landed on moon-1");
	});

	it("keeps a long text on one short line", () => {
		const said = told(5, "negotiation-n", "MessagePosted", { by: "ben", text: "ha ".repeat(600) });
		expect(story([said])[0]?.length).toBeLessThan(160);
	});
});
