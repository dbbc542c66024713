import { expect, it } from "vitest";
import { newSecret } from "../ids.ts";
import { agentKey, isAgentKey, keyDigest } from "./agent-key.ts";
import { identifier } from "./identifier.ts";
import { revocationsInMemory } from "./revocations.ts";
import { IdentityUnavailable } from "./token-verifier.ts";

const session = { id: "s-1", until: "2026-11-01T13:00:00.000Z" };
const key = agentKey(newSecret());

function identifying() {
	const seen: string[] = [];
	const revocations = revocationsInMemory(() => "2026-11-01T12:00:00.000Z");
	const identify = identifier({
		verifier: {
			async verify(token) {
				seen.push(token);
				if (token === "away") throw new IdentityUnavailable("It is away.");
				return token === "good" ? { principal: "ann", roles: ["operator"], session } : undefined;
			},
		},
		agentOf: async (digest) =>
			digest === keyDigest(key) ? { principal: "ben", key: "k1", asOf: 7 } : null,
		revocations,
	});
	return { identify, revocations, seen };
}

it("knows a person by a token and a program by a key", async () => {
	const { identify } = identifying();
	expect(await identify(["Bearer good"])).toEqual({
		kind: "principal",
		principal: "ann",
		roles: ["operator"],
		session,
	});
	expect(await identify([`bearer ${key}`])).toEqual({
		kind: "agent",
		principal: "ben",
		key: "k1",
		asOf: 7,
		roles: [],
	});
	expect(await identify([`Bearer ${agentKey(newSecret())}`])).toBeUndefined();
	expect(await identify(["Bearer bad"])).toBeUndefined();
});

it("refuses a token of a session that was ended, whoever sends it", async () => {
	const { identify, revocations } = identifying();
	await revocations.revoke(session.id, session.until);
	expect(await identify(["Bearer good"])).toBeUndefined();
});

it("looks at no credential that could be read in two ways, and at none that is huge", async () => {
	const { identify, seen } = identifying();
	for (const headers of [
		[],
		[""],
		["Bearer good", "Bearer good"],
		["Bearer good, Bearer good"],
		["Basic good"],
		["good"],
		["Bearer"],
		["Bearer good extra"],
		[`Bearer ${"a".repeat(8_193)}`],
	])
		expect(await identify(headers)).toBeUndefined();
	expect(seen).toEqual([]);
});

it("lets nobody in while the issuer is away", async () => {
	const { identify } = identifying();
	await expect(identify(["Bearer away"])).rejects.toThrow(IdentityUnavailable);
});

it("makes keys that are told from tokens by their look", () => {
	expect(key).toMatch(/^pak_/);
	expect(isAgentKey(key)).toBe(true);
	expect(isAgentKey(`${key}a`)).toBe(false);
	expect(keyDigest(key)).toMatch(/^[0-9a-f]{64}$/);
});
