import { expect, test } from "vitest";
import { MOST_CHARACTERS, plainText } from "./plain-text.ts";

test.each([
	["Asking $14k OBO", "asking $14000 obo"],
	["asking 5.5k", "asking 5500"],
	["141k miles", "141k miles"],
	["1.250,00 VB", "1250.00 obo"],
	["$5,800", "$5800"],
	["Two hundred and forty dollars", "$240"],
	["eighty-five bucks", "$85"],
	["a fiver each", "$5 each"],
	["50p each", "£0.50 each"],
	["70$/ea", "$70/ each"],
	["25 euro", "€25"],
	["It won’t work & doesn't charge", "it will not work & does not charge"],
	["w/ stand, w/o remote, 12 pcs", "with stand, without remote, 12 pieces"],
	["Prix à débattre, größe", "prix a debattre, grosse"],
	["price + p&p", "price + postage"],
	["Thursdays between 12 and 2", "thursdays in those hours"],
	["at the Saturday market from 8 till eleven", "at the saturday market in those hours"],
	["between 40 and 60 jars", "between 40 and 60 jars"],
])("%j is read as %j", (written, plain) => {
	expect(plainText(written, "$")).toBe(plain);
});

test("a named sum is of the listing's currency", () => {
	expect(plainText("a tenner", "€")).toBe("€10");
});

test("nobody reads further than a listing may be long", () => {
	expect(plainText("a".repeat(MOST_CHARACTERS * 3), "$")).toHaveLength(MOST_CHARACTERS);
});
