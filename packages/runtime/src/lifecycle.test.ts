import { EventEmitter } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { lifecycle, waitFor } from "./lifecycle.ts";

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
	delay(ms, undefined, { signal }).catch(() => {});

class FakeProcess extends EventEmitter {
	readonly codes: number[] = [];
	exit(code: number): void {
		this.codes.push(code);
	}
}

function living(limitMs?: number) {
	const process = new FakeProcess();
	const lines: string[] = [];
	const say = (_fields: object, sentence: string): void => void lines.push(sentence);
	const life = lifecycle({
		process,
		log: { info: say, error: say },
		sleep,
		...(limitMs === undefined ? {} : { limitMs }),
	});
	return { process, lines, life };
}

const ended = (process: FakeProcess): Promise<void> =>
	expect.poll(() => process.codes).toHaveLength(1);

test("a process that is told to end stops everything, whatever brings work before what the work needs", async () => {
	const { process, lines, life } = living();
	const order: string[] = [];
	const step = (name: string) => async () => {
		await delay(1);
		order.push(name);
	};
	life.at("telemetry", "the telemetry", step("telemetry"));
	life.at("ledger", "the ledger", step("ledger"));
	life.at("http", "the server", step("http"));
	life.at("bus", "the bus", step("bus"));
	life.at("background", "the relay", step("relay"));
	life.at("intake", "the processes", step("processes"));
	life.at("readiness", "the readiness", () => void order.push("readiness"));
	process.emit("SIGTERM", "SIGTERM");
	expect(life.stopping.aborted).toBe(true);
	await ended(process);
	expect(process.codes).toEqual([0]);
	expect(order).toEqual(["readiness", "http", "processes", "relay", "bus", "ledger", "telemetry"]);
	expect(lines).toEqual(["Stopping: SIGTERM."]);
});

test("a step that fails is named, the others are still taken, and the code says so", async () => {
	const { process, lines, life } = living();
	const taken: string[] = [];
	life.at("http", "The server", () => {
		throw new Error("no\nway");
	});
	life.at("ledger", "The ledger", () => void taken.push("ledger"));
	process.emit("SIGINT", "SIGINT");
	await ended(process);
	expect(process.codes).toEqual([1]);
	expect(taken).toEqual(["ledger"]);
	expect(lines[1]).toMatch(/^The server did not stop as it should: no way \(at .+\)$/);
});

test("telemetry that cannot be sent is no failure", async () => {
	const { life } = living();
	life.at("telemetry", "The telemetry", () => Promise.reject(new Error("no collector")));
	expect(await life.stop("done")).toBe(0);
});

test("a step that hangs is cut short, and named", async () => {
	const { lines, life } = living(20);
	life.at("bus", "the bus", () => new Promise(() => {}));
	life.at("ledger", "the ledger", () => {});
	expect(await life.stop("done")).toBe(1);
	expect(lines[1]).toBe(
		"Stopping took longer than 0.02 seconds and is cut short at: the bus, the ledger.",
	);
});

test("a second signal ends the process at once", async () => {
	const { process, life } = living();
	life.at("bus", "the bus", () => new Promise(() => {}));
	process.emit("SIGTERM", "SIGTERM");
	process.emit("SIGINT", "SIGINT");
	expect(process.codes).toEqual([1]);
});

test.each(["uncaughtException", "unhandledRejection"])(
	"a defect (%s) ends the process with one line",
	(event) => {
		const { process, lines } = living();
		process.emit(event, new Error("half\na\n  thing"));
		expect(process.codes).toEqual([1]);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(/^Stopped by a defect: half a thing \(at .+\)$/);
		expect(lines[0]).not.toContain("\n");
	},
);

test("whoever leaves hears no signal any more", () => {
	const { process, life } = living();
	life.leave();
	expect(process.eventNames()).toEqual([]);
});

const hastily = (_ms: number, signal: AbortSignal): Promise<void> => sleep(1, signal);

test("what is not there yet is waited for, and said once for each reason", async () => {
	const troubles: string[] = [];
	const reasons = ["refused", "refused", "starting up", "starting up"];
	const found = await waitFor(
		"Postgres",
		async () => {
			const reason = reasons.shift();
			if (reason !== undefined) throw new Error(reason);
			return "there";
		},
		{
			signal: new AbortController().signal,
			sleep: hastily,
			onTrouble: ({ message }) => troubles.push(message),
		},
	);
	expect(found).toBe("there");
	expect(troubles).toEqual(["Waiting for Postgres: refused", "Waiting for Postgres: starting up"]);
});

test("an error without words is told by its code", async () => {
	const troubles: string[] = [];
	const end = new AbortController();
	const waiting = waitFor(
		"NATS",
		async () => {
			throw Object.assign(new AggregateError([]), { code: "ECONNREFUSED" });
		},
		{ signal: end.signal, sleep: hastily, onTrouble: ({ message }) => troubles.push(message) },
	);
	await expect.poll(() => troubles).toEqual(["Waiting for NATS: ECONNREFUSED"]);
	end.abort();
	await expect(waiting).rejects.toThrow("Stopped while it waited for NATS.");
});

test("a mistake that no waiting mends is not waited for", async () => {
	const waiting = waitFor(
		"Postgres",
		async () => {
			throw new TypeError("That is no address.");
		},
		{ signal: new AbortController().signal, sleep: hastily, onTrouble: () => {} },
	);
	await expect(waiting).rejects.toThrow("That is no address.");
});
