import { sentBy, tables, told } from "@parley/runtime/testing/process-story";
import { describe, expect, test } from "vitest";
import { deliverStock, handedOver } from "./deliver-stock.ts";

const closed = (
	dealId: string | undefined,
	disposition: "released" | "refunded" | "split",
	kept: boolean,
	listing = "chairs",
) =>
	told(
		`deal-${dealId}`,
		"DealClosed",
		{ disposition, listing, buyer: "ben", seller: "sue", handedOver: kept },
		dealId === undefined ? {} : { dealId },
	);

describe("the deals whose goods are handed over for good", () => {
	test.each([
		["released", true, true],
		["released", false, true],
		["split", true, true],
		["split", false, true],
		["refunded", true, true],
		["refunded", false, false],
	] as const)(
		"after %s money with the goods at the buyer's (%s) count: %s",
		async (disposition, kept, counts) => {
			const known = tables(closed("d1", disposition, kept));
			expect(await known.find(handedOver, { listing: "chairs" })).toEqual(
				counts ? [{ dealId: "d1", listing: "chairs" }] : [],
			);
		},
	);

	test("are kept by deal and found by listing", async () => {
		const known = tables(
			closed("d1", "released", true),
			closed("d2", "released", true, "table"),
			closed(undefined, "released", true),
		);
		expect(await known.find(handedOver, { listing: "table" })).toEqual([
			{ dealId: "d2", listing: "table" },
		]);
		expect(await known.find(handedOver, { listing: "chairs" })).toEqual([
			{ dealId: "d1", listing: "chairs" },
		]);
		expect(handedOver).toMatchObject({ types: ["DealClosed"], indexes: ["listing"] });
	});
});

describe("rule 12: a deal that closes", () => {
	const first = closed("d1", "released", true);
	const second = closed("d2", "split", false);

	test("tells its listing what has been delivered so far", async () => {
		const elsewhere = closed("d3", "released", true, "table");
		const sent = await sentBy(deliverStock, second, tables(first, elsewhere, second));
		expect(sent).toEqual([
			{
				id: expect.any(String),
				stream: "listing-chairs",
				type: "DeliverStock",
				data: { dealId: "d2", delivered: ["d1", "d2"] },
				actor: { kind: "service", id: "listing" },
				causedBy: second.id,
				traceparent: second.traceparent,
			},
		]);
		expect(await sentBy(deliverStock, second, tables(first, elsewhere, second))).toEqual(sent);
	});

	test("with a refund and the goods still at the seller's says nothing", async () => {
		const refunded = closed("d1", "refunded", false);
		expect(await sentBy(deliverStock, refunded, tables(refunded))).toEqual([]);
	});

	test("that nobody can name says nothing", async () => {
		expect(await sentBy(deliverStock, closed(undefined, "released", true))).toEqual([]);
	});

	test("is handled one after the other with those of the same listing", async () => {
		expect(deliverStock.on).toEqual(["DealClosed"]);
		expect(await deliverStock.keys(first, tables())).toEqual(["chairs"]);
	});
});
