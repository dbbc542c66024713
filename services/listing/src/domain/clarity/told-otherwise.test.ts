import { expect, test } from "vitest";
import { openSlots } from "../clarity.ts";

const slotsOf = (title: string, description: string, dollars: number): string[] =>
	openSlots({
		title,
		description,
		category: "things",
		quantity: 1,
		ask: { minor: String(dollars * 100), currency: "USD" },
	}).map(({ slot }) => slot);

test.each([
	["what", "another year", "2002 Saturn Vue", "2004 Saturn Vue, in good order.", 2600],
	["price", "another price", "Honda Accord LX $3900", "Drives well.", 39_000],
	["price", "another sum", "Cubicle", "$400, you take it down and haul it.", 450],
	["what", "two models", "Dell 5210n / 5310n printer", "Has extra trays.", 125],
	["what", "three sizes at one price", "3 road bikes, 48cm, 58cm, 53cm", "$250 each.", 250],
	["condition", "new, and weeks old", "Brand new phone", "2 weeks old, works.", 50],
])("the %s slot is open where title and text tell %s", (slot, _, title, description, dollars) => {
	expect(slotsOf(title, description, dollars)).toEqual([slot]);
});

test.each([
	["the year of another", "2002 Saturn Vue", "A 2002. I now drive a 2004 Ford.", 2600],
	["what it cost", "File cabinet (originally $400)", "Oak.", 100],
	["a sum that is sold", "Shutter", "Large one, $150. Sold. The small one is $50.", 50],
	["prices that make the price asked", "Rack and table", "Rack $450. Table $350.", 800],
	["half of it for half the price", "Sub and amp", "150 each or both for 300.", 300],
	["a part for more", "Bike", "Bike and helmet. For $35 more I add a lock.", 90],
	["miles like money", "2007 Lexus", "Miles. 45,000.00", 11_600],
])("nothing is open where the text tells %s", (_, title, description, dollars) => {
	expect(slotsOf(title, description, dollars)).toEqual([]);
});
