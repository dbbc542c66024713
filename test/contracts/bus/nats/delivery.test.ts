import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { BusUnavailable } from "@parley/bus/bus-unavailable";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { natsForTests } from "../../../integration/nats.ts";
import { gate, message } from "../adapter.ts";
import { busOn, facts, listener, upTo } from "./ground.ts";

/** For who is to be given nothing twice, however slow the machine is: the broker waits for it. */
const UNHURRIED = { ackWait: 1_500 };

let server: Awaited<ReturnType<typeof natsForTests>>;
beforeAll(async () => {
	server = await natsForTests();
});
afterAll(() => server.stop());

/** A process that takes everything, acknowledges nothing, and dies. */
async function dies(market: string, durable: string): Promise<number> {
	const nc = await connect({ servers: server.url });
	const js = (await jetstreamManager(nc)).jetstream();
	const consumer = await js.consumers.get(`PARLEY_${market}`, durable);
	let taken = 0;
	for await (const _ of await consumer.fetch({ max_messages: 100, expires: 1_000 })) taken++;
	await nc.close();
	return taken;
}

describe("a delivery on JetStream", () => {
	test("to a process that died is made again to the next", async () => {
		const { bus, market } = await busOn(server.url);
		const heard: number[] = [];
		await bus.subscribe(listener([]))();
		await bus.publish(facts(1, 3));
		await expect.poll(async () => dies(market, "listing_listener")).toBe(3);
		bus.subscribe(listener(heard));

		await expect.poll(() => heard.toSorted()).toEqual([1, 2, 3]);
		await bus.close();
	});

	test("to processes that died, however many, is made again, and said, and never parked", async () => {
		const { bus, again, market, parked, troubles } = await busOn(server.url, { ackWait: 100 });
		const heard: number[] = [];
		await bus.subscribe(listener([]))();
		await bus.publish(facts(1, 2));
		for (let died = 0; died < 20; died += await dies(market, "listing_listener"));
		const other = await again(UNHURRIED);
		other.subscribe(listener(heard));
		await expect.poll(() => heard.toSorted()).toEqual([1, 2]);
		await expect.poll(async () => (await other.state(["listing.listener"])).idle).toBe(true);

		expect(parked).toEqual([]);
		expect(troubles).toEqual([
			expect.stringMatching(
				/^Position [12] was delivered to "listing.listener" \d+ times and is not dealt with yet/,
			),
		]);
		await Promise.all([bus.close(), other.close()]);
	});

	test("to processes that died does not make its handler's failures any fewer", async () => {
		const { bus, again, market, parked } = await busOn(server.url, { ackWait: 100 });
		let tries = 0;
		await bus.subscribe(listener([]))();
		await bus.publish(facts(1, 1));
		for (let died = 0; died < 10; died += await dies(market, "listing_listener"));
		const broken = listener([], {
			handle() {
				tries++;
				return Promise.reject(new Error("broken"));
			},
		});
		const other = await again(UNHURRIED);
		other.subscribe(broken);
		await expect.poll(() => parked.length).toBe(1);

		expect([tries, String(parked[0]?.error)]).toEqual([5, "Error: broken"]);
		await Promise.all([bus.close(), other.close()]);
	});

	test("that takes long is not made again to another process meanwhile", async () => {
		const { bus, again, market } = await busOn(server.url, { ackWait: 1_500 });
		const held = gate();
		const other = await again();
		const heard: number[] = [];
		const slow = listener(heard, {
			async handle({ position }) {
				heard.push(position);
				await held.opened;
			},
		});
		bus.subscribe(slow);
		other.subscribe(slow);
		const nc = await connect({ servers: server.url });
		const answers = nc.subscribe(`$JS.ACK.PARLEY_${market}.>`);
		await nc.flush();
		await bus.publish(facts(1, 1));
		// Three a time to acknowledge are said to be at work: with the fourth it is over.
		let beats = 0;
		for await (const answer of answers)
			if (answer.string().startsWith("+WPI") && ++beats === 4) break;
		held.open();
		await expect.poll(async () => (await bus.state([slow.name])).idle).toBe(true);

		expect(heard).toEqual([1]);
		await Promise.all([bus.close(), other.close(), nc.close()]);
	});

	test("is shared out among the processes of a service, and each fact is handled by one", async () => {
		const { bus, again } = await busOn(server.url, { ackWait: 20_000 });
		const other = await again();
		const [here, there]: [number[], number[]] = [[], []];
		const each = (heard: number[]) =>
			listener(heard, { lanes: async ({ position }) => [`lane ${position}`] });
		bus.subscribe(each(here));
		other.subscribe(each(there));
		await bus.publish(facts(1, 1_000));
		await expect.poll(() => here.length + there.length).toBe(1_000);

		expect([...here, ...there].toSorted((a, b) => a - b)).toEqual(upTo(1_000));
		await Promise.all([bus.close(), other.close()]);
	});

	test("of what was in hand goes to another process when this one closes", async () => {
		const { bus, again, parked } = await busOn(server.url, { ackWait: 20_000 });
		const tried = gate();
		const broken = listener([], {
			handle() {
				tried.open();
				return Promise.reject(new BusUnavailable("not here"));
			},
		});
		bus.subscribe(broken);
		await bus.publish(facts(1, 3));
		await tried.opened;
		await bus.close();
		const other = await again();
		const heard: number[] = [];
		other.subscribe(listener(heard));

		await expect.poll(() => heard.toSorted()).toEqual([1, 2, 3]);
		expect(parked).toEqual([]);
		await other.close();
	});

	test("that could not be parked is made again until it can be", async () => {
		let nowhere = true;
		const parked: number[] = [];
		const { bus, troubles } = await busOn(server.url, {
			async onParked(_, { position }) {
				if (nowhere) throw new Error("nowhere to park");
				parked.push(position);
			},
		});
		bus.subscribe(listener([], { handle: () => Promise.reject(new Error("broken")) }));
		await bus.publish(facts(1, 1));
		await expect
			.poll(() => troubles)
			.toContain(
				'Position 1 failed in "listing.listener" and could not be parked: nowhere to park',
			);
		nowhere = false;
		await expect.poll(() => parked).toEqual([1]);
		await expect(bus.close()).rejects.toThrow("nowhere to park");
	});

	test("follows the types that the code names now", async () => {
		const { bus, again } = await busOn(server.url);
		await bus.publish([message(1, { type: "ListingSold" }), message(2)]);
		const before: number[] = [];
		const stop = bus.subscribe(listener(before));
		await expect.poll(() => before).toEqual([2]);
		await stop();
		const other = await again();
		const after: number[] = [];
		other.subscribe(listener(after, { types: ["ListingRevised", "ListingSold"] }));
		await expect.poll(async () => (await other.state(["listing.listener"])).idle).toBe(true);
		await bus.publish([message(3, { type: "ListingSold" }), message(4)]);

		await expect.poll(() => after).toEqual([3, 4]);
		await Promise.all([bus.close(), other.close()]);
	});
});

describe("the clock of a market in virtual time", () => {
	test("travels with requests and facts", async () => {
		const seen: string[] = [];
		const clock = {
			now: () => "2026-02-03T04:05:06.000Z",
			seen: (at: string) => void seen.push(at),
		};
		const { bus, again } = await busOn(server.url, { clock, patience: 20_000 });
		const other = await again();
		other.serve("note", async () => seen.length);
		expect(await bus.request("note", 1)).toBe(1);
		const sent = message(1);
		other.subscribe(listener([]));
		await bus.publish([sent]);

		await expect.poll(() => seen).toEqual(["2026-02-03T04:05:06.000Z", sent.at]);
		await Promise.all([bus.close(), other.close()]);
	});
});

describe("a request between processes", () => {
	test("is answered by one of those that serve it, in order for a lane", async () => {
		const { bus, again } = await busOn(server.url, { patience: 20_000 });
		const others = [await again(), await again()];
		const log: string[] = [];
		for (const other of others)
			other.serve("step", async (body) => {
				log.push(`begin ${body}`);
				await new Promise((resolve) => setTimeout(resolve, 3));
				log.push(`end ${body}`);
				return body;
			});
		const answers = upTo(10).map((body) => bus.request("step", body, "stream 1\r\né"));

		expect(await Promise.all(answers)).toEqual(upTo(10));
		expect(log).toEqual(upTo(10).flatMap((body) => [`begin ${body}`, `end ${body}`]));
		await Promise.all([bus, ...others].map((each) => each.close()));
	});

	test("that is no JSON is for whoever serves to judge", async () => {
		const { bus, market } = await busOn(server.url);
		const bodies: unknown[] = [];
		bus.serve("judge", async (body) => bodies.push(body));
		const nc = await connect({ servers: server.url });
		for (const sent of ["", "{", "null"]) await nc.request(`parley.${market}.judge`, sent);

		expect(bodies).toEqual([undefined, undefined, null]);
		await Promise.all([bus.close(), nc.close()]);
	});

	test("waits for a service that comes late", async () => {
		const { bus, again } = await busOn(server.url, { patience: 20_000 });
		const answered = bus.request("late", 20);
		const other = await again();
		other.serve("late", async (body) => Number(body) + 1);

		expect(await answered).toBe(21);
		await Promise.all([bus.close(), other.close()]);
	});

	test("rejects under the name of the server's error, unless that is no name", async () => {
		const { bus } = await busOn(server.url);
		bus.serve("fail", async (name) => {
			throw Object.assign(new Error("Line one.\nLine two."), { name });
		});

		await expect(bus.request("fail", "LedgerUnavailable")).rejects.toMatchObject({
			name: "LedgerUnavailable",
			message: "Line one.\nLine two.",
		});
		await expect(bus.request("fail", "a\r\nb")).rejects.toMatchObject({ name: "Error" });
		await bus.close();
	});

	test("that nobody answers, because its replica died with it, is asked once more", async () => {
		const { bus } = await busOn(server.url, { timeout: 2_000 });
		const died = gate();
		const taken: unknown[] = [];
		bus.serve("count", async (body) => {
			if (taken.push(body) === 1) await died.opened;
			return Number(body) + 1;
		});

		expect(await bus.request("count", 1)).toBe(2);
		expect(taken).toEqual([1, 1]);
		died.open();
		await bus.close();
	});

	test("that is not answered in time is of unknown outcome, and an answer may be too large", async () => {
		const { bus, again } = await busOn(server.url, { timeout: 200 });
		const held = gate();
		bus.serve("wait", () => held.opened);

		const late = bus.request("wait", 1);
		await expect(late).rejects.toBeInstanceOf(BusUnavailable);
		await expect(late).rejects.toThrow("was not answered twice within 200 ms; whether it was done");
		held.open();
		const other = await again({ timeout: 20_000 });
		other.serve("shout", async () => "x".repeat(2_000_000));
		await expect(other.request("shout", 1)).rejects.toThrow("too large for the broker");
		await Promise.all([bus.close(), other.close()]);
	});
});
