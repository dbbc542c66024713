import { expect, test } from "vitest";
import { isLotPrice } from "./lot-price.ts";
import { postOf } from "./post.ts";
import { pricesForOne } from "./prices-for-one.ts";
import { pricesForSeveral } from "./prices-for-several.ts";
import { unit } from "./unit.ts";

const post = (description: string, dollars: number) =>
	postOf({
		title: "Garden chairs",
		description,
		category: "things",
		quantity: 1,
		ask: { minor: String(dollars * 100), currency: "USD" },
	});

test.each([
	["Six chairs. 240 takes all six, I will not split them.", 240],
	["Offered as one lot of eight at $72, which is $9 a chair.", 72],
	["All thirteen go to the same buyer for $225.", 225],
	["RRP was $259 with the set at $69, asking a flat 120 for both.", 120],
	["To be sold as a set of six at 660, not one by one. Four people asked for two for 200.", 660],
	["The whole forty for 60, I won't sell fewer.", 60],
])("a price that is said to be for all of it leaves nothing open: %s", (description, dollars) => {
	const listing = post(description, dollars);
	expect(isLotPrice(listing, pricesForOne(listing), pricesForSeveral(listing.text))).toBe(true);
	expect(unit.isOpen(listing)).toBe(false);
});

test.each([
	["30 or 150 for all six, as you like", 30],
	["All six for 60, could split them", 60],
	["10 for a fiver, or the bag for 20", 20],
	["60 for all six or each, no idea", 60],
])("a price for all of it beside another is none: %s", (description, dollars) => {
	expect(unit.isOpen(post(description, dollars))).toBe(true);
});
