import { beforeAll, describe, expect, it } from "vitest";
import { type Finding, lint } from "./lint.ts";
import { planted } from "./planted-tree.ts";

const forgetful = `import pg from "pg";
import type { Kysely } from "kysely";
declare const db: Kysely<{ fact: { position: number } }>;
declare const client: pg.Client;
declare const pool: pg.Pool;
async function append(): Promise<boolean> { return true; }
export async function forgetful(): Promise<void> {
	await append();
	append();
	if (append()) await append();
	client.query("select 1");
	client.connect();
	pool.query("select 1");
	db.selectFrom("fact").selectAll().execute();
}
`;

const ambient = `import { randomUUID } from "node:crypto";
import { env } from "node:process";
export function settings(at: string): unknown[] {
	return [
		process.env["HOME"],
		Date.now(),
		new Date(),
		Math.random(),
		crypto.randomUUID(),
		console.log(at),
		new Date(at),
		[randomUUID, env],
	];
}
`;

const lines = (count: number, line: string) => `${line}\n`.repeat(count);
const functionOf = (count: number) =>
	`export function f(): void {\n${lines(count - 2, "\tf();")}}\n`;

const sources = {
	"services/listing/src/forgetful.ts": forgetful,
	"services/listing/src/ambient.ts": ambient,
	"services/listing/src/listing.test.ts": 'console.log(process.env["HOME"], Date.now());',
	"packages/runtime/src/clock.ts": "export const now = () => Date.now() + new Date().getTime();",
	"packages/runtime/src/ids.ts": "export const id = () => crypto.randomUUID() + Math.random();",
	"packages/runtime/src/config.ts": 'export const home = () => process.env["HOME"];',
	"packages/marketplace/src/main.ts": 'console.log("sold");',
	"packages/bus/src/full-file.ts": lines(400, "export {};"),
	"packages/bus/src/long-file.ts": lines(401, "export {};"),
	"packages/bus/src/full-function.ts": functionOf(70),
	"packages/bus/src/long-function.ts": functionOf(71),
	"packages/bus/src/nameless.ts": "export default 1;",
	"tsconfig.json": JSON.stringify({
		extends: "./tsconfig.base.json",
		include: ["packages", "services"],
	}),
};

let findings: Finding[];
beforeAll(async () => {
	findings = await planted(sources, lint);
});

function found(file: keyof typeof sources): string[] {
	return findings
		.filter((finding) => finding.file === file)
		.map(({ line, rule }) => `${line} ${rule}`);
}

describe("a promise", () => {
	it("that nobody awaits is found in all six seeded places, and the awaited ones are not", () => {
		expect(found("services/listing/src/forgetful.ts")).toEqual([
			"9 typescript(no-floating-promises)",
			"10 typescript(no-misused-promises)",
			"11 typescript(no-floating-promises)",
			"12 typescript(no-floating-promises)",
			"13 typescript(no-floating-promises)",
			"14 typescript(no-floating-promises)",
		]);
	});
});

describe("settings, the clock, randomness and the console", () => {
	it("are reached only through arguments", () => {
		expect(found("services/listing/src/ambient.ts")).toEqual([
			"1 eslint(no-restricted-imports)",
			"2 eslint(no-restricted-imports)",
			"5 node(no-process-env)",
			"6 eslint(no-restricted-properties)",
			"7 parley(no-ambient-clock)",
			"8 eslint(no-restricted-properties)",
			"9 eslint(no-restricted-properties)",
			"10 eslint(no-console)",
		]);
	});

	it.each([
		"packages/runtime/src/clock.ts",
		"packages/runtime/src/ids.ts",
		"packages/runtime/src/config.ts",
		"packages/marketplace/src/main.ts",
		"services/listing/src/listing.test.ts",
	] as const)("are at home in %s", (file) => {
		expect(found(file)).toEqual([]);
	});
});

describe("a module", () => {
	it("has at most 400 lines", () => {
		expect(found("packages/bus/src/full-file.ts")).toEqual([]);
		expect(found("packages/bus/src/long-file.ts")).toEqual(["401 eslint(max-lines)"]);
	});

	it("has functions of at most 70 lines", () => {
		expect(found("packages/bus/src/full-function.ts")).toEqual([]);
		expect(found("packages/bus/src/long-function.ts")).toEqual([
			"1 eslint(max-lines-per-function)",
		]);
	});

	it("has no default export", () => {
		expect(found("packages/bus/src/nameless.ts")).toEqual(["1 import(no-default-export)"]);
	});
});
