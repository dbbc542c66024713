import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Decider, happened } from "./decider.ts";
import { type Desk, stateOf } from "./desk.ts";
import { handle } from "./handle.ts";
import { MemoryLedger } from "./memory-store.ts";

const NOW = "2026-01-05T09:00:00.000Z";

// biome-ignore lint/suspicious/noExplicitAny: only how many facts there are is of interest here.
const counting: Decider<any, number, any> = {
	initialState: () => 0,
	decide: ({ data }) => happened({ type: "MandateRevoked", data }),
	evolve: (count) => count + 1,
	isTerminal: () => false,
};
const revoke = () => ({
	id: randomUUID(),
	stream: "mandate-ada",
	type: "RevokeMandate",
	data: {},
	actor: { kind: "principal", id: "ada" } as const,
});

function desks(isShared: boolean): [Desk, Desk] {
	const store = new MemoryLedger("m", () => NOW).store("agent-runner");
	const desk = (): Desk => ({
		store,
		now: () => NOW,
		deciders: { mandate: counting },
		states: new Map(),
		isShared,
	});
	return [desk(), desk()];
}

test("a remembered state is brought up to date before it is shown, where other replicas write too", async () => {
	const [here, there] = desks(true);
	await handle(here, revoke());
	expect(await stateOf(here, "mandate-ada")).toBe(1);

	await handle(there, revoke());

	expect(await stateOf(here, "mandate-ada")).toBe(2);
	expect(await stateOf(there, "mandate-ada")).toBe(2);
});

test("a remembered state decides nothing that a newer one would not", async () => {
	const [here, there] = desks(true);
	await handle(here, revoke());
	await handle(there, revoke());

	expect(await handle(here, revoke())).toMatchObject({ ok: true });
	expect(await stateOf(there, "mandate-ada")).toBe(3);
});
