import { COLOURS, colourOf, element, INK, label, line } from "./svg.ts";

/** Where a picture's numbers go: values from `from` to `to` on the way from one edge to the other. */
export interface Scale {
	(value: number): number;
	readonly from: number;
	readonly to: number;
}

export function scale(
	[from, to]: readonly [number, number],
	[start, end]: readonly [number, number],
): Scale {
	const span = to - from || 1;
	const at = (value: number): number => start + ((value - from) / span) * (end - start);
	return Object.assign(at, { from, to });
}

/** Round numbers between two ends, about so many. */
export function ticks(from: number, to: number, about: number): number[] {
	const rough = (to - from || 1) / about;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
	const found: number[] = [];
	for (let at = Math.ceil(from / step - 1e-9); at * step <= to + step * 1e-9; at++)
		found.push(Number((at * step).toPrecision(12)));
	return found;
}

export interface Area {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

interface Axis {
	readonly scale: Scale;
	readonly title: string;
	readonly about?: number;
	readonly written: (value: number) => string;
}

/** Grid lines and numbers along the bottom. */
export const bottomAxis = ({ top, bottom, left, right }: Area, axis: Axis): string =>
	[
		...ticks(axis.scale.from, axis.scale.to, axis.about ?? 6).flatMap((value) => [
			line([axis.scale(value), top], [axis.scale(value), bottom], { stroke: INK.grid }),
			label(axis.scale(value), bottom + 16, axis.written(value), {
				"text-anchor": "middle",
				fill: INK.soft,
			}),
		]),
		label((left + right) / 2, bottom + 36, axis.title, { "text-anchor": "middle" }),
	].join("");

/** Grid lines and numbers along the left. */
export const leftAxis = ({ top, bottom, left, right }: Area, axis: Axis): string =>
	[
		...ticks(axis.scale.from, axis.scale.to, axis.about ?? 6).flatMap((value) => [
			line([left, axis.scale(value)], [right, axis.scale(value)], { stroke: INK.grid }),
			label(left - 6, axis.scale(value) + 4, axis.written(value), {
				"text-anchor": "end",
				fill: INK.soft,
			}),
		]),
		axis.title === ""
			? ""
			: label(0, 0, axis.title, {
					"text-anchor": "middle",
					transform: `translate(${left - 46} ${(top + bottom) / 2}) rotate(-90)`,
				}),
	].join("");

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** About how wide a text is; a letter of this font takes a little more than half its height. */
const widthOf = (text: string): number => text.length * 7;

/** As much of a text as fits so many characters. */
export const short = (text: string, most: number): string =>
	text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

/** Each name has a colour of its own; where there are too many, the rarest share one name, and with it the last colour. */
export function coloured(names: readonly string[]): {
	readonly shown: readonly string[];
	shownAs(name: string): string;
} {
	const counts = Map.groupBy(names, (name) => name);
	const sorted = [...counts]
		.toSorted(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1))
		.map(([name]) => name);
	if (sorted.length <= COLOURS.length) return { shown: sorted, shownAs: (name) => name };
	const own = sorted.slice(0, COLOURS.length - 1);
	return {
		shown: [...own, OTHERS],
		shownAs: (name) => (own.includes(name) ? name : OTHERS),
	};
}
const OTHERS = "all others";

const KEY = 15;
const BETWEEN = 20;
const LEGEND_ROW = 20;

/** Names in the rows that they fill in so much width. */
function legendRows(names: readonly string[], width: number): string[][] {
	const rows: string[][] = [[]];
	let room = width;
	for (const name of names) {
		const needed = KEY + widthOf(name) + BETWEEN;
		if (room < needed && rows.at(-1)?.length !== 0) {
			rows.push([]);
			room = width;
		}
		rows.at(-1)?.push(name);
		room -= needed;
	}
	return rows;
}

export const legendHeight = (names: readonly string[], width: number): number =>
	legendRows(names, width).length * LEGEND_ROW;

/** Names beside their colours, in as many rows as they need. */
export function legend(x: number, y: number, names: readonly string[], width: number): string {
	return legendRows(names, width)
		.flatMap((row, at) => {
			let from = x;
			return row.map((name) => {
				const top = y + at * LEGEND_ROW;
				const colour = colourOf(names.indexOf(name));
				const key = element("rect", { x: from, y: top - 9, width: 10, height: 10, fill: colour });
				const written = label(from + KEY, top, name);
				from += KEY + widthOf(name) + BETWEEN;
				return key + written;
			});
		})
		.join("");
}
