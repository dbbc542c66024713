import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import {
	command,
	dearer,
	fact,
	published,
	released,
	reserved,
	sold,
	withdrawn,
} from "../testing/listing-story.ts";
import { available, listing } from "./listing.ts";

const refused = (code: string) => ({
	refused: { code, because: expect.stringMatching(/^[A-Z].+\.$/) },
});
const absent = undefined as unknown as string;
const turnedDown = (dealId: string, code: "stock" | "revision_changed") => ({
	events: [{ type: "StockRefused", data: { dealId, code } }],
});
const reserve = (dealId: string, quantity: number, revision = 1) =>
	command("ReserveStock", { dealId, quantity, revision });
const release = (dealId: string) => command("ReleaseStock", { dealId });
const deliver = (dealId: string, ...delivered: string[]) =>
	command("DeliverStock", { dealId, delivered });

describe("rule 11: reserving stock", () => {
	test("binds units to a deal, to the very last one", () => {
		expect(given(listing, published).when(reserve("d1", 5))).toEqual({
			events: [reserved("d1", 5)],
		});
		expect(given(listing, published, reserved("d1", 3)).when(reserve("d2", 2))).toEqual({
			events: [reserved("d2", 2)],
		});
	});

	test.each([
		["one more than there are", [], reserve("d1", 6)],
		["one more than is left", [reserved("d1", 3)], reserve("d2", 3)],
		["the last unit a second time", [reserved("d1", 5)], reserve("d2", 1)],
		["what is sold", [sold], reserve("d1", 1)],
		["what is withdrawn", [withdrawn], reserve("d1", 1)],
		["an unknown number", [], reserve("d1", undefined as unknown as number)],
	])("is recorded as refused for %s", (_, facts, attempt) => {
		expect(given(listing, published, ...facts).when(attempt)).toEqual(
			turnedDown(attempt.type === "ReserveStock" ? attempt.data.dealId : "", "stock"),
		);
	});

	test("is recorded as refused when the listing was revised since the offer", () => {
		expect(given(listing, published, dearer).when(reserve("d1", 1, 1))).toEqual(
			turnedDown("d1", "revision_changed"),
		);
		expect(given(listing, published, dearer).when(reserve("d1", 1, 3))).toEqual(
			turnedDown("d1", "revision_changed"),
		);
		expect(given(listing, published, dearer).when(reserve("d1", 1, 2))).toEqual({
			events: [reserved("d1", 1)],
		});
		expect(given(listing, published, dearer, sold).when(reserve("d1", 9, 1))).toEqual(
			turnedDown("d1", "revision_changed"),
		);
	});

	test("counts the units of a revised listing", () => {
		const more = fact("ListingRevised", { revision: 2, quantity: 7, hash: "0".repeat(64) });
		expect(given(listing, published, reserved("d1", 5), more).when(reserve("d2", 2, 2))).toEqual({
			events: [reserved("d2", 2)],
		});
		expect(given(listing, published, reserved("d1", 5), more).when(reserve("d2", 3, 2))).toEqual(
			turnedDown("d2", "stock"),
		);
	});

	test("happens once for a deal", () => {
		expect(given(listing, published, reserved("d1", 1)).when(reserve("d1", 1))).toEqual(
			refused("ALREADY_RESERVED"),
		);
		expect(given(listing, published).when(reserve("constructor", 1))).toEqual({
			events: [reserved("constructor", 1)],
		});
	});

	test("that was refused changes nothing", () => {
		const no = fact("StockRefused", { dealId: "d1", code: "stock" });
		expect(given(listing, published, no).state).toEqual(given(listing, published).state);
		expect(given(listing, published, no).when(reserve("d2", 5))).toEqual({
			events: [reserved("d2", 5)],
		});
	});
});

describe("rule 11: releasing stock", () => {
	test("brings back the units that were bound", () => {
		expect(given(listing, published, reserved("d1", 3)).when(release("d1"))).toEqual({
			events: [released("d1", 3)],
		});
		expect(
			given(listing, published, reserved("d1", 3), released("d1", 3)).when(reserve("d2", 5)),
		).toEqual({ events: [reserved("d2", 5)] });
	});

	test("is possible while the listing is withdrawn", () => {
		expect(given(listing, published, reserved("d1", 3), withdrawn).when(release("d1"))).toEqual({
			events: [released("d1", 3)],
		});
	});

	test.each([
		["that were never bound", [], release("d1")],
		["that another deal holds", [reserved("d2", 1)], release("d1")],
		["a second time", [reserved("d1", 1), released("d1", 1)], release("d1")],
		["of no deal", [reserved("d1", 1)], release(absent)],
		["of what every object has", [reserved("d1", 1)], release("constructor")],
	])("is refused for units %s", (_, facts, attempt) => {
		expect(given(listing, published, ...facts).when(attempt)).toEqual(refused("NOT_RESERVED"));
	});

	test("is refused when everything is with its buyers", () => {
		expect(given(listing, published, reserved("d1", 5), sold).when(release("d1"))).toEqual(
			refused("LISTING_GONE"),
		);
	});

	test("leaves what other deals hold", () => {
		const { state } = given(
			listing,
			published,
			reserved("d1", 3),
			reserved("d2", 1),
			released("d1", 3),
		);
		expect(state.status === "none" ? undefined : available(state)).toBe(4);
	});
});

describe("rule 12: delivering stock", () => {
	test("of the last deal sells the listing", () => {
		expect(given(listing, published, reserved("d1", 5)).when(deliver("d1"))).toEqual({
			events: [sold],
		});
		expect(
			given(listing, published, reserved("d1", 3), reserved("d2", 2)).when(deliver("d2", "d1")),
		).toEqual({ events: [sold] });
		expect(
			given(listing, published, reserved("d1", 3), reserved("d2", 2)).when(
				deliver("d1", "d1", "d2"),
			),
		).toEqual({ events: [sold] });
	});

	test.each([
		["units are available", [reserved("d1", 4)], deliver("d1")],
		[
			"another deal's units are on their way",
			[reserved("d1", 3), reserved("d2", 2)],
			deliver("d1"),
		],
		[
			"another deal's units are on their way, whatever else was delivered",
			[reserved("d1", 3), reserved("d2", 2)],
			deliver("d1", "d1", "d3"),
		],
		[
			"units came back",
			[reserved("d1", 3), reserved("d2", 2), released("d2", 2)],
			deliver("d1", "d2"),
		],
	])("keeps the listing on sale while %s", (_, facts, attempt) => {
		expect(given(listing, published, ...facts).when(attempt)).toEqual(refused("STILL_ON_SALE"));
	});

	test.each([
		["for a deal that holds nothing", [reserved("d1", 5)], deliver("d2", "d1"), "NOT_RESERVED"],
		[
			"for what every object has",
			[reserved("d1", 5)],
			deliver("constructor", "d1"),
			"NOT_RESERVED",
		],
		["of what is sold already", [reserved("d1", 5), sold], deliver("d1"), "LISTING_GONE"],
		["of what is withdrawn", [reserved("d1", 5), withdrawn], deliver("d1"), "LISTING_GONE"],
	])("is refused %s", (_, facts, attempt, code) => {
		expect(given(listing, published, ...facts).when(attempt)).toEqual(refused(code));
	});
});
