import type { Random } from "../simulation/random.ts";

/** Texts that something on the way may stumble over. */
const TEXTS: readonly string[] = [
	...[
		"",
		" ",
		"\u0000",
		"a\u0000b",
		"\u0007\u001b[31m",
		"\r\nX-Injected: 1",
		"\ud800",
		"\udfff\ud800",
	],
	...["\u202etxt.exe", "\ufeff", "e\u0301".repeat(50), "👩‍👩‍👧‍👦", "İIıi", "ﷺ".repeat(40)],
	...["__proto__", "constructor", "toString", "hasOwnProperty", "null", "undefined", "NaN", "-0"],
	...[
		"'; DROP TABLE facts; --",
		"%' OR 1=1",
		"\\",
		'"',
		"$" + "{7*7}",
		"../../etc/passwd",
		"a:*|!&()",
	],
	...[
		"9".repeat(400),
		"1e400",
		"0x10",
		"1_000",
		"１２",
		"00.00",
		"-5.00",
		"1.005",
		"x".repeat(5_000),
	],
	...["2026-02-30T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "+275760-09-13T00:00:00.000Z"],
];
const NUMBERS: readonly number[] = [
	...[
		0,
		-0,
		-1,
		1,
		0.1,
		2 ** 31,
		-(2 ** 31),
		2 ** 53,
		2 ** 53 + 2,
		-(2 ** 63),
		1e21,
		1e308,
		5e-324,
	],
];
/** Ids and segments of a path, written as a path writes them. */
const SEGMENTS: readonly string[] = [
	...[
		"a.b",
		"a:b",
		".",
		"..",
		"...",
		"-",
		"_",
		":",
		"%2e%2e",
		"%2F",
		"a%2Fb",
		"%00",
		"%0d%0a",
		"%25",
	],
	...["%", "%zz", "%C0%AF", "%FF", "%F0%9F%98%80", "%ED%A0%80", "x".repeat(120), "x".repeat(2_000)],
	...[
		"0",
		"-1",
		"1e3",
		"9007199254740993",
		"null",
		"__proto__",
		"constructor",
		";a=1",
		"a+b",
		"*",
		"~",
	],
	...["negotiation-x", "00000000-0000-0000-0000-000000000000", "anna%20", "ANNA", "anna%00"],
];

export const junkText = (random: Random): string => random.pick(TEXTS);
export const junkSegment = (random: Random): string => random.pick(SEGMENTS);

/** Something of any type, also of one that nobody expects there. */
export function junk(random: Random): unknown {
	switch (random.below(9)) {
		case 0:
			return null;
		case 1:
			return random.chance(0.5);
		case 2:
		case 3:
			return random.pick(NUMBERS);
		case 4:
			return [];
		case 5:
			return random.chance(0.5) ? {} : { amount: junkText(random), currency: junkText(random) };
		case 6:
			return nested(random.pick([3, 40, 600]));
		default:
			return junkText(random);
	}
}

function nested(depth: number): unknown {
	let value: unknown = 1;
	for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
	return value;
}

/** The same value with something else at one place: changed, left out or added. */
export function mutated(value: unknown, random: Random): unknown {
	if (typeof value !== "object" || value === null || random.chance(0.15)) return junk(random);
	const keys = Object.keys(value);
	if (keys.length === 0 || random.chance(0.15)) return withMore(value, random);
	const key = random.pick(keys);
	const leavesOut = random.chance(0.2);
	const entries = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
		if (name !== key) return [[name, inner]];
		return leavesOut ? [] : [[name, mutated(inner, random)]];
	});
	return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

function withMore(value: object, random: Random): unknown {
	if (Array.isArray(value))
		return random.chance(0.3)
			? Array.from({ length: 300 }, () => value[0])
			: [...value, junk(random)];
	// A computed key makes a property even of `__proto__`.
	return { ...value, [junkText(random) || "extra"]: junk(random) };
}

/** A body's bytes, now and then broken. */
export function written(value: unknown, random: Random): Buffer {
	const text = JSON.stringify(value) ?? "";
	if (random.chance(0.9)) return Buffer.from(text);
	const half = text.slice(0, random.below(text.length + 1));
	return random.pick([
		() => Buffer.from(half),
		() => Buffer.from(`\ufeff${text}`),
		() => Buffer.concat([Buffer.from(half), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from(text)]),
		() => Buffer.from(text.replace("{", '{"id":"a","id":"b","__proto__":{"x":1},')),
		() => Buffer.from(text.replaceAll(/\d+/g, "1e999999")),
		() => Buffer.from("[".repeat(30_000)),
		() => Buffer.from('{"a":'.repeat(5_000)),
		() => Buffer.from(`${" ".repeat(70_000)}${text}`),
		() => Buffer.from("NaN"),
		() => Buffer.alloc(0),
		() => Buffer.from(text, "utf16le"),
	])();
}
