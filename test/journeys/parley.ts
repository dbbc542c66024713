import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Fact } from "../simulation/checkers/fact.ts";

const main = fileURLToPath(new URL("../../packages/marketplace/src/main.ts", import.meta.url));
export const demoFile = fileURLToPath(
	new URL("../../packages/marketplace/markets/demo.jsonl", import.meta.url),
);

export interface Ended {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface Running {
	readonly child: ChildProcess;
	readonly ended: Promise<Ended>;
}

/** Starts the command line as a user would, in a folder of its own. */
export function start(cwd: string, ...args: string[]): Running {
	const child = spawn(process.execPath, [main, ...args], {
		cwd,
		stdio: ["ignore", "pipe", "pipe"],
	});
	const out: string[] = [];
	const err: string[] = [];
	child.stdout.on("data", (chunk: Buffer) => out.push(chunk.toString()));
	child.stderr.on("data", (chunk: Buffer) => err.push(chunk.toString()));
	const ended = new Promise<Ended>((resolve) => {
		child.on("close", (code, signal) =>
			resolve({ code, signal, stdout: out.join(""), stderr: err.join("") }),
		);
	});
	return { child, ended };
}

export const parley = (cwd: string, ...args: string[]): Promise<Ended> => start(cwd, ...args).ended;

export async function exported(cwd: string): Promise<Fact[]> {
	const { code, stdout, stderr } = await parley(cwd, "export");
	if (code !== 0) throw new Error(`The ledger cannot be exported (${code}): ${stderr}`);
	return stdout
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as Fact);
}

/** What a market came to: who bought what for how much. */
export const bargains = (facts: readonly Fact[]): string[] =>
	facts
		.filter((fact) => fact.type === "DealOpened")
		.map(({ data }) => {
			const { buyer, listing, terms } = data as {
				buyer: string;
				listing: string;
				terms: { total: { minor: string } };
			};
			return `${buyer} ${listing} ${terms.total.minor}`;
		})
		.sort();
