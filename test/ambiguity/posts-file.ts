import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(
	new URL("../../../shared/data/listings/craigslist.jsonl", import.meta.url),
);

interface Post {
	readonly title: string;
	readonly description: string;
	readonly category: string;
	/** In whole dollars. */
	readonly price: number;
}

interface Line extends Omit<Post, "description"> {
	readonly post_id: string;
	readonly description: readonly string[];
}

/** The real posts by their id, where they are on this machine. */
export function realPosts(): ReadonlyMap<string, Post> | undefined {
	if (!existsSync(file)) return undefined;
	const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
	return new Map(
		lines.map((line) => {
			const { post_id, title, description, category, price } = JSON.parse(line) as Line;
			return [post_id, { title, description: description.join("\n"), category, price }];
		}),
	);
}
