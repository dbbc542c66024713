/**
 * A process of its own that sends a fact and a request over NATS with telemetry. Takes the broker's address, and prints
 * the names of all headers that travelled.
 */
import { startTelemetry } from "@parley/runtime/telemetry";

const telemetry = await startTelemetry("parley-test");
const { connect } = await import("@nats-io/transport-node");
const { natsBus } = await import("@parley/bus/nats/nats-bus");
const { withSpan } = await import("@parley/ledger/trace");

const [, , url = "", market = ""] = process.argv;
const ID = "6d3f0c52-6b1e-5b7a-9b64-0f5f7c1d2a10";
const names = new Set<string>();
const listener = await connect({ servers: url.replace(/^nats:\/\//, "") });
listener.subscribe(`parley.${market}.>`, {
	callback: (_error, message) => {
		for (const name of message.headers?.keys() ?? []) names.add(name);
	},
});
await listener.flush();

const bus = await natsBus({ url, market, onParked: async () => {} });
const { promise: handled, resolve } = Promise.withResolvers<void>();
const ending = [
	bus.serve("command.negotiation", async () => ({ ok: true })),
	bus.subscribe({
		name: "listing.shelf",
		types: ["OfferMade"],
		lanes: async () => ["n1"],
		async handle() {
			await bus.request("command.negotiation", { id: ID, stream: "negotiation-n1" }, "n1");
			resolve();
		},
	}),
];
await withSpan("command MakeOffer", { id: ID, parent: undefined }, async (traceparent) =>
	bus.publish([
		{
			id: ID,
			market,
			stream: "negotiation-n1",
			version: 1,
			position: 1,
			type: "OfferMade",
			typeVersion: 1,
			visibility: "parties",
			data: { floor: "1371719391" },
			actor: { kind: "agent", id: "ann" },
			causedBy: ID,
			commandId: ID,
			negotiationId: "n1",
			traceparent,
			at: "2026-01-05T09:00:00.000Z",
			recordedAt: "2026-01-05T09:00:00.000Z",
		},
	]),
);
await handled;
for (const end of ending) await end();
await bus.close();
await listener.close();
await telemetry.stop();
process.stdout.write(JSON.stringify([...names]));
