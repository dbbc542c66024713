import { BusUnavailable } from "@parley/bus/bus-unavailable";
import { PositionConflict } from "@parley/bus/nats/position-conflict";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Broker, broker, busOn, facts, listener, upTo } from "./ground.ts";

let natsServer: Broker;
beforeEach(async () => {
	natsServer = await broker();
});
afterEach(() => natsServer.end());

test("what a broker lost is published again, and its consumers come back by themselves", async () => {
	const { bus } = await busOn(natsServer.url);
	const heard: number[] = [];
	bus.subscribe(listener(heard));
	const some = facts(1, 4);
	await bus.publish(some.slice(0, 3));
	await expect.poll(() => heard).toEqual([1, 2, 3]);
	await natsServer.wipe();
	await natsServer.start();
	await expect.poll(() => bus.connected).toBe(true);

	const next = bus.publish(some.slice(3));
	await expect(next).rejects.toBeInstanceOf(PositionConflict);
	await expect(next).rejects.toMatchObject({ reached: 0 });
	expect(await bus.reached()).toBe(0);
	await bus.publish(some);
	await expect.poll(() => heard).toEqual([1, 2, 3, 1, 2, 3, 4]);
	await bus.close();
});

test("of a broker that is killed again and again nothing is lost", async () => {
	const { bus, parked } = await busOn(natsServer.url, { timeout: 2_000 });
	const heard: number[] = [];
	const subscription = listener(heard, { lanes: async ({ position }) => [`lane ${position % 7}`] });
	bus.subscribe(subscription);
	const some = facts(1, 900);
	const relay = async (): Promise<void> => {
		for (let at = 0; at < some.length; ) {
			try {
				at = await bus.reached();
				const batch = some.slice(at, at + 30);
				await bus.publish(batch);
				at += batch.length;
			} catch (error) {
				if (!(error instanceof BusUnavailable || error instanceof PositionConflict)) throw error;
			}
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	};
	const relayed = relay();
	for (const done of [100, 300, 500]) {
		await expect.poll(() => heard.length).toBeGreaterThan(done);
		await natsServer.kill();
		await natsServer.start();
	}
	await relayed;
	await expect.poll(() => new Set(heard).size).toBe(900);
	await expect
		.poll(async () => (await bus.state([subscription.name]).catch(() => ({ idle: false }))).idle)
		.toBe(true);

	expect(new Set(heard)).toEqual(new Set(upTo(900)));
	expect(parked).toEqual([]);
	await bus.close();
});

test("while the broker is down everything is unavailable, and a close comes to its end", async () => {
	const { bus, troubles } = await busOn(natsServer.url);
	bus.subscribe(listener([]));
	bus.serve("note", async () => 1);
	await bus.publish(facts(1, 1));
	await natsServer.kill();
	await expect.poll(() => bus.connected).toBe(false);

	await expect(bus.publish(facts(2, 2))).rejects.toBeInstanceOf(BusUnavailable);
	await expect(bus.reached()).rejects.toBeInstanceOf(BusUnavailable);
	await expect(bus.request("note", 1)).rejects.toThrow(
		/^The broker at nats:.* cannot be reached; the request to "note" was not sent\.$/,
	);
	await bus.close();
	expect(troubles).toContain(
		`The connection to the broker at ${natsServer.url} broke; it is made again.`,
	);
});

test("a request whose answer the broker took along is of unknown outcome, and the next one is answered", async () => {
	const { bus } = await busOn(natsServer.url, { patience: 20_000 });
	const asked = Promise.withResolvers<void>();
	const held = Promise.withResolvers<void>();
	let answered = 0;
	bus.serve("count", async () => {
		asked.resolve();
		await held.promise;
		return ++answered;
	});
	const lost = bus.request("count", {}, "a lane");
	const lostFails = expect(lost).rejects.toThrow(
		'The request to "count" was not answered before the connection broke; whether it was done is not known.',
	);
	await asked.promise;
	await natsServer.kill();
	await lostFails;
	held.resolve();
	await natsServer.start();

	expect(await bus.request("count", {}, "a lane")).toBe(2);
	await bus.close();
});

test("a bus that is opened before its broker waits for it, and says so once", async () => {
	await natsServer.kill();
	const troubles: string[] = [];
	const opened = busOn(natsServer.url, { onTrouble: (sentence) => void troubles.push(sentence) });
	await expect.poll(() => troubles.length).toBe(1);
	// It tries again meanwhile, and has said it.
	await new Promise((resolve) => setTimeout(resolve, 300));
	await natsServer.start();
	const { bus } = await opened;

	expect(await bus.reached()).toBe(0);
	expect(troubles).toEqual([
		`The broker at ${natsServer.url} cannot be reached yet; it is waited for.`,
	]);
	await bus.close();
});

test("a bus that is given up before its broker is there opens no more", async () => {
	await natsServer.kill();
	const giveUp = new AbortController();
	const opened = busOn(natsServer.url, { signal: giveUp.signal });
	giveUp.abort();
	await expect(opened).rejects.toBeInstanceOf(BusUnavailable);
});
