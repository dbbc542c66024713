import { afterEach, describe, expect, it, vi } from "vitest";
import { program } from "./program.ts";

afterEach(() => vi.unstubAllEnvs());

async function record(...words: string[]) {
	const noted: string[] = [];
	const code = await program(["record", "market.jsonl", ...words], {
		terminal: {
			...{ columns: 80, print: () => {}, paint: (_: string, text: string) => text },
			note: (line: string) => void noted.push(line),
			...{ output: process.stdout, status: { write: () => true } },
		},
		...{ directory: "/nowhere", signal: new AbortController().signal },
		...{ milliseconds: () => 0, version: "1" },
	});
	return { code, noted: noted.join("\n") };
}

describe("a recording", () => {
	it("needs a file for the answers", async () => {
		expect(await record()).toEqual({
			code: 2,
			noted: "parley record needs a file for the answers: --to CASSETTE.",
		});
	});

	it("needs somebody to ask, and settles nothing without", async () => {
		vi.stubEnv("ANTHROPIC_API_KEY", "");
		vi.stubEnv("PARLEY_CASSETTE", "");
		expect(await record("--to", "c.jsonl")).toEqual({
			code: 2,
			noted: "parley record asks models, for which it needs ANTHROPIC_API_KEY.",
		});
		expect(process.env.PARLEY_CASSETTE).toBe("");
	});

	it("is refused where another file is named already", async () => {
		vi.stubEnv("ANTHROPIC_API_KEY", "sk-nobody");
		vi.stubEnv("PARLEY_CASSETTE", "/elsewhere/c.jsonl");
		const { code, noted } = await record("--to", "c.jsonl");
		expect(code).toBe(2);
		expect(noted).toContain("PARLEY_CASSETTE names another file");
	});
});
