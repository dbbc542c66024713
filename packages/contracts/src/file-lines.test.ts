import { expect, test } from "vitest";
import { z } from "zod";
import { fileLines, type Lines, longestLine, readRecords } from "./file-lines.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const anything = z.unknown();

async function all<T>(items: AsyncIterable<T>) {
	const found: T[] = [];
	for await (const item of items) {
		found.push(item);
	}
	return found;
}

async function linesOf(...chunks: Uint8Array[]) {
	return (await all(fileLines(chunks))).map((line) => new TextDecoder().decode(line));
}

async function expectations(lines: Lines) {
	return (await all(readRecords(lines, anything))).map(({ problems }) => problems?.[0]?.expected);
}

test("a line ends at a line feed only, wherever the chunks end", async () => {
	expect(
		await linesOf(
			bytes("a\nb"),
			bytes("c\u2028d\r\n"),
			bytes("\n"),
			bytes("é").subarray(0, 1),
			bytes("é").subarray(1),
		),
	).toEqual(["a", "bc\u2028d\r", "", "é"]);
	expect(await linesOf()).toEqual([]);
	expect(await linesOf(bytes("a\n"))).toEqual(["a"]);
});

test("no more of a long line is kept than shows that it is too long", async () => {
	const chunk = new Uint8Array(longestLine).fill(0x20);
	const lines = await all(fileLines([chunk, chunk, bytes("\n{}")]));
	expect(lines.map(({ length }) => length)).toEqual([longestLine + 1, 2]);
	expect(await expectations(lines)).toEqual(["at most 4 MiB in one line", undefined]);
	expect(await expectations([" ".repeat(longestLine + 1)])).toEqual(["at most 4 MiB in one line"]);
});

test("a byte order mark begins a file, blank lines are no lines, and lines keep their numbers", async () => {
	const read = await all(readRecords(["\ufeff{}\r", "", "  \r", "\ufeff{}", "[]"], anything));
	expect(read.map(({ line, problems }) => [line, problems?.[0]?.expected.slice(0, 10)])).toEqual([
		[1, undefined],
		[4, "valid JSON"],
		[5, undefined],
	]);
	expect(await expectations([bytes("\ufeff{}")])).toEqual([undefined]);
});

test("bytes that are not UTF-8 are a problem, not a replacement character", async () => {
	expect(await expectations([new Uint8Array([0x22, 0xff, 0x22])])).toEqual(["text in UTF-8"]);
});

test("wrong JSON is placed but not quoted", async () => {
	const [expected] = await expectations(['{"floor": "31337", secret}']);
	expect(expected).toBe("valid JSON, but it breaks off or goes wrong at character 20");
	expect(await expectations(["secret"])).toEqual([expect.not.stringContaining("secret")]);
});

test.each([
	["a NUL", '{"a": "x\\u0000"}', "a text without control characters"],
	["an escape", '"\\u001b[31m"', "a text without control characters"],
	["a number that is infinite", '{"a": -1e999}', "a smaller number"],
	["half a character", '{"a": ["\\ud800"]}', "a text without half characters (lone surrogates)"],
	[
		"half a character in a key",
		'{"\\udfff": 1}',
		"a text without half characters (lone surrogates)",
	],
	[
		"a key that reaches for the prototype",
		'{"a": {"__proto__": {"b": 1}}}',
		"no field of this name",
	],
	[
		"a hundred thousand levels",
		`${"[".repeat(100_000)}${"]".repeat(100_000)}`,
		"at most 16 levels of nesting",
	],
	["a hundred thousand values", `[${"0,".repeat(100_000)}0]`, "at most 50000 values"],
])("%s is refused whatever the schema allows", async (_, line, expected) => {
	expect(await expectations([line])).toEqual([expected]);
});

test("emoji, right-to-left text, tabs and line ends are kept as they are", async () => {
	const text = "🪴 מנורה\u200f \t\r\n\u0097";
	const [read] = await all(readRecords([JSON.stringify({ text })], anything));
	expect(read?.record).toEqual({ text });
});
