import { describe, expect, test } from "vitest";
import { nameOf, roleOf, session } from "./connection.ts";

test("each reader has a role of its own", () => {
	expect([roleOf("agent-runner"), roleOf("auditor")]).toEqual([
		"parley_agent_runner",
		"parley_auditor",
	]);
});

test("the role is kept where the URL has options of its own", () => {
	const { connectionString, options } = session(
		"postgres://me@host/db?options=-c%20geqo%3Doff&sslmode=disable",
		"parley_listing",
	);

	expect(connectionString).toBe("postgres://me@host/db?sslmode=disable");
	expect(options).toBe(
		"-c geqo=off -c role=parley_listing -c TimeZone=UTC -c DateStyle=ISO -c jit=off -c enable_seqscan=off",
	);
});

test("times come as facts say them, to the millisecond", () => {
	const parse = session("postgres://host/db", undefined).types?.getTypeParser(1184, "text") as (
		text: string,
	) => unknown;

	expect(parse("2026-08-01 12:00:00+00")).toBe("2026-08-01T12:00:00.000Z");
	expect(parse("2026-08-01 12:00:00.5+00")).toBe("2026-08-01T12:00:00.500Z");
	expect(parse("2026-08-01 12:00:00.123+00")).toBe("2026-08-01T12:00:00.123Z");
});

test("an integer that a number cannot hold is refused, not rounded", () => {
	const parse = session("postgres://host/db", undefined).types?.getTypeParser(20, "text") as (
		text: string,
	) => unknown;

	expect(parse("9007199254740991")).toBe(9007199254740991);
	expect(() => parse("9007199254740993")).toThrow("beyond 2^53");
});

describe("the name of a prepared statement", () => {
	test("says what it does, and to what", () => {
		expect(nameOf("SELECT id FROM ledger.fact WHERE x = $1")).toMatch(
			/^SELECT ledger\.fact \w{16}$/,
		);
		expect(nameOf("SELECT ledger.keep_documents($1) AS moved")).toMatch(
			/^SELECT ledger\.keep_documents \w{16}$/,
		);
		expect(nameOf('INSERT INTO "read"."agent_talk" (key) VALUES ($1)')).toMatch(
			/^INSERT read\.agent_talk \w{16}$/,
		);
	});

	test("is the same for the same statement, and never that of another", () => {
		expect(nameOf("SELECT 1 FROM t")).toBe(nameOf("SELECT 1 FROM t"));
		expect(nameOf("SELECT 1 FROM t")).not.toBe(nameOf("SELECT 2 FROM t"));
		expect(nameOf(`SELECT 1 FROM ${"t".repeat(90)}`).length).toBeLessThanOrEqual(63);
	});
});
