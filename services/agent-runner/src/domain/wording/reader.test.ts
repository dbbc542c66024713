import { describe, expect, test } from "vitest";
import { nouns, together, verbs, words } from "./lexicon.ts";
import { readerOf } from "./reader.ts";

const read = readerOf({
	classes: together({
		WHO: nouns("dealer, lady"),
		DET: words("a the"),
		OFFER: [...verbs("offer"), ...verbs("turn down")],
	}),
	compounds: { SOMEBODY: ["DET ..1 WHO"] },
	rules: [
		{ kind: "bid", says: ["SOMEBODY ..2 OFFER ..3 SUM/MONEY"], unless: ["the dealer"] },
		{ kind: "list", says: ["^ OFFER ,,4 WHO ..2 $"] },
	],
});
const kinds = (sentence: string): readonly string[] => read(sentence).map(({ kind }) => kind);

describe("a reader", () => {
	test("finds classes of words in their order, in every form, and says with which words", () => {
		expect(read("yesterday an old story, a nice lady has offered me 250 for it")).toEqual([
			{ kind: "bid", words: "a nice lady has offered me 250" },
		]);
		expect(kinds("a lady turned down $90 in cash")).toEqual(["bid"]);
		expect(kinds("i offered a lady 250")).toEqual([]);
	});

	test("finds nothing where what takes it back stands in the same words", () => {
		expect(kinds("the dealer offered me 250")).toEqual([]);
		expect(kinds("the dealer was there, but a lady offered me 250")).toEqual(["bid"]);
	});

	test("goes over a comma where a phrase says so, and over no other end", () => {
		expect(kinds("offered once, by a dealer.")).toEqual(["list"]);
		expect(kinds("a lady offered it: 250")).toEqual([]);
		expect(kinds("well, offered by a dealer")).toEqual([]);
	});

	test("takes time in proportion to a text that repeats what a phrase begins with", () => {
		expect(kinds("a lady offered ".repeat(400))).toEqual([]);
	});

	test("refuses a phrase with a class that is nowhere", () => {
		expect(() =>
			readerOf({ classes: {}, compounds: {}, rules: [{ kind: "x", says: ["NOBODY"] }] }),
		).toThrow(/class of words "NOBODY" is not in the lexicon/);
	});
});
