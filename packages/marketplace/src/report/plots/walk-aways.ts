import { mindOf, type Negotiation } from "../negotiation.ts";
import { bottomAxis, coloured, legend, legendHeight, scale } from "../plot.ts";
import { colourOf, element, label, picture } from "../svg.ts";

const WIDTH = 900;
const LEGEND = 80;
const ROW = 34;

/** How often each reason for leaving was given, by the kind of agent that gave it. */
export function walkAwaysPlot(records: readonly Negotiation[]): string | undefined {
	const left = records.flatMap((record) => {
		const { ending } = record;
		if (ending?.reason !== "walked_away" || ending.by === null) return [];
		const name = `${mindOf(record[ending.by])} ${ending.by === "buyer" ? "buys" : "sells"}`;
		return [{ code: ending.code ?? "other", name }];
	});
	if (left.length === 0) return undefined;
	const codes = [...Map.groupBy(left, ({ code }) => code)].toSorted(
		([, a], [, b]) => b.length - a.length,
	);
	const { shown: names, shownAs } = coloured(left.map(({ name }) => name));
	const top = LEGEND + 10 + legendHeight(names, WIDTH - 40);
	const bottom = top + codes.length * ROW;
	const area = { left: 150, right: WIDTH - 70, top, bottom };
	const most = codes[0]?.[1].length ?? 1;
	const x = scale([0, most], [area.left, area.right]);
	return picture(
		{
			width: WIDTH,
			height: bottom + 60,
			title: "Why agents walked away",
			note: `${left.length} of ${records.length} negotiations, by the code that was given and who gave it.`,
		},
		legend(20, LEGEND, names, WIDTH - 40),
		bottomAxis(area, { scale: x, title: "negotiations", written: String }),
		...codes.map(([code, members], at) => {
			const y = top + at * ROW + 6;
			let from = 0;
			const parts = names.map((name, index) => {
				const count = members.filter((member) => shownAs(member.name) === name).length;
				const start = x(from);
				from += count;
				return count === 0
					? ""
					: element("rect", {
							x: start,
							y,
							width: x(from) - start,
							height: ROW - 12,
							fill: colourOf(index),
						});
			});
			return (
				label(area.left - 10, y + 15, code.replaceAll("_", " "), { "text-anchor": "end" }) +
				parts.join("") +
				label(x(from) + 8, y + 15, String(members.length))
			);
		}),
	);
}
