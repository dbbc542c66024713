import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
	base64url,
	type CryptoKey,
	exportJWK,
	exportSPKI,
	generateKeyPair,
	type JWK,
	SignJWT,
	UnsecuredJWT,
} from "jose";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { oidcIssuer } from "./oidc-issuer.ts";
import { IdentityUnavailable, tokenVerifier } from "./token-verifier.ts";

interface Pair {
	readonly kid: string;
	readonly privateKey: CryptoKey;
	readonly publicKey: CryptoKey;
	readonly jwk: JWK;
}

async function pair(kid: string, alg = "ES256"): Promise<Pair> {
	const { privateKey, publicKey } = await generateKeyPair(alg);
	return { kid, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg } };
}

let first: Pair;
let second: Pair;
beforeAll(async () => {
	first = await pair("k-1");
	second = await pair("k-2");
});

/** An identity provider whose keys a test may change. */
let provider: Server;
let url: string;
let keys: JWK[];
let named: string | undefined;
let asked: string[];
beforeEach(async () => {
	keys = [first.jwk];
	named = undefined;
	asked = [];
	provider = createServer((request, response) => {
		asked.push(request.url ?? "");
		const isKeys = request.url === "/keys";
		const body = isKeys ? { keys } : { issuer: named ?? url, jwks_uri: `${url}/keys` };
		response.setHeader("content-type", "application/json").end(JSON.stringify(body));
	});
	await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
	url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
});
afterEach(() => {
	provider.closeAllConnections();
	provider.close();
});

let time = new Date().toISOString();
const now = () => time;
const verifier = (cooldownMs = 30_000, rolesClaim = "realm_access.roles") =>
	tokenVerifier({
		issuer: oidcIssuer({ url, now, cooldownMs }),
		audience: "parley",
		now,
		rolesClaim,
	});

const seconds = () => Math.floor(Date.parse(time) / 1_000);
const claims = () => ({
	iss: url,
	aud: ["other", "parley"],
	sub: "ann",
	iat: seconds(),
	exp: seconds() + 600,
	jti: "s-1",
	realm_access: { roles: ["arbiter", "emperor", 7] },
});
const signed = (
	changes: Record<string, unknown> = {},
	{ kid, privateKey }: Pick<Pair, "kid" | "privateKey"> = first,
	header: Record<string, unknown> = {},
) =>
	new SignJWT({ ...claims(), ...changes })
		.setProtectedHeader({ alg: "ES256", kid, ...header })
		.sign(privateKey);

describe("a token of an OpenID provider", () => {
	it("proves a principal and those of its roles that mean something here", async () => {
		expect(await verifier().verify(await signed())).toEqual({
			principal: "ann",
			roles: ["arbiter"],
			session: { id: "s-1", until: new Date((seconds() + 605) * 1_000).toISOString() },
		});
		expect(
			(await verifier(0, "scope").verify(await signed({ scope: "a operator" })))?.roles,
		).toEqual(["operator"]);
	});

	it("makes the provider be asked once, not once a token", async () => {
		const { verify } = verifier();
		for (let count = 0; count < 5; count++) expect(await verify(await signed())).toBeDefined();
		expect(asked).toEqual(["/.well-known/openid-configuration", "/keys"]);
	});

	it("has a session of its own also where it has no id", async () => {
		const { verify } = verifier();
		const ids = [];
		for (const sub of ["ann", "ben"])
			ids.push((await verify(await signed({ jti: undefined, sub })))?.session.id);
		expect(ids[0]).toMatch(/^[0-9a-f]{64}$/);
		expect(ids[1]).not.toBe(ids[0]);
	});

	it("is known by a key that the provider has changed to, and not by one it has given up", async () => {
		const { verify } = verifier(0);
		expect(await verify(await signed())).toBeDefined();
		keys = [second.jwk];
		expect(await verify(await signed({}, second))).toBeDefined();
		expect(await verify(await signed())).toBeUndefined();
	});

	it.each([
		["for another audience", { aud: "elsewhere" }],
		["for no audience", { aud: undefined }],
		["of another issuer", { iss: "http://127.0.0.1:1" }],
		["of no issuer", { iss: undefined }],
		["that expired", { exp: 1_700_000_000, iat: 1_699_999_000 }],
		["that never expires", { exp: undefined }],
		["that was never issued", { iat: undefined }],
		["of the future", { nbf: 4_000_000_000 }],
		["issued in the future", { iat: 4_000_000_000, exp: 4_000_000_100 }],
		["that lives for years", { exp: 4_000_000_000 }],
		["of nobody", { sub: undefined }],
		["of what is no principal", { sub: "a/b" }],
		["of a principal with a line end", { sub: "ann\r\nx: y" }],
		["whose times are texts", { exp: "4000000000" }],
	])("proves nothing: one %s", async (_, changes) => {
		expect(await verifier().verify(await signed(changes))).toBeUndefined();
	});

	it("proves nothing where its signature is none of the provider's", async () => {
		const { verify } = verifier();
		const token = await signed();
		const [head = "", payload = "", signature = ""] = token.split(".");
		const forged = base64url.encode(JSON.stringify({ ...claims(), sub: "ben" }));
		const secret = new TextEncoder().encode(await exportSPKI(first.publicKey));
		const shared = new TextEncoder().encode(JSON.stringify(first.jwk));
		const hmac = (key: Uint8Array) =>
			new SignJWT(claims()).setProtectedHeader({ alg: "HS256", kid: "k-1" }).sign(key);
		const own = await pair("k-1");
		for (const bad of [
			new UnsecuredJWT(claims()).encode(),
			`${base64url.encode('{"alg":"none","kid":"k-1"}')}.${payload}.`,
			`${base64url.encode('{"alg":"None","kid":"k-1"}')}.${payload}.${signature}`,
			await hmac(secret),
			await hmac(shared),
			`${head}.${forged}.${signature}`,
			`${head}.${payload}.${signature.slice(0, -4)}AAAA`,
			`${head}.${payload}.`,
			await signed({}, own),
			await signed({}, own, { jwk: own.jwk }),
			await signed({}, own, { jku: `${url}/evil`, x5u: `${url}/evil` }),
			`${token}.${signature}`,
			"a.b.c",
			"..",
			"",
			`${head}.${"A".repeat(8_000)}.${signature}`,
		])
			expect(await verify(bad)).toBeUndefined();
		expect(asked).not.toContain("/evil");
	});

	it.each(["../../keys", "' OR 1=1 --", "__proto__", "k-1\0", "", 7, null, ["k-1"], {}])(
		"proves nothing by the key %j",
		async (kid) => {
			const payload = base64url.encode(JSON.stringify(claims()));
			const head = base64url.encode(JSON.stringify({ alg: "ES256", kid }));
			expect(await verifier().verify(`${head}.${payload}.AAAA`)).toBeUndefined();
		},
	);

	it("cannot make the provider be asked again and again", async () => {
		const { verify } = verifier();
		await verify(await signed());
		for (const kid of ["a", "b", "c"]) await verify(await signed({}, { ...second, kid }));
		expect(asked.filter((path) => path === "/keys")).toHaveLength(1);
	});
});

describe("a provider that cannot be asked", () => {
	it("lets nobody in and turns nobody away, and is left alone for a moment", async () => {
		const { verify } = verifier();
		const token = await signed();
		provider.closeAllConnections();
		const { port } = provider.address() as AddressInfo;
		await new Promise((resolve) => provider.close(resolve));
		await expect(verify(token)).rejects.toThrow(IdentityUnavailable);
		await new Promise<void>((resolve) => provider.listen(port, "127.0.0.1", resolve));
		await expect(verify(token)).rejects.toThrow(IdentityUnavailable);
		expect(asked).toEqual([]);
		time = new Date(Date.parse(time) + 3_000).toISOString();
		expect(await verify(token)).toBeDefined();
	});

	it("is not needed for keys that are known", async () => {
		const { verify } = verifier(0);
		await verify(await signed());
		provider.closeAllConnections();
		await new Promise((resolve) => provider.close(resolve));
		await expect(verify(await signed({}, second))).rejects.toThrow(IdentityUnavailable);
		expect(await verify(await signed())).toBeDefined();
	});

	it("is one that calls itself something else", async () => {
		named = "https://elsewhere.example";
		await expect(verifier().verify(await signed())).rejects.toThrow(IdentityUnavailable);
	});
});
