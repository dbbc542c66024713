import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { root } from "./planted-tree.ts";

export interface Finding {
	file: string;
	line: number;
	rule: string;
}

interface Diagnostic {
	filename: string;
	code: string;
	labels: { span: { line: number } }[];
}

/** What oxlint finds in a tree under this repository's rules, from the top of each file down. */
export async function lint(tree: string): Promise<Finding[]> {
	const oxlint = spawn(
		join(root, "node_modules/.bin/oxlint"),
		["--type-aware", "--format=json", "packages", "services"],
		{ cwd: tree, stdio: ["ignore", "pipe", "inherit"] },
	);
	const { diagnostics }: { diagnostics: Diagnostic[] } = JSON.parse(await text(oxlint.stdout));
	return diagnostics
		.map(({ filename, code, labels }) => ({
			file: filename,
			line: labels[0]?.span.line ?? 0,
			rule: code,
		}))
		.sort((a, b) => a.line - b.line);
}
