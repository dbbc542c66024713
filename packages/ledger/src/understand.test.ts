import type { Command } from "@parley/contracts/command";
import { describe, expect, test } from "vitest";
import type { AnyDecider, Desk } from "./desk.ts";
import type { Store } from "./store.ts";
import { understand } from "./understand.ts";

const decider = {} as AnyDecider;
const desk: Desk = {
	store: {} as Store,
	now: () => "2026-01-05T09:00:00.000Z",
	deciders: { account: decider, negotiation: decider, listing: decider, mandate: decider },
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
