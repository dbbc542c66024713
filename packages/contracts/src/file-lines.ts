import type { z } from "zod";
import { expectation } from "./expectation.ts";
import { fieldName, type Problem, problemsOf, wholeLine } from "./file-problem.ts";
import { breachOf } from "./json-bounds.ts";

/** The lines of a file, decoded or as the bytes they were. */
export type Lines = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** What one line turned out to be: a record, or the problems that kept it from being one. */
export type Read<T> =
	| { line: number; record: T; problems?: never }
	| { line: number; record?: never; problems: Problem[] };

/** No line may be longer, in bytes or in characters, so that one line costs a bounded amount of memory and work. */
export const longestLine = 4 * 1024 * 1024;

const newline = 0x0a;

/**
 * The lines in a file's bytes. Only a line feed ends a line: readers of text also break at U+2028, which JSON allows
 * inside a string. What goes beyond the longest line is dropped, all but the one byte that shows there was more.
 */
export async function* fileLines(
	chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	let pieces: Uint8Array[] = [];
	let size = 0;
	const keep = (bytes: Uint8Array) => {
		const piece = bytes.subarray(0, Math.max(0, longestLine + 1 - size));
		if (piece.length > 0) {
			pieces.push(piece);
			size += piece.length;
		}
	};
	for await (const chunk of chunks) {
		let start = 0;
		for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
			keep(chunk.subarray(start, end));
			yield joined(pieces, size);
			pieces = [];
			size = 0;
			start = end + 1;
		}
		if (start < chunk.length) {
			keep(chunk.subarray(start));
		}
	}
	if (size > 0) {
		yield joined(pieces, size);
	}
}

/** Reads each line that is not blank as a record of `schema`. */
export async function* readRecords<T>(lines: Lines, schema: z.ZodType<T>): AsyncGenerator<Read<T>> {
	let line = 0;
	for await (const raw of lines) {
		line += 1;
		const text = decoded(raw, line === 1);
		if (typeof text !== "string") {
			yield { line, problems: [{ line, field: wholeLine, ...text }] };
		} else if (text.trim() !== "") {
			yield readRecord(text, line, schema);
		}
	}
}

function readRecord<T>(text: string, line: number, schema: z.ZodType<T>): Read<T> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return { line, problems: [{ line, field: wholeLine, expected: `valid JSON${place(error)}` }] };
	}
	const breach = breachOf(value);
	if (breach !== undefined) {
		return { line, problems: [{ line, field: fieldName(breach.path), expected: breach.expected }] };
	}
	const read = schema.safeParse(value, { error: expectation });
	return read.success
		? { line, record: read.data }
		: { line, problems: problemsOf(read.error, line) };
}

function decoded(raw: string | Uint8Array, first: boolean): string | { expected: string } {
	if (raw.length > longestLine) {
		return { expected: `at most ${longestLine / 1024 / 1024} MiB in one line` };
	}
	let text: string;
	try {
		text =
			typeof raw === "string"
				? raw
				: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
	} catch {
		return { expected: "text in UTF-8" };
	}
	// Some editors begin a file with a byte order mark; anywhere else it would be part of the text.
	return first && text.startsWith("\ufeff") ? text.slice(1) : text;
}

// The parser's own message quotes the text around the mistake, which may be private; only the place is taken from it.
function place(error: unknown): string {
	const position =
		error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
	return position === undefined
		? ""
		: `, but it breaks off or goes wrong at character ${Number(position) + 1}`;
}

function joined(pieces: Uint8Array[], size: number): Uint8Array {
	const line = new Uint8Array(size);
	let offset = 0;
	for (const piece of pieces) {
		line.set(piece, offset);
		offset += piece.length;
	}
	return line;
}
