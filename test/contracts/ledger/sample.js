import { randomUUID } from "node:crypto";
import { STREAMS, streamKind } from "@parley/contracts/catalogue";
import { categoryOf } from "@parley/contracts/fact";
import { factId } from "@parley/contracts/id";
import { moneyOf } from "@parley/contracts/money";

const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
/** A command's outcome on a stream; what a test does not care about is filled in. */
export function entry(stream, expectedVersion, says, rest = {}) {
	const commandId = rest.commandId ?? randomUUID();
	const visibility = streamKind(categoryOf(stream))?.visibility ?? "public";
	const facts = says.map(({ type, data = {} }, ordinal) => ({
		id: factId(commandId, ordinal),
		type,
		typeVersion: 1,
		visibility,
		data,
	}));
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
export const ownerOf = (stream) => STREAMS[categoryOf(stream)].owner;
/** A fact that moves money. */
export const moves = (...legs) => ({
	type: "FundsHeld",
	data: {
		postings: legs.map(([from, to, minor]) => ({ from, to, amount: moneyOf(minor, "USD") })),
	},
});
export function appended(result) {
	if (result.status !== "appended") throw new Error(`The append was answered "${result.status}".`);
	return result.facts;
}
//# sourceMappingURL=sample.js.map
