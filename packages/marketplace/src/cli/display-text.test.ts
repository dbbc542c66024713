import { describe, expect, it } from "vitest";
import { displayWidth, fitted, padded, printable, wrapped } from "./display-text.ts";

describe("a stranger's text on a terminal", () => {
	it("loses what a terminal would obey", () => {
		expect(printable("red\u001b[31m bike\r\nand\ttwo\u0007")).toBe("red [31m bike and two");
		expect(printable("line\u2028break\u0085next")).toBe("line break next");
	});

	it("loses the marks that make it read in another direction", () => {
		expect(printable("\u202egnp.exe\u202c \u2066a\u2069\u200f")).toBe("gnp.exe a");
	});

	it("keeps right-to-left letters, accents and joined emoji", () => {
		for (const text of ["שולחן עץ", "كتاب الطبخ", "café", "👩‍🍳 apron"])
			expect(printable(text)).toBe(text);
	});

	it("keeps no more than a few marks on one letter, and no broken halves of characters", () => {
		expect(printable(`a${"\u0301".repeat(50)}b`)).toBe(`a${"\u0301".repeat(4)}b`);
		expect(printable("a\ud83db")).toBe("a\ufffdb");
	});
});

describe("the width of a text", () => {
	it.each([
		["bike", 4],
		["日本", 4],
		["🪴", 2],
		["👩‍🍳", 2],
		["e\u0301", 1],
		["🇩🇪", 2],
		["☂\ufe0f", 2],
		["", 0],
	])("of %s is %i columns", (text, columns) => {
		expect(displayWidth(text)).toBe(columns);
	});

	it("is never exceeded by a cut, which does not split a character", () => {
		expect(fitted("日本の机", 5)).toBe("日本…");
		expect(fitted("a👩‍🍳b", 3)).toBe("a…");
		expect(fitted("bike", 4)).toBe("bike");
	});

	it("is filled up on the side that is asked for", () => {
		expect(padded("机", 4, "left")).toBe("机  ");
		expect(padded("机", 4, "right")).toBe("  机");
	});

	it("decides where a line is broken", () => {
		expect(wrapped("one two three", 7)).toEqual(["one two", "three"]);
		expect(wrapped("unbreakable", 4)).toEqual(["unbreakable"]);
	});
});
