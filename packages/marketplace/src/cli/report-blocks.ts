import { displayWidth } from "./display-text.ts";
import { type Column, tableLines } from "./table.ts";
import type { Terminal } from "./terminal.ts";

const GAP = 2;

/** A titled table; one that is too wide goes on below itself, each part with the first column again. */
export function titledTable(
	title: string,
	columns: readonly Column[],
	rows: readonly (readonly string[])[],
	{ paint, columns: width }: Terminal,
): string[] {
	if (rows.length === 0) return [];
	const parts = partsOf(columns, rows, width).flatMap((part) => {
		const [titles = "", ...lines] = tableLines(
			part.map((at) => columns[at] ?? { title: "" }),
			rows.map((cells) => part.map((at) => cells[at] ?? "")),
			width,
		);
		return [paint("dim", titles), ...lines];
	});
	return [paint("bold", title), ...parts];
}

/** Which columns stand together, by their places: as many as fit, and the first one with each. */
function partsOf(
	columns: readonly Column[],
	rows: readonly (readonly string[])[],
	width: number,
): number[][] {
	const narrowest = columns.map(({ title, least }, at) => {
		const natural = Math.max(...[title, ...rows.map((cells) => cells[at] ?? "")].map(displayWidth));
		return Math.min(natural, least ?? natural) + GAP;
	});
	const parts: number[][] = [];
	let room = 0;
	for (const at of columns.keys()) {
		if (at === 0) continue;
		const needed = narrowest[at] ?? 0;
		if (parts.length === 0 || needed > room) {
			parts.push([0]);
			room = width + GAP - (narrowest[0] ?? 0);
		}
		parts.at(-1)?.push(at);
		room -= needed;
	}
	return parts.length === 0 ? [[0]] : parts;
}
