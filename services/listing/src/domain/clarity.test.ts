import { describe, expect, test } from "vitest";
import { openSlots } from "./clarity.ts";

const unit = {
	slot: "unit",
	question: "Is the asking price for one piece or for the whole lot?",
	readings: ["each", "lot"],
};

describe("an asking price that can be meant for one or for all", () => {
	test.each([
		"Terracotta pots with saucers, 3 for 20 or 8 each.",
		"Terracotta pots, 8 each or 3 for 20.",
		"$75/each or 3 for $175",
		"The price is $120 each\nOr both for $200.",
		"ONLY 49.00 EACH OR BOTH FOR 80.00",
		"2 meter 2 channel cables  $6 each\nAll three for $20",
		"150 ea. or 2 for 250",
		"5 bucks a piece or both for 7",
		"I sell them for 70$/each, 120$ for both",
		"Each for $15, set for 25.",
		"each is 15 euros, all for 25 euros",
		"Can sell separately $60 each or $120 as a pair.",
		"$15 for all or $5 each",
		"€5 apiece, €12 for three",
		"I sell for 5 each, 3 for 12",
		"£4.50 per item, the lot for £20",
		"4,50 a piece, four for 16",
		"2 dollars per piece, 20 dollars for the set",
	])("is asked about: %s", (description) => {
		expect(openSlots({ title: "Things", description })).toEqual([unit]);
	});

	test("may be named in the title", () => {
		expect(openSlots({ title: "Pots 3 for 20", description: "8 each" })).toEqual([unit]);
	});

	test.each([
		"",
		"Five wooden chairs.",
		"5 for 18",
		"Chairs, $8 each.",
		"Set of four chairs, $100 for the set.",
		"Both for $200, will not separate.",
		"A pair of lanterns, sold together, 24 for the pair.",
		"Two speakers. Each speaker is 5 inches wide and good for 200 watts. $70 for the pair.",
		"A piece of history from 1850 a piece of furniture, all for $40",
		"They each have a driver, tested for 30 hours. Both for 200.",
		"Comes with all games for each system. 2 for 30.",
		"Seats 2 each side; works for 3 people, made for all weather.",
		"8 eachway bets, 3 for 20",
		"8 easy pieces, 3 for 20",
		"These currently sell for $69 each at the shop, but we are asking $70 for the pair.",
		"Originally paid $200 each, both for $150.",
		"The shop retails them at 75 each! 150 for all.",
	])("is not suspected in: %s", (description) => {
		expect(openSlots({ title: "Things", description })).toEqual([]);
	});
});
