import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Adapter, Market } from "./adapter.ts";

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
	});
}
