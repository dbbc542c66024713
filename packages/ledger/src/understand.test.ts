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
		turn: decider,
		escalation: decider,
	},
};
const usd = { minor: "100", currency: "USD" };

const LATER = "2026-01-08T09:00:00.000Z";
const handover = { method: "pickup", window: "P2D" };
const terms = { price: usd, quantity: 1, handover, fees: [], total: usd };
const deal = {
	...{ negotiationId: "n1", offerId: "o1", listing: "l1", revision: 1 },
	...{ buyer: "ann", seller: "sue", terms },
};
const promise = { negotiationId: "n1", want: "w1", amount: usd, quantity: 1, offerId: "o1" };
const content = {
	...{ title: "Lamp", description: "", category: "home", quantity: 1 },
	...{ ask: usd, attributes: {}, handover },
};
const agent = { kind: "scripted", tactic: "linear" };
const granted = {
	...{ principal: "ann", sells: [], wants: [], budget: usd, owns: [] },
	...{ deadline: LATER, policy: {}, agent },
};
const decision = {
	...{ trigger: "t0", want: null, shortlist: null, band: null, message: null, model: "scripted" },
	...{ move: { kind: "hold", because: "So." }, promptHash: null, usage: null, cost: null },
	...{ superseded: [], mandateVersion: 1 },
};

const question = {
	...{ reason: "price", question: "Shall I go on?", options: ["go on", "leave"] },
	...{ default: "leave", deadline: LATER },
};

const command = (rest: Partial<Command>): Command => ({
	id: "0c5a7d51-3f05-5c39-b7b4-2b8f0d1d6a10",
	stream: "negotiation-n1",
	type: "WalkAway",
	data: { by: "ann", code: "price" },
	actor: { kind: "agent", id: "ann" },
	...rest,
});
const deposit = { stream: "account-ann", type: "DepositFunds", data: { amount: usd } };

const reserving = {
	...{ negotiationId: "n1", want: "w1", amount: { minor: "1", currency: "EUR" }, quantity: 1 },
	...{ offerId: "o1", mandateVersion: 1, superseded: [] },
};

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
		["on another's mandate", { stream: "mandate-ben", type: "ReserveCommitment", data: reserving }],
		["by a principal in another's name", { actor: { kind: "principal", id: "ben" } as const }],
	])("%s is not the sender's to give", (_, rest) => {
		expect(understand(desk, command(rest))).toMatchObject({ refused: { code: "NOT_YOURS" } });
	});

	test.each(["service", "timer", "arbiter"] as const)(
		"of the market itself, a %s, may be about anybody",
		(kind) => {
			const actor = { kind, id: "market" };
			expect(understand(desk, command({ actor }))).toMatchObject({ decider });
		},
	);

	test.each(["DepositFunds", "WithdrawFunds"])(
		"%s is an operator's to give, or its owner's in a market file, and nobody else's",
		(type) => {
			const by = (kind: Command["actor"]["kind"], id: string) =>
				understand(desk, command({ ...deposit, type, actor: { kind, id } }));
			expect(by("service", "operator:olga")).toMatchObject({ decider });
			expect(by("principal", "ann")).toMatchObject({ decider });
			expect(by("principal", "ben")).toMatchObject({ refused: { code: "NOT_YOURS" } });
			for (const [kind, id] of [
				["agent", "ann"],
				["service", "settlement"],
				["timer", "operator:olga"],
				["arbiter", "judy"],
			] as const)
				expect(by(kind, id), `${kind} ${id}`).toMatchObject({ refused: { code: "NOT_ALLOWED" } });
		},
	);

	test("in another currency than the market's is refused, where the market's is known", () => {
		const eur = { minor: "100", currency: "EUR" };
		const own = { actor: { kind: "principal", id: "ann" } } as const;
		const said = [
			{ ...deposit, data: { amount: eur } },
			{ stream: "account-ann", type: "OpenAccount", data: { ...account("ann"), currency: "EUR" } },
			{
				stream: "listing-l1",
				type: "PublishListing",
				data: { seller: "ann", ...content, ask: eur },
			},
			{ stream: "mandate-ann", type: "GrantMandate", data: { ...granted, budget: eur } },
			{ stream: "mandate-ann", type: "AmendMandate", data: { budget: eur } },
		];
		for (const each of said) {
			expect(understand(desk, command({ ...each, ...own }))).toMatchObject({ decider });
			expect(understand({ ...desk, currency: "EUR" }, command({ ...each, ...own }))).toMatchObject({
				decider,
			});
			expect(understand({ ...desk, currency: "USD" }, command({ ...each, ...own }))).toEqual({
				refused: {
					code: "WRONG_CURRENCY",
					because: "This market trades in USD; nothing is converted silently.",
				},
			});
		}
	});

	test.each([
		["ReleaseStock", "listing-l1", { dealId: "d1" }],
		["DeliverStock", "listing-l1", { dealId: "d1", delivered: [] }],
		["OpenDeal", "deal-o1", deal],
		["FallThrough", "deal-d1", { reason: "stock" }],
		["ScheduleHandover", "deal-d1", { from: LATER, to: LATER }],
		["MissHandover", "deal-d1", { answerBy: LATER }],
		["ReserveStock", "listing-l1", { dealId: "d1", quantity: 1, revision: 1 }],
		["EndNegotiation", "negotiation-n1", { reason: "cancelled", by: null }],
		["ExpireOffer", "negotiation-n1", { offerId: "o1" }],
		["HoldFunds", "deal-d1", {}],
		["DecideDispute", "deal-d1", { outcome: "refund", split: null, reasons: ["So."] }],
		["ExecuteDecision", "deal-d1", {}],
		["ExpireEscalation", "escalation-e1", {}],
	])("%s is the market's to give, and nobody else's", (type, stream, data) => {
		const asked = { stream, type, data };
		for (const kind of ["principal", "agent"] as const)
			expect(understand(desk, command({ ...asked, actor: { kind, id: "ann" } }))).toMatchObject({
				refused: { code: "NOT_ALLOWED" },
			});
		const service = { kind: "service", id: "settlement" } as const;
		expect(understand(desk, command({ ...asked, actor: service }))).toMatchObject({ decider });
	});

	test.each([
		["ReleaseCommitment", { negotiationId: "n1", reason: "ended" }],
		["ReserveCommitment", { ...promise, mandateVersion: 1, superseded: [] }],
	])("%s is the agent's to give, and not its principal's or another's", (type, data) => {
		const asked = { stream: "mandate-ann", type, data };
		const by = (kind: "principal" | "agent", id: string) =>
			understand(desk, command({ ...asked, actor: { kind, id } }));
		expect(by("principal", "ann")).toMatchObject({ refused: { code: "NOT_ALLOWED" } });
		expect(by("agent", "ben")).toMatchObject({ refused: { code: "NOT_YOURS" } });
		expect(by("agent", "ann")).toMatchObject({ decider });
	});

	test.each([
		["ResolveEscalation", "escalation-e1", { choice: "leave", by: "ann" }],
		["AddAgentKey", "mandate-ann", { id: "k1", digest: "a".repeat(64) }],
		["AmendMandate", "mandate-ann", {}],
		["RevokeMandate", "mandate-ann", {}],
		["PauseMandate", "mandate-ann", {}],
		["ResumeMandate", "mandate-ann", {}],
		["RemoveWebhook", "mandate-ann", {}],
		["SetWebhook", "mandate-ann", { url: "https://hooks.example/", secret: "s".repeat(43) }],
		[
			"MoveLimit",
			"mandate-ann",
			{ want: "w1", listing: null, to: { minor: "1", currency: "EUR" } },
		],
		["RemoveAgentKey", "mandate-ann", { id: "k1" }],
	])(
		"%s is the principal's own to give, and not its agent's, another's or the market's",
		(type, stream, data) => {
			const by = (kind: Command["actor"]["kind"], id: string) =>
				understand(desk, command({ stream, type, data, actor: { kind, id } }));
			expect(by("principal", "ann")).toMatchObject({ decider });
			expect(by("principal", "ben")).toMatchObject({ refused: { code: "NOT_YOURS" } });
			for (const kind of ["agent", "service", "timer", "arbiter"] as const)
				expect(by(kind, "ann")).toMatchObject({ refused: { code: "NOT_ALLOWED" } });
		},
	);

	test.each([
		["RaiseEscalation", "escalation-e1", { principal: "ann", ...question }],
		["PublishListing", "listing-l1", { seller: "ann", ...content }],
		["DecideTurn", "turn-t1", { principal: "ann", ...decision }],
	])("%s is given by the one it names", (type, stream, data) => {
		const by = (id: string) =>
			understand(desk, command({ stream, type, data, actor: { kind: "agent", id } }));
		expect(by("ann")).toMatchObject({ decider });
		expect(by("ben")).toMatchObject({ refused: { code: "NOT_YOURS" } });
	});

	test.each([
		["OpenDeal", "deal-", "o1", deal],
		["GrantMandate", "mandate-", "ann", granted],
		["OpenAccount", "account-", "ann", { principal: "ann", currency: "USD" }],
	])("%s begins the stream it names and no other", (type, prefix, own, data) => {
		const actor = { kind: "service", id: "market" } as const;
		const on = (id: string) =>
			understand(desk, command({ stream: prefix + id, type, data, actor }));
		expect(on(own)).toMatchObject({ decider });
		expect(on("other")).toMatchObject({ refused: { code: "MALFORMED" } });
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

	test.each([
		["an actor of a kind there is not", { actor: { kind: "root", id: "ann" } }],
		["an actor without an id", { actor: { kind: "service" } }],
		["an actor whose id is no text", { actor: { kind: "agent", id: ["ann"] } }],
		["no actor", { actor: null }],
		["an id in a list", { id: ["0c5a7d51-3f05-5c39-b7b4-2b8f0d1d6a10"] }],
		["a stream that is no text", { stream: 5 }],
		["a type in a list", { stream: "account-ann", type: ["HoldFunds"] }],
		["a cause that is no text", { causedBy: {} }],
		["a cause that is no UUID", { causedBy: "hasOwnProperty" }],
		["a traceparent that is no text", { traceparent: 5 }],
		["an expected version that is no number", { expectedVersion: "1" }],
	])("with %s is refused, and nobody is taken for the market", (_, wrong) => {
		const said = { stream: "account-ann", type: "OpenAccount", data: account("ann") };
		expect(understand(desk, command({ ...said, ...wrong } as never))).toMatchObject({
			refused: { code: "MALFORMED" },
		});
	});

	test("that is no command at all is refused", () => {
		for (const said of [null, "OpenAccount", 5, []])
			expect(understand(desk, said as never)).toMatchObject({ refused: { code: "MALFORMED" } });
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

const account = (principal: string) => ({ principal, currency: "USD" });

function opening(buyer: string) {
	const when = "2026-01-08T09:00:00.000Z";
	const about = { negotiationId: "n1", listing: "l1", revision: 1, quantity: 1 };
	return { ...about, buyer, seller: "sue", deadline: when, maxRounds: 8 };
}
