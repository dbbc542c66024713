import { describe, expect, it } from "vitest";
import { structuresOf } from "./structure.ts";

const listing = (title: string, description = "", more: object = {}) => ({
	title,
	description,
	quantity: 1,
	delivered: false,
	answers: new Map<string, string>(),
	...more,
});

describe("the structure of a deal", () => {
	it.each([
		["single item", listing("Blue bike", "Rides well. No trades, no shipping, can't deliver.")],
		["lot", listing("Set of 4 chairs")],
		["lot", listing("Chairs", "", { quantity: 4 })],
		["lot", listing("Chairs", "", { answers: new Map([["unit", "lot"]]) })],
		["bundle", listing("Camera", "Comes with two lenses.")],
		["trade-in", listing("Bike", "Will trade for a guitar.")],
		["service", listing("Piano lessons", "$30 an hour.")],
		["shipping", listing("Lamp", "I can ship it.")],
		["shipping", listing("Lamp", "", { delivered: true })],
	])("is %s", (structure, described) => {
		expect(structuresOf(described)).toEqual([structure]);
	});

	it("may be several at once", () => {
		const found = structuresOf(listing("Lot of 20 books", "Trades welcome, shipping possible."));
		expect(found).toEqual(["lot", "trade-in", "shipping"]);
	});
});
