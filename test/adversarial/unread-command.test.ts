import { handle } from "@parley/ledger/handle";
import { MemoryLedger } from "@parley/ledger/memory-store";
import type { Documents } from "@parley/ledger/projection";
import { negotiation } from "@parley/negotiation";
import { expect, test } from "vitest";

const NOW = "2026-03-01T12:00:00.000Z";
const asked = (): never => {
	throw new Error("A table was asked for what cannot be an id.");
};

test("asks no table for what a command that cannot be understood calls a listing or a party", async () => {
	const opening = {
		...{
			id: "01890a5d-ac96-774b-bcce-b302099a8057",
			stream: "negotiation-n1",
			type: "OpenNegotiation",
		},
		data: { listing: "a\0b", buyer: "a\0", seller: "\ud800" },
		actor: { kind: "principal", id: "ben" },
	} as const;
	const documents = { get: asked, count: asked } as unknown as Documents;
	const { deciders, prepare } = negotiation;
	if (prepare === undefined) throw new Error("Negotiation prepares its commands.");

	const answer = await handle(
		{
			store: new MemoryLedger("m", () => NOW).store("negotiation"),
			now: () => NOW,
			deciders,
			prepare: (command, state, at) => prepare(command, documents, at, state),
		},
		opening,
	);

	expect(answer).toMatchObject({ ok: false, refusal: { code: "MALFORMED" } });
});
