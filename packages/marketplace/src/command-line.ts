import { readFileSync } from "node:fs";
import { FAILURE } from "./cli/command.ts";
import { failureSentence } from "./cli/failure.ts";
import { interruption } from "./cli/interruption.ts";
import { program } from "./cli/program.ts";
import { conversationAt } from "./cli/prompt.ts";
import { terminalOf } from "./cli/terminal.ts";

/** Does what this process was started to do. Resolves to the exit code. */
export function commandLine(words: readonly string[]): Promise<number> {
	const { version } = JSON.parse(
		readFileSync(new URL("../package.json", import.meta.url), "utf8"),
	) as { version: string };
	const terminal = terminalOf(process.stdout, process.stderr);
	const milliseconds = (): number => performance.now();
	// A reader that has seen enough, such as `head`, closes the pipe; that is no failure.
	process.stdout.on("error", (error: NodeJS.ErrnoException) => {
		if (error.code !== "EPIPE") throw error;
	});
	process.on("uncaughtException", (error) => {
		terminal.note(failureSentence(error));
		process.exit(FAILURE);
	});
	const signal = interruption(process, milliseconds, terminal.note);
	// Whoever keeps this process running has gone, so it is not wanted any more either.
	process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
	process.channel?.unref();
	const conversation = conversationAt(process.stdin, process.stdout, signal);
	const directory = process.cwd();
	const around = { terminal, directory, signal, milliseconds, version };
	return program(words, { ...around, prompt: conversation?.ask }).finally(() =>
		conversation?.end(),
	);
}
