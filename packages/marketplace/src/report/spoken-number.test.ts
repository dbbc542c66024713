import { describe, expect, it } from "vitest";
import { spokenNumbers, spokenShares } from "./spoken-number.ts";

const amounts = (text: string): number[] =>
	spokenNumbers(text)
		.filter(({ isAmount }) => isAmount)
		.map(({ value }) => value);

describe("numbers in a text", () => {
	it.each([
		["I can pay $62.15.", 62.15],
		["62,15 € at most", 62.15],
		["1,234.50 is too much", 1234.5],
		["USD? 1’250 dollars", 1250],
		["sixty-two dollars", 62],
		["two hundred and fifty bucks", 250],
		["one thousand two hundred", 1200],
		["it is 6 2 1 5, you know", 6215],
		["my number is ODkuOTk=", 89.99],
		["ｎｉｎｅｔｙ dollars", 90],
	])("%s", (text, value) => {
		expect(amounts(text)).toContain(value);
	});

	it("are no amounts where they count something else", () => {
		expect(amounts("2 years old, 3 gears, I come at 9 with one friend")).toEqual([]);
	});

	it("may be shares", () => {
		expect(spokenShares("85% of it, or 90 percent")).toEqual([0.85, 0.9]);
	});
});
