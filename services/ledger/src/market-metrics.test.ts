import { metrics } from "@opentelemetry/api";
import type { Message } from "@parley/bus/bus";
import { beforeEach, expect, test } from "vitest";
import { marketMetrics } from "./market-metrics.ts";

type Recorded = readonly [name: string, value: number, labels: object];

const recorded: Recorded[] = [];
const instrument = (name: string) => ({
	add: (value: number, labels: object = {}) => void recorded.push([name, value, labels]),
	record: (value: number, labels: object = {}) => void recorded.push([name, value, labels]),
});
const meter = { createCounter: instrument, createHistogram: instrument };

beforeEach(() => {
	recorded.length = 0;
	metrics.disable();
	metrics.setGlobalMeterProvider({ getMeter: () => meter as never });
});

const total = { minor: "2550", currency: "USD" };

let position = 0;
const fact = (type: string, minute: number, data: object, ids: Partial<Message> = {}): Message =>
	({
		type,
		data,
		position: ++position,
		at: `2026-01-05T09:${String(minute).padStart(2, "0")}:00.000Z`,
		...ids,
	}) as Message;

const n1 = { negotiationId: "n1" };
const d1 = { negotiationId: "n1", dealId: "d1" };

test("a negotiation is counted, timed and told by its reason and code", () => {
	const count = marketMetrics();
	for (const message of [
		fact("NegotiationOpened", 0, n1, n1),
		fact("OfferMade", 1, n1, n1),
		fact("OfferMade", 2, n1, n1),
		fact("NegotiationEnded", 5, { reason: "walked_away", by: "ann", code: "price" }, n1),
	])
		count(message);

	const reason = { "parley.reason": "walked_away" };
	expect(recorded).toEqual([
		["parley.negotiation.started", 1, {}],
		["parley.negotiation.outcomes", 1, { ...reason, "parley.code": "price" }],
		["parley.negotiation.duration", 300, reason],
		["parley.negotiation.offers", 2, reason],
	]);
});

test("a deal is told by its value, its currency, its duration and how it ended", () => {
	const count = marketMetrics();
	for (const message of [
		fact("DealOpened", 0, { offerId: "d1", terms: { total } }, d1),
		fact("DisputeOpened", 1, {}, d1),
		fact("DealClosed", 10, { disposition: "split" }, d1),
		fact("DealOpened", 11, { offerId: "d2", terms: { total } }),
		fact("DealFellThrough", 12, { reason: "stock" }, { dealId: "d2" }),
	])
		count(message);

	expect(recorded).toEqual([
		["parley.deal.value", 25.5, { "parley.currency": "USD" }],
		["parley.disputes", 1, {}],
		["parley.settlement.duration", 600, { "parley.disposition": "split" }],
		["parley.deal.value", 25.5, { "parley.currency": "USD" }],
		["parley.settlement.failures", 1, { "parley.reason": "stock" }],
		["parley.settlement.duration", 60, { "parley.disposition": "fell_through" }],
	]);
});

test("a fact that is passed on again is not counted again", () => {
	const count = marketMetrics();
	const opened = fact("NegotiationOpened", 0, n1, n1);
	count(opened);
	count(opened);

	expect(recorded).toEqual([["parley.negotiation.started", 1, {}]]);
});

test("what was not seen to begin is counted, but has no duration", () => {
	const count = marketMetrics();
	count(fact("NegotiationEnded", 5, { reason: "deadline", by: null, code: null }, n1));

	expect(recorded).toEqual([["parley.negotiation.outcomes", 1, { "parley.reason": "deadline" }]]);
});

test("what travels of a private fact, a digest, is no news", () => {
	const count = marketMetrics();
	count(fact("TurnDecided", 0, { digest: "00" }, n1));

	expect(recorded).toEqual([]);
});
