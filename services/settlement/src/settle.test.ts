import { AT, sentBy, tables, told } from "@parley/runtime/testing/process-story";
import { describe, expect, test } from "vitest";
import { deadlines } from "./deadlines.ts";
import { executeDecision } from "./execute-decision.ts";
import { settlement } from "./index.ts";
import {
	holdFunds,
	openDeal,
	releaseStock,
	reserveStock,
	scheduleHandover,
	stockRefused,
} from "./settle.ts";
import {
	closed,
	deal1,
	decidedBy,
	type Fact,
	fact,
	held,
	opened,
	terms,
	whose,
} from "./testing/deal-story.ts";

const onDeal = ({ type, data }: Fact, rest = {}) =>
	told("deal-d1", type, data as never, { negotiationId: "n1", dealId: "d1", ...rest });
const command = (
	stream: string,
	type: string,
	data: object,
	cause: { id: string; traceparent: string },
) => ({
	id: expect.stringMatching(/^[0-9a-f-]{36}$/),
	stream,
	type,
	data,
	actor: { kind: "service", id: "settlement" },
	causedBy: cause.id,
	traceparent: cause.traceparent,
});

const accepted = told(
	"negotiation-n1",
	"OfferAccepted",
	{
		offerId: "d1",
		hash: "0".repeat(64),
		by: "sue",
		terms,
		listing: "chairs",
		revision: 3,
		buyer: "ben",
		seller: "sue",
	},
	{ negotiationId: "n1" },
);
const reserved = told(
	"listing-chairs",
	"StockReserved",
	{ dealId: "d1", quantity: 2 },
	{ dealId: "d1" },
);

describe("rule 11: between the streams", () => {
	test("an acceptance opens the deal that bears the offer's id", async () => {
		expect(await sentBy(openDeal, accepted)).toEqual([
			command("deal-d1", "OpenDeal", deal1, accepted),
		]);
		expect(openDeal.on).toEqual(["OfferAccepted"]);
	});

	test("a deal asks the listing for its units, naming the revision", async () => {
		const cause = onDeal(opened);
		expect(await sentBy(reserveStock, cause)).toEqual([
			command("listing-chairs", "ReserveStock", { dealId: "d1", quantity: 2, revision: 3 }, cause),
		]);
		expect(reserveStock.on).toEqual(["DealOpened"]);
	});

	test("reserved units have the money held", async () => {
		expect(await sentBy(holdFunds, reserved)).toEqual([
			command("deal-d1", "HoldFunds", {}, reserved),
		]);
		expect(holdFunds.on).toEqual(["StockReserved"]);
	});

	test("where the money is not there the deal falls through", async () => {
		expect(
			await sentBy(holdFunds, reserved, tables(), { HoldFunds: "INSUFFICIENT_FUNDS" }),
		).toEqual([
			command("deal-d1", "HoldFunds", {}, reserved),
			command("deal-d1", "FallThrough", { reason: "funds" }, reserved),
		]);
	});

	test.each(["DEAL_FELL_THROUGH", "DEAL_CLOSED"])(
		"where the deal is off already (%s) its units go back",
		async (code) => {
			expect(await sentBy(holdFunds, reserved, tables(), { HoldFunds: code })).toEqual([
				command("deal-d1", "HoldFunds", {}, reserved),
				command("listing-chairs", "ReleaseStock", { dealId: "d1" }, reserved),
			]);
		},
	);

	test.each(["FUNDS_HELD", "NO_SUCH_DEAL", "constructor"])(
		"any other refusal (%s) needs nothing more",
		async (code) => {
			expect(await sentBy(holdFunds, reserved, tables(), { HoldFunds: code })).toHaveLength(1);
		},
	);

	test.each(["stock", "revision_changed"] as const)(
		"refused units (%s) let the deal fall through, and nothing else",
		async (code) => {
			const cause = told(
				"listing-chairs",
				"StockRefused",
				{ dealId: "d1", code },
				{ dealId: "d1" },
			);
			expect(await sentBy(stockRefused, cause, tables(), { FallThrough: "FUNDS_HELD" })).toEqual([
				command("deal-d1", "FallThrough", { reason: code }, cause),
			]);
			expect(stockRefused.on).toEqual(["StockRefused"]);
		},
	);

	test("a deal that fell through gives its units back", async () => {
		const cause = onDeal(fact("DealFellThrough", { reason: "funds", ...whose }));
		expect(await sentBy(releaseStock, cause, tables(), { ReleaseStock: "NOT_RESERVED" })).toEqual([
			command("listing-chairs", "ReleaseStock", { dealId: "d1" }, cause),
		]);
		expect(releaseStock.on).toEqual(["DealFellThrough", "DealClosed"]);
	});

	test.each([
		["released", true, 0],
		["released", false, 0],
		["split", true, 0],
		["split", false, 0],
		["refunded", true, 0],
		["refunded", false, 1],
	] as const)(
		"a deal that is %s with the goods handed over (%s) gives back %d times",
		async (disposition, handedOver, times) => {
			const cause = onDeal(closed(disposition, handedOver));
			const back = command("listing-chairs", "ReleaseStock", { dealId: "d1" }, cause);
			expect(await sentBy(releaseStock, cause)).toEqual(Array.from({ length: times }, () => back));
		},
	);
});

describe("a handover", () => {
	test("is scheduled from the hold to the full hour after the agreed window", async () => {
		const cause = onDeal(held, { at: "2026-03-01T12:00:00.001Z" });
		expect(await sentBy(scheduleHandover, cause)).toEqual([
			command(
				"deal-d1",
				"ScheduleHandover",
				{ from: "2026-03-01T12:00:00.001Z", to: "2026-03-03T13:00:00.000Z" },
				cause,
			),
		]);
		expect(scheduleHandover.on).toEqual(["FundsHeld"]);
	});

	test("has the window that was agreed", async () => {
		if (held.type !== "FundsHeld") return expect.unreachable();
		const cause = onDeal(fact("FundsHeld", { ...held.data, window: "P1DT6H" }));
		expect(await sentBy(scheduleHandover, cause)).toMatchObject([
			{ data: { from: AT, to: "2026-03-02T18:00:00.000Z" } },
		]);
	});
});

test("a decision is carried out as soon as it is made where it is final, and by the timer where it can be appealed", async () => {
	expect(await sentBy(executeDecision, onDeal(decidedBy("refund", AT)))).toEqual([]);
	const cause = onDeal(decidedBy("refund"));
	expect(await sentBy(executeDecision, cause)).toEqual([
		command("deal-d1", "ExecuteDecision", {}, cause),
	]);
	expect(executeDecision.on).toEqual(["DisputeDecided"]);
});

describe("every process of settlement", () => {
	const causes = {
		"open-deal": accepted,
		"reserve-stock": onDeal(opened),
		"hold-funds": reserved,
		"stock-refused": told(
			"listing-chairs",
			"StockRefused",
			{ dealId: "d1", code: "stock" },
			{ dealId: "d1" },
		),
		"release-stock": onDeal(closed("refunded", false)),
		"schedule-handover": onDeal(held),
		"execute-decision": onDeal(decidedBy("refund")),
	};

	test("is put to work", () => {
		expect(settlement.processes.map(({ name }) => name)).toEqual(Object.keys(causes));
		expect(Object.keys(settlement.deciders)).toEqual(["deal", "account"]);
		expect(settlement.projections.map(({ name }) => name)).toEqual([
			"settlement_deal",
			"settlement_account",
		]);
		expect(settlement).toMatchObject({ name: "settlement", timers: deadlines });
	});

	test("sends the same commands under the same ids when it is told a fact again", async () => {
		const refusals = { HoldFunds: "INSUFFICIENT_FUNDS" };
		const ids = new Set<string>();
		for (const process of settlement.processes) {
			const cause = causes[process.name as keyof typeof causes];
			const once = await sentBy(process, cause, tables(), refusals);
			expect(await sentBy(process, cause, tables(), refusals)).toEqual(once);
			for (const { id } of once) ids.add(id);
		}
		expect(ids.size).toBe(8);
	});

	test("handles the facts of one deal one after the other", async () => {
		for (const process of settlement.processes) {
			const key =
				{ "open-deal": "negotiation-n1", "execute-decision": "deal-d1" }[process.name] ?? "d1";
			expect(await process.keys(causes[process.name as keyof typeof causes], {} as never)).toEqual([
				key,
			]);
		}
	});
});
