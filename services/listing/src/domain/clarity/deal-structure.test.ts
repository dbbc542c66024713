import { describe, expect, test } from "vitest";
import { structuresIn } from "./deal-structure.ts";

const listing = (title: string, description = "", quantity = 1) => ({
	...{ title, description, category: "things", quantity },
	ask: { minor: "8000", currency: "USD" },
});

describe("how a deal is made up, by a listing's words", () => {
	test.each([
		["single item", listing("Blue bike", "Rides well, no trades, can't deliver.")],
		["lot", listing("Box of books")],
		["lot", listing("Chair", "", 4)],
		["bundle", listing("Camera", "Includes two lenses.")],
		["trade-in", listing("Bike", "Would consider a trade.")],
		["service", listing("Lawn mowing", "I mow your lawn.")],
		["shipping", listing("Lamp", "Free delivery in town.")],
	])("is %s", (structure, described) => {
		expect(structuresIn(described)).toEqual([structure]);
	});

	test("may be several things at once", () => {
		expect(structuresIn(listing("Pair of skis", "Comes with boots. Swap for a bike?"))).toEqual([
			"lot",
			"bundle",
			"trade-in",
		]);
	});
});
