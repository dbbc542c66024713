import { createHash } from "node:crypto";
import type { Refusal } from "@parley/contracts/command";
import type { Clock } from "../clock.ts";
import { neighbourhood } from "./address.ts";
import type { HttpLimits } from "./limits.ts";
import { Recent } from "./recent.ts";
import type { Access, Caller } from "./route.ts";
import { slots } from "./slots.ts";
import { type Level, tokenBuckets } from "./token-buckets.ts";

/** Says whose credential it is, given every Authorization header of a request; undefined if it proves nothing. */
export type Identify = (authorization: readonly string[]) => Promise<Caller | undefined>;

type Headers = Readonly<Record<string, string>>;

interface Knock {
	readonly authorization: readonly string[];
	readonly address: string;
	readonly access: Access;
}

export type Verdict =
	| { readonly refusal: Refusal; readonly headers: Headers }
	| {
			readonly caller: Caller | undefined;
			/** By whom rates and places are counted: the principal, or the address where nobody is known. */
			readonly who: string;
			readonly headers: Headers;
			/** To be called when the request is over. */
			readonly release: () => void;
	  };

interface Door {
	readonly identify: Identify;
	readonly limits: HttpLimits;
	readonly now: Clock;
}

/** Decides who gets in, before a byte of a body is looked at: who it is, how often, how many at once, what for. */
export function admission({ identify, limits, now }: Door): (knock: Knock) => Promise<Verdict> {
	const rates = tokenBuckets(limits.rate, limits.remembered, now);
	const failures = tokenBuckets(limits.failures, limits.remembered, now);
	const places = slots(limits.inHand);
	// Whose credential it was the last time, by its digest.
	const proven = new Recent<string>(limits.remembered);

	/**
	 * Checking a credential costs something, so an address that sent many bad ones is not served for a while: except
	 * those that share it and have proven themselves before. These are counted first, so that not even checking who they
	 * are is done more often than they may ask.
	 */
	async function known({ authorization, address }: Knock): Promise<Known | Verdict> {
		const digest = createHash("sha256").update(authorization.join("\n")).digest("base64url");
		const before = proven.get(digest);
		const level = before === undefined ? failures.look(neighbourhood(address)) : rates.take(before);
		if (!level.enough)
			return tooMany(before === undefined ? "Too many credentials failed." : SOON, level);
		const caller = await identify(authorization);
		if (caller === undefined) {
			proven.delete(digest);
			failures.charge(neighbourhood(address));
			return UNPROVEN;
		}
		const who = `principal ${caller.principal}`;
		proven.set(digest, who);
		return { caller, who, level: before === who ? level : rates.take(who) };
	}

	function anonymous({ address }: Knock): Known {
		const who = `address ${neighbourhood(address)}`;
		return { caller: undefined, who, level: rates.take(who) };
	}

	return async (knock) => {
		const found = knock.authorization.length === 0 ? anonymous(knock) : await known(knock);
		if ("headers" in found) return found;
		const { caller, who, level } = found;
		if (!level.enough) return tooMany(SOON, level);
		if (knock.access !== "anyone") {
			if (caller === undefined) return UNKNOWN;
			if (!isAllowed(knock.access, caller)) return NOT_ALLOWED;
		}
		const release = places.take(who);
		if (release === undefined)
			return tooMany(`More than ${limits.inHand} requests were sent at the same time.`, level);
		return { caller, who, release, headers: rateHeaders(limits, level) };
	};
}

/** Who asks, and how much more they may. */
interface Known {
	readonly caller: Caller | undefined;
	readonly who: string;
	readonly level: Level;
}

const SOON = "Too many requests came in a short time.";

const isAllowed = (access: Exclude<Access, "anyone">, caller: Caller): boolean =>
	access.includes(caller.kind) || caller.roles.some((role) => access.includes(role));

const UNKNOWN: Verdict = {
	refusal: {
		code: "UNAUTHENTICATED",
		because: "This needs a credential: send Authorization: Bearer with a token or an agent's key.",
	},
	headers: { "www-authenticate": 'Bearer realm="parley"' },
};

// One sentence for whatever is wrong with a credential: which of them it is would help only somebody who guesses.
const UNPROVEN: Verdict = {
	refusal: {
		code: "UNAUTHENTICATED",
		because: "This credential is not valid here, or not any more.",
	},
	headers: { "www-authenticate": 'Bearer realm="parley", error="invalid_token"' },
};

const NOT_ALLOWED: Verdict = {
	refusal: { code: "NOT_ALLOWED", because: "This credential is not one that may do this." },
	headers: {},
};

const tooMany = (what: string, level: Level): Verdict => ({
	refusal: {
		code: "TOO_MANY_REQUESTS",
		because: `${what} Try again after the seconds that Retry-After says.`,
	},
	headers: { "retry-after": String(level.enoughIn) },
});

const rateHeaders = ({ rate }: HttpLimits, { left, fullIn }: Level): Headers => ({
	"ratelimit-policy": `"requests";q=${rate.burst};w=${Math.ceil(rate.burst / rate.perSecond)}`,
	ratelimit: `"requests";r=${left};t=${fullIn}`,
});
