import { expect, test } from "vitest";
import { deferral } from "./delivering.ts";

const COUNTS = Array.from({ length: 40 }, (_, index) => index + 1);

test("a message does not wait before its ninth delivery, and then longer and longer, up to two seconds", () => {
	const waits = COUNTS.map((deliveries) => deferral(4 - (deliveries % 4) + 3, deliveries));
	expect(waits.slice(0, 8)).toEqual(Array(8).fill(0));
	expect(waits.slice(8, 12)).toEqual([10, 20, 40, 80]);
	expect(Math.max(...waits)).toBe(2_000);
});

test("each of two that were in hand together comes before the other at one time or another", () => {
	for (const [one, other] of [
		[1, 2],
		[7, 9],
		[10, 13],
	] as const) {
		const before = COUNTS.map((count) => deferral(one, count) - deferral(other, count));
		expect([Math.min(...before) < 0, Math.max(...before) > 0]).toEqual([true, true]);
	}
});
