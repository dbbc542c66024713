import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { HttpServer } from "./server.ts";
import { type Backstage, started } from "./testing/fake-market.ts";

const open: HttpServer[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((server) => server.close()));
});

async function market(options?: Parameters<typeof started>[0]) {
	const all = await started(options);
	open.push(all.server);
	return all;
}

const post = (url: string) =>
	fetch(`${url}/things`, {
		method: "POST",
		body: JSON.stringify({ id: "lamp", ask: { amount: "25.00", currency: "USD" } }),
		headers: { authorization: "Bearer ann", "content-type": "application/json" },
	});

describe("health", () => {
	it("is alive without depending on anything, and ready when what it needs is there", async () => {
		let answer = { ready: false, because: "The bus is away." };
		const { url, server } = await market({ isReady: async () => answer });
		expect((await fetch(`${url}/livez`)).status).toBe(200);
		const away = await fetch(`${url}/readyz`);
		expect(away.status).toBe(503);
		expect(await away.json()).toMatchObject({ code: "NOT_READY", detail: "The bus is away." });
		answer = { ready: true, because: "" };
		expect((await fetch(`${url}/readyz`)).status).toBe(200);
		server.ready(false);
		expect((await fetch(`${url}/readyz`)).status).toBe(503);
		expect((await fetch(`${url}/things/lamp`)).status).toBe(200);
	});

	it("is not counted, however often it is asked", async () => {
		const { url } = await market({ limits: { rate: { perSecond: 0.001, burst: 1 } } });
		for (let asked = 0; asked < 5; asked++) expect((await fetch(`${url}/readyz`)).status).toBe(200);
	});
});

/** A request that stays in its handler until it is let go. */
async function held(stage: Backstage, url: string) {
	const gate = Promise.withResolvers<void>();
	const reached = Promise.withResolvers<void>();
	Object.defineProperty(stage, "gate", {
		get() {
			reached.resolve();
			return gate.promise;
		},
	});
	const answer = post(url);
	await reached.promise;
	return { answer, letGo: gate.resolve };
}

describe("the end of a process", () => {
	it("waits for what is in hand and takes nothing new", async () => {
		const { url, stage, server } = await market();
		const { answer, letGo } = await held(stage, url);
		const closed = server.close();
		await expect(fetch(`${url}/livez`)).rejects.toThrow();
		letGo();
		expect((await answer).status).toBe(201);
		expect((await answer).headers.get("connection")).toBe("close");
		await closed;
	});

	it("does not wait for ever", async () => {
		const { url, stage, server } = await market({ limits: { drainMs: 50 } });
		const { answer } = await held(stage, url);
		await Promise.all([expect(answer).rejects.toThrow(), server.close()]);
	});

	it("does not wait for a client that holds a connection and says nothing", async () => {
		const { url, server } = await market({
			limits: { drainMs: 60_000, headersMs: 60_000, requestMs: 60_000 },
		});
		const socket = connect(Number(new URL(url).port), "127.0.0.1");
		// The server has taken it for certain once it has answered one that came later.
		await new Promise<void>((resolve) => socket.once("connect", resolve));
		await fetch(`${url}/livez`);
		const ended = new Promise((resolve) => socket.once("close", resolve));
		await server.close();
		await ended;
	});
});
