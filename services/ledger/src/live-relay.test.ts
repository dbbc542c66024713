import { setTimeout as delay } from "node:timers/promises";
import type { Message } from "@parley/bus/bus";
import { BusUnavailable } from "@parley/bus/bus-unavailable";
import { inProcessBus } from "@parley/bus/in-process-bus";
import { PositionConflict } from "@parley/bus/nats/position-conflict";
import { freely } from "@parley/bus/pace";
import { MemoryLedger, memoryCheckpoints } from "@parley/ledger/memory-store";
import { commit } from "@parley/runtime/testing/commit";
import { afterEach, describe, expect, test, vi } from "vitest";
import { keepRelaying, type RelayedBus, type Relaying } from "./live-relay.ts";
import { savedReach, savingReached } from "./saved-reach.ts";

const NOW = "2026-08-01T12:00:00.000Z";

/** Numbers from 0 to just below 1 that look random and are the same for the same seed. */
class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed + 1;
	}

	unit(): number {
		this.#state = (this.#state * 48_271) % 2_147_483_647;
		return this.#state / 2_147_483_647;
	}

	chance(probability: number): boolean {
		return this.unit() < probability;
	}

	below(end: number): number {
		return Math.floor(this.unit() * end);
	}
}

/** A ledger that says when something was committed. */
class Market {
	readonly ledger = new MemoryLedger("stalls", () => NOW);
	readonly listeners = new Set<(position?: number) => void>();
	#streams = 0;
	isDown = false;
	/** How often the ledger was read. */
	reads = 0;

	async commit(count = 1): Promise<void> {
		const facts = Array.from({ length: count }, () => ({ type: "ListingSold" }));
		await commit(this.ledger.store("listing"), `listing-${++this.#streams}`, ...facts);
		for (const listener of this.listeners) listener();
	}

	say(position: number): void {
		for (const listener of this.listeners) listener(position);
	}

	readonly changes = {
		onChange: (listener: (position?: number) => void) => {
			this.listeners.add(listener);
			return () => this.listeners.delete(listener);
		},
	};

	readonly outbox = {
		head: async () => this.#up(this.ledger.facts.length),
		relayed: async (after: number, limit: number) => {
			this.#up(0);
			this.reads++;
			return this.ledger.relayed(after, limit);
		},
	};

	#up<T>(value: T): T {
		if (this.isDown) throw Object.assign(new Error("gone"), { name: "LedgerUnavailable" });
		return value;
	}

	get ids(): string[] {
		return this.ledger.facts.map(({ id }) => id);
	}
}

/** A broker with a stream, which takes a message only at its place, and fails as often as it is told to. */
class Broker implements RelayedBus {
	ids: string[] = [];
	isDown = false;
	readonly #random: Random | undefined;
	readonly #trouble: number;

	constructor(random?: Random, trouble = 0) {
		this.#random = random;
		this.#trouble = trouble;
	}

	async publish(messages: readonly Message[]): Promise<void> {
		for (const { position, id } of messages) {
			await this.#mayFail();
			if (position !== this.ids.length + 1) throw new PositionConflict(position, this.ids.length);
			this.ids.push(id);
			// Taken, and the answer is lost.
			await this.#mayFail();
			if (this.#random?.chance(this.#trouble / 2) === true)
				this.ids.length -= this.#random.below(Math.min(this.ids.length, 5) + 1);
		}
	}

	async reached(): Promise<number> {
		await this.#mayFail();
		return this.ids.length;
	}

	async idAt(position: number): Promise<string | undefined> {
		await this.#mayFail();
		return this.ids[position - 1];
	}

	async #mayFail(): Promise<void> {
		if (this.#random?.chance(0.3) === true) await delay(0);
		if (this.isDown || this.#random?.chance(this.#trouble) === true)
			throw new BusUnavailable("The broker is away.");
	}
}

const ending: { stop(): Promise<void> }[] = [];
afterEach(async () => {
	await Promise.all(ending.splice(0).map(({ stop }) => stop()));
});

/** A hundred times as fast as life. */
const hastily = (ms: number, signal: AbortSignal): Promise<void> =>
	delay(ms / 100, undefined, { signal }).catch(() => {});

function relaying(market: Market, bus: RelayedBus, rest: Partial<Relaying> = {}) {
	const end = new AbortController();
	const troubles: string[] = [];
	const done = keepRelaying({
		outbox: market.outbox,
		changes: market.changes,
		bus,
		signal: end.signal,
		sleep: hastily,
		onTrouble: ({ message }) => troubles.push(message),
		...rest,
	});
	// A test that expects a failure awaits it as well.
	done.catch(() => {});
	const stop = async (): Promise<void> => {
		end.abort();
		await done.catch(() => {});
	};
	ending.push({ stop });
	return { done, troubles, stop };
}

const eventually = (check: () => void): Promise<void> =>
	vi.waitFor(check, { timeout: 60_000, interval: 2 });

describe("a relay", () => {
	test("passes on what was committed before it began, and everything after, in order", async () => {
		const market = new Market();
		const broker = new Broker();
		await market.commit(1_200);
		const relayed: number[] = [];
		const caughtUp: number[] = [];
		relaying(market, broker, {
			onRelayed: ({ position }) => relayed.push(position),
			onCaughtUp: (position) => caughtUp.push(position),
		});
		await eventually(() => expect(broker.ids).toEqual(market.ids));
		await market.commit(3);
		await eventually(() => expect(broker.ids).toEqual(market.ids));
		await eventually(() => expect(caughtUp.at(-1)).toBe(1_203));
		expect(relayed).toEqual(market.ids.map((_, index) => index + 1));
	});

	test("goes on where the bus stands", async () => {
		const market = new Market();
		const broker = new Broker();
		await market.commit(5);
		broker.ids = market.ids.slice(0, 3);
		const relayed: number[] = [];
		relaying(market, broker, { onRelayed: ({ position }) => relayed.push(position) });
		await eventually(() => expect(broker.ids).toEqual(market.ids));
		expect(relayed).toEqual([4, 5]);
	});

	test("finds a fact whose notification was lost", async () => {
		const market = new Market();
		const broker = new Broker();
		relaying(market, broker, { changes: { onChange: () => () => {} } });
		await market.commit(2);
		await eventually(() => expect(broker.ids).toEqual(market.ids));
	});

	test("does not read again for news of what it has passed on, nor for ever for what never comes", async () => {
		const market = new Market();
		const broker = new Broker();
		await market.commit(3);
		const sleep = (_: number, signal: AbortSignal) => hastily(1_000_000, signal);
		relaying(market, broker, { sleep });
		await eventually(() => expect(broker.ids).toEqual(market.ids));
		const { reads } = market;
		for (const position of [1, 2, 3, 3]) market.say(position);
		await delay(20);
		expect(market.reads).toBe(reads);
		market.say(9);
		await eventually(() => expect(market.reads).toBe(reads + 1));
		await delay(20);
		expect(market.reads).toBe(reads + 1);
		await market.commit();
		await eventually(() => expect(broker.ids).toEqual(market.ids));
	});

	test("sends again what the bus lost, though nothing new happens", async () => {
		const market = new Market();
		const broker = new Broker();
		await market.commit(9);
		const { troubles } = relaying(market, broker);
		await eventually(() => expect(broker.ids).toHaveLength(9));
		broker.ids.length = 4;
		await eventually(() => expect(broker.ids).toEqual(market.ids));
		expect(troubles).toEqual([
			"The bus stands at position 4, and stood at 9 before: what it lost is sent again from the ledger.",
		]);
		broker.ids.length = 0;
		await eventually(() => expect(broker.ids).toEqual(market.ids));
	});

	test("waits for a bus and a ledger that are away, and says so once", async () => {
		const market = new Market();
		const broker = new Broker();
		broker.isDown = true;
		await market.commit();
		const { troubles } = relaying(market, broker);
		await eventually(() => expect(troubles).toHaveLength(1));
		await delay(50);
		broker.isDown = false;
		await eventually(() => expect(broker.ids).toEqual(market.ids));
		market.isDown = true;
		await eventually(() => expect(troubles).toHaveLength(2));
		market.isDown = false;
		await market.commit();
		await eventually(() => expect(broker.ids).toEqual(market.ids));
		expect(troubles).toEqual([
			"The relay cannot go on for now: The broker is away.",
			"The relay cannot go on for now: gone",
		]);
	});

	test("stops, and sends nothing, where the bus is ahead of the ledger", async () => {
		const market = new Market();
		const broker = new Broker();
		await market.commit(2);
		broker.ids = ["a", "b", "c"];
		const { done, troubles } = relaying(market, broker);
		await expect(done).rejects.toMatchObject({ name: "ForeignBus" });
		expect(troubles[0]).toMatch(
			/^The bus stands at position 3 and this market's ledger ends at 2: /,
		);
		expect(broker.ids).toEqual(["a", "b", "c"]);
	});

	test.each([1, 2])(
		"stops where the bus holds another's message (at %i of 2)",
		async (standing) => {
			const market = new Market();
			const broker = new Broker();
			await market.commit(2);
			broker.ids = ["a", "b"].slice(0, standing);
			await expect(relaying(market, broker).done).rejects.toThrow(
				`The bus holds another message at position ${standing}`,
			);
			expect(broker.ids).toHaveLength(standing);
		},
	);

	test("stops where the bus becomes another's while it runs", async () => {
		const market = new Market();
		const broker = new Broker();
		await market.commit(2);
		const { done } = relaying(market, broker);
		await eventually(() => expect(broker.ids).toHaveLength(2));
		broker.ids = ["a", "b"];
		await expect(done).rejects.toMatchObject({ name: "ForeignBus" });
	});

	test("ends when told to, though the bus never answers", async () => {
		const market = new Market();
		await market.commit();
		const silent: RelayedBus = { publish: () => new Promise(() => {}), reached: async () => 0 };
		const { stop, done } = relaying(market, silent);
		await delay(5);
		await stop();
		await done;
	});

	test.each(Array.from({ length: 40 }, (_, seed) => seed))(
		"brings the bus to the ledger with a second relay and a bus that fails and forgets (seed %i)",
		async (seed) => {
			const random = new Random(seed);
			const market = new Market();
			const broker = new Broker(random, 0.02);
			const sleep = (ms: number, signal: AbortSignal): Promise<void> => hastily(ms / 5, signal);
			const relays = [relaying(market, broker, { sleep }), relaying(market, broker, { sleep })];
			for (let commits = 0; commits < 30; commits++) {
				await market.commit(1 + random.below(4));
				if (random.chance(0.1)) market.isDown = true;
				await delay(random.below(3));
				market.isDown = false;
			}
			await eventually(() => expect(broker.ids).toEqual(market.ids));
			for (const { troubles } of relays)
				expect(troubles.filter((said) => said.includes("another"))).toEqual([]);
		},
	);
});

describe("on a bus that keeps nothing", () => {
	const handled: number[] = [];
	function live(from: number, gate?: Promise<void>) {
		const bus = inProcessBus({ pace: freely(), from, onParked: async () => {} });
		bus.subscribe({
			name: "all",
			types: ["ListingSold"],
			lanes: async ({ stream }) => [stream],
			handle: async ({ position }) => {
				await gate;
				handled.push(position);
			},
		});
		return bus;
	}

	test("a relay runs ahead of what is handled, but only so far, and gives nothing twice", async () => {
		handled.length = 0;
		const market = new Market();
		await market.commit(100);
		const gate = Promise.withResolvers<void>();
		const bus = live(0, gate.promise);
		const given: number[] = [];
		relaying(market, bus, { ahead: 10, onRelayed: ({ position }) => given.push(position) });
		await eventually(() => expect(given).toHaveLength(10));
		await delay(30);
		expect(given).toHaveLength(10);
		gate.resolve();
		await eventually(() => expect(handled).toHaveLength(100));
		expect(new Set(handled).size).toBe(100);
	});

	test("a relay gives what is not handled yet no second time, however long that takes", async () => {
		handled.length = 0;
		const market = new Market();
		await market.commit(5);
		const gate = Promise.withResolvers<void>();
		const bus = live(0, gate.promise);
		const given: number[] = [];
		relaying(market, bus, { ahead: 10, onRelayed: ({ position }) => given.push(position) });
		await delay(60);
		gate.resolve();
		await eventually(() => expect(handled).toHaveLength(5));
		expect(given).toEqual([1, 2, 3, 4, 5]);
	});

	test("what was handled is remembered over a restart", async () => {
		handled.length = 0;
		const market = new Market();
		const checkpoints = memoryCheckpoints();
		await market.commit(20);
		const first = live(await savedReach(checkpoints));
		const saving = savingReached({
			checkpoints,
			bus: first,
			sleep: hastily,
			onTrouble: ({ message }) => expect.unreachable(message),
		});
		const { stop } = relaying(market, first, { ahead: 5_000 });
		await eventually(() => expect(handled).toHaveLength(20));
		await stop();
		await first.close();
		await saving.stop();
		await market.commit(5);

		relaying(market, live(await savedReach(checkpoints)), { ahead: 5_000 });
		await eventually(() => expect(handled).toHaveLength(25));
		expect(handled.toSorted((a, b) => a - b)).toEqual(market.ids.map((_, index) => index + 1));
	});
});
