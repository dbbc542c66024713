import { describe, expect, test } from "vitest";
import { isBareSum } from "./bare-sum.ts";
import { postOf } from "./post.ts";
import { quantity } from "./quantity.ts";
import { structure } from "./structure.ts";
import { unit } from "./unit.ts";
import { isVague } from "./vague-count.ts";
import { what } from "./what.ts";

const post = (title: string, description: string, dollars = 40, listed = 1) =>
	postOf({
		title,
		description,
		category: "things",
		quantity: listed,
		ask: { minor: String(Math.round(dollars * 100)), currency: "USD" },
	});

describe("one sum for several pieces", () => {
	test.each([
		["Bar stools (4)", "Black vinyl seat. 40.", 4],
		["Fence panels", "Three lap panels, surplus. asking 40", 1],
		["Cow panels", "Sixteen foot, I have 9. $40 cash only", 9],
	])("is bare where nothing says what it buys: %s", (title, description, listed) => {
		expect(isBareSum(post(title, description, 40, listed))).toBe(true);
	});

	test.each([
		["Bar stools", "Three left, $40 a stool", 3],
		["Bar stools", "Three stools, forty takes them", 1],
		["Bar stools", "Three stools, sold as a set. $40", 1],
		["Speakers, pair", "Two Andio speakers for $40", 1],
		["Dining table", "Seats six. $40", 1],
	])("is plain where it is said: %s, %s", (title, description, listed) => {
		expect(isBareSum(post(title, description, 40, listed))).toBe(false);
	});
});

describe("a price for one beside a price for more", () => {
	test.each([
		["$35 for each tire, and all four is still $35 apiece, $140 altogether", 35, 4],
		["22 hinges, $2.50/hinge. Screws come with, four per hinge.", 2.5, 22],
		["Fifty boards. 9 per board. Take as many as you like, no discount for more", 9, 50],
		["Nine sets, fourteen dollars a set", 14, 9],
	])(
		"leaves nothing open where it is so many times as much: %s",
		(description, dollars, listed) => {
			expect(unit.isOpen(post("Tires", description, dollars, listed))).toBe(false);
		},
	);

	test.each([
		["22 each. Whole lot 22 to clear the yard", 22, 30],
		["60 for em or each, idk", 60, 10],
		["Forty each but would do a hundred if you clear them out", 40, 3],
	])("leaves open what the price buys: %s", (description, dollars, listed) => {
		expect(unit.isOpen(post("Fencing", description, dollars, listed))).toBe(true);
	});
});

describe("how many", () => {
	test.each([
		"Got lots",
		"4 dollars each, theres a fair few of them",
		"Several hundred, less whatever the neighbor hauls off",
		"Could be forty, could be sixty to sell",
		"80 takes the box, couple of hundred or thereabouts",
		"$75 for a load, whatever your vehicle will hold",
		"I stopped counting after the second box",
	])("nobody has counted: %s", (description) => {
		expect(isVague(post("Coasters", description))).toBe(true);
	});

	test.each([
		"Used a few times, a couple of scratches",
		"I scanned several hundred slides with it",
		"There are lots of features",
		"I own a few hundred records which are staying with me",
	])("something else is many: %s", (description) => {
		expect(isVague(post("Scanner", description))).toBe(false);
	});

	test("is open where a thing is sold by weight and nothing is weighed", () => {
		expect(quantity.isOpen(post("Lego", "Sold by the pound, 8 dollars", 8))).toBe(true);
		expect(quantity.isOpen(post("Lego", "Sold by the pound, 8 dollars, 1 pound bag", 8))).toBe(
			false,
		);
	});
});

describe("what comes along", () => {
	test.each([
		"Mirror also can be given if my sister does not take it",
		"You may also get the stove, or not, that's still being argued about",
		"Got a black one and a green one, keeping one for myself",
		"Top is walnut or I have a white one",
		"I'll toss in a game or two",
		"Footswitch if it turns up",
		"Various pots, pans, utensils and such",
	])("is open: %s", (description) => {
		expect(what.isOpen(post("Desk", description))).toBe(true);
	});

	test.each([
		"We had a red one too but it went to my nephew, so blue is what you get",
		"Take one or take the nine, same money per bird",
		"I had $120 on it two weeks ago, since dropped to $40",
		"The bench went to the garbage, so no bench",
	])("is settled: %s", (description) => {
		expect(what.isOpen(post("Desk", description))).toBe(false);
	});
});

describe("another bargain than a sale", () => {
	test.each([
		"180 for the weekend, we want it back Monday clean and dry",
		"90 for 3 days wearing, security 200 taken and given back on return",
		"We set it up and take it down",
		"1800 cash or would swap for a decent john boat with motor",
		"Price is 40, or I'd take a decent guitar amp instead",
	])("is seen: %s", (description) => {
		expect(structure.isOpen(post("Marquee", description))).toBe(true);
	});

	test.each([
		"Asking 40 and not haggling. Logbook change is free",
		"Code on a card from a raffle. 40",
		"I build these one at a time, and this one is finished. $40",
		"My neighbor borrowed it and gave it back clean. $40",
		"One payment of 40, not monthly",
	])("is not seen in a sale: %s", (description) => {
		expect(structure.isOpen(post("Scooter", description))).toBe(false);
	});
});
