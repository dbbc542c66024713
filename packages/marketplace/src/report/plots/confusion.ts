import type { Confusion } from "../checks/confusion.ts";
import type { MarketReport } from "../market-report.ts";
import { bottomAxis, legend, scale, short } from "../plot.ts";
import { colourOf, element, INK, label, picture } from "../svg.ts";

const WIDTH = 900;
const TOP = 104;
const ROW = 28;
const HEAD = 40;
const FOOT = 62;
const LEFT = 190;
const RIGHT = WIDTH - 250;

interface Panel {
	readonly title: string;
	readonly rows: readonly (Confusion & { readonly name: string })[];
}

const KINDS = ["found and due", "due and missed", "found and not due"];

/** Questions and unclear terms that were found, beside those that there were to find. */
export function confusionPlot({ escalationCheck, labels }: MarketReport): string | undefined {
	const panels = [
		{
			title: "Questions to people, by a second reading of the rules",
			rows: [
				...escalationCheck.rules.map(({ rule, ...row }) => ({ ...row, name: rule })),
				{ ...escalationCheck.all, name: "all" },
			],
		},
		...(labels === null
			? []
			: [
					panelOf("Questions to people, by a reader's labels", labels.escalations),
					panelOf("Ambiguous listings, by a reader's labels", labels.ambiguity),
				]),
	].filter(({ rows }) => rows.some(isToShow));
	if (panels.length === 0) return undefined;
	const heights = panels.map(({ rows }) => HEAD + rows.length * ROW + FOOT);
	let top = TOP;
	const drawn = panels.map((panel, at) => {
		const drawnAt = top;
		top += heights[at] ?? 0;
		return panelAt(panel, drawnAt);
	});
	return picture(
		{
			width: WIDTH,
			height: top,
			title: "What there was to find, and what was found",
			note: "Precision: of what was found, the share that was due. Recall: of what was due, the share that was found.",
		},
		legend(20, 80, KINDS, WIDTH - 40),
		...drawn,
	);
}

const panelOf = (
	title: string,
	{ all, rows }: { all: Confusion; rows: readonly (Confusion & { readonly name: string })[] },
): Panel => ({ title, rows: [...rows, { ...all, name: "all" }] });

const barsOf = ({ hits, misses, falseAlarms }: Confusion) => [hits, misses, falseAlarms];
const isToShow = (row: Confusion): boolean => barsOf(row).some((count) => count > 0);

function panelAt({ title, rows }: Panel, y: number): string {
	const top = y + HEAD;
	const bottom = top + rows.length * ROW;
	const area = { left: LEFT, right: RIGHT, top, bottom };
	const most = Math.max(
		...rows.map((row) => barsOf(row).reduce((sum, count) => sum + count, 0)),
		1,
	);
	const x = scale([0, most], [LEFT, RIGHT]);
	return [
		label(20, y + 22, title, { "font-weight": "bold" }),
		bottomAxis(area, {
			scale: x,
			title: "number of cases",
			about: Math.min(6, most),
			written: String,
		}),
		...rows.map((row, at) => rowAt(row, top + at * ROW, x)),
	].join("");
}

function rowAt(
	row: Confusion & { readonly name: string },
	y: number,
	x: (value: number) => number,
): string {
	let from = 0;
	const bars = barsOf(row).map((count, kind) => {
		const start = x(from);
		from += count;
		return count === 0
			? ""
			: element("rect", {
					...{ x: start, y: y + 6, width: x(from) - start, height: ROW - 12 },
					fill: colourOf(kind),
				});
	});
	const said = isToShow(row)
		? `precision ${told(row.precision)}, recall ${told(row.recall)}`
		: "nothing was due, nothing found";
	return [
		label(LEFT - 10, y + ROW / 2 + 4, short(row.name.replaceAll("_", " "), 24), {
			"text-anchor": "end",
			...(row.name === "all" ? { "font-weight": "bold" } : {}),
		}),
		...bars,
		label(RIGHT + 14, y + ROW / 2 + 4, said, { fill: INK.soft }),
	].join("");
}

const told = (value: number | null): string => (value === null ? "none" : value.toFixed(3));
