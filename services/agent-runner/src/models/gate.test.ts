import { beforeEach, describe, expect, it } from "vitest";
import { Gate, machineTime } from "./gate.ts";

const calm = new AbortController().signal;
let now: number;
let gate: Gate;
beforeEach(() => {
	now = 0;
	gate = new Gate({
		now: () => now,
		async pause(ms) {
			now += ms;
		},
	});
});

describe("a gate", () => {
	it("is open until it is shut", async () => {
		expect(await gate.pass(0, calm)).toBeUndefined();
		gate.shut("rate_limited", 500);
		expect(await gate.pass(499, calm)).toBe("rate_limited");
		expect(await gate.pass(500, calm)).toBeUndefined();
		expect(now).toBe(500);
	});

	it("stays shut for the longest that was asked", async () => {
		gate.shut("rate_limited", 500);
		gate.shut("overloaded", 200);
		expect(await gate.pass(499, calm)).toBe("rate_limited");
		gate.shut("overloaded", 900);
		expect(await gate.pass(600, calm)).toBe("overloaded");
	});

	it("counts bad news that came together once", async () => {
		for (let heard = 0; heard < 10; heard++) gate.shut("overloaded", undefined);
		await gate.pass(60_000, calm);
		expect(now).toBe(1_000);
	});

	it("stays shut longer each time in a row, up to a minute, and forgets the row with an answer", async () => {
		const waits: number[] = [];
		const wait = async () => {
			const before = now;
			gate.shut("overloaded", undefined);
			await gate.pass(60_000, calm);
			waits.push(now - before);
		};
		for (let time = 0; time < 8; time++) await wait();
		gate.relax();
		await wait();
		expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 1].map((seconds) => seconds * 1_000));
	});

	it("lets nobody wait on when the process is to stop", async () => {
		const stop = new AbortController();
		const real = new Gate(machineTime);
		real.shut("overloaded", 60_000);
		const waiting = real.pass(60_000, stop.signal);
		stop.abort();
		await expect(waiting).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
	});
});
