import { once } from "node:events";
import { PassThrough, Writable } from "node:stream";
import type { Fact } from "@parley/contracts/fact";
import { expect, it } from "vitest";
import { exported, writeLines } from "./export.ts";

const fact = (position: number): Fact => ({
	at: "2026-01-05T09:00:00.000Z",
	recordedAt: "2026-01-05T09:00:00.000Z",
	data: { reason: "🪴\u2028" },
	id: "11111111-1111-5111-8111-111111111111",
	market: "market",
	stream: "listing-fern",
	version: 1,
	position,
	type: "ListingWithdrawn",
	typeVersion: 1,
	visibility: "public",
	actor: { kind: "principal", id: "ann" },
	causedBy: "11111111-1111-5111-8111-111111111111",
	commandId: "11111111-1111-5111-8111-111111111111",
	traceparent: "00-0-0-01",
});

async function* facts(count: number, taken = { count: 0 }): AsyncGenerator<Fact> {
	for (let position = 1; position <= count; position++) {
		taken.count = position;
		yield fact(position);
	}
}

it("writes each fact as one line of the documented envelope", async () => {
	const stream = new PassThrough();
	expect(await writeLines(facts(3), stream)).toBe(3);
	const lines = String(stream.read()).trimEnd().split("\n");
	expect(lines.map((line) => JSON.parse(line))).toEqual([fact(1), fact(2), fact(3)]);
	expect(Object.keys(JSON.parse(exported(fact(1)))).slice(0, 6)).toEqual([
		"id",
		"market",
		"stream",
		"version",
		"position",
		"type",
	]);
});

it("reads no faster than its reader", async () => {
	const taken = { count: 0 };
	const slow = new Writable({ highWaterMark: 1, write: () => {} });
	void writeLines(facts(1_000, taken), slow);
	await new Promise((resolve) => setImmediate(resolve));
	expect(taken.count).toBe(1);
});

it("stops without an error when its reader leaves", async () => {
	const pipe = new Writable({
		highWaterMark: 1,
		write: (_chunk, _encoding, done) =>
			done(Object.assign(new Error("write EPIPE"), { code: "EPIPE" })),
	});
	const left = once(pipe, "error");
	expect(await writeLines(facts(1_000), pipe)).toBe(1);
	expect(await left).toMatchObject([{ code: "EPIPE" }]);
});
