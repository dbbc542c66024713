import { expect, test } from "vitest";
import { oneOf, words } from "./wording.ts";

test.each([
	["ship it", "will ship it soon"],
	["(?:a|the) lot", "take the lot"],
	["\\S?\\d+ each", "now $5 each"],
	["(?:the )?rest", "and rest"],
	["(?<!not )sold", "it is sold"],
])("%s is found as whole words", (way, text) => {
	expect(words(way).test(text)).toBe(true);
});

test.each([
	["ship it", "township it is"],
	["(?:a|the) lot", "bathe lots"],
	["(?:the )?rest", "forest"],
	["(?<!not )sold", "it is not sold"],
])("%s is not found inside another word: %s", (way, text) => {
	expect(words(way).test(text)).toBe(false);
});

test("a kind of word stands inside a longer saying", () => {
	const ways = words(`${oneOf("may|might", "could")} ship`);
	expect(ways.test("i could ship")).toBe(true);
	expect(ways.test("i ship")).toBe(false);
});
