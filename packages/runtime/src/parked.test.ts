import { setTimeout as delay } from "node:timers/promises";
import { BusUnavailable } from "@parley/bus/bus-unavailable";
import { MemoryDocuments } from "@parley/ledger/memory-documents";
import { MemoryLedger, memoryCheckpoints } from "@parley/ledger/memory-store";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepRetrying, parkInto } from "./parked.ts";
import type { Service } from "./service.ts";
import { commit } from "./testing/commit.ts";
import type { World } from "./world.ts";

const NOW = "2026-08-01T12:00:00.000Z";
const NAME = "negotiation.waker";

const ledger = new MemoryLedger("stalls", () => NOW);
const store = ledger.store("negotiation");
const world = {
	documents: new MemoryDocuments(store, []),
	store,
} as Partial<World> as World;

let checkpoints: ReturnType<typeof memoryCheckpoints>;
let handled: string[];
let fails: (key: string) => Error | undefined;
let end: AbortController;
let done: Promise<void>;

const service: Service = {
	name: "negotiation",
	deciders: {},
	projections: [],
	timers: [],
	processes: [
		{
			name: "waker",
			on: ["ListingSold"],
			keys: () => ["ann", "bob"],
			async handle({ position }, _world, key) {
				const error = fails(key);
				if (error !== undefined) throw error;
				handled.push(`${position} ${key}`);
			},
		},
	],
};

beforeEach(async () => {
	checkpoints = memoryCheckpoints();
	handled = [];
	fails = () => undefined;
	end = new AbortController();
	if (ledger.facts.length === 0)
		await commit(ledger.store("listing"), "listing-1", { type: "ListingSold" });
	await parkInto(checkpoints)(NAME, { position: 1 }, new Error("It rained."));
	done = keepRetrying({
		service,
		world,
		checkpoints,
		signal: end.signal,
		sleep: (ms, signal) => delay(ms / 100, undefined, { signal }).catch(() => {}),
	});
});
afterEach(async () => {
	end.abort();
	await done;
});

const eventually = (check: () => void | Promise<void>): Promise<void> =>
	vi.waitFor(check, { timeout: 60_000, interval: 2 });

test("what is parked stays so until somebody asks, and is then handled for each of its keys", async () => {
	await delay(30);
	expect(handled).toEqual([]);
	expect(await checkpoints.parked(NAME)).toEqual([{ position: 1, error: "It rained." }]);

	await checkpoints.markAgain(NAME, 1);
	await eventually(async () => expect(await checkpoints.parked(NAME)).toEqual([]));
	expect(handled).toEqual(["1 ann", "1 bob"]);
});

test("what fails again is parked with its new error, and not tried until somebody asks again", async () => {
	fails = (key) => (key === "bob" ? new Error("It snowed.") : undefined);
	await checkpoints.markAgain(NAME, 1);
	await eventually(async () =>
		expect(await checkpoints.parked(NAME)).toEqual([{ position: 1, error: "It snowed." }]),
	);
	await delay(30);
	expect(handled).toEqual(["1 ann"]);
});

test("a market that is unavailable is waited for", async () => {
	let failures = 0;
	fails = () => (failures++ < 3 ? new BusUnavailable("Nobody is there.") : undefined);
	await checkpoints.markAgain(NAME, 1);
	await eventually(async () => expect(await checkpoints.parked(NAME)).toEqual([]));
	expect(handled).toEqual(["1 ann", "1 bob"]);
});

test("whoever stops meanwhile leaves it parked", async () => {
	fails = () => new BusUnavailable("Nobody is there.");
	await checkpoints.markAgain(NAME, 1);
	await delay(20);
	end.abort();
	await done;
	expect(await checkpoints.parked(NAME)).toMatchObject([{ position: 1 }]);
});

test("a fact that the service may not see is parked with a sentence that says so", async () => {
	await checkpoints.park(NAME, 7, "It rained.");
	await checkpoints.markAgain(NAME, 7);
	await eventually(async () =>
		expect((await checkpoints.parked(NAME))[1]?.error).toBe(
			"The ledger does not show position 7 to whoever parked it.",
		),
	);
});
