import { rootId } from "@parley/contracts/id";
import { listingCommands } from "@parley/contracts/listing";
import { negotiationCommands } from "@parley/contracts/negotiation";
import type { Move } from "@parley/contracts/turn";
import { expect, test } from "vitest";
import { commandFor } from "./send-move.ts";
import { DEADLINE, eur, termsOf } from "./testing/sample.ts";

const envelope = { id: rootId("send"), causedBy: rootId("cause"), traceparent: "00-1-2-01" };
const commandOf = (move: Move) =>
	commandFor(
		{
			principal: "anna",
			trigger: "f1",
			want: "chairs",
			shortlist: null,
			band: { from: eur(31415926), to: eur(27182818) },
			move,
			message: null,
			model: "scripted:linear",
			promptHash: null,
			usage: null,
			cost: null,
			superseded: [],
			mandateVersion: 1,
		},
		envelope,
	);

const hash = "a".repeat(64);
const opening = {
	negotiationId: "n1",
	listing: "bens-chairs",
	revision: 2,
	quantity: 3,
	seller: "ben",
	deadline: DEADLINE,
	maxRounds: 8,
};
const offer = {
	listing: "bens-chairs",
	revision: 2,
	terms: termsOf(eur(900), 3),
	inReplyTo: "o0",
	expiresAt: DEADLINE,
};
const question = { slot: "unit", question: "Each?", readings: ["each", "lot"] };

test.each<[Move, string, string, object]>([
	[
		{ kind: "open", want: "chairs", ...opening },
		"negotiation-n1",
		"OpenNegotiation",
		{ ...opening, buyer: "anna" },
	],
	[
		{ kind: "offer", negotiationId: "n1", want: "chairs", ...offer },
		"negotiation-n1",
		"MakeOffer",
		{ by: "anna", ...offer },
	],
	[
		{
			kind: "accept",
			negotiationId: "n1",
			offerId: "o1",
			hash,
			total: eur(900),
			quantity: 3,
			want: "chairs",
		},
		"negotiation-n1",
		"AcceptOffer",
		{ by: "anna", offerId: "o1", hash },
	],
	[
		{ kind: "decline", negotiationId: "n1", offerId: "o1" },
		"negotiation-n1",
		"DeclineOffer",
		{ by: "anna", offerId: "o1" },
	],
	[
		{ kind: "withdraw", negotiationId: "n1", offerId: "o1" },
		"negotiation-n1",
		"WithdrawOffer",
		{ by: "anna", offerId: "o1" },
	],
	[
		{ kind: "walk_away", negotiationId: "n1", code: "price" },
		"negotiation-n1",
		"WalkAway",
		{ by: "anna", code: "price" },
	],
	[
		{ kind: "ask", listing: "bens-chairs", ...question },
		"listing-bens-chairs",
		"AskClarification",
		{ by: "anna", ...question },
	],
])("%o is sent without what is the principal's own", (move, stream, type, data) => {
	expect(commandOf(move)).toEqual({
		...envelope,
		stream,
		type,
		data,
		actor: { kind: "agent", id: "anna" },
	});
	const schemas: Record<string, { safeParse(value: unknown): { success: boolean } }> = {
		...negotiationCommands,
		...listingCommands,
	};
	expect(schemas[type]?.safeParse(data).success).toBe(true);
});

test("waiting sends nothing", () => {
	expect(commandOf({ kind: "hold", because: "an offer is out" })).toBeUndefined();
});
