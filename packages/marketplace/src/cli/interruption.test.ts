import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { interruption } from "./interruption.ts";

function stage() {
	const host = Object.assign(new EventEmitter(), {
		left: [] as number[],
		exit: (code: number) => void host.left.push(code),
	});
	const time = { now: 0 };
	const notes: string[] = [];
	const signal = interruption(
		host,
		() => time.now,
		(line) => void notes.push(line),
	);
	return { host, time, notes, signal };
}

it("asks to stop at the first signal", () => {
	const { host, signal, notes } = stage();
	expect(signal.aborted).toBe(false);
	host.emit("SIGINT");
	expect([signal.aborted, notes.length, host.left]).toEqual([true, 1, []]);
});

it("takes a Ctrl-C that arrives twice within a second for one", () => {
	const { host, time, notes } = stage();
	host.emit("SIGINT");
	time.now = 1_000;
	host.emit("SIGINT");
	expect([host.left, notes.length]).toEqual([[], 1]);
});

it("ends at once at a later second signal", () => {
	const { host, time } = stage();
	host.emit("SIGTERM");
	time.now = 1_001;
	host.emit("SIGINT");
	expect(host.left).toEqual([130]);
});
