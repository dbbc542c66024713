import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { systemClock } from "@parley/runtime/clock";
import {
	base64url,
	type CryptoKey,
	exportSPKI,
	generateKeyPair,
	importJWK,
	type JWK,
	type JWTHeaderParameters,
	SignJWT,
	UnsecuredJWT,
} from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answered, client } from "../integration/http-client.ts";
import { type LiveMarket, liveMarket } from "../integration/live-market.ts";
import {
	deposit,
	grant,
	keyOf,
	must,
	newcomer,
	type Person,
} from "../integration/market-people.ts";

let market: LiveMarket;
let ann: Person;
let ben: Person;
let cid: Person;
/** The market's own key, as somebody has it who stole it: no test may need less. */
let kept: JWK;
let own: CryptoKey;
beforeAll(async () => {
	market = await liveMarket();
	// All before the first failure: whoever comes to a market new is not told from whoever guesses.
	ann = await withMandate("ann");
	ben = await withMandate("ben");
	cid = await withMandate("cid");
	kept = JSON.parse(await readFile(join(market.data, "identity.jwk"), "utf8")) as JWK;
	own = (await importJWK(kept, "EdDSA")) as CryptoKey;
});
afterAll(() => market.stop());

async function withMandate(name: string): Promise<Person> {
	const person = await newcomer(market, name);
	await deposit(market, name, "300.00");
	const wants = [{ id: "w1", query: "City bike", ceiling: "95.00" }];
	await grant(person, { budget: "300.00", wants, agent: { kind: "external" } });
	return person;
}

/**
 * What the market answers to a credential. An address that failed too often has to wait, as any guesser would; these
 * tests are about what it is told then.
 */
async function answerTo(credential: string, path: string, method = "GET"): Promise<Answered> {
	for (;;) {
		const answer = await client(market.url, credential)(method, path);
		if (answer.status !== 429) return answer;
		await delay(Number(answer.headers.get("retry-after")) * 1_000);
	}
}

/** All that an answer tells, without the marks of its request. */
const told = ({ status, headers, body }: Answered) => ({
	status,
	challenge: headers.get("www-authenticate"),
	type: headers.get("content-type"),
	body: { ...(body as object), instance: undefined },
});

const UNPROVEN = {
	status: 401,
	challenge: 'Bearer realm="parley", error="invalid_token"',
	type: "application/problem+json",
	body: {
		type: "urn:parley:problem:UNAUTHENTICATED",
		title: "Unauthenticated",
		status: 401,
		code: "UNAUTHENTICATED",
		detail: "This credential is not valid here, or not any more.",
		instance: undefined,
	},
};

const seconds = (): number => Math.floor(Date.parse(systemClock()) / 1_000);
const MINUTES = 60;

/** What the issuer would say of Ann now. */
const claims = (changes: object = {}) => ({
	...{ iss: "parley-local", aud: "parley:market", sub: "ann", jti: "forged", roles: ["operator"] },
	...{ iat: seconds(), nbf: seconds(), exp: seconds() + 10 * MINUTES },
	...changes,
});

const signed = (key: CryptoKey | Uint8Array, header: object = {}, changes: object = {}) =>
	new SignJWT(claims(changes))
		.setProtectedHeader({ alg: "EdDSA", kid: kept.kid, ...header } as JWTHeaderParameters)
		.sign(key);

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const encoded = (value: object): string => base64url.encode(JSON.stringify(value));

/** The key that checks tokens, which is no secret. */
async function publicKey(): Promise<{ readonly jwk: JWK; readonly pem: string }> {
	const { d: _, ...jwk } = kept;
	const key = (await importJWK(jwk, "EdDSA", { extractable: true })) as CryptoKey;
	return { jwk, pem: await exportSPKI(key) };
}

const another = async (): Promise<CryptoKey> =>
	(await generateKeyPair("EdDSA", { crv: "Ed25519" })).privateKey;

/** Of a token that is good, its head, what it says, and its signature. */
async function parts(): Promise<readonly [string, string, string]> {
	const [head = "", payload = "", signature = ""] = ann.token.split(".");
	return [head, payload, signature];
}

const FORGERIES: readonly (readonly [string, () => string | Promise<string>])[] = [
	["signed with another key of the same name", async () => signed(await another())],
	[
		"with a signature for something else",
		async () => {
			const [head, , signature] = await parts();
			return `${head}.${encoded(claims())}.${signature}`;
		},
	],
	["whose signature was left out", async () => (await parts()).with(2, "").join(".")],
	["of algorithm none", () => new UnsecuredJWT(claims()).encode()],
	[
		"of algorithm None, with a signature",
		async () =>
			(await parts()).with(0, encoded({ alg: "None", kid: kept.kid, typ: "JWT" })).join("."),
	],
	[
		"of HS256 with the public key's PEM as the secret",
		async () => signed(bytes((await publicKey()).pem), { alg: "HS256" }),
	],
	[
		"of HS256 with the public key's JWK as the secret",
		async () => signed(bytes(JSON.stringify((await publicKey()).jwk)), { alg: "HS256" }),
	],
	[
		"of HS256 with the public key's bytes as the secret",
		async () => signed(base64url.decode(kept.x ?? ""), { alg: "HS256" }),
	],
	["that expired", () => signed(own, {}, { iat: seconds() - 600, exp: seconds() - 60 })],
	["that is not valid yet", () => signed(own, {}, { nbf: seconds() + 10 * MINUTES })],
	["that was issued in the future", () => signed(own, {}, { iat: seconds() + 5 * MINUTES })],
	["that never expires", () => signed(own, {}, { exp: undefined })],
	["of a foreign issuer", () => signed(own, {}, { iss: "https://issuer.example" })],
	["for a foreign audience", () => signed(own, {}, { aud: "parley:town" })],
	["of nobody", () => signed(own, {}, { sub: undefined })],
];

describe("a token", () => {
	test("of the issuer's own making, such as the forgeries are measured against, is accepted", async () => {
		expect((await answerTo(await signed(own), "/deals")).status).toBe(200);
	});

	test.each(FORGERIES)(
		"%s is refused like any other credential that proves nothing",
		async (_, make) => {
			expect(told(await answerTo(await make(), "/deals"))).toEqual(UNPROVEN);
		},
	);

	test("opens nothing that its principal's roles do not", async () => {
		const answer = await answerTo(ann.token, "/accounts/ann/deposits", "POST");
		expect([answer.status, answer.code]).toEqual([403, "NOT_ALLOWED"]);
	});

	test("that is replayed after its session ended is refused, and another of the same person is not", async () => {
		const token = await market.token("ann");
		expect((await answerTo(token, "/deals")).status).toBe(200);
		await must(client(market.url, token)("DELETE", "/session"));
		expect(told(await answerTo(token, "/deals"))).toEqual(UNPROVEN);
		expect(told(await answerTo(token, "/session", "DELETE"))).toEqual(UNPROVEN);
		expect((await answerTo(ann.token, "/deals")).status).toBe(200);
	});
});

describe("a program's key", () => {
	const TURNS = "/agent/turns";

	/** The key with one character changed to another that keys have too. */
	const changed = (key: string, at: number): string =>
		key.slice(0, at) + (key[at] === "A" ? "B" : "A") + key.slice(at + 1);

	test("with one character changed is refused", async () => {
		const { key } = await keyOf(ann);
		expect((await answerTo(key, TURNS)).status).toBe(200);
		for (const at of [0, "pak_".length, Math.floor(key.length / 2), key.length - 1])
			expect(told(await answerTo(changed(key, at), TURNS))).toEqual(UNPROVEN);
		expect(told(await answerTo(key.slice(0, -1), TURNS))).toEqual(UNPROVEN);
	});

	test("that was revoked is refused, and another of the same mandate is not", async () => {
		const [first, second] = [await keyOf(ben), await keyOf(ben)];
		await must(ben.http("DELETE", `/principals/ben/mandate/keys/${first.id}`));
		expect(told(await answerTo(first.key, TURNS))).toEqual(UNPROVEN);
		expect((await answerTo(second.key, TURNS)).status).toBe(200);
	});

	test("ends with its mandate", async () => {
		const { key } = await keyOf(cid);
		expect((await answerTo(key, TURNS)).status).toBe(200);
		await must(cid.http("DELETE", "/principals/cid/mandate"));
		expect(told(await answerTo(key, TURNS))).toEqual(UNPROVEN);
	});

	test("opens nothing of its principal's, and a token nothing of its programs", async () => {
		const { key } = await keyOf(ann);
		const answers: Answered[] = [];
		for (const [method, path] of [
			["GET", "/accounts/ann"],
			["GET", "/principals/ann/mandate"],
			["PATCH", "/principals/ann/mandate"],
			["DELETE", "/principals/ann/mandate"],
			["POST", "/principals/ann/mandate/keys"],
			["GET", "/principals/ann/mandate/keys"],
			["POST", "/accounts/ann/deposits"],
			["GET", "/escalations"],
			["DELETE", "/session"],
		] as const)
			answers.push(await answerTo(key, path, method));
		const turn = "/agent/turns/0b7a8a3e-52d1-5c5e-9a52-9d5f6f6f8a11";
		for (const credential of [ann.token, await market.token("dot", "operator", "arbiter")])
			for (const [method, path] of [
				["GET", TURNS],
				["GET", turn],
				["POST", `${turn}/move`],
				["POST", "/agent/escalations"],
			] as const)
				answers.push(await answerTo(credential, path, method));
		const [first, ...others] = answers.map(told);
		expect(first).toMatchObject({ status: 403, body: { code: "NOT_ALLOWED" } });
		for (const other of others) expect(other).toEqual(first);
	});
});

test("what was refused left no fact, and no credential was logged", async () => {
	const facts = await market.facts();
	expect(facts.filter(({ actor }) => actor?.id === "dot")).toEqual([]);
	const types = facts.flatMap(({ stream, type }) => (stream === "mandate-ann" ? [type] : []));
	expect(types).not.toContain("MandateRevoked");
	expect(market.said()).not.toMatch(/pak_|eyJ/);
});
