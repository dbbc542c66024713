import { streamKind } from "@parley/contracts/catalogue";
import { categoryOf } from "@parley/contracts/fact";
import { factId, rootId } from "@parley/contracts/id";
import type { Append, NewFact, Store } from "@parley/ledger/store";

interface Saying {
	readonly type: string;
	readonly data?: Readonly<Record<string, unknown>>;
}

/** Commits facts at the end of a stream; what a test does not care about is filled in. */
export async function commit(
	store: Store,
	stream: string,
	...says: readonly Saying[]
): Promise<void> {
	const { length: expectedVersion } = await store.readStream(stream);
	const commandId = rootId(`${stream} ${expectedVersion}`);
	const visibility = streamKind(categoryOf(stream))?.visibility ?? "public";
	const facts = says.map(
		({ type, data = {} }, ordinal): NewFact => ({
			id: factId(commandId, ordinal),
			type,
			typeVersion: 1,
			visibility,
			data,
		}),
	);
	const entry: Append = {
		stream,
		expectedVersion,
		commandId,
		commandHash: "the body",
		actor: { kind: "service", id: "test" },
		causedBy: commandId,
		traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
		at: "2026-08-01T12:00:00.000Z",
		facts,
	};
	const { status } = await store.append(entry);
	if (status !== "appended") throw new Error(`The facts of a test were not taken: ${status}.`);
}
