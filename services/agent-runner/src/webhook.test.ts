import type { LookupAddress } from "node:dns";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeEach, describe, expect, test } from "vitest";
import { webhookRoutes } from "./api/webhook.ts";
import { isPublic, outgoingPost, type Resolve } from "./outgoing-post.ts";
import { call } from "./testing/caller.ts";
import { DEADLINE, mandateOf } from "./testing/sample.ts";
import { Stage } from "./testing/stage.ts";
import { signatureOf, tellWebhook } from "./webhook.ts";

const path = "/principals/anna/mandate/webhook";
const url = "https://hooks.example/parley";
let stage: Stage;
beforeEach(async () => {
	stage = new Stage();
	await stage.grant(mandateOf());
});

const set = (body: object = { url }, by = "anna") => call(stage, "PUT", path, { body, by });
const raised = () =>
	stage.tell("escalation-e1", "EscalationRaised", {
		principal: "anna",
		reason: "impasse",
		question: "Shall I?",
		options: ["go ahead", "do not"],
		default: "do not",
		deadline: DEADLINE,
	});

describe("a webhook", () => {
	test("is set by its principal, who sees its secret once, and removed", async () => {
		expect((await set({ url }, "ben")).refusal?.code).toBe("NOT_FOUND");
		const { body } = await set();
		expect(body).toEqual({ url, secret: expect.any(String) });
		const shown = (await call(stage, "GET", "/principals/anna/mandate")).body;
		expect(shown.webhook).toBe(url);
		expect(JSON.stringify(shown)).not.toContain(body.secret);
		expect((await call(stage, "DELETE", path)).status).toBe(204);
		expect((await call(stage, "DELETE", path)).refusal?.code).toBe("NOT_FOUND");
	});

	test.each([
		"http://hooks.example/parley",
		"http://localhost/hook",
		"https://user:word@hooks.example/",
		"ftp://hooks.example/",
		"file:///etc/passwd",
		"hooks.example",
	])("is not set to %s", async (address) => {
		await expect(set({ url: address })).rejects.toThrow();
	});

	test.each([
		[true, "http://192.168.1.20:8123/hook", true],
		[false, "http://192.168.1.20:8123/hook", false],
		[true, "ftp://192.168.1.20/hook", false],
		[true, "http://user:word@192.168.1.20/hook", false],
	])("may be without TLS where private ones are allowed: %s, %s", (allowPrivate, url, isTaken) => {
		const [set] = webhookRoutes(undefined, allowPrivate);
		expect(set?.body?.safeParse({ url }).success).toBe(isTaken);
	});

	test("hears a question with nothing private in it, signed", async () => {
		const { secret } = (await set()).body;
		const sent: { url: string; body: string; headers: Readonly<Record<string, string>> }[] = [];
		const process = tellWebhook(
			async (url, body, headers) => sent.push({ url, body, headers }) + 199,
		);
		const fact = await raised();
		await stage.deliver(process, fact);
		const [only] = sent;
		expect(sent).toMatchObject([{ url, headers: { "parley-delivery": fact.id } }]);
		expect(JSON.parse(only?.body ?? "")).toEqual({
			...{ id: "e1", reason: "impasse", question: "Shall I?", options: ["go ahead", "do not"] },
			deadline: DEADLINE,
		});
		expect(only?.headers["parley-signature"]).toBe(
			`t=${stage.now},v1=${signatureOf(secret, stage.now, only?.body ?? "")}`,
		);
	});

	test("that does not take it is tried again, and its address is not said", async () => {
		await set();
		const fact = await raised();
		const failing = stage.deliver(
			tellWebhook(async () => 503),
			fact,
		);
		await expect(failing).rejects.toThrow("answered 503");
		await expect(failing).rejects.not.toThrow("hooks.example");
	});

	test("that never takes it is left alone at last", async () => {
		await set();
		const fact = await raised();
		let tries = 0;
		const process = tellWebhook(async () => {
			tries++;
			throw new Error("A principal's webhook could not be reached.");
		});
		for (let time = 1; time < 4; time++)
			await expect(stage.deliver(process, fact)).rejects.toThrow("reached");
		await stage.deliver(process, fact);
		expect(tries).toBe(4);
	});

	test("hears nothing of what was answered, or once it was removed", async () => {
		const sent: string[] = [];
		const process = tellWebhook(async (url) => sent.push(url) + 199);
		await stage.deliver(process, await raised());
		await set();
		await stage.tell("escalation-e1", "EscalationResolved", { choice: "do not", by: "anna" });
		await stage.deliver(
			process,
			(await stage.world.store.readStream("escalation-e1"))[0] ?? stage.newest(),
		);
		expect(sent).toEqual([]);
	});
});

describe("sending to an address a stranger named", () => {
	test.each([
		...["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"],
		...["100.64.0.1", "::1", "fd00::1", "fe80::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"],
		...["fec0::1", "::7f00:1", "2001:db8::1", "2001:20::1", "2002:7f00:1::", "4000::1", "100::1"],
	])("never reaches %s", (address) => {
		expect(isPublic(address)).toBe(false);
	});

	test.each(["93.184.216.34", "2606:2800:220:1::1"])("may reach %s", (address) => {
		expect(isPublic(address)).toBe(true);
	});

	test("reaches this machine only where that is allowed, and follows nobody elsewhere", () =>
		listening(async (port, heard) => {
			const open = outgoingPost({ allowPrivate: true });
			const closed = outgoingPost({ allowPrivate: false });
			for (const host of ["localhost", "127.0.0.1", "2130706433"])
				await expect(closed(`http://${host}:${port}/hook`, "{}", {})).rejects.toThrow("webhook");
			expect(await open(`http://127.0.0.1:${port}/hook`, "{}", {})).toBe(302);
			expect(heard).toEqual(["/hook"]);
		}));

	test("resolves a name once and connects to what it then was", () =>
		listening(async (port, heard) => {
			let asked = 0;
			// Whoever asks again is told another address, at which nobody listens.
			const resolve = named(() => [asked++ === 0 ? "127.0.0.1" : "127.9.9.9"]);
			const open = outgoingPost({ allowPrivate: true, resolve });
			expect(await open(`http://hooks.example:${port}/hook`, "{}", {})).toBe(302);
			expect([asked, heard]).toEqual([1, ["/hook"]]);
		}));

	test.each([
		["one address", ["127.0.0.1"]],
		["one of several addresses", ["93.184.216.34", "127.0.0.1"]],
		["no address", []],
	])("does not reach a name of which %s is private", (_, addresses) =>
		listening(async (port, heard) => {
			const closed = outgoingPost({ allowPrivate: false, resolve: named(() => addresses) });
			const post = closed(`https://hooks.example:${port}/hook`, "{}", {});
			await expect(post).rejects.toThrow("webhook");
			expect(heard).toEqual([]);
		}),
	);

	test("sends nothing in the open over the internet, though private addresses are allowed", async () => {
		const open = outgoingPost({ allowPrivate: true, resolve: named(() => ["93.184.216.34"]) });
		for (const host of ["hooks.example", "93.184.216.34"])
			await expect(open(`http://${host}/hook`, "{}", {})).rejects.toThrow("webhook");
	});
});

/** Runs a test beside a server that sends everybody elsewhere. */
async function listening(
	test: (port: number, heard: readonly string[]) => Promise<void>,
): Promise<void> {
	const heard: string[] = [];
	const server = createServer((request, answer) => {
		heard.push(request.url ?? "");
		answer.writeHead(302, { location: "/elsewhere" }).end();
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	await test((server.address() as AddressInfo).port, heard);
	await new Promise((done) => server.close(done));
}

/** A resolver that knows every name, and answers as it is told. */
const named =
	(addresses: () => readonly string[]): Resolve =>
	(_, __, answer) =>
		answer(
			null,
			addresses().map((address): LookupAddress => ({ address, family: 4 })),
		);
