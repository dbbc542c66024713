import { displayWidth, fitted, padded } from "./display-text.ts";

export interface Column {
	readonly title: string;
	readonly align?: "right";
	/** The fewest columns it may be cut down to where the terminal is narrow; without it, it is never cut. */
	readonly least?: number;
}

const gap = "  ";

/** Rows under their titles, the titles first, in at most `width` columns as far as the cells may be cut. */
export function tableLines(
	columns: readonly Column[],
	rows: readonly (readonly string[])[],
	width: number,
): string[] {
	const lines = [columns.map(({ title }) => title), ...rows];
	const widths = squeezed(
		columns,
		columns.map((_, at) => Math.max(...lines.map((cells) => displayWidth(cells[at] ?? "")))),
		width - gap.length * (columns.length - 1),
	);
	return lines.map((cells) =>
		columns
			.map(({ align }, at) => {
				const room = widths[at] ?? 0;
				return padded(fitted(cells[at] ?? "", room), room, align ?? "left");
			})
			.join(gap)
			.trimEnd(),
	);
}

/** Takes one column after the other from whichever is widest and may still give, until the row fits. */
function squeezed(columns: readonly Column[], widths: number[], room: number): number[] {
	for (let excess = widths.reduce((sum, width) => sum + width, 0) - room; excess > 0; excess--) {
		let widest = -1;
		for (const [at, width] of widths.entries()) {
			const least = columns[at]?.least ?? Number.POSITIVE_INFINITY;
			if (width > least && width > (widths[widest] ?? 0)) widest = at;
		}
		if (widest === -1) break;
		widths[widest] = (widths[widest] ?? 0) - 1;
	}
	return widths;
}
