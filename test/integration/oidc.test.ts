import { createPublicKey, type JsonWebKey } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { base64url, exportJWK, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answered, client } from "./http-client.ts";
import { type LiveMarket, liveMarket } from "./live-market.ts";
import { eventually, must, usd } from "./market-people.ts";
import { type Login, openLogin, type SigningKey, signingKey } from "./oidc-login.ts";

const AUDIENCE = "https://market.example";
const OURS = "urn:market";
const RESOURCES = {
	[OURS]: { audience: AUDIENCE, seconds: 600 },
	"urn:market:brief": { audience: AUDIENCE, seconds: 3 },
	"urn:elsewhere": { audience: "https://elsewhere.example", seconds: 600 },
};
const ROLES = { bank: ["operator"], judge: ["arbiter"] };

let first: SigningKey;
let second: SigningKey;
let login: Login;
/** Another provider, which calls itself something else and got hold of the first one's key. */
let stranger: Login;
/** Another provider, which calls itself the first one and has a key of its own of the same name. */
let liar: Login;
let market: LiveMarket;
let anns: string;
/** Ann joined with it, and it soon expired. */
let brief: string;
beforeAll(async () => {
	first = await signingKey("first", "RS256");
	second = await signingKey("second", "ES256");
	const offer = { keys: [first], resources: RESOURCES, roles: ROLES };
	login = await openLogin(offer);
	stranger = await openLogin(offer);
	const forged = [await signingKey("first", "RS256")];
	liar = await openLogin({ ...offer, keys: forged, issuer: login.url });
	market = await liveMarket({
		env: {
			PARLEY_OIDC_ISSUER: login.url,
			PARLEY_OIDC_AUDIENCE: AUDIENCE,
			PARLEY_OIDC_ROLES_CLAIM: "realm_access.roles",
		},
	});
	brief = (await login.signIn("ann", "urn:market:brief")).accessToken;
	await must(client(market.url, brief)("POST", "/principals", { currency: "USD" }));
	anns = (await login.signIn("ann", OURS)).accessToken;
});
afterAll(async () => {
	await market?.stop();
	await Promise.all([login, stranger, liar].map((one) => one?.stop()));
});

/** Ann's own account, by a credential; whoever failed often has to wait, and is told then. */
async function account(credential: string): Promise<Answered> {
	for (;;) {
		const answer = await client(market.url, credential)("GET", "/accounts/ann");
		if (answer.status !== 429) return answer;
		await delay(Number(answer.headers.get("retry-after")) * 1_000);
	}
}

const isRefused = async (credential: string): Promise<void> => {
	const { status, code } = await account(credential);
	expect([status, code]).toEqual([401, "UNAUTHENTICATED"]);
};

describe("a market whose people sign in at an OpenID provider", () => {
	test("knows a person by the token that their application was given", async () => {
		expect((await account(anns)).status).toBe(200);
		const ben = await login.signIn("ben", OURS);
		const bens = client(market.url, ben.accessToken);
		await must(bens("POST", "/principals", { currency: "USD" }));
		expect((await bens("GET", "/accounts/ann")).code).toBe("NOT_FOUND");
	});

	test("lets a machine do what its role allows, and a person without one not", async () => {
		const deposit = { amount: usd("12.50") };
		const bank = client(market.url, await login.machine(OURS));
		await must(bank("POST", "/accounts/ann/deposits", deposit));
		const refused = await client(market.url, anns)("POST", "/accounts/ann/deposits", deposit);
		expect([refused.status, refused.code]).toEqual([403, "NOT_ALLOWED"]);
		const judge = client(market.url, (await login.signIn("judge", OURS)).accessToken);
		expect((await judge("POST", "/accounts/ann/deposits", deposit)).code).toBe("NOT_ALLOWED");
		expect(JSON.stringify((await account(anns)).body)).toContain("12.50");
	});

	test("has no issuer of its own beside it", async () => {
		await isRefused(await market.token("ann"));
		await isRefused(await market.token("ann", "operator"));
	});

	test("does not take a token that is for somebody else, or for the application itself", async () => {
		await isRefused((await login.signIn("ann", "urn:elsewhere")).accessToken);
		await isRefused((await login.signIn("ann", OURS)).idToken);
	});

	test("does not take another provider's token, whatever it has or says", async () => {
		await isRefused((await stranger.signIn("ann", OURS)).accessToken);
		await isRefused((await liar.signIn("ann", OURS)).accessToken);
		await isRefused(await stranger.machine(OURS));
		await isRefused(await liar.machine(OURS));
	});

	test("takes a token until it has expired, and no longer", async () => {
		const { exp = 0 } = claimsOf(brief);
		// The clocks of two machines may differ by so much.
		await delay(Math.max(0, (exp + 6) * 1_000 - Date.now()));
		await isRefused(brief);
	});

	test("does not take what anybody can make of a token and the published keys", async () => {
		const published = await fetch(`${login.url}/jwks`).then((answer) => answer.text());
		const { keys } = JSON.parse(published) as { keys: readonly JsonWebKey[] };
		const [key = {}] = keys;
		const spki = createPublicKey({ key, format: "jwk" }).export({ type: "spki", format: "pem" });
		const claims = claimsOf(anns);
		const [head = "", payload = "", signature = ""] = anns.split(".");
		const hmac = (secret: string | Buffer, header: object = {}) =>
			new SignJWT(claims)
				.setProtectedHeader({ alg: "HS256", kid: "first", typ: "at+jwt", ...header })
				.sign(new Uint8Array(Buffer.from(secret)));
		const none = (header: object): string => base64url.encode(JSON.stringify(header));
		for (const forged of [
			new UnsecuredJWT(claims).encode(),
			`${none({ alg: "none", kid: "first", typ: "at+jwt" })}.${payload}.`,
			`${none({ alg: "NONE", kid: "first" })}.${payload}.${signature}`,
			await hmac(spki),
			await hmac(JSON.stringify(key)),
			await hmac(Buffer.from(String(key.n), "base64url")),
			await hmac(published, { alg: "HS256", jku: `${login.url}/jwks` }),
			await withOwnKey(claims),
			`${head}.${base64url.encode(JSON.stringify({ ...claims, sub: "bank" }))}.${signature}`,
		])
			await isRefused(forged);
		expect((await account(anns)).status).toBe(200);
	});

	test("learns a new key while it runs, and forgets the one that was given up", async () => {
		login.change([second, first]);
		const both = (await login.signIn("ann", OURS)).accessToken;
		expect(headerOf(both)).toMatchObject({ alg: "ES256", kid: "second" });
		await isTaken(both);
		expect((await account(anns)).status).toBe(200);
		const third = await signingKey("third", "ES256");
		login.change([third]);
		await isTaken((await login.signIn("ann", OURS)).accessToken);
		await isRefused(anns);
		await isRefused(both);
	});
});

/** A key that is not known makes the market ask only once in a while, so a new one may take a moment. */
const isTaken = (credential: string): Promise<true> =>
	eventually("a new key", async () =>
		(await account(credential)).status === 200 ? true : undefined,
	);

/** Signed by a key that the token itself brings along. */
async function withOwnKey(claims: JWTPayload): Promise<string> {
	const { d, ...jwk } = await signingKey("first", "ES256");
	const header = {
		alg: "ES256",
		kid: "first",
		jwk: await exportJWK(await importJWK(jwk, "ES256")),
	};
	return new SignJWT(claims)
		.setProtectedHeader(header)
		.sign(await importJWK({ ...jwk, d: d ?? "" }, "ES256"));
}

const part = (token: string, index: number): unknown =>
	JSON.parse(new TextDecoder().decode(base64url.decode(token.split(".")[index] ?? "")));
const claimsOf = (token: string): JWTPayload => part(token, 1) as JWTPayload;
const headerOf = (token: string): unknown => part(token, 0);
