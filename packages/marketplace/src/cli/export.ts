import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { finished } from "node:stream/promises";
import type { Fact } from "@parley/contracts/fact";
import { factsOf } from "../ledger-pages.ts";
import { type Command, SUCCESS } from "./command.ts";
import { shown } from "./data-directory.ts";
import { counted } from "./outcome-report.ts";
import { readMarket } from "./reading.ts";

export const exportFacts: Command = {
	name: "export",
	expects: [],
	summary: "Write every fact as JSON Lines, as an auditor sees them.",
	details: [
		"Private facts are among them, with floors, ceilings and budgets: mind who",
		"gets the file.",
	],
	options: {
		data: { value: "DIR", help: "the market's data directory (default: the last one used)" },
		out: { value: "FILE", help: "write to a file instead of standard output" },
	},
	run: async (args, surroundings) =>
		readMarket(args.text("data"), surroundings, async ({ auditor }) => {
			const { terminal, directory } = surroundings;
			const out = args.text("out");
			if (out === undefined) {
				await writeLines(factsOf(auditor), terminal.output);
				return SUCCESS;
			}
			const path = resolve(directory, out);
			const file = createWriteStream(path);
			const written = finished(file);
			const count = await Promise.race([
				writeLines(factsOf(auditor), file),
				// A file that cannot be written fails here, and not only at its end.
				written.then(() => 0),
			]);
			file.end();
			await written;
			terminal.note(`${counted(count, "fact")} written to ${shown(directory, path)}.`);
			return SUCCESS;
		}),
};

/** Writes as fast as the reader reads. Resolves to the number of lines; fewer, without an error, when the reader left. */
export async function writeLines(
	facts: AsyncIterable<Fact>,
	stream: NodeJS.WritableStream,
): Promise<number> {
	let count = 0;
	const left = once(stream, "close").then(() => "left" as const);
	for await (const fact of facts) {
		if (!stream.writable) break;
		count++;
		if (stream.write(`${exported(fact)}\n`)) continue;
		const next = await Promise.race([once(stream, "drain"), left]).catch(endOfReader);
		if (next === "left") break;
	}
	return count;
}

function endOfReader(error: unknown): "left" {
	if (error instanceof Error && "code" in error && error.code === "EPIPE") return "left";
	throw error;
}

/** One fact as a line of an export: the envelope's fields in the order they are documented in. */
export function exported(fact: Fact): string {
	const { id, market, stream, version, position, type, typeVersion, visibility, data, actor } =
		fact;
	const { causedBy, commandId, negotiationId, dealId, traceparent, at, recordedAt } = fact;
	const envelope = { id, market, stream, version, position, type, typeVersion, visibility, data };
	const cause = { actor, causedBy, commandId, negotiationId, dealId, traceparent, at, recordedAt };
	return JSON.stringify({ ...envelope, ...cause });
}
