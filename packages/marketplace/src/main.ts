import { readFileSync } from "node:fs";
import { startTelemetry } from "@parley/runtime/telemetry";
import { FAILURE, SUCCESS } from "./cli/command.ts";
import { failureSentence } from "./cli/failure.ts";
import { interruption } from "./cli/interruption.ts";
import { program } from "./cli/program.ts";
import { terminalOf } from "./cli/terminal.ts";

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
const surroundings = { terminal, directory: process.cwd(), signal, milliseconds };
const telemetry = await startTelemetry("parley");
process.exitCode = await program(process.argv.slice(2), version, surroundings);
await telemetry.stop();
// What a failure left waiting, for a database that is gone say, keeps nobody waiting.
if (process.exitCode !== SUCCESS) process.exit();
