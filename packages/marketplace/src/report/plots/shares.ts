import type { Negotiation } from "../negotiation.ts";
import { bottomAxis, percent, scale, short } from "../plot.ts";
import { byMind } from "../seats.ts";
import { quantile } from "../statistics.ts";
import { shareOf } from "../surplus.ts";
import { colourOf, element, INK, label, line, picture } from "../svg.ts";

const ROW = 46;
const WIDTH = 900;
const TOP = 84;

/** What each kind of agent got of the zones it found, as points with a box around the middle half. */
export function sharesPlot(records: readonly Negotiation[]): string | undefined {
	const rows = byMind(records)
		.map(({ name, side, seats }) => ({
			side,
			title: `${short(name, 24)} ${side === "buyer" ? "buys" : "sells"}`,
			shares: seats
				.map((seat) => shareOf(seat.record, seat.side))
				.filter((share) => share !== null),
		}))
		.filter(({ shares }) => shares.length > 0);
	if (rows.length === 0) return undefined;
	const bottom = TOP + rows.length * ROW;
	const area = { left: 230, right: WIDTH - 40, top: TOP, bottom };
	const x = scale([0, 1], [area.left, area.right]);
	return picture(
		{
			width: WIDTH,
			height: bottom + 60,
			title: "What each side got of the zone of agreement",
			note: "One point an agreement; the box holds the middle half, its bar is the median. At 50% the zone was halved.",
		},
		bottomAxis(area, {
			scale: x,
			title: "share of the zone between the two hidden limits",
			written: percent,
			about: 10,
		}),
		line([x(0.5), TOP], [x(0.5), bottom], { "stroke-dasharray": "4 3" }),
		...rows.map(({ title, side, shares }, at) => {
			const y = TOP + at * ROW + ROW / 2;
			return (
				label(area.left - 12, y, title, { "text-anchor": "end" }) +
				label(area.left - 12, y + 14, `n = ${shares.length}`, {
					"text-anchor": "end",
					fill: INK.soft,
					"font-size": 10,
				}) +
				box(shares, y, x, colourOf(side === "buyer" ? 0 : 1))
			);
		}),
	);
}

function box(
	shares: readonly number[],
	y: number,
	x: (value: number) => number,
	colour: string,
): string {
	const sorted = shares.toSorted((a, b) => a - b).map((share) => Math.min(1, Math.max(0, share)));
	const [lower, middle, upper] = [0.25, 0.5, 0.75].map((share) => x(quantile(sorted, share) ?? 0));
	const [from = 0, to = 0] = [lower, upper];
	return [
		element("rect", {
			x: from,
			y: y - 13,
			width: Math.max(1, to - from),
			height: 26,
			fill: colour,
			"fill-opacity": 0.13,
			stroke: colour,
		}),
		...sorted.map((share, at) =>
			element("circle", {
				cx: x(share),
				// Spread by turns, so that equal shares do not hide each other.
				cy: y + (((at * 7) % 11) - 5) * 2,
				r: 2.6,
				fill: colour,
				"fill-opacity": 0.6,
			}),
		),
		line([middle ?? 0, y - 13], [middle ?? 0, y + 13], { stroke: colour, "stroke-width": 3 }),
	].join("");
}
