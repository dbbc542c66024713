import { toAmount } from "@parley/contracts/amount";
import { moneyOf } from "@parley/contracts/money";
import { failureOf, mindOf, type Negotiation, type Offer, type Side } from "../negotiation.ts";
import { leftAxis, type Scale, scale, short } from "../plot.ts";
import { colourOf, element, INK, label, line, picture } from "../svg.ts";

const COLUMNS = 3;
const ROWS = 4;
const CELL = { width: 310, height: 226 };
const TOP = 70;

const COLOUR: Readonly<Record<Side, string>> = { buyer: colourOf(0), seller: colourOf(1) };

/** The longest negotiations offer by offer, with the limits that neither side could see of the other. */
export function pricePathsPlot(records: readonly Negotiation[]): string | undefined {
	const chosen = longest(records);
	if (chosen.length === 0) return undefined;
	const rows = Math.ceil(chosen.length / COLUMNS);
	return picture(
		{
			width: COLUMNS * CELL.width + 20,
			height: TOP + rows * CELL.height + 10,
			title: "Offers on the way, and the limits behind them",
			note: "Blue buys, orange sells; dashed is what each would have settled for at the worst, hidden from the other; green is the zone.",
		},
		...chosen.map((record, at) =>
			element(
				"g",
				{
					transform: `translate(${10 + (at % COLUMNS) * CELL.width} ${TOP + Math.floor(at / COLUMNS) * CELL.height})`,
				},
				cell(record),
			),
		),
	);
}

/** Three in four of them with an agreement, where there are so many. */
function longest(records: readonly Negotiation[]): Negotiation[] {
	const room = COLUMNS * ROWS;
	const sorted = records
		.filter(({ offers }) => offers.length > 1)
		.toSorted((a, b) => b.offers.length - a.offers.length || (a.id < b.id ? -1 : 1));
	const agreed = sorted.filter(({ agreement }) => agreement !== null);
	const failed = sorted.filter(
		(record) => failureOf(record) === "missed" || failureOf(record) === "no zone",
	);
	const missed = failed.slice(0, Math.max(COLUMNS, room - agreed.length));
	return [...agreed.slice(0, room - missed.length), ...missed];
}

function cell(record: Negotiation): string {
	const { offers, title, buyer, seller, agreement } = record;
	const area = { left: 52, right: CELL.width - 14, top: 40, bottom: CELL.height - 22 };
	const x = scale([0, offers.length - 1], [area.left + 10, area.right - 10]);
	const y = scale(heightOf(record), [area.bottom, area.top]);
	const written = (minor: number): string =>
		toAmount(moneyOf(BigInt(Math.round(minor)), record.currency)).amount.replace(/\.00$/, "");
	const outcome =
		agreement === null
			? (failureOf(record) ?? "still open")
			: `agreed at ${written(Number(agreement.price))}`;
	const who = `${plain(mindOf(buyer))} from ${plain(mindOf(seller))}`;
	return [
		label(area.left, 14, short(title, 34), { "font-weight": "bold", "font-size": 11 }),
		label(area.left, 30, short(`${outcome}: ${who}`, 44), { ...SMALL, "font-size": 9.5 }),
		leftAxis(area, { scale: y, title: "", about: 4, written }),
		label(area.left - 6, 28, record.currency, { ...SMALL, "text-anchor": "end" }),
		label(area.right, CELL.height - 5, "offers, one after the other →", {
			...SMALL,
			"text-anchor": "end",
		}),
		zone(record, area, y),
		...(["seller", "buyer"] as const).flatMap((side) => [
			limits(record, side, x, y),
			path(offers, side, x, y),
		]),
		ending(record, x, y),
	].join("");
}

const SMALL = { fill: INK.soft, "font-size": 9 };

/** A tactic's own name is enough where space is short. */
const plain = (mind: string): string => mind.replace(/^scripted:/, "");

/** Everything that was offered, and the limits that lie near it; one far away would flatten all the rest. */
function heightOf({ offers, ask, buyer, seller }: Negotiation): [number, number] {
	const said = [
		...offers.map(({ price }) => Number(price)),
		...(ask === null ? [] : [Number(ask)]),
	];
	const [low, high] = [Math.min(...said), Math.max(...said)];
	const span = high - low || high || 1;
	const near = [buyer.reservation, seller.reservation]
		.filter((limit) => limit !== null)
		.map(Number)
		.filter((limit) => limit > low - span && limit < high + span);
	const [from, to] = [Math.min(low, ...near), Math.max(high, ...near)];
	const margin = (to - from || 1) * 0.08;
	return [Math.max(0, from - margin), to + margin];
}

const clamped = (value: number, { from, to }: Scale): number => Math.min(to, Math.max(from, value));

function zone(
	{ buyer, seller }: Negotiation,
	{ left, right }: { left: number; right: number },
	y: Scale,
): string {
	if (buyer.reservation === null || seller.reservation === null) return "";
	if (buyer.reservation < seller.reservation) return "";
	const top = y(clamped(Number(buyer.reservation), y));
	const bottom = y(clamped(Number(seller.reservation), y));
	return element("rect", {
		x: left,
		y: top,
		width: right - left,
		height: Math.max(1, bottom - top),
		fill: colourOf(2),
		"fill-opacity": 0.1,
	});
}

/** A limit as it was at each of its owner's offers: an amended mandate shows as a step. */
function limits({ offers }: Negotiation, side: Side, x: Scale, y: Scale): string {
	const known = offers.flatMap((offer, at) =>
		offer.by === side && offer.limit !== null ? [{ at, limit: Number(offer.limit) }] : [],
	);
	const first = known[0];
	if (first === undefined) return "";
	if (known.every(({ limit }) => limit < y.from || limit > y.to))
		return outside(first.limit, side, x, y);
	const points = known.flatMap(({ at, limit }, index) => {
		const until = known[index + 1]?.at ?? x.to;
		const height = y(clamped(limit, y));
		return [`${x(index === 0 ? 0 : at)},${height}`, `${x(until)},${height}`];
	});
	return element("polyline", {
		points: points.join(" "),
		fill: "none",
		stroke: COLOUR[side],
		"stroke-dasharray": "5 3",
		"stroke-opacity": 0.8,
	});
}

const outside = (limit: number, side: Side, x: Scale, y: Scale): string =>
	label(
		x(x.to),
		limit > y.to ? y(y.to) + 9 : y(y.from) - 4,
		`${side === "buyer" ? "ceiling" : "floor"} ${limit > y.to ? "above ↑" : "below ↓"}`,
		{ "text-anchor": "end", "font-size": 9, fill: COLOUR[side] },
	);

function path(offers: readonly Offer[], side: Side, x: Scale, y: Scale): string {
	const own = offers.flatMap(({ by, price }, at) =>
		by === side ? [[x(at), y(Number(price))] as const] : [],
	);
	return [
		element("polyline", {
			points: own.map((point) => point.join(",")).join(" "),
			fill: "none",
			stroke: COLOUR[side],
			"stroke-width": 1.5,
		}),
		...own.map(([cx, cy]) => element("circle", { cx, cy, r: 3, fill: COLOUR[side] })),
	].join("");
}

/** A ring around the offer that was taken. */
function ending({ agreement, offers }: Negotiation, x: Scale, y: Scale): string {
	const at = offers.findIndex(({ id }) => id === agreement?.offer);
	if (agreement === null || at === -1) return "";
	const height = y(Number(agreement.price));
	return (
		line([x(0), height], [x(at), height], { stroke: colourOf(2), "stroke-dasharray": "1 3" }) +
		element("circle", {
			cx: x(at),
			cy: height,
			r: 6,
			fill: "none",
			stroke: colourOf(2),
			"stroke-width": 2.5,
		})
	);
}
