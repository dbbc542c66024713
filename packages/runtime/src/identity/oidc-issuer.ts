import { createRemoteJWKSet, customFetch, errors } from "jose";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { IdentityUnavailable, type Issuer } from "./token-verifier.ts";

const ALGORITHMS = ["EdDSA", "Ed25519", "ES256", "ES384", "PS256", "RS256"];
const TIMEOUT_MS = 5_000;
// An issuer that did not answer is left alone for a moment, and whoever needs it hears so at once.
const PAUSE_MS = 2_000;
// Anybody can name a key that nobody has; but whoever has a new one waits so long at most.
const COOLDOWN_MS = 5_000;

const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });

interface Provider {
	/** As `iss` says it, to the letter. */
	readonly url: string;
	readonly now: Clock;
	/** How soon after the last time a key that is not known may make it fetch the keys again. */
	readonly cooldownMs?: number;
}

/** An OpenID Connect provider: its keys are found through its discovery document and kept for ten minutes. */
export function oidcIssuer({ url, now, cooldownMs = COOLDOWN_MS }: Provider): Issuer {
	const get = pausing(now);
	let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;

	return {
		name: url,
		algorithms: ALGORITHMS,
		async key(header, token) {
			keys ??= keysAt(url, get).then((at) =>
				createRemoteJWKSet(at, {
					timeoutDuration: TIMEOUT_MS,
					cooldownDuration: cooldownMs,
					[customFetch]: get,
				}),
			);
			const found = keys;
			try {
				return await (await found)(header, token);
			} catch (error) {
				if (isAboutTheToken(error)) throw error;
				throw new IdentityUnavailable(`The token issuer ${url} cannot be asked for its keys.`, {
					cause: error,
				});
			} finally {
				// Only where they are kept is forgotten, and only if that could not be found out.
				await found.catch(() => {
					if (keys === found) keys = undefined;
				});
			}
		},
	};
}

const isAboutTheToken = (error: unknown): boolean =>
	error instanceof errors.JWKSNoMatchingKey ||
	error instanceof errors.JWKSMultipleMatchingKeys ||
	error instanceof errors.JOSENotSupported;

/** Fetches, except in the moment after it failed. */
function pausing(now: Clock): typeof fetch {
	let until = Number.NEGATIVE_INFINITY;
	return async (input, init) => {
		if (Date.parse(now()) < until) throw new Error("It did not answer a moment ago.");
		try {
			const response = await fetch(input, init);
			if (response.ok) return response;
			throw new Error(`It answers ${response.status}.`);
		} catch (error) {
			until = Date.parse(now()) + PAUSE_MS;
			throw error;
		}
	};
}

/** Where the provider keeps its keys. */
async function keysAt(issuer: string, get: typeof fetch): Promise<URL> {
	const response = await get(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
		redirect: "error",
		signal: AbortSignal.timeout(TIMEOUT_MS),
	});
	const found = metadata.parse(await response.json());
	if (found.issuer !== issuer)
		throw new Error("Its discovery document names another issuer than the one that is set.");
	const at = new URL(found.jwks_uri);
	if (at.protocol !== "https:" && new URL(issuer).protocol === "https:")
		throw new Error("Its discovery document wants the keys fetched without TLS.");
	return at;
}
