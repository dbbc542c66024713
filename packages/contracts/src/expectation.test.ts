import { describe, expect, test } from "vitest";
import { z } from "zod";
import { expectation } from "./expectation.ts";

const told = (schema: z.ZodType, written: unknown): readonly string[] =>
	schema.safeParse(written, { error: expectation }).error?.issues.map(({ message }) => message) ??
	[];

describe("what was expected", () => {
	test.each([
		["a text that is too long", z.string().max(3), "long", "a text of at most 3 characters"],
		["a text that is too short", z.string().min(1), "", "a text of at least 1 character"],
		["a text of another length", z.string().length(2), "abc", "a text of exactly 2 characters"],
		["a list that is too long", z.array(z.int()).max(1), [1, 2], "a list of at most 1 item"],
		["a number that is too high", z.number().max(9), 10, "a number of at most 9"],
		["a number that is not above", z.number().positive(), 0, "a number above 0"],
		["half a number", z.int(), 1.5, "a whole number"],
		["a number for a text", z.string(), 4711, "a text"],
		["an infinite number", z.number(), Number.POSITIVE_INFINITY, "a number"],
		["a text for a switch", z.boolean(), "4711", "true or false"],
		["nothing", z.string(), undefined, "a text, but it is missing"],
		["a word that is none of them", z.enum(["a", "b"]), "4711", 'one of "a", "b"'],
		["another word", z.literal("a"), "4711", '"a"'],
		["an address that is none", z.url(), "4711", "an address, such as https://example.org"],
		["a form that does not fit", z.string().regex(/^a$/), "4711", "a text of the form /^a$/"],
		["no multiple", z.number().multipleOf(5), 7, "a multiple of 5"],
		["none of several", z.union([z.string(), z.null()]), 4711, "one of the forms that it may have"],
		["a refusal without words", z.string().refine(() => false), "4711", "another value"],
	])("of %s is told in our words, without what was written", (_, schema, written, expected) => {
		expect(told(schema, written)).toEqual([expected]);
	});

	test("of a list is told of a list, also where a text was written that has a length too", () => {
		const few = z.array(z.string()).max(2);
		expect(told(few, "4711")).toEqual(["a list", "a list of at most 2 items"]);
	});

	test("of one of several kinds is which there are", () => {
		const kind = (name: string) => z.strictObject({ kind: z.literal(name) });
		const either = z.discriminatedUnion("kind", [kind("a"), kind("b")]);
		expect(told(either, { kind: "4711" })).toEqual(['one of "a", "b"']);
	});

	test("is what the schema says, where it says so itself", () => {
		expect(told(z.string().max(3, "a word of three letters"), "long")).toEqual([
			"a word of three letters",
		]);
		expect(told(z.string({ error: "a name" }).min(1), 7)).toEqual(["a name"]);
	});
});
