import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from "jose";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Role } from "../http/route.ts";
import type { NewId } from "../ids.ts";
import { type TokenVerifier, tokenVerifier } from "./token-verifier.ts";

const ISSUER = "parley-local";

const privateKey = z.object({
	kty: z.literal("OKP"),
	crv: z.literal("Ed25519"),
	x: z.string(),
	d: z.string(),
	kid: z.string(),
});
type PrivateKey = z.infer<typeof privateKey>;

/** Signs people's tokens where no identity provider does. */
export interface LocalIssuer {
	issue(token: {
		readonly principal: string;
		readonly roles?: readonly Role[];
		readonly ttlSeconds: number;
	}): Promise<string>;
	readonly verifier: TokenVerifier;
}

interface Ground {
	/** Where the key is kept; made at first use. Whoever can read it can be anybody. */
	readonly directory: string;
	readonly market: string;
	readonly now: Clock;
	readonly newId: NewId;
}

export async function localIssuer({ directory, market, now, newId }: Ground): Promise<LocalIssuer> {
	const kept = await keptKey(directory, newId);
	const { kid } = kept;
	const signing = await importJWK(kept, "EdDSA");
	const { d: _, ...shown } = kept;
	const checking = await importJWK(shown, "EdDSA");
	const audience = `parley:${market}`;
	return {
		issue({ principal, roles = [], ttlSeconds }) {
			const issuedAt = Math.floor(Date.parse(now()) / 1_000);
			return new SignJWT({ roles: [...roles] })
				.setProtectedHeader({ alg: "EdDSA", kid, typ: "JWT" })
				.setIssuer(ISSUER)
				.setAudience(audience)
				.setSubject(principal)
				.setJti(newId())
				.setIssuedAt(issuedAt)
				.setNotBefore(issuedAt)
				.setExpirationTime(issuedAt + ttlSeconds)
				.sign(signing);
		},
		verifier: tokenVerifier({
			issuer: { name: ISSUER, algorithms: ["EdDSA"], key: async () => checking },
			audience,
			now,
			maxLifetimeSeconds: MAX_LIFETIME_SECONDS,
		}),
	};
}

// A newcomer's token should outlive the afternoon; thirty days is the longest that makes sense without a renewal.
const MAX_LIFETIME_SECONDS = 30 * 86_400;

/** The key of the directory. Of several processes that find none at once, the first makes it and all use that one. */
async function keptKey(directory: string, newId: NewId): Promise<PrivateKey> {
	const path = join(directory, "identity.jwk");
	const kept = await readKey(path);
	if (kept !== undefined) return kept;
	await mkdir(directory, { recursive: true, mode: 0o700 });
	const draft = `${path}.${newId()}`;
	await writeFile(draft, JSON.stringify(await freshKey()), { mode: 0o600, flag: "wx" });
	try {
		// A link is made whole or not at all, and never over another.
		await link(draft, path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
	} finally {
		await rm(draft, { force: true });
	}
	const agreed = await readKey(path);
	if (agreed === undefined) throw new Error(`${path} disappeared while it was being made.`);
	return agreed;
}

async function readKey(path: string): Promise<PrivateKey | undefined> {
	let text: string;
	try {
		text = await readFile(path, "utf8");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
		throw error;
	}
	const read = privateKey.safeParse(parsed(text));
	if (!read.success)
		throw new Error(
			`${path} is not an Ed25519 key that Parley wrote. Restore it, or move it away to have a new one made; every token signed so far then ends.`,
		);
	return read.data;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

async function freshKey(): Promise<PrivateKey> {
	const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
	const jwk = await exportJWK(pair.privateKey);
	return privateKey.parse({ ...jwk, kid: await calculateJwkThumbprint(jwk) });
}
