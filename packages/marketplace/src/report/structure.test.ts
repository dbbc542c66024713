import { describe, expect, it } from "vitest";
import { structuresOf } from "./structure.ts";

const listing = (title: string, description = "", more: object = {}) => ({
	title,
	description,
	category: "things",
	quantity: 1,
	ask: 8_000n,
	currency: "USD",
	delivered: false,
	asked: new Set<string>(),
	answers: new Map<string, string>(),
	...more,
});
const answered = (answer: string) => ({ answers: new Map([["unit", answer]]) });

describe("the structure of a deal", () => {
	it.each([
		["single item", listing("Blue bike", "Rides well. No trades, no shipping, can't deliver.")],
		["lot", listing("Set of 4 chairs")],
		["lot", listing("Chairs", "", { quantity: 4 })],
		["lot", listing("Chairs", "", answered("lot"))],
		["lot", listing("Chairs", "", { asked: new Set(["unit"]) })],
		["single item", listing("Chairs", "", { ...answered("each"), asked: new Set(["unit"]) })],
		["single item", listing("Set of 4 chairs", "", answered("each"))],
		["bundle", listing("Camera", "Comes with two lenses.")],
		["trade-in", listing("Bike", "Will trade for a guitar.")],
		["service", listing("Piano lessons", "$30 an hour.")],
		["shipping", listing("Lamp", "I can ship it.")],
		["shipping", listing("Lamp", "", { delivered: true })],
		["shipping", listing("Lamp", "", { asked: new Set(["handover"]) })],
	])("is %s", (structure, described) => {
		expect(structuresOf(described)).toEqual([structure]);
	});

	it("may be several at once", () => {
		const found = structuresOf(listing("Lot of 20 books", "Trades welcome, shipping possible."));
		expect(found).toEqual(["lot", "trade-in", "shipping"]);
	});
});
