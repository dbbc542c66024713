import type { Checkpoints } from "@parley/ledger/store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Adapter, Market } from "./adapter.ts";

const everyone = async (market: Market): Promise<[Checkpoints, Checkpoints, Checkpoints]> => [
	(await market.as("settlement")).checkpoints,
	(await market.as("listing")).checkpoints,
	(await market.as("ledger")).checkpoints,
];

export function checkpointContract(adapter: Adapter): void {
	describe(`checkpoints on ${adapter.name}`, () => {
		let market: Market;
		beforeEach(async () => {
			market = await adapter.emptyMarket();
		});
		afterEach(() => market.close());

		test("start at zero and keep each name's own position", async () => {
			const { checkpoints } = await market.as("settlement");
			await checkpoints.save("deals", 4);
			await checkpoints.save("deals", 7);

			expect([await checkpoints.load("deals"), await checkpoints.load("timers")]).toEqual([7, 0]);
		});

		test("keep a memo beside the position, and change both together", async () => {
			const { checkpoints } = await market.as("settlement");
			expect(await checkpoints.memo("deals")).toBeUndefined();
			await checkpoints.save("deals", 4, '{"round":1}');
			expect([await checkpoints.load("deals"), await checkpoints.memo("deals")]).toEqual([
				4,
				'{"round":1}',
			]);
			await checkpoints.save("deals", 5);
			expect([await checkpoints.load("deals"), await checkpoints.memo("deals")]).toEqual([
				5,
				undefined,
			]);
		});

		test("keep what is parked in order, with its last error, until it is not", async () => {
			const { checkpoints } = await market.as("settlement");
			await checkpoints.park("deals", 9, "first");
			await checkpoints.park("deals", 3, "other");
			await checkpoints.park("deals", 9, "again");

			expect(await checkpoints.parked("deals")).toEqual([
				{ position: 3, error: "other" },
				{ position: 9, error: "again" },
			]);
			await checkpoints.unpark("deals", 3);
			expect(await checkpoints.parked("deals")).toEqual([{ position: 9, error: "again" }]);
			expect(await checkpoints.parked("timers")).toEqual([]);
		});

		others(() => market);
	});
}

function others(given: () => Market): void {
	test("show the ledger service what every service has parked", async () => {
		const [settlement, listing, ledger] = await everyone(given());
		await settlement.park("settlement.hold-funds", 9, "no money");
		await settlement.park("settlement.hold-funds", 3, "no deal");
		await listing.park("listing.deliver-stock", 4, "no stock");

		expect(await ledger.parkedAll()).toEqual([
			{ name: "listing.deliver-stock", position: 4, error: "no stock", again: false },
			{ name: "settlement.hold-funds", position: 3, error: "no deal", again: false },
			{ name: "settlement.hold-funds", position: 9, error: "no money", again: false },
		]);
	});

	test("let the ledger service ask whoever parked a message to handle it again, and say so once", async () => {
		const [settlement, listing, ledger] = await everyone(given());
		for (const position of [9, 3, 5]) await settlement.park("deals", position, "no money");
		expect(await settlement.takeAgain(["deals"])).toEqual([]);
		expect(await ledger.markAgain("deals", 9)).toBe(true);
		expect(await ledger.markAgain("deals", 3)).toBe(true);

		expect((await ledger.parkedAll()).map(({ again }) => again)).toEqual([true, false, true]);
		expect(await listing.takeAgain(["timers"])).toEqual([]);
		expect(await settlement.takeAgain(["timers", "deals"])).toEqual([
			{ name: "deals", position: 3 },
			{ name: "deals", position: 9 },
		]);
		expect(await settlement.takeAgain(["deals"])).toEqual([]);
		// It stays parked until it was handled.
		expect(await settlement.parked("deals")).toHaveLength(3);
	});

	test("ask for nothing that is not parked, or is no longer, or failed once more", async () => {
		const [settlement, , ledger] = await everyone(given());
		expect(await ledger.markAgain("deals", 9)).toBe(false);
		await settlement.park("deals", 9, "no money");
		expect(await ledger.markAgain("deals", 8)).toBe(false);
		expect(await ledger.markAgain("timers", 9)).toBe(false);
		expect(await ledger.markAgain("deals", 9)).toBe(true);
		await settlement.park("deals", 9, "still no money");
		expect(await settlement.takeAgain(["deals"])).toEqual([]);

		expect(await ledger.markAgain("deals", 9)).toBe(true);
		await settlement.unpark("deals", 9);
		expect(await settlement.takeAgain(["deals"])).toEqual([]);
		expect(await ledger.parkedAll()).toEqual([]);
	});
}
