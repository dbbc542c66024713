import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import Provider, { type Context } from "oidc-provider";

const CALLBACK = "https://app.example/signed-in";
const SECRET = "a-secret-of-the-bank-that-nobody-else-knows";
const INTERACTION = "/interaction/";

/** A private key by which a provider signs. */
export type SigningKey = JWK & { readonly alg: string };

export async function signingKey(kid: string, alg: "RS256" | "ES256"): Promise<SigningKey> {
	const { privateKey } = await generateKeyPair(alg, { extractable: true });
	return { ...(await exportJWK(privateKey)), kid, alg, use: "sig" };
}

/** What a token is for: whose tokens they are and how long they live. */
export interface Resource {
	readonly audience: string;
	readonly seconds: number;
}

interface LoginOptions {
	/** The first one signs; the others are only published. */
	readonly keys: readonly SigningKey[];
	/** By their names, as a client asks for them. */
	readonly resources: Readonly<Record<string, Resource>>;
	/** Of those that have any, by subject. */
	readonly roles: Readonly<Record<string, readonly string[]>>;
	/** What the provider calls itself; its address unless told. */
	readonly issuer?: string;
}

export interface SignedIn {
	readonly accessToken: string;
	readonly idToken: string;
}

/** An OpenID provider as companies run one, with an application for people and a machine that has an account of its own. */
export interface Login {
	readonly url: string;
	/** What a person gets who signs in with a browser. */
	signIn(person: string, resource: string): Promise<SignedIn>;
	/** What the machine `bank` gets by its secret. */
	machine(resource: string): Promise<string>;
	/** Goes on with other keys, as a provider does that is started again. */
	change(keys: readonly SigningKey[]): void;
	stop(): Promise<void>;
}

export async function openLogin(options: LoginOptions): Promise<Login> {
	let provider: Provider | undefined;
	const server = createServer((request, response) => {
		if (provider === undefined) return void response.writeHead(503).end();
		const isSignIn = request.url?.startsWith(INTERACTION) === true;
		void (isSignIn ? admit(provider, request, response) : provider.callback()(request, response));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const change = (keys: readonly SigningKey[]): void => {
		provider = new Provider(options.issuer ?? url, configuration(options, keys));
	};
	change(options.keys);
	return {
		url,
		signIn: (person, resource) => signIn(url, person, resource),
		machine: (resource) => machine(url, resource),
		change,
		stop: () => closed(server),
	};
}

const configuration = ({ resources, roles }: LoginOptions, keys: readonly SigningKey[]) => ({
	jwks: { keys: [...keys] },
	clients: [
		{
			client_id: "app",
			token_endpoint_auth_method: "none",
			redirect_uris: [CALLBACK],
			id_token_signed_response_alg: keys[0]?.alg,
		},
		{
			client_id: "bank",
			client_secret: SECRET,
			grant_types: ["client_credentials"],
			response_types: [],
			redirect_uris: [],
			id_token_signed_response_alg: keys[0]?.alg,
		},
	],
	// Said so that it does not complain that nobody has said it.
	ttl: {
		...{ Interaction: 600, Grant: 600, Session: 600, IdToken: 600 },
		...{ AccessToken: secondsOf, ClientCredentials: secondsOf },
	},
	cookies: { keys: [randomBytes(32).toString("hex")] },
	interactions: { url: (_: unknown, { uid }: { uid: string }) => `${INTERACTION}${uid}` },
	findAccount: (_: unknown, accountId: string) => ({
		accountId,
		claims: () => ({ sub: accountId }),
	}),
	loadExistingGrant: (context: Context) => consent(context, Object.keys(resources)),
	extraTokenClaims: (_: unknown, token: { accountId?: string; clientId?: string }) => ({
		realm_access: { roles: roles[token.accountId ?? token.clientId ?? ""] ?? [] },
	}),
	features: {
		devInteractions: { enabled: false },
		clientCredentials: { enabled: true },
		resourceIndicators: {
			enabled: true,
			getResourceServerInfo: (_: unknown, name: string) => ({
				scope: "trade",
				audience: resources[name]?.audience,
				accessTokenTTL: resources[name]?.seconds,
				accessTokenFormat: "jwt",
				jwt: { sign: { alg: keys[0]?.alg } },
			}),
		},
	},
});

const secondsOf = (
	_: unknown,
	{ resourceServer }: { resourceServer: { accessTokenTTL: number } },
) => resourceServer.accessTokenTTL;

/** Everybody agrees that the application acts for them. */
async function consent({ oidc }: Context, resources: readonly string[]) {
	const { client, session, provider } = oidc;
	const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
	grant.addOIDCScope("openid");
	for (const resource of resources) grant.addResourceScope(resource, "trade");
	await grant.save();
	return grant;
}

/** The page where a person would type a password. */
async function admit(
	provider: Provider,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const { params } = await provider.interactionDetails(request, response);
	const login = { accountId: String(params.login_hint) };
	await provider.interactionFinished(request, response, { login });
}

/** Goes the way of a browser: to the provider, to its page, back with a code, and with the code to a token. */
async function signIn(url: string, person: string, resource: string): Promise<SignedIn> {
	const verifier = randomBytes(32).toString("base64url");
	const asked = new URLSearchParams({
		...{ client_id: "app", response_type: "code", redirect_uri: CALLBACK, resource },
		...{ scope: "openid trade", login_hint: person, prompt: "login" },
		code_challenge: createHash("sha256").update(verifier).digest("base64url"),
		code_challenge_method: "S256",
	});
	const cookies = new Map<string, string>();
	let at = `${url}/auth?${asked}`;
	while (!at.startsWith(CALLBACK)) {
		const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
		const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
		for (const set of answer.headers.getSetCookie()) {
			const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
			cookies.set(name, value);
		}
		const next = answer.headers.get("location");
		if (next === null)
			throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
		at = new URL(next, at).href;
	}
	const code = new URL(at).searchParams.get("code");
	if (code === null) throw new Error(`The provider sent no code: ${at}`);
	const body = { grant_type: "authorization_code", client_id: "app", code };
	const token = await exchange(url, {
		...body,
		...{ redirect_uri: CALLBACK, code_verifier: verifier, resource },
	});
	return { accessToken: token.access_token ?? "", idToken: token.id_token ?? "" };
}

async function machine(url: string, resource: string): Promise<string> {
	const basic = Buffer.from(`bank:${SECRET}`).toString("base64");
	const body = { grant_type: "client_credentials", scope: "trade", resource };
	const token = await exchange(url, body, { authorization: `Basic ${basic}` });
	return token.access_token ?? "";
}

async function exchange(
	url: string,
	body: Readonly<Record<string, string>>,
	headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly access_token?: string; readonly id_token?: string }> {
	const answer = await fetch(`${url}/token`, {
		method: "POST",
		headers,
		body: new URLSearchParams(body),
	});
	if (!answer.ok) throw new Error(`The provider gave no token: ${await answer.text()}`);
	return (await answer.json()) as { access_token?: string; id_token?: string };
}

const closed = (server: Server): Promise<void> =>
	new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
