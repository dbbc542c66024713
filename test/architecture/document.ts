import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./planted-tree.ts";

/** One of the repository's Markdown files, by its path from the root. */
export interface Document {
	readonly path: string;
	readonly text: string;
}

export const documentAt = (path: string): Document => ({
	path,
	text: readFileSync(join(root, path), "utf8"),
});

export const documents = (pattern: string): Document[] =>
	globSync(pattern, { cwd: root, exclude: ["**/node_modules", "**/dist"] })
		.toSorted()
		.map(documentAt);

/** What is written between backticks, fences left out. */
export const quoted = (text: string): string[] =>
	Array.from(
		text.replaceAll(/```[\s\S]*?```/g, "").matchAll(/`([^`]+)`/g),
		([, said = ""]) => said,
	);

/** The names in the paragraph that begins with this label in bold, as in "**Facts in.** `DealClosed`." */
export function listed({ text, path }: Document, label: string): string[] {
	const paragraph = text.split(/\n\s*\n/).find((part) => part.startsWith(`**${label}.**`));
	if (paragraph === undefined) throw new Error(`${path} has no paragraph "**${label}.**".`);
	return quoted(paragraph);
}

/** The routes among what is named, as in "`PUT` and `GET /deals/{id}`": a method alone is for the next path that is named. */
export function routesIn(names: readonly string[]): string[] {
	const routes: string[] = [];
	let waiting: string[] = [];
	for (const name of names) {
		const [, method, path] = /^(GET|POST|PUT|PATCH|DELETE)(?: (\/\S*))?$/.exec(name) ?? [];
		if (method === undefined) continue;
		waiting.push(method);
		if (path === undefined) continue;
		routes.push(...waiting.map((each) => `${each} ${path}`));
		waiting = [];
	}
	return routes;
}

/** Where the relative links lead, without what follows a `#`. */
export const links = ({ text }: Document): string[] =>
	Array.from(
		text.matchAll(/\]\(([^)\s]+)\)/g),
		([, target = ""]) => target.split("#")[0] ?? "",
	).filter((target) => target !== "" && !/^[a-z]+:/.test(target));

/** `migrations/{roles,tables}.ts` as the paths it stands for. */
export function spelledOut(path: string): string[] {
	const [, before = "", names, after = ""] = /^(.*?)\{([^}]*)\}(.*)$/.exec(path) ?? [];
	if (names === undefined) return [path];
	return names.split(",").flatMap((name) => spelledOut(`${before}${name}${after}`));
}

/** The section under a heading, up to the next one of its kind. */
export function section({ text, path }: Document, heading: string): string {
	const found = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
	if (found === undefined) throw new Error(`${path} has no section "## ${heading}".`);
	return found;
}

export const linesIn = (text: string): number => text.replace(/\n$/, "").split("\n").length;
