import { describe, expect, test } from "vitest";
import { INTENTS, intentOf, wordsOf } from "./intent.ts";

describe("a model's call", () => {
	test.each([
		["make_offer", { share: 0 }],
		["make_offer", { share: 1, message: "A step." }],
		["accept", {}],
		["decline", { message: "No." }],
		["ask", { question: "How old is it?" }],
		["message", { message: "Hello." }],
		["walk_away", { code: "trust" }],
		["escalate", { question: "Shall I?" }],
	])("%s is understood", (tool, input) => {
		expect(intentOf(tool, input)).toEqual({ tool, ...input });
	});

	test.each([
		["make_offer", {}],
		["make_offer", { share: Number.NaN }],
		["make_offer", { share: Number.POSITIVE_INFINITY }],
		["make_offer", { share: -1 }],
		["make_offer", { share: 1.000001 }],
		["make_offer", { share: 2 }],
		["make_offer", { share: "0.5" }],
		["make_offer", { share: null }],
		["make_offer", { share: [0.5] }],
		["make_offer", { share: 0.5, price: 100 }],
		["make_offer", { share: 0.5, message: "x".repeat(1001) }],
		["make_offer", { share: 0.5, message: { $gt: "" } }],
		["accept", { offerId: "other" }],
		["accept", null],
		["accept", "yes"],
		["accept", []],
		["ask", {}],
		["ask", { question: 7 }],
		["message", {}],
		["walk_away", {}],
		["walk_away", { code: "whatever" }],
		["escalate", { question: "" }],
		["escalate", { question: "x".repeat(501) }],
		["release_escrow", { to: "me" }],
		["constructor", {}],
		["__proto__", {}],
		["toString", {}],
		["", {}],
	])("%s with %j means nothing", (tool, input) => {
		expect(intentOf(tool, input)).toBeUndefined();
	});

	test("names no price: no tool has a field for one", () => {
		const fields = Object.values(INTENTS).flatMap(({ schema }) => Object.keys(schema.shape));
		expect(new Set(fields)).toEqual(new Set(["share", "message", "question", "code"]));
	});

	test("brings what is to be said to the other side, and never what is for the principal", () => {
		expect(wordsOf({ tool: "ask", question: "How old?" })).toBe("How old?");
		expect(wordsOf({ tool: "accept", message: "Thanks." })).toBe("Thanks.");
		expect(wordsOf({ tool: "accept" })).toBeUndefined();
		expect(wordsOf({ tool: "escalate", question: "Do you want it?" })).toBeUndefined();
	});
});
