import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { BusUnavailable } from "@parley/bus/bus-unavailable";
import { natsBus } from "@parley/bus/nats/nats-bus";
import { PositionConflict } from "@parley/bus/nats/position-conflict";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { natsForTests } from "../../../integration/nats.ts";
import { message } from "../adapter.ts";
import { busOn, facts, upTo } from "./ground.ts";

let server: Awaited<ReturnType<typeof natsForTests>>;
beforeAll(async () => {
	server = await natsForTests();
});
afterAll(() => server.stop());

describe("what is published on JetStream", () => {
	test("stands on the stream at its position, with its id, and is traced by its own traceparent", async () => {
		const { bus, market } = await busOn(server.url);
		const some = facts(1, 600);
		await bus.publish(some);

		expect(await bus.reached()).toBe(600);
		expect(await bus.idAt(599)).toBe(some[598]?.id);
		expect(await bus.idAt(601)).toBeUndefined();
		const nc = await connect({ servers: server.url });
		const stored = await (await jetstreamManager(nc)).streams.getMessage(`PARLEY_${market}`, {
			seq: 7,
		});
		expect(stored?.subject).toBe(`parley.${market}.fact.ListingRevised`);
		expect(stored?.json()).toEqual(some[6]);
		expect(stored?.header.get("traceparent")).toBe(some[6]?.traceparent);
		expect(stored?.header.get("Parley-Position")).toBe("7");
		await nc.close();
		await bus.close();
	});

	test("may be published again", async () => {
		const { bus } = await busOn(server.url);
		const some = facts(1, 5);
		await bus.publish(some);
		await bus.publish(some);
		await bus.publish([...some.slice(3), ...facts(6, 400)]);

		expect(await bus.reached()).toBe(400);
		await bus.close();
	});

	test("by two relays at once stands there once", async () => {
		const { bus, again } = await busOn(server.url);
		const other = await again();
		const some = facts(1, 500);
		await Promise.all([bus.publish(some), other.publish(some)]);

		expect(await bus.reached()).toBe(500);
		const ids = await Promise.all(upTo(500).map((position) => bus.idAt(position)));
		expect(ids).toEqual(some.map(({ id }) => id));
		await Promise.all([bus.close(), other.close()]);
	});

	test("at a position that does not follow is refused with where the stream stands", async () => {
		const { bus } = await busOn(server.url);
		await bus.publish(facts(1, 2));

		const refused = bus.publish(facts(4, 6));
		await expect(refused).rejects.toBeInstanceOf(PositionConflict);
		await expect(refused).rejects.toMatchObject({ reached: 2 });
		await bus.close();
	});

	test("on a stream of another ledger is refused with a sentence", async () => {
		const { bus } = await busOn(server.url);
		const [first, second] = [message(1), message(2)];
		await bus.publish([first, second]);

		for (const strangers of [facts(1, 1), facts(2, 2), facts(1, 5)])
			await expect(bus.publish(strangers)).rejects.toThrow(
				/has another fact at position [12] than .*: it belongs to another ledger\./,
			);
		await expect(bus.publish([{ ...first, position: 6 }])).rejects.toThrow(
			/is at position 6 of the ledger and at 1 of the stream .*, which belongs to another ledger/,
		);
		await bus.close();
	});

	test("and too large for the broker is refused with a sentence", async () => {
		const { bus } = await busOn(server.url);
		const large = message(1, { data: { text: "x".repeat(2_000_000) } });

		await expect(bus.publish([large])).rejects.toThrow(/is larger than the broker takes/);
		await expect(bus.request("note", large.data)).rejects.toThrow(
			/A request to "note" may have \d+ bytes on this broker, and this one has 2000\d+\./,
		);
		await bus.close();
	});

	test("after the bus is closed is unavailable", async () => {
		const { bus } = await busOn(server.url);
		await bus.close();
		await expect(bus.publish([message(1)])).rejects.toBeInstanceOf(BusUnavailable);
		await bus.close();
	});
});

describe("a bus on JetStream", () => {
	test("refuses a stream that is not as it should be, and names the field", async () => {
		const nc = await connect({ servers: server.url });
		const { streams } = await jetstreamManager(nc);
		const config = { name: "PARLEY_odd", subjects: ["parley.odd.fact.>"] };
		await streams.add({ ...config, deny_delete: true, deny_purge: true, allow_direct: true });

		await expect(busOn(server.url, { market: "odd" })).rejects.toThrow(
			"The stream PARLEY_odd on the broker has max_msg_size -1, and it should be 1048576. ",
		);
		const { bus, market } = await busOn(server.url);
		await bus.close();
		await expect(busOn(server.url, { market, replicas: 3 })).rejects.toThrow(
			`The stream PARLEY_${market} on the broker has num_replicas 1, and it should be 3.`,
		);
		await nc.close();
	});

	test("refuses names that mean something else in a subject", async () => {
		const { bus } = await busOn(server.url);
		for (const market of ["", "a.b", "a>", "a b", "x".repeat(65)])
			await expect(busOn(server.url, { market })).rejects.toThrow("cannot be part of a subject");
		await expect(bus.request("command.*", 1)).rejects.toThrow('"*" cannot be part of a subject');
		expect(() => bus.serve("fact.OfferMade", async () => 1)).toThrow("no subject of a request");
		await bus.close();
	});

	test("refuses an address that is none, without repeating it", async () => {
		const options = { market: "m", onParked: async () => {} };
		for (const url of ["http://ann:secret@host", "nats://", "nats://ann:secret@[::"])
			await expect(natsBus({ ...options, url })).rejects.toThrow(
				/^The address of the NATS server cannot be read; write it like nats:[^ ]+\.$/,
			);
	});

	test.each([
		["2.10.27", true, "is NATS 2.10.27; Parley needs 2.12 or later."],
		["2.14.0", false, "runs without JetStream; start it with --jetstream"],
	])("refuses a broker %s with JetStream %s", async (version, withJetStream, because) => {
		const old = createServer((socket) => {
			const info = { version, jetstream: withJetStream, headers: true, max_payload: 1_048_576 };
			socket.write(`INFO ${JSON.stringify({ ...info, proto: 1, server_id: "old" })}\r\n`);
			socket.on(
				"data",
				(chunk) => void (String(chunk).includes("PING") && socket.write("PONG\r\n")),
			);
			socket.on("error", () => {});
		}).listen(0, "127.0.0.1");
		await once(old, "listening");
		const url = `nats://127.0.0.1:${(old.address() as AddressInfo).port}`;
		await expect(busOn(url)).rejects.toThrow(because);
		old.close();
	});

	test("skips what is no fact and says so, and hands on the rest", async () => {
		const { bus, market, troubles } = await busOn(server.url);
		const nc = await connect({ servers: server.url });
		await jetstream(nc).publish(`parley.${market}.fact.ListingRevised`, "no JSON");
		const heard: number[] = [];
		bus.subscribe({
			name: "listing.listener",
			types: ["ListingRevised"],
			lanes: async () => ["all"],
			handle: async ({ position }) => void heard.push(position),
		});
		await bus.publish([message(2)]);
		await expect.poll(() => heard).toEqual([2]);
		await expect.poll(async () => (await bus.state(["listing.listener"])).idle).toBe(true);

		expect(troubles).toEqual([
			`The message 1 on parley.${market}.fact.ListingRevised is no fact of this position, and is skipped by "listing.listener".`,
		]);
		await nc.close();
		await bus.close();
	});
});
