import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Fact } from "@parley/contracts/fact";
import { fileLines } from "@parley/contracts/file-lines";

/** A fact, and how much of everything there is to read was read with it. */
export interface Come {
	readonly fact: Fact;
	readonly done: number;
	readonly all: number;
}

/** The facts of a file that `parley export` wrote, one after the other. Throws a sentence where it is not one. */
export async function* exportedFacts(file: string): AsyncGenerator<Come> {
	const all = await sizeOf(file);
	const decoder = new TextDecoder();
	let [line, done] = [0, 0];
	for await (const bytes of fileLines(createReadStream(file))) {
		line++;
		done += bytes.length + 1;
		const text = decoder.decode(bytes);
		if (text.trim() !== "") yield { fact: factIn(text, file, line), done, all };
	}
}

async function sizeOf(file: string): Promise<number> {
	const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
		if (error.code === "ENOENT" || error.code === "ENOTDIR")
			throw new Error(`There is no file ${file}.`);
		throw error;
	});
	if (found.isDirectory())
		throw new Error(`${file} is a directory; name a market's directory with --data.`);
	return found.size;
}

function factIn(text: string, file: string, line: number): Fact {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw notAFact(file, line);
	}
	if (!isEnvelope(value)) throw notAFact(file, line);
	return value;
}

const notAFact = (file: string, line: number): Error =>
	new Error(`Line ${line} of ${file} is no fact of a market; \`parley export\` writes such files.`);

const TEXTS = ["id", "stream", "type", "visibility", "at"] as const;

/** An export is a ledger's own words, so only the envelope is looked at before it is believed. */
function isEnvelope(value: unknown): value is Fact {
	if (typeof value !== "object" || value === null) return false;
	const fields = value as Readonly<Record<string, unknown>>;
	const { data, actor, position } = fields;
	return (
		TEXTS.every((name) => typeof fields[name] === "string") &&
		typeof data === "object" &&
		data !== null &&
		typeof actor === "object" &&
		actor !== null &&
		typeof position === "number"
	);
}
