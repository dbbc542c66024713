import type { FactOf, FactType } from "@parley/contracts/catalogue";
import type { Command } from "@parley/contracts/command";
import type { Fact } from "@parley/contracts/fact";
import { rootId } from "@parley/contracts/id";
import type { Documents } from "@parley/ledger/projection";
import type { Process, World } from "@parley/runtime/service";

export const AT = "2026-03-01T12:00:00.000Z";

/** A fact as the ledger hands it out. Its id comes from what it says, so the same fact told twice is one fact. */
export const told = <T extends FactType>(
	stream: string,
	type: T,
	data: FactOf<T>["data"],
	rest: Partial<Fact> = {},
): Fact => ({
	id: rootId(`${stream} ${type} ${JSON.stringify(data)}`),
	market: "market",
	stream,
	version: 1,
	position: 1,
	type,
	typeVersion: 1,
	visibility: "parties",
	data,
	actor: { kind: "agent", id: "an-agent" },
	causedBy: rootId("cause"),
	commandId: rootId("command"),
	traceparent: "00-trace",
	at: AT,
	recordedAt: AT,
	...rest,
});

/** What a process sends because of a fact, in a world that refuses some types of command with a code. */
export async function sentBy(
	process: Process,
	fact: Fact,
	refusals: Readonly<Record<string, string>> = {},
): Promise<Command[]> {
	const sent: Command[] = [];
	const world: Partial<World> = {
		async send(command) {
			sent.push(command);
			const code = refusals[command.type];
			return code === undefined
				? { ok: true, facts: [] }
				: { ok: false, refusal: { code, because: "The test says so." } };
		},
	};
	for (const key of await process.keys(fact, {} as Documents))
		await process.handle(fact, world as World, key);
	return sent;
}
