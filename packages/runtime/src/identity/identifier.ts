import type { Identify } from "../http/admission.ts";
import { isAgentKey, keyDigest } from "./agent-key.ts";
import type { Revocations } from "./revocations.ts";
import type { TokenVerifier } from "./token-verifier.ts";

interface Sources {
	readonly verifier: TokenVerifier;
	/** In whose name an agent acts, what its key is called, and as of which position, by the key's digest. */
	readonly agentOf: (
		digest: string,
	) => Promise<{ readonly principal: string; readonly key: string; readonly asOf: number } | null>;
	readonly revocations: Revocations;
}

const BEARER = /^bearer +([A-Za-z0-9._~+/=-]{1,8192})$/i;

/** Tells callers by their bearer credential: a person's token or an agent's key. */
export const identifier =
	({ verifier, agentOf, revocations }: Sources): Identify =>
	async (authorization) => {
		// Two headers could be read as one person by a proxy and as another here.
		const [only, ...others] = authorization;
		const credential = others.length === 0 ? BEARER.exec(only ?? "")?.[1] : undefined;
		if (credential === undefined) return undefined;
		if (isAgentKey(credential)) {
			const agent = await agentOf(keyDigest(credential));
			return agent === null ? undefined : { kind: "agent", ...agent, roles: [] };
		}
		const proven = await verifier.verify(credential);
		if (proven === undefined || (await revocations.isRevoked(proven.session.id))) return undefined;
		return { kind: "principal", ...proven };
	};
