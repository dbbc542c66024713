import type { Fact } from "@parley/contracts/fact";
import {
	type Following,
	follow,
	retryParked,
	type Subscription,
} from "@parley/ledger/subscription";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Adapter, append, type Eyes, type Market } from "./adapter.ts";
import { entry } from "./sample.ts";

/** A subscription under test, and what it was given so far. */
interface Reading {
	eyes(): Eyes;
	seen(): number[];
	subscribe(rest?: Partial<Subscription>): Following;
	publish(from: number, to: number): Promise<void>;
	saw(positions: number[]): Promise<void>;
}

export function subscriptionContract(adapter: Adapter): void {
	describe(`a subscription on ${adapter.name}`, () => {
		const reader = reading(adapter);
		delivers(reader);
		fails(reader);
	});
}

function reading(adapter: Adapter): Reading {
	let market: Market;
	let eyes: Eyes;
	let following: Following | undefined;
	let seen: number[];
	beforeEach(async () => {
		market = await adapter.emptyMarket();
		eyes = await market.as("listing");
		seen = [];
	});
	afterEach(async () => {
		await following?.stop();
		await market.close();
	});
	return {
		eyes: () => eyes,
		seen: () => seen,
		subscribe: (rest = {}) => {
			const handle = async (fact: Fact): Promise<void> => void seen.push(fact.position);
			following = follow({ ...eyes, name: "reader", handle, sleep: async () => {}, ...rest });
			return following;
		},
		publish: async (from, to) => {
			for (let version = from; version < to; version++)
				await append(
					market,
					entry("listing-1", version, [{ type: version % 2 === 0 ? "Even" : "Odd" }]),
				);
		},
		saw: (positions) => expect.poll(() => seen).toEqual(positions),
	};
}

function delivers(reader: Reading): void {
	test("catches up and then hears of each new fact, in order", async () => {
		await reader.publish(0, 3);
		reader.subscribe();
		await reader.saw([1, 2, 3]);
		await reader.publish(3, 6);
		await reader.saw([1, 2, 3, 4, 5, 6]);
	});

	test("goes on after what it handled before it was stopped", async () => {
		await reader.publish(0, 3);
		const first = reader.subscribe();
		await reader.saw([1, 2, 3]);
		await first.stop();
		await reader.publish(3, 5);
		reader.subscribe();
		await reader.saw([1, 2, 3, 4, 5]);
	});

	test("is given the types it asks for, and does not look at the others twice", async () => {
		await reader.publish(0, 5);
		reader.subscribe({ types: ["Odd"] });
		await reader.saw([2, 4]);
		await expect.poll(() => reader.eyes().checkpoints.load("reader")).toBe(5);
	});

	test("waits for the fact being handled when it is stopped, and keeps that it was", async () => {
		await reader.publish(0, 2);
		const entered = Promise.withResolvers<void>();
		const gate = Promise.withResolvers<void>();
		const handle = async (fact: Fact): Promise<void> => {
			entered.resolve();
			await gate.promise;
			reader.seen().push(fact.position);
		};
		const first = reader.subscribe({ handle });
		await entered.promise;
		const stopped = first.stop();
		gate.resolve();
		await stopped;

		expect([reader.seen(), await reader.eyes().checkpoints.load("reader")]).toEqual([[1], 1]);
	});

	test("goes on when the store comes back", async () => {
		await reader.publish(0, 2);
		let outages = 2;
		const head = async (): Promise<number> => {
			if (outages-- > 0) throw new Error("The database went away.");
			return reader.eyes().store.head();
		};
		const store = {
			...reader.eyes().store,
			head,
			read: reader.eyes().store.read.bind(reader.eyes().store),
		};
		reader.subscribe({ store });
		await reader.saw([1, 2]);
	});
}

function fails(reader: Reading): void {
	test("tries again before it gives a fact up, waiting longer each time", async () => {
		const waits: number[] = [];
		await reader.publish(0, 2);
		let failures = 3;
		const handle = async (fact: Fact): Promise<void> => {
			if (fact.position === 1 && failures-- > 0) throw new Error("not yet");
			reader.seen().push(fact.position);
		};
		reader.subscribe({ handle, sleep: async (milliseconds) => void waits.push(milliseconds) });
		await reader.saw([1, 2]);
		expect(waits).toEqual(waits.toSorted((a, b) => a - b));
		expect(waits).toHaveLength(3);
		expect(await reader.eyes().checkpoints.parked("reader")).toEqual([]);
	});

	test("parks a fact that keeps failing, says so, moves on, and can try it again", async () => {
		await reader.publish(0, 3);
		const troubles: string[] = [];
		const handle = async (fact: Fact): Promise<void> => {
			if (fact.position === 2) throw new Error("It is not for me.");
			reader.seen().push(fact.position);
		};
		reader.subscribe({ handle, onTrouble: ({ message }) => void troubles.push(message) });
		await reader.saw([1, 3]);
		expect(await reader.eyes().checkpoints.parked("reader")).toEqual([
			{ position: 2, error: "It is not for me." },
		]);
		expect(troubles).toEqual(["reader parked position 2 after 5 tries: It is not for me."]);

		expect(await retryParked({ ...reader.eyes(), name: "reader", handle })).toEqual({
			handled: 0,
			parked: 1,
		});
		const better = async (fact: Fact): Promise<void> => void reader.seen().push(fact.position);
		expect(await retryParked({ ...reader.eyes(), name: "reader", handle: better })).toEqual({
			handled: 1,
			parked: 0,
		});
		expect([reader.seen(), await reader.eyes().checkpoints.parked("reader")]).toEqual([
			[1, 3, 2],
			[],
		]);
	});
}
