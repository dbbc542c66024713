import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import {
	closed,
	command,
	confirmed,
	deal1,
	disputed,
	fact,
	held,
	INSPECTED,
	inspecting,
	justAfter,
	justBefore,
	NOW,
	opened,
	paidOut,
	scheduled,
	until,
	WINDOW_END,
	whose,
} from "../testing/deal-story.ts";
import { deal } from "./deal.ts";

const refused = (code: string) => ({
	refused: { code, because: expect.stringMatching(/^[A-Z].+\.$/) },
});
const absent = undefined as unknown as string;
const fell = fact("DealFellThrough", { reason: "funds", ...whose });
const ANSWERED = "2026-03-09T12:00:00.000Z";

const hold = command("HoldFunds", {});
const fallThrough = (reason: "stock" | "revision_changed" | "funds" | "cancelled") =>
	command("FallThrough", { reason });
const schedule = (from: string, to: string) => command("ScheduleHandover", { from, to });
const confirm = (by: string) => command("ConfirmHandover", { by, inspectUntil: INSPECTED });
const release = (told: Parameters<typeof command>[2]) => command("ReleaseFunds", {}, told);
const ben = { kind: "principal", id: "ben" } as const;

const everything = [
	hold,
	fallThrough("stock"),
	schedule(NOW, WINDOW_END),
	confirm("ben"),
	release({ at: INSPECTED }),
	command("MissHandover", { answerBy: ANSWERED }),
	command("OpenDispute", {
		by: "ben",
		reason: "broken",
		claim: deal1.terms.total,
		answerBy: ANSWERED,
	}),
	command("ExecuteDecision", {}),
];

describe("rule 11: a deal", () => {
	test("opens with what was agreed", () => {
		expect(given(deal).when(command("OpenDeal", deal1))).toEqual({
			events: [{ type: "DealOpened", data: deal1 }],
		});
	});

	test("has nothing done to it at first", () => {
		expect(given(deal, opened).state).toEqual({
			status: "opened",
			negotiationId: "n1",
			opened: deal1,
			confirmed: [],
			inspectUntil: null,
			dispute: null,
		});
	});

	test("knows who has confirmed the handover, and until when it is inspected", () => {
		expect(given(deal, ...until.inspecting).state).toMatchObject({
			status: "inspecting",
			confirmed: ["ben", "sue"],
			inspectUntil: INSPECTED,
		});
	});

	test("opens once", () => {
		for (const facts of [
			until.opened,
			until.held,
			[opened, fell],
			[...until.inspecting, paidOut, closed("released", true)],
		])
			expect(given(deal, ...facts).when(command("OpenDeal", deal1))).toEqual(
				refused("ALREADY_OPEN"),
			);
	});

	test.each(everything)("that was never opened knows no $type", (attempt) => {
		expect(given(deal).when(attempt)).toEqual(refused("NO_SUCH_DEAL"));
	});

	test.each(everything)("that fell through knows no $type", (attempt) => {
		expect(given(deal, opened, fell).when(attempt)).toEqual(refused("DEAL_FELL_THROUGH"));
	});

	test.each(everything)("that is closed knows no $type", (attempt) => {
		expect(
			given(deal, ...until.inspecting, paidOut, closed("released", true)).when(attempt),
		).toEqual(refused("DEAL_CLOSED"));
	});

	test("is over when it fell through or is closed, and still knows its negotiation", () => {
		const over = given(deal, ...until.inspecting, paidOut, closed("released", true)).state;
		expect(over).toEqual({ status: "closed", negotiationId: "n1" });
		expect(given(deal, opened, fell).state).toEqual({
			status: "fell_through",
			negotiationId: "n1",
		});
		expect(deal.isTerminal(over)).toBe(true);
		expect(deal.isTerminal(given(deal, opened, fell).state)).toBe(true);
		for (const facts of [[], until.opened, until.held, until.inspecting, until.disputed])
			expect(deal.isTerminal(given(deal, ...facts).state)).toBe(false);
	});

	test("that is over or was never opened stays so whatever is told of it", () => {
		expect(given(deal, held, disputed).state).toEqual({ status: "none" });
		expect(given(deal, opened, fell, held).state).toEqual({
			status: "fell_through",
			negotiationId: "n1",
		});
		expect(given(deal, opened, held, closed("refunded", false), scheduled).state).toEqual({
			status: "closed",
			negotiationId: "n1",
		});
	});
});

describe("rule 11: falling through", () => {
	test.each(["stock", "revision_changed", "funds", "cancelled"] as const)(
		"for %s says whose deal it was",
		(reason) => {
			expect(given(deal, opened).when(fallThrough(reason))).toEqual({
				events: [
					{
						type: "DealFellThrough",
						data: { reason, listing: "chairs", buyer: "ben", seller: "sue" },
					},
				],
			});
		},
	);

	test.each(["held", "scheduled", "inspecting", "disputed"] as const)(
		"happens only before the money is held, not when %s",
		(stage) => {
			expect(given(deal, ...until[stage]).when(fallThrough("cancelled"))).toEqual(
				refused("FUNDS_HELD"),
			);
		},
	);
});

describe("rule 11: holding", () => {
	test("moves the full total from the buyer's wallet to the deal's escrow", () => {
		expect(given(deal, opened).when(hold)).toEqual({
			events: [
				{
					type: "FundsHeld",
					data: {
						postings: [
							{ from: "wallet:ben", to: "escrow:d1", amount: { minor: "8600", currency: "USD" } },
						],
						buyer: "ben",
						seller: "sue",
						listing: "chairs",
						window: "P2D",
					},
				},
			],
		});
	});

	test.each(["held", "scheduled", "inspecting", "disputed"] as const)(
		"happens once, not again when %s",
		(stage) => {
			expect(given(deal, ...until[stage]).when(hold)).toEqual(refused("FUNDS_HELD"));
		},
	);
});

describe("scheduling a handover", () => {
	test("records the window and the agreed method", () => {
		expect(given(deal, ...until.held).when(schedule(NOW, WINDOW_END))).toEqual({
			events: [
				{
					type: "HandoverScheduled",
					data: {
						from: NOW,
						to: WINDOW_END,
						method: "pickup",
						listing: "chairs",
						buyer: "ben",
						seller: "sue",
					},
				},
			],
		});
	});

	test.each(["opened", "scheduled", "inspecting", "disputed"] as const)(
		"happens once the money is held, not when %s",
		(stage) => {
			expect(given(deal, ...until[stage]).when(schedule(NOW, WINDOW_END))).toEqual(
				refused("NOT_HELD"),
			);
		},
	);

	test("needs a window that ends after it begins", () => {
		const { when } = given(deal, ...until.held);
		expect(when(schedule(NOW, NOW))).toEqual(refused("WINDOW_EMPTY"));
		expect(when(schedule(NOW, justBefore(NOW)))).toEqual(refused("WINDOW_EMPTY"));
		expect(when(schedule(NOW, absent))).toEqual(refused("WINDOW_EMPTY"));
		expect(when(schedule(NOW, justAfter(NOW)))).toMatchObject({
			events: [{ type: "HandoverScheduled" }],
		});
	});
});

describe("confirming a handover", () => {
	test.each([
		["ben", "sue"],
		["sue", "ben"],
	])("by %s first and by %s then opens the inspection", (first, second) => {
		expect(given(deal, ...until.scheduled).when(confirm(first))).toEqual({
			events: [{ type: "HandoverConfirmed", data: { by: first } }],
		});
		expect(given(deal, ...until.scheduled, confirmed(first)).when(confirm(second))).toEqual({
			events: [
				{ type: "HandoverConfirmed", data: { by: second } },
				{ type: "InspectionOpened", data: { until: INSPECTED } },
			],
		});
	});

	test("ends an inspection after now, and within thirty days, to the millisecond", () => {
		const until30 = (inspectUntil: string) =>
			given(deal, ...until.scheduled).when(
				command("ConfirmHandover", { by: "ben", inspectUntil }, { at: "2026-03-01T12:00:00.000Z" }),
			);
		expect(until30("2026-03-01T12:00:00.000Z")).toEqual(refused("INSPECTION_OUT_OF_RANGE"));
		expect(until30("2026-03-01T12:00:00.001Z")).toEqual({ events: [confirmed("ben")] });
		expect(until30("2026-03-31T12:00:00.000Z")).toEqual({ events: [confirmed("ben")] });
		expect(until30("2026-03-31T12:00:00.001Z")).toEqual(refused("INSPECTION_OUT_OF_RANGE"));
	});

	test("is done once by each side, and by nobody else", () => {
		expect(given(deal, ...until.scheduled, confirmed("ben")).when(confirm("ben"))).toEqual(
			refused("ALREADY_CONFIRMED"),
		);
		expect(given(deal, ...until.scheduled, confirmed("sue")).when(confirm("sue"))).toEqual(
			refused("ALREADY_CONFIRMED"),
		);
		expect(given(deal, ...until.scheduled).when(confirm("zoe"))).toEqual(refused("NOT_A_PARTY"));
		expect(given(deal, ...until.scheduled).when(confirm(absent))).toEqual(refused("NOT_A_PARTY"));
	});

	test.each(["opened", "held", "inspecting", "disputed"] as const)(
		"needs a handover that is waited for, not a deal that is %s",
		(stage) => {
			expect(given(deal, ...until[stage]).when(confirm("ben"))).toEqual(refused("NOT_SCHEDULED"));
		},
	);
});

describe("rule 13: releasing the money", () => {
	const paid = {
		events: [
			paidOut,
			{ type: "DealClosed", data: { disposition: "released", ...whose, handedOver: true } },
		],
	};

	test("pays the price to the seller and every fee to the house, and closes the deal", () => {
		expect(given(deal, ...until.inspecting).when(release({ at: INSPECTED }))).toEqual(paid);
	});

	test("is the timer's from the end of the inspection on, and not one millisecond before", () => {
		const { when } = given(deal, ...until.inspecting);
		expect(when(release({ at: justAfter(INSPECTED) }))).toEqual(paid);
		expect(
			when(release({ at: justBefore(INSPECTED), actor: { kind: "timer", id: "market" } })),
		).toEqual(refused("INSPECTION_OPEN"));
		expect(when(release({ at: absent }))).toEqual(refused("INSPECTION_OPEN"));
	});

	test("is the buyer's own at any time of the inspection, and nobody else's", () => {
		const { when } = given(deal, ...until.inspecting);
		expect(when(release({ at: NOW, actor: ben }))).toEqual(paid);
		expect(when(release({ at: NOW, actor: { kind: "principal", id: "sue" } }))).toEqual(
			refused("INSPECTION_OPEN"),
		);
		expect(when(release({ at: NOW, actor: { kind: "agent", id: "ben" } }))).toEqual(
			refused("INSPECTION_OPEN"),
		);
	});

	test.each(["opened", "held", "scheduled", "disputed"] as const)(
		"needs an inspection, not a deal that is %s",
		(stage) => {
			expect(given(deal, ...until[stage]).when(release({ at: ANSWERED, actor: ben }))).toEqual(
				refused("NOT_INSPECTING"),
			);
		},
	);

	test("needs an inspection that both sides opened", () => {
		expect(
			given(deal, ...until.scheduled, confirmed("ben"), confirmed("sue")).when(
				release({ at: ANSWERED }),
			),
		).toEqual(refused("NOT_INSPECTING"));
		expect(given(deal, ...until.scheduled, inspecting).when(release({ at: INSPECTED }))).toEqual(
			paid,
		);
	});

	test("pays no fee that is nothing and no fees where there are none", () => {
		const plain = fact("DealOpened", {
			...deal1,
			terms: { ...deal1.terms, fees: [], total: deal1.terms.price },
		});
		const { when } = given(deal, plain, ...until.inspecting.slice(1));
		expect(when(release({ at: INSPECTED }))).toMatchObject({
			events: [
				{
					data: {
						postings: [
							{ from: "escrow:d1", to: "wallet:sue", amount: { minor: "8000", currency: "USD" } },
						],
					},
				},
				{},
			],
		});
	});
});
