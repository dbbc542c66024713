import { randomUUID } from "node:crypto";
import { STREAMS, streamKind } from "@parley/contracts/catalogue";
import { categoryOf, type Fact } from "@parley/contracts/fact";
import { factId } from "@parley/contracts/id";
import { moneyOf } from "@parley/contracts/money";
import type { Append, Appended, NewFact, Reader } from "@parley/ledger/store";

export interface Saying {
	readonly type: string;
	readonly data?: Readonly<Record<string, unknown>>;
}

const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

/** A command's outcome on a stream; what a test does not care about is filled in. */
export function entry(
	stream: string,
	expectedVersion: number,
	says: readonly Saying[],
	rest: Partial<Append> = {},
): Append {
	const commandId = rest.commandId ?? randomUUID();
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
	return {
		stream,
		expectedVersion,
		commandId,
		commandHash: "the body",
		actor: { kind: "service", id: "test" },
		causedBy: commandId,
		traceparent,
		at: "2026-08-01T12:00:00.120Z",
		facts,
		...rest,
	};
}

export const ownerOf = (stream: string): Reader =>
	STREAMS[categoryOf(stream) as keyof typeof STREAMS].owner;

/** A fact that moves money. */
export const moves = (
	...legs: readonly (readonly [from: string, to: string, minor: bigint])[]
): Saying => ({
	type: "FundsHeld",
	data: {
		postings: legs.map(([from, to, minor]) => ({ from, to, amount: moneyOf(minor, "USD") })),
	},
});

export function appended(result: Appended): readonly Fact[] {
	if (result.status !== "appended") throw new Error(`The append was answered "${result.status}".`);
	return result.facts;
}
