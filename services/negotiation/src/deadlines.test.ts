import { tables, told } from "@parley/runtime/testing/process-story";
import { commandOf, type Pending, timerTable } from "@parley/runtime/timers";
import { describe, expect, test } from "vitest";
import { deadlines } from "./deadlines.ts";
import { negotiation } from "./index.ts";
import { EXPIRY, type Fact, fact, offer, opened } from "./testing/negotiation-story.ts";

const table = timerTable("negotiation", deadlines);
const DEADLINE = "2026-03-05T12:00:00.000Z";
const stream = "negotiation-n1";
const recorded = ({ type, data }: Fact) => told(stream, type, data as never);
const pending = (...facts: Fact[]): Promise<Pending[]> =>
	tables(...facts.map(recorded)).find(table, {});

const ending = {
	key: "negotiation-n1:deadline",
	due: DEADLINE,
	stream,
	type: "EndNegotiation",
	data: { reason: "deadline", by: null },
	cause: recorded(opened()).id,
	traceparent: "00-trace",
};
const expiry = (made: Fact & { type: "OfferMade" }) => ({
	key: "negotiation-n1:offer",
	due: EXPIRY,
	stream,
	type: "ExpireOffer",
	data: { offerId: made.data.offerId },
	cause: recorded(made).id,
	traceparent: "00-trace",
});
const first = offer("ben", 8000);
const second = offer("sue", 9000, { offerId: "o2", inReplyTo: "o1" });

describe("rule 6: the timers of a negotiation", () => {
	test("end it at its deadline", async () => {
		expect(await pending(opened())).toEqual([ending]);
	});

	test("expire the standing offer, and only that", async () => {
		expect(await pending(opened(), first)).toEqual([ending, expiry(first)]);
		expect(await pending(opened(), first, second)).toEqual([ending, expiry(second)]);
	});

	test.each([
		fact("OfferDeclined", { offerId: "o1", by: "sue" }),
		fact("OfferWithdrawn", { offerId: "o1", by: "ben" }),
		fact("OfferExpired", { offerId: "o1" }),
	])("forget an offer after $type", async (gone) => {
		expect(await pending(opened(), first, gone)).toEqual([ending]);
	});

	test("forget everything when it ends", async () => {
		expect(
			await pending(
				opened(),
				first,
				fact("NegotiationEnded", { reason: "agreed", by: "sue", code: null }),
			),
		).toEqual([]);
	});

	test("do not mind messages", async () => {
		expect(
			await pending(opened(), first, fact("MessagePosted", { by: "ben", text: "Well?" })),
		).toEqual([ending, expiry(first)]);
	});

	test("fire as the market's timer, so the decider lets them", () => {
		const command = commandOf(expiry(first));
		expect(command).toMatchObject({
			stream,
			type: "ExpireOffer",
			data: { offerId: "o1" },
			actor: { kind: "timer" },
		});
		expect(commandOf(expiry(first))).toEqual(command);
	});
});

test("the service names what it decides, keeps and does", () => {
	expect(negotiation).toMatchObject({ name: "negotiation", timers: deadlines });
	expect(Object.keys(negotiation.deciders)).toEqual(["negotiation"]);
	expect(negotiation.projections.map(({ name }) => name)).toEqual([
		"negotiation_listed_item",
		"negotiation_open",
		"negotiation_of_party",
	]);
	expect(negotiation.processes.map(({ name }) => name)).toEqual([
		"end-with-the-listing",
		"close-the-window",
	]);
	expect(negotiation.prepare).toBeTypeOf("function");
});
