import { createHash } from "node:crypto";
import { id } from "@parley/contracts/id";
import { type CryptoKey, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import type { Clock } from "../clock.ts";
import type { Role } from "../http/route.ts";

/** The issuer cannot be asked for its keys: nobody is let in, and nobody is turned away for good. */
export class IdentityUnavailable extends Error {
	override readonly name = "IdentityUnavailable";
}

/** Who signs tokens, and with which keys. */
export interface Issuer {
	/** What `iss` says. */
	readonly name: string;
	/** Never `none`, and nothing symmetric: whoever can check a token must not be able to make one. */
	readonly algorithms: readonly string[];
	/** Rejects with IdentityUnavailable where it cannot find out. */
	readonly key: JWTVerifyGetKey<CryptoKey>;
}

/** What a token proves. */
export interface Session {
	readonly principal: string;
	readonly roles: readonly Role[];
	readonly session: { readonly id: string; readonly until: string };
}

export interface TokenVerifier {
	/** Undefined for every token that proves nothing; why it does is nobody's business. */
	verify(token: string): Promise<Session | undefined>;
}

interface Rules {
	readonly issuer: Issuer;
	readonly audience: string;
	readonly now: Clock;
	/** The claim with the roles, a name or a path such as `realm_access.roles`. */
	readonly rolesClaim?: string;
	readonly maxLifetimeSeconds?: number;
}

// Clocks of two machines differ a little.
const TOLERANCE_SECONDS = 5;
const ROLES: readonly string[] = ["arbiter", "operator"] satisfies Role[];

export function tokenVerifier(rules: Rules): TokenVerifier {
	const { issuer, audience, now, rolesClaim = "roles", maxLifetimeSeconds = 86_400 } = rules;
	return {
		async verify(token) {
			const payload = await claimsOf(token, issuer, {
				audience,
				issuer: issuer.name,
				algorithms: [...issuer.algorithms],
				clockTolerance: TOLERANCE_SECONDS,
				currentDate: new Date(now()),
				maxTokenAge: maxLifetimeSeconds,
				requiredClaims: ["sub", "exp", "iat"],
			});
			if (payload === undefined) return undefined;
			const { sub, exp = Number.POSITIVE_INFINITY, iat = 0, jti } = payload;
			const principal = id.safeParse(sub);
			if (!principal.success || !(exp - iat <= maxLifetimeSeconds)) return undefined;
			return {
				principal: principal.data,
				roles: rolesIn(payload, rolesClaim),
				session: {
					id: typeof jti === "string" && jti !== "" ? jti : signedPart(token),
					until: new Date((exp + TOLERANCE_SECONDS) * 1_000).toISOString(),
				},
			};
		},
	};
}

async function claimsOf(
	token: string,
	issuer: Issuer,
	rules: Parameters<typeof jwtVerify>[2],
): Promise<JWTPayload | undefined> {
	try {
		return (await jwtVerify(token, issuer.key, rules)).payload;
	} catch (error) {
		if (error instanceof errors.JOSEError) return undefined;
		throw error;
	}
}

/** Only what was signed: the signature's text has more than one spelling, so it cannot tell tokens apart. */
const signedPart = (token: string): string =>
	createHash("sha256")
		.update(token.slice(0, token.lastIndexOf(".")))
		.digest("hex");

function rolesIn(payload: JWTPayload, claim: string): readonly Role[] {
	const named = Object.hasOwn(payload, claim) ? payload[claim] : along(payload, claim.split("."));
	const said = typeof named === "string" ? named.split(" ") : named;
	return Array.isArray(said) ? ([...new Set(said)].filter(isRole) as Role[]) : [];
}

const isRole = (said: unknown): boolean => typeof said === "string" && ROLES.includes(said);

const along = (value: unknown, [step, ...rest]: readonly string[]): unknown => {
	if (step === undefined) return value;
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
	return along((value as Record<string, unknown>)[step], rest);
};
