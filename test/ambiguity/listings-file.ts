import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Label } from "./label.ts";
import type { Own } from "./own-listings.ts";

interface Line {
	readonly slot: Label;
	readonly title: string;
	readonly description: string;
	readonly dollars: number;
	readonly quantity: number;
	readonly category?: string;
}

/** Labelled listings from a file beside this one, one in a line. */
export function listingsIn(file: string): Own[] {
	const text = readFileSync(fileURLToPath(new URL(file, import.meta.url)), "utf8");
	const lines = text.split("\n").filter(Boolean);
	return lines.map((line) => {
		const { slot, title, description, dollars, quantity, category } = JSON.parse(line) as Line;
		return [slot, title, description, dollars, quantity, category ?? "things"];
	});
}
