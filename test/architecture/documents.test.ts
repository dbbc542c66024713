import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { STREAMS } from "@parley/contracts/catalogue";
import { fileLines } from "@parley/contracts/file-lines";
import { readMarketFile } from "@parley/contracts/market-file";
import { QUESTIONS } from "@parley/contracts/question";
import * as ledgerService from "@parley/ledger-service";
import { COMMANDS } from "@parley/marketplace/cli/program";
import { projectionsOf, SERVICES } from "@parley/marketplace/services";
import { sessionRoutes } from "@parley/runtime/identity/session-routes";
import type { Service } from "@parley/runtime/service";
import { describe, expect, it } from "vitest";
import {
	type Document,
	documentAt,
	documents,
	linesIn,
	links,
	listed,
	quoted,
	routesIn,
	section,
	spelledOut,
} from "./document.ts";
import { root } from "./planted-tree.ts";

const readme = documentAt("README.md");
const smaller = documents("{packages,services}/*/README.md");
const decisions = documents("infra/decisions/*.md");
const everything = [readme, ...smaller, ...decisions];

const ledgersOwn = ledgerService.ledgerService({ outbox: {} as never, checkpoints: {} as never });
const routesOf = ({ routes = [] }: Pick<Service, "routes">): string[] =>
	routes.map(({ method, path }) => `${method} ${path}`);

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].toSorted();

function sources(folder: string): string[] {
	return globSync(`${folder}/**/*.{ts,mjs,jsonl}`, {
		cwd: root,
		exclude: ["**/node_modules", "**/dist"],
	});
}

describe.each(SERVICES)("the README of $name", (service) => {
	const document = documentAt(`services/${service.name}/README.md`);
	const kinds = Object.entries(STREAMS).filter(([, { owner }]) => owner === service.name);
	const own = kinds.flatMap(([, { facts }]) => Object.keys(facts));
	const said = (label: string): string[] => sorted(listed(document, label));

	it("names the streams it owns and the facts they hold", () => {
		expect(said("Streams")).toEqual(sorted(kinds.map(([kind]) => kind)));
		expect(said("Facts out")).toEqual(sorted(own));
	});

	it("names the facts of others that its processes, read tables and timers take in", () => {
		const heard = [
			...service.processes.flatMap(({ on }) => on),
			...projectionsOf(service).flatMap(({ types }) => types),
		];
		expect(said("Facts in")).toEqual(sorted(heard.filter((type) => !own.includes(type))));
	});

	it("names every command it decides", () => {
		const decided = kinds.filter(([kind]) => Object.hasOwn(service.deciders, kind));
		expect(said("Commands")).toEqual(
			sorted(decided.flatMap(([, { commands }]) => Object.keys(commands))),
		);
	});

	it("names its read tables, its processes and its queries", () => {
		expect(said("Read tables")).toEqual(sorted(projectionsOf(service).map(({ name }) => name)));
		expect(said("Processes")).toEqual(sorted(service.processes.map(({ name }) => name)));
		expect(said("Queries")).toEqual(sorted(Object.keys(service.queries ?? {})));
	});

	it("names the commands of its timers, if it has any", () => {
		const timed = said("Timers");
		expect(timed.length > 0).toBe(service.timers.length > 0);
		expect(said("Commands")).toEqual(expect.arrayContaining(timed));
	});
});

describe.each([...SERVICES, ledgersOwn])("the README of $name", (service) => {
	it("names every route it has over HTTP, and no other", () => {
		const said = listed(documentAt(`services/${service.name}/README.md`), "HTTP");
		expect(routesIn(said).toSorted()).toEqual(routesOf(service).toSorted());
	});
});

describe("the README of the ledger service", () => {
	it("names what the service exports", () => {
		const exported = listed(documentAt("services/ledger/README.md"), "Exports").join(" ");
		for (const name of Object.keys(ledgerService)) expect(exported).toContain(name);
	});
});

/** What is wrong, each with the document it stands in. */
const wrongIn = (among: readonly Document[], wrong: (document: Document) => readonly string[]) =>
	among.flatMap((document) => wrong(document).map((what) => `${document.path}: ${what}`));

describe("the README of a service or a package", () => {
	it("is in every one of their folders", () => {
		const folders = globSync("{packages,services}/*/package.json", { cwd: root }).map(dirname);
		expect(smaller.map(({ path }) => dirname(path))).toEqual(folders.toSorted());
	});

	it("fits two screens", () => {
		const long = ({ text }: Document) => (linesIn(text) > 80 ? [`${linesIn(text)} lines`] : []);
		expect(wrongIn(smaller, long)).toEqual([]);
	});

	it("names only files that are there", () => {
		const elsewhere = [...sources("packages"), ...sources("test")];
		const missing = ({ path, text }: Document): string[] => {
			const files = [...sources(dirname(path)), ...elsewhere].map((file) => `/${file}`);
			const named = quoted(text).filter((name) => /^[\w@./{},-]+\.(ts|mjs|jsonl)$/.test(name));
			return named
				.flatMap(spelledOut)
				.filter((name) => !files.some((file) => file.endsWith(`/${name}`)));
		};
		expect(wrongIn(smaller, missing)).toEqual([]);
	});
});

describe("the contracts", () => {
	it("have a schema for every question that a service answers, and for no other", () => {
		const asked = SERVICES.flatMap(({ name, queries = {} }) =>
			Object.keys(queries).map((query) => `query.${name}.${query}`),
		);
		expect(Object.keys(QUESTIONS).toSorted()).toEqual(asked.toSorted());
	});
});

describe("the README of the contracts", () => {
	it("names every file", () => {
		const files = globSync("src/*.ts", { cwd: join(root, "packages/contracts") });
		const named = quoted(documentAt("packages/contracts/README.md").text);
		expect(sorted(named.filter((name) => name.startsWith("src/")))).toEqual(
			sorted(files.filter((file) => !file.endsWith(".test.ts"))),
		);
	});
});

describe("the README of the repository", () => {
	it("has a reading order of seven files in the order of the house, and as many lines as it says", () => {
		const order = section(readme, "Reading order");
		const files = Array.from(order.matchAll(/^\d\. \[`([^`]+)`\]/gm), ([, file = ""]) => file);
		expect(files.map((file) => file.split("/").slice(0, 2).join("/"))).toEqual([
			"packages/contracts",
			"services/negotiation",
			"packages/ledger",
			"packages/ledger",
			"services/agent-runner",
			"services/settlement",
			"packages/marketplace",
		]);
		const lines = files.reduce(
			(sum, file) => sum + linesIn(readFileSync(join(root, file), "utf8")),
			0,
		);
		const claimed = Number(/about (\d+) lines/.exec(order)?.[1]);
		expect(Math.abs(lines - claimed), `${lines} lines`).toBeLessThanOrEqual(claimed / 10);
	});

	it("shows a market file that loads", async () => {
		const example = /```json\n([\s\S]*?)```/.exec(section(readme, "A market file"))?.[1] ?? "";
		async function* bytes() {
			yield Buffer.from(JSON.stringify(JSON.parse(example)));
		}
		const { participants, problems } = await readMarketFile(fileLines(bytes()));
		expect([participants.length, problems]).toEqual([1, []]);
	});

	it("names only variables that the configuration reads", () => {
		const config = readFileSync(join(root, "packages/runtime/src/config.ts"), "utf8");
		const variables = readme.text.match(/\bOTEL_\w+/g) ?? [];
		expect(variables.length).toBeGreaterThan(0);
		expect(variables.filter((name) => !config.includes(`${name}:`))).toEqual([]);
	});
});

describe("a document", () => {
	it("has links that lead somewhere", () => {
		const broken = (document: Document): string[] =>
			links(document).filter((target) => !existsSync(join(root, dirname(document.path), target)));
		expect(wrongIn(everything, broken)).toEqual([]);
	});

	it("names folders and files from the root that are there", () => {
		const missing = ({ text }: Document): string[] =>
			quoted(text)
				.filter((name) => /^(packages|services|infra|test)\/[\w./-]+$/.test(name))
				.filter((name) => !existsSync(join(root, name)));
		expect(wrongIn(everything, missing)).toEqual([]);
	});

	it("names only routes that there are", () => {
		const sessions = sessionRoutes({} as never);
		const real = [...SERVICES, ledgersOwn, { routes: sessions }].flatMap(routesOf);
		const unknown = ({ text }: Document): string[] =>
			routesIn(quoted(text)).filter((route) => !real.includes(route));
		expect(wrongIn(everything, unknown)).toEqual([]);
	});

	it("gives npm scripts and parley commands that exist, with options they have", () => {
		const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
		const unknown = ({ text }: Document): string[] => [
			...Array.from(text.matchAll(/\bnpm run ([\w-]+)/g), ([, script = ""]) => script).filter(
				(script) => !Object.hasOwn(scripts, script),
			),
			...Array.from(text.matchAll(/\bparley ([a-z]+)\b(.*)/g))
				.filter(([, name = "", rest = ""]) => !isCommandLine(name, rest))
				.map(([line]) => line),
		];
		expect(wrongIn(everything, unknown)).toEqual([]);
	});
});

function isCommandLine(name: string, rest: string): boolean {
	const command = COMMANDS.find((known) => known.name === name);
	const options = Array.from(rest.matchAll(/--([a-z-]+)/g), ([, option = ""]) => option);
	return command !== undefined && options.every((option) => Object.hasOwn(command.options, option));
}

describe("a decision record", () => {
	it("fits one screen and is numbered without a gap", () => {
		expect(
			decisions
				.map(({ path }) => path.slice("infra/decisions/".length, -".md".length))
				.map((name) => Number(name.slice(0, 4))),
		).toEqual(decisions.map((_, index) => index + 1));
		for (const { text } of decisions) expect(linesIn(text)).toBeLessThanOrEqual(40);
	});
});
