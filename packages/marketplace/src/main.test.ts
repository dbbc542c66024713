import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

function parley(...words: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
		encoding: "utf8",
	});
	return { status, stdout, stderr };
}

it("prints help to standard output and answers 0", () => {
	const { status, stdout, stderr } = parley("replay", "--help");
	expect([status, stderr]).toEqual([0, ""]);
	expect(stdout).toContain("Usage: npx parley replay DEAL [OPTIONS]");
});

it("prints a sentence to standard error and answers 2 when it was not understood", () => {
	expect(parley("veryfi")).toEqual({
		status: 2,
		stdout: "",
		stderr: 'There is no command "veryfi"; did you mean verify?\n',
	});
});

it("prints a sentence and no stack trace, and answers 1 when something went wrong", () => {
	const { status, stdout, stderr } = parley("run", "/nowhere/market.jsonl");
	expect([status, stdout]).toEqual([1, ""]);
	expect(stderr).toBe("There is no file /nowhere/market.jsonl.\n");
});
