import { type Label, readLabelFile } from "@parley/contracts/label-file";
import { problemLines, readSource } from "./market-source.ts";
import type { Terminal } from "./terminal.ts";

/** The labels of a file; nothing, once it was said what is wrong with it: a misread label would tell on the market. */
export async function labelsIn(
	file: string,
	name: string,
	terminal: Terminal,
): Promise<readonly Label[] | undefined> {
	const { labels, problems } = (await readSource(file, readLabelFile)).content;
	if (problems.length === 0) return labels;
	for (const line of [`${name} is not a file of labels:`, ...problemLines(problems)])
		terminal.note(line);
	return undefined;
}
