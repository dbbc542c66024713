import { describe, expect, test } from "vitest";
import { formsOfNoun, formsOfVerb } from "./inflection.ts";
import { wordsOf } from "./words.ts";

const texts = (sentence: string): string =>
	wordsOf(sentence)
		.map(({ text }) => text)
		.join(" ");
const tagsOf = (sentence: string): readonly (readonly string[])[] =>
	wordsOf(sentence).flatMap(({ tags }) => (tags.length > 0 ? [tags] : []));

describe("the words of a sentence", () => {
	test("are the same however they are shortened", () => {
		expect(texts("i'm sure u can't, it isnt hers")).toBe("i am sure you can not , it is not hers");
		expect(texts("my uncle's boat, that's old")).toBe("my uncle 's boat , that is old");
	});

	test.each([
		["450 in his hand", ["NUMBER", "SUM"]],
		["$95", ["NUMBER", "MONEY", "SUM"]],
		["1 100 €", ["NUMBER", "MONEY", "SUM"]],
		["30 minutes", ["NUMBER"]],
		["made in 1958", ["NUMBER", "YEAR", "OLDEN"]],
		["from may 2013", ["NUMBER", "YEAR"]],
		["1800 for both", ["NUMBER", "SUM", "YEAR", "OLDEN"]],
		['a 17" leaf', ["NUMBER"]],
		['for "450" or so', ["NUMBER", "SUM"]],
		["runs 10.1.1 well", ["NUMBER"]],
		["rated at 75 wpc", ["NUMBER"]],
		["174k original miles", ["NUMBER"]],
		["asking 12k", ["NUMBER", "MONEY", "SUM"]],
		["20% off", ["NUMBER", "PERCENT"]],
	])("tell in “%s” what a number may be", (sentence, tags) => {
		expect(tagsOf(sentence)).toEqual([tags]);
	});

	test("leave sizes and days as words", () => {
		expect(tagsOf("120x60, the 30th, 6ft")).toEqual([]);
	});
});

describe("the forms of a word", () => {
	test("follow the rules, or are known", () => {
		expect(formsOfVerb("turn down")).toEqual([
			"turn down",
			"turns down",
			"turned down",
			"turning down",
		]);
		expect(formsOfVerb("drop")).toContain("dropped");
		expect(formsOfVerb("pay")).toContain("paid");
		expect(formsOfNoun("lady")).toEqual(["lady", "ladies"]);
		expect(formsOfNoun("salesman")).toEqual(["salesman", "salesmen"]);
	});
});
