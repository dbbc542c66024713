import {
	cpSync,
	existsSync,
	globSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const root = join(import.meta.dirname, "../..");

const copied = [
	".oxlintrc.json",
	"tsconfig.base.json",
	"test/architecture/clock-rule.mjs",
	"{packages,services}/*/package.json",
];

/** Looks at a tree that has this repository's rules and packages but only the given sources, and removes it again. */
export async function planted<T>(
	sources: Record<string, string>,
	look: (tree: string) => Promise<T>,
): Promise<T> {
	const tree = mkdtempSync(join(tmpdir(), "parley-planted-"));
	try {
		for (const [path, text] of Object.entries(sources)) write(join(tree, path), text);
		for (const path of copied.flatMap((pattern) => globSync(pattern, { cwd: root })))
			cpSync(join(root, path), join(tree, path));
		linkPackages(tree);
		return await look(tree);
	} finally {
		rmSync(tree, { recursive: true });
	}
}

// The workspaces' own names must lead to the planted sources, everybody else's to what is installed.
function linkPackages(tree: string): void {
	const installed = join(root, "node_modules");
	for (const name of readdirSync(installed))
		if (name !== "@parley" && !existsSync(join(tree, "node_modules", name)))
			link(join(installed, name), join(tree, "node_modules", name));
	for (const manifest of globSync("{packages,services}/*/package.json", { cwd: tree })) {
		const { name } = JSON.parse(readFileSync(join(tree, manifest), "utf8"));
		link(join(tree, dirname(manifest)), join(tree, "node_modules", name));
	}
}

function link(target: string, path: string): void {
	mkdirSync(dirname(path), { recursive: true });
	symlinkSync(target, path);
}

function write(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}
