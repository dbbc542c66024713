import {
	type Context,
	type ContextManager,
	context,
	ROOT_CONTEXT,
	type Span,
	trace,
} from "@opentelemetry/api";
import { afterEach, describe, expect, it } from "vitest";
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

const as = (who: string, more: Record<string, string> = {}) => ({
	headers: { authorization: `Bearer ${who}`, ...more },
});
const thing = { id: "lamp", ask: { amount: "25.00", currency: "USD" } };
const post = (
	url: string,
	who: string,
	body: unknown = thing,
	headers: Record<string, string> = {},
) =>
	fetch(`${url}/things`, {
		method: "POST",
		body: typeof body === "string" ? body : JSON.stringify(body),
		...as(who, { "content-type": "application/json", ...headers }),
	});
// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the tests are about.
const read = async (response: Response): Promise<any> => response.json();

describe("a request", () => {
	it("is answered by its route, with what its schemas made of it", async () => {
		const { url, stage } = await market();
		const answer = await post(url, "ann", thing, { "if-match": '"3"' });
		expect(answer.status).toBe(201);
		expect(await read(answer)).toEqual({ id: "lamp", version: 1 });
		expect(answer.headers.get("location")).toBe("/things/lamp");
		expect(answer.headers.get("etag")).toBe('"1"');
		expect(stage.said).toEqual(["ann lamp 2500 3"]);
	});

	it("is told apart from every other in its answer's header, and names no software", async () => {
		const { url } = await market();
		const answer = await fetch(`${url}/things/lamp`);
		expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
		expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
		expect(answer.headers.get("server")).toBeNull();
		expect(answer.headers.get("x-powered-by")).toBeNull();
	});

	it("finds nothing at a path that is none, and is told the methods of one that is", async () => {
		const { url } = await market();
		const nothing = await fetch(`${url}/nothing`);
		expect(nothing.status).toBe(404);
		expect(nothing.headers.get("content-type")).toBe("application/problem+json");
		const wrong = await fetch(`${url}/things/lamp`, { method: "PUT" });
		expect(wrong.status).toBe(405);
		expect(wrong.headers.get("allow")).toBe("GET, HEAD, DELETE");
		expect(await read(wrong)).toMatchObject({
			code: "METHOD_NOT_ALLOWED",
			title: "Method not allowed",
		});
	});

	it("names its route on the span that is active", async () => {
		const named: unknown[] = [];
		const span = { setAttribute: (...said: unknown[]) => named.push(said) };
		const active = trace.setSpan(ROOT_CONTEXT, span as unknown as Span);
		const manager = {
			active: () => active,
			with: (_: Context, run: () => unknown) => run(),
			bind: (_: Context, target: unknown) => target,
			enable: () => manager,
			disable: () => manager,
		};
		context.setGlobalContextManager(manager as ContextManager);
		const { url } = await market();
		await fetch(`${url}/things/lamp?limit=1`);
		context.disable();
		expect(named).toEqual([["http.route", "/things/{id}"]]);
	});

	it("for the head alone has the head of what a read would answer", async () => {
		const { url } = await market();
		const answer = await fetch(`${url}/things/lamp`, { method: "HEAD" });
		expect(answer.status).toBe(200);
		expect(answer.headers.get("etag")).toBe('"7"');
		expect(await answer.text()).toBe("");
	});
});

describe("access", () => {
	it("is denied without a credential, with how to show one", async () => {
		const { url } = await market();
		const answer = await fetch(`${url}/things/lamp`, { method: "DELETE" });
		expect(answer.status).toBe(401);
		expect(answer.headers.get("www-authenticate")).toContain("Bearer");
		expect(await read(answer)).toMatchObject({ code: "UNAUTHENTICATED", status: 401 });
	});

	it("is denied to a credential that proves nothing, also where nobody needs one", async () => {
		const { url } = await market();
		expect((await fetch(`${url}/things/lamp`, as("nobody"))).status).toBe(401);
	});

	it("goes by the kind of caller and by role", async () => {
		const { url } = await market();
		const remove = (who: string) => fetch(`${url}/things/lamp`, { method: "DELETE", ...as(who) });
		expect((await remove("ann")).status).toBe(403);
		expect((await remove("judge")).status).toBe(204);
		expect((await remove("robot")).status).toBe(204);
		expect((await post(url, "robot")).status).toBe(403);
	});

	it("is judged before a byte of the body is", async () => {
		const { url } = await market();
		const answer = await fetch(`${url}/things`, { method: "POST", body: "{" });
		expect(answer.status).toBe(401);
	});

	it("is refused with 503 while nobody can be identified", async () => {
		const { url } = await market({
			identify: async () => {
				throw Object.assign(new Error("secret words"), { name: "IdentityUnavailable" });
			},
		});
		const answer = await fetch(`${url}/things/lamp`, as("ann"));
		expect(answer.status).toBe(503);
		expect(answer.headers.get("retry-after")).toBe("2");
		expect(await answer.text()).not.toContain("secret");
	});
});

describe("what is sent", () => {
	it("is refused with what was expected and where, never with what was sent", async () => {
		const { url } = await market();
		const body = { id: 4711, ask: { amount: "4711", currency: "USD" }, extra: 4711 };
		const answer = await post(url, "ann", body);
		expect(answer.status).toBe(400);
		const text = await answer.text();
		expect(text).not.toContain("4711");
		const { code, errors } = JSON.parse(text);
		expect(code).toBe("MALFORMED");
		expect(errors.map(({ path }: { path: string }) => path)).toEqual([
			"body.id",
			"body.ask.amount",
			"body.extra",
		]);
	});

	it("is told every limit in our words", async () => {
		const { url } = await market();
		const answer = await post(url, "ann", { id: "x".repeat(201), ask: { currency: 5 } });
		expect((await read(answer)).errors).toEqual([
			{ path: "body.id", message: "a text of at most 200 characters" },
			{ path: "body.ask.amount", message: "a text, but it is missing" },
			{ path: "body.ask.currency", message: "a text" },
		]);
	});

	it.each([
		["no JSON", "{", {}, 400],
		["no body", "", {}, 400],
		["text", "hello", { "content-type": "text/plain" }, 415],
		["a form", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415],
		["more than the limit", JSON.stringify({ note: "x".repeat(70_000) }), {}, 413],
		["a prototype", '{"__proto__": {"a": 1}}', {}, 400],
		["a NUL", JSON.stringify({ ...thing, id: "a\0b" }), {}, 400],
		["a nesting without end", `${"[".repeat(30_000)}${"]".repeat(30_000)}`, {}, 400],
	])("is refused where it is %s", async (_, body, headers, status) => {
		const { url, stage } = await market();
		const answer = await post(url, "ann", body, headers as Record<string, string>);
		expect(answer.status).toBe(status);
		expect(await read(answer)).toMatchObject({ status });
		expect(stage.said).toEqual([]);
	});

	it("is refused where a parameter is unknown, repeated or out of range", async () => {
		const { url } = await market();
		const ask = async (query: string) => (await fetch(`${url}/things/lamp?${query}`)).status;
		expect(await ask("limit=9")).toBe(200);
		expect(await ask("limit=10")).toBe(400);
		expect(await ask("limit=1&limit=2")).toBe(400);
		expect(await ask("colour=red")).toBe(400);
		expect((await fetch(`${url}/things/a%00b`)).status).toBe(400);
	});
});

describe("a problem", () => {
	it("has the refusal's code and sentence, and names the request", async () => {
		const { url } = await market();
		const answer = await fetch(`${url}/things/none`);
		expect(answer.status).toBe(404);
		expect(await read(answer)).toEqual({
			type: "urn:parley:problem:NO_SUCH_LISTING",
			title: "No such listing",
			status: 404,
			code: "NO_SUCH_LISTING",
			detail: "There is no such thing.",
			instance: `urn:uuid:${answer.headers.get("x-request-id")}`,
		});
	});

	it("says nothing of a defect, which is logged once", async () => {
		const { url, stage, logged } = await market();
		stage.fail = new Error("the floor is 4711");
		const answer = await post(url, "ann");
		expect(answer.status).toBe(500);
		expect(await answer.text()).not.toContain("4711");
		expect(logged).toHaveLength(1);
		stage.fail = Object.assign(new Error("no bus"), { name: "BusUnavailable" });
		expect((await post(url, "ann")).status).toBe(503);
	});
});

describe("an Idempotency-Key", () => {
	const keyed = (url: string, who: string, key: string, body: unknown = thing) =>
		post(url, who, body, { "idempotency-key": key });

	it("gives the same ids again, whatever the body says, and other ids to others", async () => {
		const { url, stage } = await market();
		await keyed(url, "ann", "k");
		await keyed(url, "ann", "k", { ...thing, id: "chair" });
		await keyed(url, "ben", "k");
		await keyed(url, "ann", "other");
		const [a, b, c, d] = [0, 2, 4, 6].map((at) => stage.ids.slice(at, at + 2));
		expect(b).toEqual(a);
		expect(new Set([...(a ?? []), ...(c ?? []), ...(d ?? [])]).size).toBe(6);
	});

	it("that was used before is what is spoken of, and no id of ours", async () => {
		const { url, stage } = await market();
		stage.refusal = {
			code: "IDEMPOTENCY_CONFLICT",
			because: "The command id 4711 was used before.",
		};
		const answer = await read(await keyed(url, "ann", "k"));
		expect(answer.detail).toMatch(/^This Idempotency-Key was used before with another body/);
		expect(JSON.stringify(answer)).not.toContain("4711");
	});

	it("is not needed: each request then has ids of its own", async () => {
		const { url, stage } = await market();
		await post(url, "ann");
		await post(url, "ann");
		expect(new Set(stage.ids).size).toBe(4);
	});

	it("is 1 to 255 printable characters", async () => {
		const { url } = await market();
		expect((await keyed(url, "ann", "k".repeat(255))).status).toBe(201);
		expect((await keyed(url, "ann", "k".repeat(256))).status).toBe(400);
		expect((await keyed(url, "ann", "")).status).toBe(400);
		expect((await keyed(url, "ann", "k\u00e9")).status).toBe(400);
	});
});

describe("a version", () => {
	it("that the client has already is not sent again", async () => {
		const { url } = await market();
		const ask = (tag: string) => fetch(`${url}/things/lamp`, { headers: { "if-none-match": tag } });
		expect((await ask('"7"')).status).toBe(304);
		expect((await ask('"1", W/"7"')).status).toBe(304);
		expect((await ask('"8"')).status).toBe(200);
		expect((await ask("garbage")).status).toBe(200);
	});

	it("that a change names is one ETag", async () => {
		const { url } = await market();
		for (const tag of ["7", '"a"', '"1", "2"', '"01"'])
			expect((await post(url, "ann", thing, { "if-match": tag })).status).toBe(400);
	});

	it("of what is not for anyone is kept nowhere", async () => {
		const { url } = await market();
		expect((await post(url, "ann")).headers.get("cache-control")).toBe("private, no-store");
		const open = await fetch(`${url}/things/lamp`);
		expect(open.headers.get("cache-control")).toBe("no-cache");
	});
});

describe("a client that asks too much", () => {
	const slow = { rate: { perSecond: 0.001, burst: 3 } };

	it("is refused until its bucket fills, and nobody else is", async () => {
		const { url } = await market({ limits: slow });
		const statuses = [];
		for (let asked = 0; asked < 4; asked++) statuses.push((await post(url, "ann")).status);
		expect(statuses).toEqual([201, 201, 201, 429]);
		const refused = await post(url, "ann");
		expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(1);
		expect(await read(refused)).toMatchObject({ code: "TOO_MANY_REQUESTS" });
		expect((await post(url, "ben")).headers.get("ratelimit")).toBe('"requests";r=2;t=1000');
	});

	it("is refused what goes beyond so many at once", async () => {
		const { url, stage } = await market({ limits: { inHand: 2 } });
		const gate = Promise.withResolvers<void>();
		stage.gate = gate.promise;
		const refused = Promise.withResolvers<void>();
		let refusals = 0;
		const held = [1, 2, 3, 4].map(async () => {
			const answer = await post(url, "ann");
			if (answer.status === 429) refusals += 1;
			if (refusals === 2) refused.resolve();
			return answer;
		});
		await refused.promise;
		gate.resolve();
		const statuses = (await Promise.all(held)).map(({ status }) => status);
		expect(statuses.toSorted()).toEqual([201, 201, 429, 429]);
		expect((await post(url, "ann")).status).toBe(201);
	});

	it("is known by the address that the trusted proxy saw, and by no other", async () => {
		const ask = async (url: string, path: string) =>
			(await fetch(`${url}/things/lamp`, { headers: { "x-forwarded-for": path } })).status;
		const limits = { rate: { perSecond: 0.001, burst: 1 } };
		const behind = await market({ limits, proxies: 1 });
		expect(await ask(behind.url, "198.51.100.1")).toBe(200);
		expect(await ask(behind.url, "198.51.100.2")).toBe(200);
		expect(await ask(behind.url, "203.0.113.9, 198.51.100.2")).toBe(429);
		const open = await market({ limits });
		expect(await ask(open.url, "198.51.100.1")).toBe(200);
		expect(await ask(open.url, "198.51.100.2")).toBe(429);
	});

	it("is not even identified again, once it is known and asks too often", async () => {
		let identified = 0;
		const { url } = await market({
			limits: slow,
			identify: async () => {
				identified += 1;
				return { kind: "agent", principal: "ann", roles: [] };
			},
		});
		for (let asked = 0; asked < 6; asked++) await fetch(`${url}/things/lamp`, as("ann"));
		expect(identified).toBe(3);
	});

	it("with bad credentials is not looked at again, but who was proven before still is", async () => {
		const { url } = await market({ limits: { failures: { perSecond: 0.001, burst: 2 } } });
		expect((await fetch(`${url}/things/lamp`, as("ann"))).status).toBe(200);
		const guesses = [];
		for (const guess of ["a", "b", "c"])
			guesses.push((await fetch(`${url}/things/lamp`, as(guess))).status);
		expect(guesses).toEqual([401, 401, 429]);
		expect((await fetch(`${url}/things/lamp`, as("ann"))).status).toBe(200);
		expect((await fetch(`${url}/things/lamp`)).status).toBe(200);
	});
});
