import { tables } from "@parley/runtime/testing/process-story";
import { expect, test } from "vitest";
import { prepareTimes } from "./house-times.ts";

const command = (type: string, data: unknown) =>
	({ id: "c1", stream: "deal-d1", type, data, actor: { kind: "principal", id: "ben" } }) as const;
const prepared = (type: string, data: unknown) =>
	prepareTimes(command(type, data), tables(), "2026-03-01T12:30:00.000Z");

test.each([
	["OpenDispute", "answerBy", "2026-03-03T13:00:00.000Z"],
	["ConfirmHandover", "inspectUntil", "2026-03-02T13:00:00.000Z"],
	["DecideDispute", "appealUntil", "2026-03-02T13:00:00.000Z"],
])("%s is given the house's time where it says none", async (type, field, due) => {
	expect(await prepared(type, { by: "ben" })).toEqual(command(type, { by: "ben", [field]: due }));
	const own = { by: "ben", [field]: "2026-03-09T00:00:00.000Z" };
	expect(await prepared(type, own)).toEqual(command(type, own));
});

test.each([
	["ReleaseFunds", {}],
	["OpenDispute", null],
	["OpenDispute", "a dispute"],
	["toString", {}],
])("%s that says %s is left as it is", async (type, data) => {
	expect(await prepared(type, data)).toEqual(command(type, data));
});
