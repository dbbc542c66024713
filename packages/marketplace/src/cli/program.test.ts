import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { displayWidth } from "./display-text.ts";
import { COMMANDS, program } from "./program.ts";

const directory = mkdtempSync(join(tmpdir(), "parley-cli-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** What a command line prints and answers, in an empty directory. */
async function parley(...words: string[]) {
	const printed: string[] = [];
	const noted: string[] = [];
	const terminal = {
		columns: 80,
		print: (...lines: readonly string[]) => void printed.push(...lines),
		note: (line: string) => void noted.push(line),
		paint: (_: string, text: string) => text,
		output: process.stdout,
		status: { write: () => true },
	};
	const signal = new AbortController().signal;
	const surroundings = { terminal, directory, signal, milliseconds: () => 0, version: "1.2.3" };
	const code = await program(words, surroundings);
	return { code, printed: printed.join("\n"), noted: noted.join("\n") };
}

const file = (name: string, ...lines: string[]): string => {
	writeFileSync(join(directory, name), `${lines.join("\n")}\n`);
	return name;
};

describe("help", () => {
	it.each([[], ["--help"], ["help"], ["-h"]])("lists every command (%s)", async (...words) => {
		const { code, printed } = await parley(...words);
		expect(code).toBe(0);
		for (const { name } of COMMANDS) expect(printed).toMatch(new RegExp(`^ {2}${name}\\b`, "m"));
	});

	it.each(COMMANDS)(
		"of $name names every option and fits 80 columns",
		async ({ name, options }) => {
			const { code, printed } = await parley(name, "--help");
			expect(code).toBe(0);
			for (const option of Object.keys(options)) expect(printed).toContain(`--${option}`);
			expect(printed.split("\n").filter((line) => displayWidth(line) > 80)).toEqual([]);
		},
	);

	it("says which version this is", async () => {
		expect(await parley("--version")).toMatchObject({ code: 0, printed: "parley 1.2.3" });
	});
});

describe("wrong usage", () => {
	it.each([
		[["rnu", "f"], 'There is no command "rnu"; did you mean run?'],
		[["quarrel"], 'There is no command "quarrel"; `npx parley --help` lists them.'],
		[["demo", "--sed", "3"], "parley demo has no option --sed; did you mean --seed?"],
		[["run"], "parley run needs FILE: parley run FILE."],
		[["verify", "x"], 'parley verify does not know what to do with "x"; it takes only options.'],
		[["run", "f", "--data", "--json"], "--data needs a value: --data DIR."],
		[["run", "f", "--json=yes"], "--json takes no value."],
		[
			["demo", "--seed", "1.5"],
			"--seed needs a whole number of at most 15 digits, such as --seed 7.",
		],
		[
			["run", "f", "--tactic", "linear"],
			"--tactic goes with --haggles; a market file says each agent's own tactic.",
		],
		[
			["run", "f", "--haggles", "--tactic", "micor"],
			'There is no tactic "micor"; did you mean micro?',
		],
		[
			["replay", "abc", "--at", "noon"],
			"--at needs a position such as 1200, or a time such as 2026-01-05T09:30Z.",
		],
	])("of %j is answered with a sentence", async (words, sentence) => {
		expect(await parley(...words)).toEqual({ code: 2, printed: "", noted: sentence });
	});
});

describe("what cannot be done", () => {
	it("is said when no market has run here", async () => {
		const { code, noted } = await parley("verify");
		expect(code).toBe(1);
		expect(noted).toContain("npm run demo");
	});

	it("is said of a directory without a market", async () => {
		const { code, noted } = await parley("export", "--data", "nowhere");
		expect([code, noted]).toEqual([1, expect.stringContaining("There is no market in nowhere.")]);
	});

	it("is said of a directory that --fresh would have to remove but Parley did not make", async () => {
		file("precious.txt", "mine");
		const { code, noted } = await parley("demo", "--data", ".", "--fresh");
		expect([code, noted]).toEqual([1, expect.stringContaining("was not made by Parley")]);
	});

	it("is said of a file that is not there", async () => {
		const { code, noted } = await parley("run", "missing.jsonl");
		expect([code, noted]).toEqual([1, `There is no file ${join(directory, "missing.jsonl")}.`]);
	});
});

describe("a file with problems", () => {
	it("is reported by line, field and what was expected, and nothing is loaded", async () => {
		const { code, noted } = await parley("run", file("broken.jsonl", "{", '{"id": "a b"}'));
		expect(code).toBe(1);
		expect(noted).toContain("broken.jsonl has 6 problems, so nothing was loaded:");
		expect(noted).toMatch(/^ {2}Line 1, the whole line: expected valid JSON/m);
		expect(noted).toMatch(/^ {2}Line 2, id: expected an id of 1 to 80/m);
	});

	it("is reported with its first twenty problems and a count", async () => {
		const lines = Array.from({ length: 1_030 }, () => "nonsense");
		const { noted } = await parley("run", file("long.jsonl", ...lines));
		expect(noted.match(/^ {2}Line /gm)).toHaveLength(20);
		expect(noted).toContain("… and 1,010 more.");
	});
});
