import { expect, it } from "vitest";
import { httpServer } from "../http/server.ts";
import { newId } from "../ids.ts";
import type { World } from "../world.ts";
import { identifier } from "./identifier.ts";
import { revocationsInMemory } from "./revocations.ts";
import { sessionRoutes } from "./session-routes.ts";

it("forgets a session when its token is expired anyway", async () => {
	let time = "2026-11-01T12:00:00.000Z";
	const revocations = revocationsInMemory(() => time);
	await revocations.revoke("old", "2026-11-01T12:30:00.000Z");
	await revocations.revoke("young", "2026-11-01T14:00:00.000Z");
	expect(await revocations.isRevoked("old")).toBe(true);
	time = "2026-11-01T13:00:00.000Z";
	for (let count = 0; count < 1_000; count++)
		await revocations.revoke(`s-${count}`, "2026-11-01T12:59:00.000Z");
	expect(await revocations.isRevoked("old")).toBe(false);
	expect(await revocations.isRevoked("young")).toBe(true);
});

it("makes logging out refuse a copy of the token", async () => {
	const revocations = revocationsInMemory(() => "2026-11-01T12:00:00.000Z");
	const session = { id: "s-1", until: "2026-11-01T14:00:00.000Z" };
	const server = httpServer({
		surfaces: [{ service: "identity", routes: sessionRoutes(revocations), world: {} as World }],
		identify: identifier({
			verifier: { verify: async () => ({ principal: "ann", roles: [], session }) },
			agentOf: async () => null,
			revocations,
		}),
		isReady: async () => ({ ready: true }),
		now: () => "2026-11-01T12:00:00.000Z",
		newId,
		log: { info() {}, warn() {}, error() {} },
		title: "",
		version: "",
	});
	const { url } = await server.listen({ host: "localhost", port: 0 });
	const end = async () => {
		const headers = { authorization: "Bearer token" };
		return (await fetch(`${url}/session`, { method: "DELETE", headers })).status;
	};
	expect(await end()).toBe(204);
	expect(await end()).toBe(401);
	await server.close();
});
