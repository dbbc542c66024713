import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { ServerEvent } from "./route.ts";
import type { HttpServer } from "./server.ts";
import { started } from "./testing/fake-market.ts";

const open: HttpServer[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((server) => server.close()));
});

async function market(options?: Parameters<typeof started>[0]) {
	const all = await started(options);
	open.push(all.server);
	return all;
}

const watch = (url: string, init: RequestInit = {}) =>
	fetch(`${url}/things/lamp/events`, {
		...init,
		headers: { authorization: "Bearer ann", ...init.headers },
	});

const event = (id: string, data: unknown = {}): ServerEvent => ({ id, event: "Moved", data });

async function* of(...events: readonly ServerEvent[]): AsyncIterable<ServerEvent> {
	yield* events;
}

/** One event, and then none, whatever happens: as a handler that forgets its signal. */
async function* endless(): AsyncIterable<ServerEvent> {
	yield event("1");
	await new Promise(() => {});
}

const text = new TextDecoder();
async function firstOf(response: Response, until: string) {
	const reader = response.body?.getReader();
	let seen = "";
	while (reader !== undefined && !seen.includes(until)) {
		const { value, done } = await reader.read();
		if (done) break;
		seen += text.decode(value);
	}
	return { seen, reader };
}

describe("a stream of events", () => {
	it("writes each event on the wire, and ends with the last", async () => {
		const { url, stage } = await market();
		stage.events = of(event("1", { text: "two\nlines" }), event("2\r\nevent: forged"));
		const response = await watch(url, { headers: { "last-event-id": "0" } });
		expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
		expect(response.headers.get("cache-control")).toBe("private, no-store");
		expect(response.headers.get("x-content-type-options")).toBe("nosniff");
		expect(await response.text()).toBe(
			[
				"retry: 2000\n\n",
				'id: 1\nevent: Moved\ndata: {"text":"two\\nlines"}\n\n',
				"id: 2event: forged\nevent: Moved\ndata: {}\n\n",
			].join(""),
		);
		expect(stage.said).toEqual(["after 0"]);
	});

	it("stands at once, and says that it lives while nothing happens", async () => {
		const { url, stage } = await market({ limits: { heartbeatMs: 10 } });
		stage.events = endless();
		const { seen, reader } = await firstOf(await watch(url), ":\n\n");
		expect(seen).toContain("id: 1\n");
		await reader?.cancel();
	});

	it("tells its handler when the client has gone", async () => {
		const { url, stage } = await market();
		stage.events = endless();
		const { reader } = await firstOf(await watch(url), "id: 1");
		await reader?.cancel();
		const [signal] = stage.signals;
		if (signal?.aborted === false) await once(signal, "abort");
		expect(signal?.aborted).toBe(true);
	});

	it("ends cleanly when the process does, even if its handler does not", async () => {
		const { url, stage, server } = await market();
		stage.events = endless();
		const { reader } = await firstOf(await watch(url), "id: 1");
		await server.close();
		expect(await reader?.read()).toEqual({ done: true, value: undefined });
	});

	it("breaks off, and does not end, where its handler fails", async () => {
		const { url, stage, logged } = await market();
		const gate = Promise.withResolvers<void>();
		stage.events = (async function* () {
			yield event("1");
			await gate.promise;
			throw new Error("a defect");
		})();
		const { reader } = await firstOf(await watch(url), "id: 1");
		gate.resolve();
		await expect(reader?.read()).rejects.toThrow();
		expect(logged).toHaveLength(1);
	});

	it("takes no more events than its client does", async () => {
		const { url, stage } = await market();
		let taken = 0;
		stage.events = (async function* () {
			for (;;) {
				taken += 1;
				yield event(String(taken), "x".repeat(100_000));
			}
		})();
		const socket = connect(Number(new URL(url).port), "127.0.0.1");
		socket.write(
			"GET /things/lamp/events HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ann\r\n\r\n",
		);
		socket.pause();
		let before = -1;
		while (before !== taken || taken === 0) {
			before = taken;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		expect(taken).toBeLessThan(500);
		socket.destroy();
		const [signal] = stage.signals;
		if (signal?.aborted === false) await once(signal, "abort");
	});

	it("is refused by the rules of every route, as a problem", async () => {
		const { url } = await market();
		const answer = await fetch(`${url}/things/none/events`, {
			headers: { authorization: "Bearer ann" },
		});
		expect(answer.status).toBe(404);
		expect(await answer.json()).toMatchObject({ code: "NOT_A_PARTY" });
	});

	it("is one of so many that one principal may have, and gives its place back", async () => {
		const { url, stage } = await market({ limits: { streams: 1, streamsOfAll: 2 } });
		const watching = async (who: string) => {
			stage.events = endless();
			return watch(url, { headers: { authorization: `Bearer ${who}` } });
		};
		const mine = await firstOf(await watching("ann"), "id: 1");
		const second = await watching("ann");
		expect(second.status).toBe(429);
		expect(second.headers.get("retry-after")).toBe("10");
		expect(await second.json()).toMatchObject({ code: "TOO_MANY_STREAMS" });
		const other = await firstOf(await watching("ben"), "id: 1");
		expect((await watching("judge")).status).toBe(429);
		await mine.reader?.cancel();
		const [signal] = stage.signals;
		if (signal?.aborted === false) await once(signal, "abort");
		const again = await watching("ann");
		expect(again.status).toBe(200);
		await again.body?.cancel();
		await other.reader?.cancel();
	});
});
