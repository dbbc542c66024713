import type { Command } from "@parley/contracts/command";
import { describe, expect, test } from "vitest";
import type { AnyDecider, Desk } from "./desk.ts";
import type { Store } from "./store.ts";
import { understand } from "./understand.ts";

const decider = {} as AnyDecider;
const desk: Desk = {
	store: {} as Store,
	now: () => "2026-01-05T09:00:00.000Z",
	deciders: {
		account: decider,
		negotiation: decider,
		listing: decider,
		mandate: decider,
		deal: decider,
	},
};
const usd = { minor: "100", currency: "USD" };

const command = (rest: Partial<Command>): Command => ({
	id: "0c5a7d51-3f05-5c39-b7b4-2b8f0d1d6a10",
	stream: "negotiation-n1",
	type: "WalkAway",
	data: { by: "ann", code: "price" },
	actor: { kind: "agent", id: "ann" },
	...rest,
});
const deposit = { stream: "account-ann", type: "DepositFunds", data: { amount: usd } };

describe("a command", () => {
	test("in one's own name is understood, without what its kind does not know", () => {
		expect(understand(desk, command({}))).toEqual({
			decider,
			data: { by: "ann", code: "price" },
		});
	});

	test.each([
		["in another's name", { data: { by: "ben", code: "price" } }],
		["to open another's negotiation", { type: "OpenNegotiation", data: opening("ben") }],
		["on another's account", { ...deposit, stream: "account-ben" }],
		["by a principal in another's name", { actor: { kind: "principal", id: "ben" } as const }],
	])("%s is not the sender's to give", (_, rest) => {
		expect(understand(desk, command(rest))).toMatchObject({ refused: { code: "NOT_YOURS" } });
	});

	test.each(["service", "timer", "arbiter"] as const)(
		"of the market itself, a %s, may be about anybody",
		(kind) => {
			const actor = { kind, id: "market" };
			expect(understand(desk, command({ actor }))).toMatchObject({ decider });
			expect(understand(desk, command({ ...deposit, actor }))).toMatchObject({ decider });
		},
	);

	test.each([
		["ReserveStock", "listing-l1", { dealId: "d1", quantity: 1, revision: 1 }],
		["EndNegotiation", "negotiation-n1", { reason: "cancelled", by: null }],
		["ExpireOffer", "negotiation-n1", { offerId: "o1" }],
		["HoldFunds", "deal-d1", {}],
		["DecideDispute", "deal-d1", { outcome: "refund", split: null, reasons: ["So."] }],
		["ExecuteDecision", "deal-d1", {}],
	])("%s is the market's to give, and nobody else's", (type, stream, data) => {
		const asked = { stream, type, data };
		for (const kind of ["principal", "agent"] as const)
			expect(understand(desk, command({ ...asked, actor: { kind, id: "ann" } }))).toMatchObject({
				refused: { code: "NOT_ALLOWED" },
			});
		const service = { kind: "service", id: "settlement" } as const;
		expect(understand(desk, command({ ...asked, actor: service }))).toMatchObject({ decider });
	});

	test("about what an agent promised is the agent's, and not its principal's", () => {
		const released = {
			stream: "mandate-ann",
			type: "ReleaseCommitment",
			data: { negotiationId: "n1", reason: "ended" },
		};
		const principal = { kind: "principal", id: "ann" } as const;
		expect(understand(desk, command({ ...released, actor: principal }))).toMatchObject({
			refused: { code: "NOT_ALLOWED" },
		});
		expect(understand(desk, command(released))).toMatchObject({ decider });
	});

	test("that begins a stream names that stream and no other", () => {
		const elsewhere = { type: "OpenNegotiation", data: opening("ann"), stream: "negotiation-n2" };
		expect(understand(desk, command(elsewhere))).toMatchObject({ refused: { code: "MALFORMED" } });
		expect(understand(desk, command({ ...elsewhere, stream: "negotiation-n1" }))).toMatchObject({
			decider,
		});
	});

	test("without a UUID, or with a text that cannot be stored, is malformed", () => {
		expect(understand(desk, command({ id: "1" }))).toMatchObject({
			refused: { code: "MALFORMED" },
		});
		const nul = { type: "PostMessage", data: { by: "ann", text: "a\0b" } };
		expect(understand(desk, command(nul))).toMatchObject({ refused: { code: "MALFORMED" } });
	});

	test("that nobody here decides, or that says too little, is refused before anything is decided", () => {
		expect(understand(desk, command({ type: "Shout" }))).toMatchObject({
			refused: { code: "UNKNOWN_COMMAND" },
		});
		expect(understand(desk, command({ data: { by: "ann" } }))).toMatchObject({
			refused: { code: "MALFORMED" },
		});
		expect(understand(desk, command({ stream: "negotiation-" }))).toMatchObject({
			refused: { code: "MALFORMED" },
		});
	});
});

function opening(buyer: string) {
	const when = "2026-01-08T09:00:00.000Z";
	const about = { negotiationId: "n1", listing: "l1", revision: 1, quantity: 1 };
	return { ...about, buyer, seller: "sue", deadline: when, maxRounds: 8 };
}
