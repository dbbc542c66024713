import { describe, expect, test } from "vitest";
import { openSlots, type Readable } from "./clarity.ts";

const thing: Readable = {
	title: "Things",
	description: "",
	category: "things",
	quantity: 1,
	ask: { minor: "800", currency: "USD" },
};
const slotsOf = (changes: Partial<Readable>): string[] =>
	openSlots({ ...thing, ...changes }).map(({ slot }) => slot);
const dollars = (amount: number) => ({ minor: String(amount * 100), currency: "USD" });

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
		expect(openSlots({ ...thing, description })).toEqual([unit]);
	});

	test("may be named in the title", () => {
		expect(openSlots({ ...thing, title: "Pots 3 for 20", description: "8 each" })).toEqual([unit]);
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
		expect(slotsOf({ description })).not.toContain("unit");
	});
});

describe("a term sheet that the text leaves open", () => {
	test.each<[string, string, Partial<Readable>]>([
		["what", "two things at prices of their own", { description: "Lamp $8, chair $30." }],
		["what", "something that may come along", { description: "May include the shade." }],
		[
			"what",
			"a thing or another",
			{ title: "Lamps", description: "The small one is $8, the big one is $15." },
		],
		["quantity", "more of them than the listing sells", { title: "Four lamps" }],
		[
			"quantity",
			"fewer of them than the listing sells",
			{ quantity: 3, description: "Only one left." },
		],
		["unit", "a price a piece that does not make the asking price", { description: "$30 each." }],
		[
			"condition",
			"that it works and that it does not",
			{ description: "Works great. For parts only." },
		],
		["price", "another price than the listing", { description: "Asking $25." }],
		["price", "thousands where the listing has units", { description: "Asking $8k obo." }],
		["price", "another price in words", { description: "Eighty dollars." }],
		["price", "more than one price", { description: "$8-12" }],
		["price", "another currency", { description: "8 euros" }],
		["price", "a price that hangs on how it is paid", { description: "Cheaper if you pay cash." }],
		["what", "one thing or another", { title: "Lamp or chair" }],
		["what", "a thing of one kind or another", { description: "Black or white, tell me which." }],
		["condition", "that nobody knows whether it works", { description: "Untested." }],
		["handover", "pick up only, and that it is sent", { description: "Pickup only. Can ship." }],
		["fees", "a tax on top", { description: "Price plus VAT." }],
		["returns", "perhaps", { description: "Return maybe possible." }],
		["quantity", "how many it does not say", { title: "Roller blinds" }],
		["structure", "a gift in another language", { title: "Lampe zu verschenken" }],
		["structure", "payment in parts", { description: "Pay in 4 installments of $2." }],
		["price", "a price that nobody means", { ask: dollars(1), description: "A sturdy table." }],
		[
			"handover",
			"delivery at a cost it does not name",
			{ description: "Delivery for an extra charge." },
		],
		["fees", "a fee that nobody is said to pay", { description: "Back fees of $90 are due." }],
		[
			"returns",
			"that it is taken back and is not",
			{ description: "No refunds. Returns within 9 days." },
		],
		["structure", "a wish to buy", { title: "Wanted: a lamp" }],
		["structure", "a gift", { title: "Free lamp" }],
		["structure", "a swap", { description: "Trade only." }],
		["structure", "a service", { description: "I repair lamps." }],
		["structure", "a lease", { title: "Lamp for rent" }],
		["structure", "a home", { category: "housing" }],
		["structure", "a loan", { description: "Take over payments." }],
	])("leaves %s open: %s", (slot, _, changes) => {
		expect(slotsOf(changes)).toEqual([slot]);
	});

	test.each<[string, Partial<Readable>]>([
		["a price that can be talked about", { description: "$8 or best offer." }],
		["its own price in words", { description: "Eight dollars." }],
		["faults that are told", { description: "For parts only, does not turn on." }],
		["what is settled", { description: "Shipping included, no fees, no returns." }],
		["a swap as a second thought", { description: "$8, might trade for a chair." }],
		["what it cost and what others ask", { description: "Paid $60, sells for $75 at the store." }],
		["a pair that goes together", { title: "Two lamps", description: "Sold as a pair." }],
		["as many as the listing sells", { title: "Four lamps", quantity: 4 }],
		["a fault beside what works", { description: "Works great, has a scratch." }],
		["delivery at a price", { description: "Delivery for an extra charge of $5." }],
		["what is in nobody's way", { description: "No fees. No delivery. No trades." }],
	])("is full with %s", (_, changes) => {
		expect(slotsOf(changes)).toEqual([]);
	});

	test("is filled by an attribute of the slot's name that is one of its readings", () => {
		const description = "8 each or 3 for 20";
		expect(slotsOf({ description, attributes: { unit: "each" } })).toEqual([]);
		expect(slotsOf({ description, attributes: { unit: "maybe" } })).toEqual(["unit"]);
	});

	test("asks one question where the others are part of it", () => {
		expect(
			slotsOf({ title: "Pots", description: "8 each, 3 for 20, or all six for $35." }),
		).toEqual(["unit"]);
	});

	test("is read in a moment, whatever somebody has written", () => {
		for (const word of ["a ", "$1 ", "each 5 ", "\n$5 ", "paid aaaaaaaa"])
			expect(slotsOf({ description: word.repeat(16_000 / word.length) }).length).toBeLessThan(9);
	});
});

describe("an attribute", () => {
	const rental = { title: "Bike for rent", description: "" };

	test("fills the slot of its name with one of the market's readings", () => {
		expect(slotsOf(rental)).toEqual(["structure"]);
		expect(
			slotsOf({ ...rental, attributes: { structure: "a sale for the asking price" } }),
		).toEqual([]);
	});

	test.each(["a bargain of another kind", "a sale", "", true])(
		"fills nothing with what the market cannot carry out or never offered: %s",
		(structure) => {
			expect(slotsOf({ ...rental, attributes: { structure } })).toEqual(["structure"]);
		},
	);
});

/** Ten times as long as any text may be: whoever reads one line again for each line before it never gets to the end. */
test.each([
	["\n"],
	["\r\n"],
	["\n-"],
	["\n "],
	['\n"'],
	["new", "\n"],
	["freely", "\n"],
	["asking", "\n"],
	["worth $5", "\n"],
])("a text of nothing but %j, %j and so on is read to its end", (start, more = start) => {
	expect(slotsOf({ description: start + more.repeat(160_000 / more.length) })).toEqual([]);
});
