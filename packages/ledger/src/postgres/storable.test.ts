import { expect, test } from "vitest";
import { isStorable, mended } from "./storable.ts";

const json = (text: string): string => JSON.stringify({ text });

test("a NUL and half of a surrogate pair cannot be stored, whatever stands around them", () => {
	for (const text of [
		"\0",
		"a\0b",
		"\\\0",
		"\\\\\0",
		"\ud83d",
		"\ude42",
		"x\udfffy",
		"\ud83d\ud83d\ude42",
	])
		expect(isStorable(json(text)), JSON.stringify(text)).toBe(false);
});

test("other texts can be stored, those that speak of escapes too", () => {
	for (const text of [
		"",
		"🙂 é عربى",
		"\\u0000",
		"\\\\u0000",
		"\\ud83d",
		"\u0001\u001f\n",
		"u0000",
	])
		expect(isStorable(json(text)), JSON.stringify(text)).toBe(true);
});

test("mending replaces only what cannot be stored", () => {
	expect(JSON.parse(mended(json("a\0b\ud83d\\u0000🙂\\\ude42")))).toEqual({
		text: "a\ufffdb\ufffd\\u0000🙂\\\ufffd",
	});
});
