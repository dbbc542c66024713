import type { Documents } from "@parley/ledger/projection";
import { negotiation } from "@parley/negotiation";
import { expect, test } from "vitest";

const asked = (): never => {
	throw new Error("A table was asked for what cannot be an id.");
};

test("asks no table for what a command that nobody has read yet calls a listing or a party", async () => {
	const opening = {
		...{ id: "c1", stream: "negotiation-n1", type: "OpenNegotiation" },
		data: { listing: "a\0b", buyer: "a\0", seller: "\ud800" },
		actor: { kind: "principal", id: "ben" },
	} as const;
	const documents = { get: asked, count: asked } as unknown as Documents;

	const prepared = await negotiation.prepare?.(opening, documents, "2026-03-01T12:00:00.000Z");

	expect(prepared?.data).toMatchObject({ listed: null, going: { buyer: 0, seller: 0 } });
});
