import { cruise, type ICruiseResult } from "dependency-cruiser";
import { importRules } from "./import-rules.ts";

/** Reads every import of a tree and judges it; modules and violations are named by their path from the tree's root. */
export async function cruiseTree(root: string, folders: string[]): Promise<ICruiseResult> {
	const { output } = await cruise(
		folders,
		{
			baseDir: root,
			ruleSet: { forbidden: importRules },
			validate: true,
			// Without its own parser and these extensions the cruiser reads no TypeScript at all, and finds nothing wrong.
			parser: "swc",
			tsPreCompilationDeps: true,
			doNotFollow: { path: "node_modules" },
			exclude: { path: ["^packages/[^/]+/dist/", "^services/[^/]+/dist/", "^test/dist/"] },
		},
		{
			extensions: [".ts", ".mjs", ".js"],
			conditionNames: ["node", "import", "default", "types"],
			exportsFields: ["exports"],
		},
	);
	if (typeof output === "string") throw new Error("dependency-cruiser answered with text.");
	return output;
}

/** One violation per line: "<file>: <rule> (<what it imports>)". */
export function violationsOf({ summary }: ICruiseResult): string[] {
	return summary.violations.map(({ rule, from, to }) => `${from}: ${rule.name} (${to})`);
}
