import type { z } from "zod";

/** What is wrong with one line of a file. `line` counts from 1; 0 stands for the file as a whole. */
export type Problem = { line: number; field: string; expected: string };

/** The field of a problem that concerns the whole line. */
export const wholeLine = "the whole line";

// One broken line can break every field of two hundred listings; more than this tells its author nothing new.
const mostProblemsALine = 20;
const longestKey = 40;

/** The problem as a sentence. It never repeats what was written, because that may be private or very long. */
export function sentence(problem: Problem): string {
	const where = problem.line === 0 ? "The file" : `Line ${problem.line}, ${problem.field}`;
	return `${where}: expected ${problem.expected}.`;
}

/** What a schema found wrong with the record on `line`. */
export function problemsOf(error: z.ZodError, line: number): Problem[] {
	return error.issues.slice(0, mostProblemsALine).flatMap((issue): Problem[] => {
		if (issue.code === "unrecognized_keys") {
			return issue.keys.slice(0, mostProblemsALine).map((key) => ({
				line,
				field: fieldName([...issue.path, key]),
				expected: "no field of this name here",
			}));
		}
		return [{ line, field: fieldName(issue.path), expected: issue.message }];
	});
}

/** The path to a field as people write it: `sells[2].ask.amount`. */
export function fieldName(path: readonly PropertyKey[]): string {
	if (path.length === 0) {
		return wholeLine;
	}
	return path
		.map((step, index) => (typeof step === "number" ? `[${step}]` : keyName(String(step), index)))
		.join("");
}

// A key can be anything a stranger wrote; one that is not a plain name is quoted, escaped and cut.
function keyName(key: string, index: number): string {
	if (/^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(key)) {
		return index === 0 ? key : `.${key}`;
	}
	const shown = key.length > longestKey ? `${key.slice(0, longestKey)}…` : key;
	return `[${JSON.stringify(shown.toWellFormed())}]`;
}

/** The message of a zod schema: what was expected, and that nothing was there when the field is missing. */
export function expecting(expected: string) {
	return {
		error: ({ input }: { input?: unknown }) =>
			input === undefined ? `${expected}, but it is missing` : expected,
	};
}
