import { setTimeout as delay } from "node:timers/promises";
import { BusUnavailable } from "@parley/bus/bus-unavailable";
import type { Answer, Command } from "@parley/contracts/command";
import { later } from "@parley/contracts/time";
import { MemoryDocuments } from "@parley/ledger/memory-documents";
import { MemoryLedger } from "@parley/ledger/memory-store";
import { afterEach, expect, test, vi } from "vitest";
import { keepTimers } from "./live-timers.ts";
import type { Service } from "./service.ts";
import { commit } from "./testing/commit.ts";
import { type TimerRule, timerTable } from "./timers.ts";

const START = "2026-01-05T09:00:00.000Z";

/** A negotiation has a deadline; its end makes that needless. */
const rules: readonly TimerRule[] = [
	{
		on: ["NegotiationOpened", "NegotiationEnded"],
		clear: ({ stream }) => [stream],
		set: ({ type, stream, data }) =>
			type === "NegotiationOpened"
				? { key: stream, due: String(data.deadline), stream, type: "End", data: {} }
				: undefined,
	},
];
const service: Service = {
	name: "negotiation",
	deciders: {},
	projections: [],
	processes: [],
	timers: rules,
};

const REFUSED: Answer = { ok: false, refusal: { code: "TOO_EARLY", because: "It is too early." } };

/** Timers over a ledger, and a sender that does as it is told. */
class Stage {
	readonly ledger = new MemoryLedger("stalls", () => START);
	readonly store = this.ledger.store("negotiation");
	readonly sent: Command[] = [];
	readonly troubles: string[] = [];
	readonly listeners = new Set<() => void>();
	now = START;
	answer: (command: Command) => Promise<Answer> = (command) => this.end(command);

	#end = new AbortController();
	#done: Promise<void> | undefined;

	start(): void {
		this.#done = keepTimers({
			service,
			documents: new MemoryDocuments(this.store, [timerTable(service.name, rules)]),
			send: (command) => {
				this.sent.push(command);
				return this.answer(command);
			},
			now: () => this.now,
			changes: {
				onChange: (listener) => {
					this.listeners.add(listener);
					return () => this.listeners.delete(listener);
				},
			},
			// A hundred times as fast as life.
			sleep: (ms, signal) => delay(ms / 100, undefined, { signal }).catch(() => {}),
			signal: this.#end.signal,
			onTrouble: ({ message }) => this.troubles.push(message),
		});
	}

	async stop(): Promise<void> {
		this.#end.abort();
		await this.#done;
	}

	async say(stream: string, type: string, data: Record<string, unknown> = {}): Promise<void> {
		await commit(this.store, stream, { type, data });
		for (const listener of this.listeners) listener();
	}

	async open(name: string, milliseconds: number): Promise<void> {
		await this.say(`negotiation-${name}`, "NegotiationOpened", {
			deadline: later(START, milliseconds),
		});
	}

	/** The command's effect, once. */
	async end({ stream }: Command): Promise<Answer> {
		await this.say(stream, "NegotiationEnded");
		return { ok: true, facts: [] };
	}

	get streams(): string[] {
		return this.sent.map(({ stream }) => stream);
	}
}

let stage: Stage;
const open = (): Stage => {
	stage = new Stage();
	return stage;
};
afterEach(() => stage.stop());

const eventually = (check: () => void): Promise<void> =>
	vi.waitFor(check, { timeout: 60_000, interval: 2 });

test("a timer is sent once it is due, and the next one when that is", async () => {
	const { sent } = open();
	await stage.open("a", 1_000);
	await stage.open("b", 60_000);
	stage.start();
	await delay(20);
	expect(sent).toEqual([]);
	stage.now = later(START, 1_000);
	await eventually(() => expect(stage.streams).toEqual(["negotiation-a"]));
	stage.now = later(START, 60_000);
	await eventually(() => expect(stage.streams).toEqual(["negotiation-a", "negotiation-b"]));
	expect(sent[0]).toMatchObject({ type: "End", actor: { kind: "timer", id: "market" } });
});

test("timers long past are sent at once, those of one stream in the order they were due", async () => {
	open();
	for (let n = 0; n < 100; n++) await stage.open(`n${n}`, n);
	stage.now = later(START, 400 * 24 * 3_600_000);
	stage.start();
	await eventually(() => expect(stage.sent).toHaveLength(100));
	await delay(20);
	expect(new Set(stage.streams).size).toBe(100);
});

test("a timer that is set while it sleeps is not overslept", async () => {
	open();
	stage.start();
	await delay(5);
	await stage.open("a", 0);
	await eventually(() => expect(stage.sent).toHaveLength(1));
});

test("a timer that a fact made needless is not sent", async () => {
	open();
	await stage.open("a", 1_000);
	stage.start();
	await stage.say("negotiation-a", "NegotiationEnded");
	stage.now = later(START, 5_000);
	await delay(30);
	expect(stage.sent).toEqual([]);
});

test("a timer that is refused and stands is tried less and less often, each time as another command", async () => {
	open();
	stage.answer = async () => REFUSED;
	await stage.open("a", 0);
	stage.start();
	await eventually(() => expect(stage.sent).toHaveLength(1));
	await delay(50);
	expect(stage.sent).toHaveLength(1);
	for (const [tries, seconds] of [1, 3, 7].entries()) {
		stage.now = later(START, seconds * 1_000);
		await eventually(() => expect(stage.sent).toHaveLength(tries + 2));
		await delay(20);
		expect(stage.sent).toHaveLength(tries + 2);
	}
	expect(new Set(stage.sent.map(({ id }) => id)).size).toBe(4);
});

test("what was refused once succeeds as soon as it may, and is forgotten", async () => {
	open();
	stage.answer = async () => REFUSED;
	await stage.open("a", 0);
	stage.start();
	await eventually(() => expect(stage.sent).toHaveLength(1));
	stage.answer = (command) => stage.end(command);
	stage.now = later(START, 2_000);
	await eventually(() => expect(stage.sent).toHaveLength(2));
	// Set anew by another fact, it is due at once.
	await stage.open("a", 0);
	await eventually(() => expect(stage.sent).toHaveLength(3));
});

test("a send that finds the market unavailable is repeated with the same command", async () => {
	open();
	let failures = 0;
	stage.answer = async (command) => {
		if (failures++ < 3) throw new BusUnavailable("Nobody is there.");
		return stage.end(command);
	};
	await stage.open("a", 0);
	stage.start();
	await eventually(() => expect(stage.sent).toHaveLength(4));
	expect(new Set(stage.sent.map(({ id }) => id)).size).toBe(1);
	expect(stage.troubles).toEqual(["The timers of negotiation wait: Nobody is there."]);
});

test("a send that fails for good is said so, tried less and less often, and keeps no other timer", async () => {
	open();
	stage.answer = async (command) => {
		if (command.stream === "negotiation-a") throw new Error("It is torn.");
		return stage.end(command);
	};
	await stage.open("a", 0);
	await stage.open("b", 0);
	stage.start();
	await eventually(() => expect(stage.streams).toEqual(["negotiation-a", "negotiation-b"]));
	await delay(30);
	expect(stage.sent).toHaveLength(2);
	expect(stage.troubles).toEqual(["The timer End on negotiation-a could not be sent: It is torn."]);
});

test("a clock that is set back holds no timer up", async () => {
	open();
	stage.answer = async () => REFUSED;
	await stage.open("a", 0);
	stage.now = later(START, 3_600_000);
	stage.start();
	await eventually(() => expect(stage.sent).toHaveLength(1));
	stage.now = later(START, 60_000);
	await eventually(() => expect(stage.sent).toHaveLength(2));
});

test("two keepers of the same timers send the same command", async () => {
	open();
	stage.answer = async () => ({ ok: true, facts: [] });
	await stage.open("a", 0);
	stage.start();
	await eventually(() => expect(stage.sent).toHaveLength(1));
	const again = new Stage();
	again.answer = async () => ({ ok: true, facts: [] });
	await again.open("a", 0);
	again.start();
	await eventually(() => expect(again.sent).toHaveLength(1));
	await again.stop();
	expect(again.sent[0]?.id).toBe(stage.sent[0]?.id);
});

test("read tables that cannot be read are waited for, and said so once", async () => {
	open();
	await stage.open("a", 0);
	const head = vi.spyOn(stage.store, "head").mockRejectedValue(new Error("gone"));
	stage.start();
	await eventually(() => expect(head.mock.calls.length).toBeGreaterThan(3));
	head.mockRestore();
	await eventually(() => expect(stage.sent).toHaveLength(1));
	expect(stage.troubles).toEqual(["The timers of negotiation wait: gone"]);
});
