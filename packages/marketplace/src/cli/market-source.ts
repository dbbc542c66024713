import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Lines } from "@parley/contracts/file-lines";
import { fileLines } from "@parley/contracts/file-lines";
import { type Problem, sentence } from "@parley/contracts/file-problem";
import { hashOf } from "@parley/contracts/hash";

/** A file that was read: what is in it, what is wrong with it, and a hash of its bytes. */
export interface Source<T> {
	readonly content: T;
	readonly hash: string;
}

/** Reads a file of lines. Throws a sentence where it cannot be read. */
export async function readSource<T>(
	file: string | URL,
	read: (lines: Lines) => Promise<T>,
): Promise<Source<T>> {
	const hash = createHash("sha256");
	async function* chunks(): AsyncGenerator<Uint8Array> {
		for await (const chunk of createReadStream(file)) {
			hash.update(chunk);
			yield chunk;
		}
	}
	try {
		return { content: await read(fileLines(chunks())), hash: hash.digest("hex") };
	} catch (error) {
		throw unreadable(String(file), error);
	}
}

/** What decides how a market goes: with the same fingerprint it goes the same way. */
export const fingerprintOf = (
	source: Source<unknown>,
	seed: number,
	options: Record<string, unknown>,
): string => hashOf({ file: source.hash, seed, options });

function unreadable(file: string, error: unknown): unknown {
	const why: Record<string, string> = {
		ENOENT: `There is no file ${file}.`,
		EISDIR: `${file} is a directory; a market is a file of JSON lines.`,
		EACCES: `${file} may not be read by this user.`,
		ENOTDIR: `There is no file ${file}: a part of its path is a file itself.`,
	};
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	return why[code] === undefined ? error : new Error(why[code]);
}

const MOST_PROBLEMS = 20;

/** The problems of a file as sentences, the first twenty and how many more there are. */
export function problemLines(problems: readonly Problem[], most = MOST_PROBLEMS): string[] {
	const rest = problems.length - most;
	return [
		...problems.slice(0, most).map((problem) => `  ${sentence(problem)}`),
		...(rest > 0 ? [`  … and ${rest.toLocaleString("en")} more.`] : []),
	];
}
