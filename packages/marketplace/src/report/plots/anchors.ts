import type { Negotiation } from "../negotiation.ts";
import { anchorsOf } from "../openings.ts";
import { bottomAxis, coloured, leftAxis, legend, percent, scale, short } from "../plot.ts";
import { leastSquares, type Observation } from "../regression.ts";
import { meanOf } from "../statistics.ts";
import { colourOf, element, INK, line, picture } from "../svg.ts";

const SIZE = { width: 760, height: 620 };

/** Prices against the buyer's opening, with the line that least squares draws through them inside a category. */
export function anchorsPlot(records: readonly Negotiation[]): string | undefined {
	const points = anchorsOf(records, "buyer");
	if (points.length === 0) return undefined;
	const area = { left: 80, right: SIZE.width - 30, top: 110, bottom: SIZE.height - 60 };
	const [x, y] = [
		scale(rangeOf(points.map((point) => point.x)), [area.left, area.right]),
		scale(rangeOf(points.map((point) => point.y)), [area.bottom, area.top]),
	];
	const { shown, shownAs } = coloured(points.map(({ group }) => group));
	return picture(
		{
			...SIZE,
			title: "Price against the buyer's opening",
			note: `Both as shares of the asking price. ${slopeSentence(points)}`,
		},
		legend(
			20,
			78,
			shown.map((name) => short(name, 16)),
			SIZE.width - 40,
		),
		bottomAxis(area, { scale: x, title: "first bid / asking price", written: percent }),
		leftAxis(area, { scale: y, title: "price agreed / asking price", written: percent }),
		...points.map((point) =>
			element("circle", {
				cx: x(point.x),
				cy: y(point.y),
				r: 4,
				fill: colourOf(shown.indexOf(shownAs(point.group))),
				"fill-opacity": 0.55,
			}),
		),
		fitted(points, x, y),
	);
}

function slopeSentence(points: readonly Observation[]): string {
	const fit = leastSquares(points);
	if (fit === null) return "The openings do not vary.";
	const error = fit.error === null ? "" : ` ± ${fit.error.toFixed(2)}`;
	return `The price moves by ${fit.slope.toFixed(2)}${error} for each 1 of the opening (n = ${fit.n}).`;
}

function fitted(
	points: readonly Observation[],
	x: ReturnType<typeof scale>,
	y: ReturnType<typeof scale>,
): string {
	const fit = leastSquares(points);
	const [meanX, meanY] = [meanOf(points.map((one) => one.x)), meanOf(points.map((one) => one.y))];
	if (fit === null || meanX === null || meanY === null) return "";
	const xs = points.map((one) => one.x);
	const ends = [Math.min(...xs), Math.max(...xs)].map((at): [number, number] => [
		x(at),
		y(meanY + fit.slope * (at - meanX)),
	]);
	const [from, to] = ends;
	if (from === undefined || to === undefined) return "";
	return line(from, to, { stroke: INK.text, "stroke-width": 2 });
}

function rangeOf(values: readonly number[]): [number, number] {
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const margin = Math.max(0.02, (high - low) * 0.05);
	return [low - margin, high + margin];
}
