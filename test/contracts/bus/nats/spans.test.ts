import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { isAttribute } from "@parley/contracts/conventions";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { natsForTests } from "../../../integration/nats.ts";
import { parentOf, type Recorder, recordSpans, traceparentOf } from "../../../integration/spans.ts";
import { message } from "../adapter.ts";
import { busOn, listener } from "./ground.ts";

let server: Awaited<ReturnType<typeof natsForTests>>;
let recorder: Recorder;
beforeAll(async () => {
	recorder = recordSpans();
	server = await natsForTests();
});
beforeEach(() => recorder.restart());
afterAll(() => server.stop());

const spanNamed = (name: string) => {
	const found = recorder.spans().find((span) => span.name === name);
	if (found === undefined)
		throw new Error(`No span "${name}" among ${recorder.spans().map((span) => span.name)}.`);
	return found;
};

test("a fact's way from the relay to whoever handles it is part of the fact's own trace", async () => {
	const { bus, market } = await busOn(server.url);
	const sent = message(1, { negotiationId: "n1", dealId: "d1" });
	bus.subscribe(listener([]));
	await bus.publish([sent]);
	await expect.poll(async () => (await bus.state(["listing.listener"])).idle).toBe(true);
	await bus.close();

	const out = spanNamed("send parley.{market}.fact.ListingRevised");
	const handled = spanNamed("process parley.{market}.fact.ListingRevised");
	expect([out.kind, handled.kind]).toEqual([SpanKind.PRODUCER, SpanKind.CONSUMER]);
	expect(traceparentOf(out).slice(0, 35)).toBe(sent.traceparent.slice(0, 35));
	expect(out.parentSpanContext?.spanId).toBe(sent.traceparent.slice(36, 52));
	expect(parentOf(handled, recorder.spans())).toBe(out);
	expect(handled.attributes).toEqual({
		"messaging.system": "nats",
		"messaging.operation.name": "process",
		"messaging.operation.type": "process",
		"messaging.destination.name": `parley.${market}.fact.ListingRevised`,
		"messaging.destination.template": "parley.{market}.fact.ListingRevised",
		"messaging.consumer.group.name": "listing_listener",
		"messaging.message.id": sent.id,
		"messaging.message.conversation_id": "n1",
		"negotiation.id": "n1",
		"deal.id": "d1",
	});
});

test("a request made while a fact is handled is part of the same trace, on the other side too", async () => {
	const { bus } = await busOn(server.url);
	bus.serve("command.negotiation", async () => 1);
	const command = { id: "c1", stream: "negotiation-n1", traceparent: message(9).traceparent };
	const handle = async () => void (await bus.request("command.negotiation", command));
	bus.subscribe(listener([], { handle }));
	await bus.publish([message(1)]);
	await expect.poll(async () => (await bus.state(["listing.listener"])).idle).toBe(true);
	await bus.close();

	const asked = spanNamed("send parley.{market}.command.negotiation");
	const served = spanNamed("process parley.{market}.command.negotiation");
	expect(parentOf(asked, recorder.spans())?.name).toBe(
		"process parley.{market}.fact.ListingRevised",
	);
	expect(parentOf(served, recorder.spans())).toBe(asked);
	expect(served.attributes).toMatchObject({
		"messaging.message.id": "c1",
		"messaging.message.conversation_id": "n1",
	});
});

test("what fails is marked as failed without its words, and every attribute may leave the process", async () => {
	const { bus } = await busOn(server.url);
	bus.serve("command.deal", async () => {
		throw new RangeError("The floor is 2500.");
	});
	await expect(bus.request("command.deal", { stream: "deal-d1" })).rejects.toThrow("floor");
	await expect(bus.publish([message(5)])).rejects.toThrow("does not follow");
	await bus.close();

	for (const span of recorder.spans()) {
		expect(span.status).toEqual({ code: SpanStatusCode.ERROR });
		expect(span.attributes["error.type"]).toBeDefined();
		expect(span.events).toEqual([]);
		expect(Object.keys(span.attributes).filter((name) => !isAttribute(name))).toEqual([]);
		expect(JSON.stringify(span.attributes)).not.toContain("2500");
	}
	expect(recorder.spans().length).toBe(3);
	expect(spanNamed("process parley.{market}.command.deal").attributes["deal.id"]).toBe("d1");
});
