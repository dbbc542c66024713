import type { FactOf, FactType } from "@parley/contracts/catalogue";
import type { Command } from "@parley/contracts/command";
import type { Fact } from "@parley/contracts/fact";
import { rootId } from "@parley/contracts/id";
import { foldInto } from "@parley/ledger/memory-documents";
import type { Documents, Projection } from "@parley/ledger/projection";
import type { AnyProjection } from "@parley/ledger/read-tables";
import type { Process } from "../service.ts";
import type { World } from "../world.ts";

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

/** Read tables that know exactly these facts. */
export function tables(...facts: readonly Fact[]): Documents {
	const rows = <D extends object>(projection: Projection<D>): Map<string, D> => {
		const docs: Parameters<typeof foldInto>[0] = new Map();
		foldInto(docs, projection as AnyProjection, facts);
		return new Map([...docs].filter(([, doc]) => doc !== undefined)) as Map<string, D>;
	};
	const documents: Partial<Documents> = {
		get: async (projection, key) => rows(projection).get(key),
		find: async (projection, where) =>
			[...rows(projection).values()].filter((doc) =>
				Object.entries(where).every(([field, value]) => doc[field as keyof typeof doc] === value),
			),
	};
	return documents as Documents;
}

/** What a process sends because of a fact, in a world that refuses some types of command with a code. */
export async function sentBy(
	process: Process,
	fact: Fact,
	documents: Documents = tables(),
	refusals: Readonly<Record<string, string>> = {},
): Promise<Command[]> {
	const sent: Command[] = [];
	const world: Partial<World> = {
		documents,
		async send(command) {
			sent.push(command);
			const code = refusals[command.type];
			return code === undefined
				? { ok: true, facts: [] }
				: { ok: false, refusal: { code, because: "The test says so." } };
		},
	};
	for (const key of await process.keys(fact, documents))
		await process.handle(fact, world as World, key);
	return sent;
}
