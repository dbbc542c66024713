import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HttpServer } from "./server.ts";
import { type Backstage, started } from "./testing/fake-market.ts";

let url: string;
let server: HttpServer;
let stage: Backstage;
let logged: unknown[];
const PLENTY = { perSecond: 1e6, burst: 1e6 };
beforeAll(async () => {
	({ url, server, stage, logged } = await started({ limits: { rate: PLENTY, failures: PLENTY } }));
});
afterAll(async () => {
	await server.close();
});

/** What comes back for exactly these bytes, until the other side ends the connection. */
const sent = (parts: readonly (string | Uint8Array)[], to = url): Promise<string> =>
	new Promise((resolve) => {
		const socket = connect(Number(new URL(to).port), "127.0.0.1");
		let answer = "";
		socket.on("data", (data) => {
			answer += data.toString("latin1");
		});
		socket.on("error", () => {});
		socket.on("close", () => resolve(answer));
		for (const part of parts) socket.write(part);
	});

const statusesOf = (answer: string): number[] =>
	[...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

const ANN = "authorization: Bearer ann\r\n";
const LAST = "host: a\r\nconnection: close\r\n";
const get = (target: string, headers = ""): Promise<string> =>
	sent([`GET ${target} HTTP/1.1\r\n${LAST}${headers}\r\n`]);
const post = (headers: string, body: string | Uint8Array = ""): Promise<string> =>
	sent([`POST /things HTTP/1.1\r\n${LAST}${ANN}${headers}\r\n`, body]);
const JSON_OF = (length: number) =>
	`content-type: application/json\r\ncontent-length: ${length}\r\n`;

describe("a client that is slow on purpose", () => {
	const impatient = { headersMs: 300, requestMs: 600 };

	it.each([
		["its headers are", "GET /things/lamp HTTP/1.1\r\nhost: a\r\nx-"],
		["its body is", `POST /things HTTP/1.1\r\n${LAST}${ANN}${JSON_OF(1_000)}\r\n{"id"`],
	])("is cut off before %s complete", async (_, bytes) => {
		const other = await started({ limits: impatient });
		const statuses = statusesOf(await sent([bytes], other.url));
		expect(statuses.every((status) => status === 400 || status === 408)).toBe(true);
		expect(other.stage.said).toEqual([]);
		await other.server.close();
	});
});

describe("bytes that are no request", () => {
	it.each([
		"\0\0\0\0",
		"GET\r\n\r\n",
		"GET / HTTP/9.9\r\n\r\n",
		"\u0016\u0003\u0001\u0002\u0000\u0001",
		"GET / HTTP/1.1\r\n\r\n",
		"GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n",
		"GET / HTTP/1.1\r\nhost: a\r\nbad header\r\n\r\n",
		"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
		"CONNECT a:443 HTTP/1.1\r\nhost: a\r\n\r\n",
		"FROBNICATE / HTTP/1.1\r\nhost: a\r\n\r\n",
		`GET /${"a".repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`,
		`GET / HTTP/1.1\r\nhost: a\r\n${"x: y\r\n".repeat(5_000)}\r\n`,
	])("%j are refused", async (bytes) => {
		for (const status of statusesOf(await sent([bytes]))) expect(status).toBeLessThan(500);
		expect((await fetch(`${url}/livez`)).status).toBe(200);
	});

	it("smuggle no second request past the first", async () => {
		const inner = "DELETE /things/lamp HTTP/1.1\r\nhost: a\r\nauthorization: Bearer judge\r\n\r\n";
		const ids = stage.ids.length;
		for (const framing of [
			`content-length: ${inner.length}\r\ntransfer-encoding: chunked\r\n`,
			"content-length: 0\r\ncontent-length: 5\r\n",
			"transfer-encoding: chunked, identity\r\n",
			"transfer-encoding: xchunked\r\n",
			"content-length: +3\r\n",
			`content-length: ${inner.length}\r\n`,
		]) {
			const answer = await sent([`GET /things/lamp HTTP/1.1\r\n${LAST}${framing}\r\n${inner}`]);
			expect(
				statusesOf(answer).every((status) => status === 400),
				framing,
			).toBe(true);
		}
		expect(stage.ids).toHaveLength(ids);
	});
});

describe("a path", () => {
	it.each([
		["/things/..%2f..%2fetc%2fpasswd", 400],
		["/things/%2e%2e%2f", 400],
		["/things/..\\..\\x", 400],
		["/../../etc/passwd", 404],
		["//things//lamp", 404],
		["/things/%", 400],
		["/things/%ff%fe", 400],
		["/things/%c0%ae", 400],
		["/things/a%0d%0aset-cookie:%20x", 400],
		[`/things/${"a".repeat(121)}`, 400],
		[`/things/${"a".repeat(2_000)}`, 400],
		["/things/__proto__", 200],
		["/things/lamp;a=b", 400],
		["/things/lamp?__proto__=1", 400],
		["/things/lamp?limit[]=1", 400],
		["/things/lamp?%ff", 400],
		["http://elsewhere/things/lamp", 200],
		["*", 404],
	])("number %# means nothing more than it says", async (target, status) => {
		const answer = await get(target);
		expect(statusesOf(answer)).toEqual([status]);
		expect(answer.toLowerCase()).not.toContain("set-cookie");
	});
});

describe("a header", () => {
	it.each([
		["authorization: Bearer ann\r\nauthorization: Bearer judge\r\n", 401],
		["authorization: Bearer judge\u0001\r\n", 400],
		["authorization: Basic anVkZ2U=\r\n", 401],
		[`authorization: Bearer ${"a".repeat(9_000)}\r\n`, 401],
		['if-none-match: "7\r\n', 200],
		[`if-none-match: ${'"1",'.repeat(3_000)}\r\n`, 200],
		["last-event-id: \u00ff\u00fe\r\n", 400],
		["idempotency-key: a\r\nidempotency-key: b\r\n", 400],
		["x-http-method-override: DELETE\r\n", 200],
		["x-forwarded-for: 1.2.3.4\r\nx-request-id: chosen\r\n", 200],
		["accept-version: 9\r\n", 200],
		["expect: 200-ok\r\n", 417],
		["upgrade: websocket\r\nconnection: upgrade\r\n", 200],
		["range: bytes=0-1\r\n", 200],
	])("%j does no more than it may", async (headers, status) => {
		const answer = await get("/things/lamp", headers);
		expect(statusesOf(answer)).toEqual([status]);
		expect(answer).not.toContain("chosen");
	});
});

describe("a body", () => {
	it.each([
		["that is not UTF-8", new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
		["that is cut in a character", new Uint8Array([0x22, 0xe2, 0x82])],
		["with half a character", '{"id": "\\ud800", "ask": {}}'],
		["with a number without end", '{"id": 1e999}'],
		["that names a constructor", '{"constructor": {"prototype": {"isAdmin": true}}}'],
		["with a mark before it", "\ufeff[]"],
		["with a thousand keys", `{${Array.from({ length: 1_000 }, (_, at) => `"k${at}":1`).join()}}`],
		["that is deep", `${'{"a":'.repeat(9_000)}1${"}".repeat(9_000)}`],
	])("%s is malformed", async (_, body) => {
		const answer = await post(JSON_OF(Buffer.byteLength(body)), body);
		expect(statusesOf(answer)).toEqual([400]);
		expect(Object.hasOwn(Object.prototype, "isAdmin")).toBe(false);
	});

	it("is not read beyond its limit, however it comes", async () => {
		const chunk = `2000\r\n${"a".repeat(0x2000)}\r\n`;
		const chunked = "content-type: application/json\r\ntransfer-encoding: chunked\r\n";
		for (const answer of [
			await post(JSON_OF(1e15)),
			await post(chunked, chunk.repeat(20)),
			await post(
				"content-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n",
				"abc",
			),
		])
			expect(statusesOf(answer).every((status) => status === 413 || status === 400)).toBe(true);
	});

	it.each(["", "application/jsonp", "text/json", "multipart/form-data; boundary=a", "x", "/"])(
		"of type %j is not taken",
		async (type) => {
			const answer = await post(`content-type: ${type}\r\ncontent-length: 2\r\n`, "{}");
			expect(statusesOf(answer)).toEqual([415]);
		},
	);
});

it.each(["OPTIONS", "TRACE", "PUT", "PATCH"])(
	"%s is told what there is instead",
	async (method) => {
		const answer = await sent([`${method} /things/lamp HTTP/1.1\r\n${LAST}cookie: secret\r\n\r\n`]);
		expect(statusesOf(answer)).toEqual([405]);
		expect(answer).toContain("allow: GET, HEAD, DELETE");
		expect(answer).not.toContain("secret");
	},
);

it("answers whatever comes without a defect", async () => {
	const token = fc.constantFrom("ann", "ben", "judge", "robot", "nobody", "\u00e9", "");
	const words = fc.oneof(
		fc.constantFrom("things", "lamp", "events", "openapi.json", "..", "%2e", "%00", "{id}", ":id"),
		fc.string({ maxLength: 20 }),
	);
	const request = fc.record({
		method: fc.constantFrom(
			"GET",
			"HEAD",
			"POST",
			"PUT",
			"PATCH",
			"DELETE",
			"OPTIONS",
			"TRACE",
			"get",
		),
		path: fc.array(words, { maxLength: 4 }).map((parts) => `/${parts.join("/")}`),
		headers: fc.array(
			fc.tuple(
				fc.constantFrom("if-match", "if-none-match", "idempotency-key", "content-type", "accept"),
				fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('"1"', "application/json")),
			),
			{ maxLength: 3 },
		),
		token,
		body: fc.oneof(fc.json(), fc.string({ unit: "binary", maxLength: 200 })),
	});
	await fc.assert(
		fc.asyncProperty(request, async ({ method, path, headers, token: who, body }) => {
			const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
			const answer = await sent([
				`${method} ${path} HTTP/1.1\r\n${LAST}authorization: Bearer ${who}\r\n${lines}` +
					`content-length: ${Buffer.byteLength(body)}\r\n\r\n`,
				body,
			]);
			for (const status of statusesOf(answer)) expect(status).toBeLessThan(500);
		}),
	);
	expect(logged).toEqual([]);
	expect((await fetch(`${url}/livez`)).status).toBe(200);
});
