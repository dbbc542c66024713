import type { Fact } from "@parley/contracts/fact";
import { MemoryLedger } from "@parley/ledger/memory-store";
import type { Append } from "@parley/ledger/store";
import { describe, expect, test } from "vitest";
import { type LogLevel, logged, logger } from "./log.ts";

type Line = Readonly<Record<string, unknown>>;

function written(level?: LogLevel) {
	const lines: Line[] = [];
	const stream = { write: (line: string) => void lines.push(JSON.parse(line)) };
	return { log: logger("listing", { level, stream }), lines };
}

describe("a log", () => {
	test("writes a sentence, its level, its time and its service as one line of JSON", () => {
		const { log, lines } = written();
		log.warn("The broker is away.", { fields: { "parley.subscription": "listing.shelf" } });

		expect(lines).toEqual([
			{
				level: "warn",
				time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
				service: "listing",
				"parley.subscription": "listing.shelf",
				msg: "The broker is away.",
			},
		]);
	});

	test("leaves out every field that the conventions do not name", () => {
		const { log, lines } = written();
		log.info("Priced.", { fields: { floor: 13717, "deal.id": "d1" } });

		expect(lines[0]).toMatchObject({ "deal.id": "d1" });
		expect(JSON.stringify(lines)).not.toContain("13717");
	});

	test("says which error it was and where it came from, and not its words", () => {
		const { log, lines } = written();
		const error = Object.assign(new RangeError("the floor is 13717\nand more"), { code: "E1" });
		log.error("It failed.", { error });
		log.error("It failed.", { error: "13717" });

		expect(lines[0]).toMatchObject({ "error.type": "RangeError", code: "E1" });
		expect(JSON.stringify(lines[0]?.stack)).toContain("log.test.ts");
		expect(lines[1]).toMatchObject({ "error.type": "string" });
		expect(JSON.stringify(lines)).not.toContain("13717");
	});

	test("writes what is at or above its level, and nothing when it is silent", () => {
		for (const [level, expected] of [
			["debug", 4],
			["info", 3],
			["error", 1],
			["silent", 0],
		] as const) {
			const { log, lines } = written(level);
			for (const severity of ["debug", "info", "warn", "error"] as const) log[severity]("Said.");
			expect(lines).toHaveLength(expected);
		}
	});
});

const NOW = "2026-01-05T09:00:00.000Z";
const TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

const entry = (stream: string, visibility: Fact["visibility"], type: string): Append => ({
	stream,
	expectedVersion: 0,
	commandId: "6d3f0c52-6b1e-5b7a-9b64-0f5f7c1d2a10",
	commandHash: "hash",
	actor: { kind: "agent", id: "ann" },
	causedBy: "6d3f0c52-6b1e-5b7a-9b64-0f5f7c1d2a10",
	traceparent: TRACEPARENT,
	at: NOW,
	facts: [
		{
			id: "6d3f0c52-6b1e-5b7a-9b64-0f5f7c1d2a11",
			type,
			typeVersion: 1,
			visibility,
			data: { text: "13717" },
			negotiationId: "n1",
			dealId: "d1",
		},
	],
});

describe("a logged store", () => {
	test("writes a line for each fact it appends, once, with the way to its trace", async () => {
		const { log, lines } = written();
		const store = logged(new MemoryLedger("m", () => NOW).store("negotiation"), log);
		const append = entry("negotiation-n1", "parties", "MessagePosted");
		await store.append(append);
		await store.append(append);

		expect(lines).toEqual([
			expect.objectContaining({
				level: "info",
				"event.name": "parley.MessagePosted",
				"event.seq": 1,
				"negotiation.id": "n1",
				"deal.id": "d1",
				trace_id: "0af7651916cd43dd8448eb211c80319c",
				span_id: "b7ad6b7169203331",
			}),
		]);
		expect(JSON.stringify(lines)).not.toContain("13717");
	});

	test("says of a private fact only its type and its position", async () => {
		const { log, lines } = written();
		const store = logged(new MemoryLedger("m", () => NOW).store("agent-runner"), log);
		await store.append(entry("mandate-ann", "private", "MandateGranted"));

		expect(lines[0]).toMatchObject({ "event.name": "parley.MandateGranted", "event.seq": 1 });
		for (const told of ["n1", "d1", "ann", "13717"])
			expect(JSON.stringify(lines)).not.toContain(`"${told}"`);
	});

	test("reads what the store under it holds", async () => {
		const { log } = written();
		const store = logged(new MemoryLedger("m", () => NOW).store("negotiation"), log);
		await store.append(entry("negotiation-n1", "parties", "MessagePosted"));

		expect(store.market).toBe("m");
		expect(await store.head()).toBe(1);
		expect(await store.read(0, 10)).toEqual(await store.readStream("negotiation-n1"));
	});
});
