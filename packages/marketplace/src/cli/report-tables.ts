import { formatMoney } from "@parley/contracts/amount";
import { exponentOf } from "@parley/contracts/currency";
import type { MarketReport, Pairing, Row } from "../report/market-report.ts";
import type { Openings } from "../report/openings.ts";
import type { Fit } from "../report/regression.ts";
import { printable, wrapped } from "./display-text.ts";
import { counted } from "./outcome-report.ts";
import { titledTable } from "./report-blocks.ts";
import { escalationCheckLines, interventionLines, labelLines } from "./report-checks.ts";
import { detectorLines } from "./report-detectors.ts";
import type { Column } from "./table.ts";
import type { Terminal } from "./terminal.ts";

const text = (title: string, least = 12): Column => ({ title, least });
const number = (title: string): Column => ({ title, align: "right" });

/** The report for people: who did how well, what shaped prices, what it cost, and where agents failed. */
export function reportLines(report: MarketReport, terminal: Terminal): string[] {
	const parts = [
		headLines(report, terminal),
		outcomeLines(report, terminal),
		legendLines(outcomeLegend, terminal),
		walkAwayLines(report, terminal),
		titledTable(
			"What each kind of agent got",
			surplusColumns,
			report.minds.map(surplusCells),
			terminal,
		),
		legendLines(surplusLegend, terminal),
		pairingLines(report.pairings, terminal),
		strategyLines(report, terminal),
		titledTable(
			"By structure of the deal",
			structureColumns,
			report.structures.map(structureCells),
			terminal,
		),
		legendLines(structureLegend, terminal),
		openingLines(report.openings, terminal),
		escalationLines(report, terminal),
		escalationCheckLines(report, terminal),
		labelLines(report, terminal),
		costLines(report, terminal),
		interventionLines(report, terminal),
		...detectorLines(report.detectors, terminal),
	];
	return parts
		.filter((part) => part.length > 0)
		.flatMap((part) => [...part, ""])
		.slice(0, -1);
}

function headLines({ facts, all, from, to }: MarketReport, { paint }: Terminal): string[] {
	const { negotiations, agreed, deals, noZone, noBudget, elsewhere, missed } = all.outcomes;
	const { unclear, declined, unknown, open, suggested, adopted } = all.outcomes;
	const row = (name: string, count: number): string[] =>
		count === 0 ? [] : [`${name.padEnd(34)}${count.toLocaleString("en").padStart(7)}`];
	return [
		paint("bold", counted(negotiations, "negotiation")),
		...row("agreed", agreed),
		...row("  of them deals with money held", deals),
		...row("no price would have suited both", noZone),
		...row("budget was held by other offers", noBudget),
		...row("one side was served elsewhere", elsewhere),
		...row("terms stayed unclear", unclear),
		...row("a person said no, or nothing", declined),
		...row("missed, though a price was there", missed),
		...row("failed, and a limit is not known", unknown),
		...row("still open", open),
		...row("prices suggested by the market", suggested),
		...row("  of them agreed on", adopted),
		paint("dim", `${counted(facts, "fact")}, ${day(from)} to ${day(to)}`),
	];
}

const day = (instant: string | null): string =>
	instant?.slice(0, 16).replace("T", " ") ?? "nothing";

const legendLines = (sentence: string, { paint, columns }: Terminal): string[] =>
	wrapped(sentence, columns).map((line) => paint("dim", line));

const OUTCOMES: Readonly<Record<string, (row: Row["outcomes"]) => number>> = {
	talks: ({ negotiations }) => negotiations,
	agreed: ({ agreed }) => agreed,
	"no zone": ({ noZone }) => noZone,
	budget: ({ noBudget }) => noBudget,
	else: ({ elsewhere }) => elsewhere,
	vague: ({ unclear }) => unclear,
	asked: ({ declined }) => declined,
	missed: ({ missed }) => missed,
	unknown: ({ unknown }) => unknown,
	open: ({ open }) => open,
};
const outcomeLegend =
	"no zone: no price for both · budget: held by other offers · else: served elsewhere · vague: terms with two readings · asked: a person was, and said no or nothing · missed: there was a price for both";

/** What is rare has a column only where it happened: a terminal is narrow. */
function outcomeLines({ minds }: MarketReport, terminal: Terminal): string[] {
	const rare = ["unknown", "open"];
	const shown = Object.entries(OUTCOMES).filter(
		([title, count]) => !rare.includes(title) || minds.some(({ outcomes }) => count(outcomes) > 0),
	);
	return titledTable(
		"What became of it, by kind of agent",
		[text("agent"), ...shown.map(([title]) => number(title))],
		minds.map((row) => [nameOf(row), ...shown.map(([, count]) => String(count(row.outcomes)))]),
		terminal,
	);
}

/** How often each kind of agent left, by the code it gave. */
function walkAwayLines({ minds }: MarketReport, terminal: Terminal): string[] {
	const left = minds.filter(({ outcomes }) => Object.keys(outcomes.walkedAway).length > 0);
	const codes = [...new Set(left.flatMap(({ outcomes }) => Object.keys(outcomes.walkedAway)))];
	return titledTable(
		"Why agents walked away",
		[text("agent"), ...codes.map((code) => number(code.replaceAll("_", " ")))],
		left.map((row) => [
			nameOf(row),
			...codes.map((code) => String(row.outcomes.walkedAway[code] ?? 0)),
		]),
		terminal,
	);
}

const nameOf = ({ name, side }: Row): string =>
	`${plain(name)} ${side === "buyer" ? "buys" : "sells"}`;

/** A tactic's or a model's own name is enough beside others. */
const plain = (name: string): string => printable(name).replaceAll(/\b(?:scripted|claude):/g, "");

const surplusColumns = [
	text("agent"),
	number("zones"),
	number("share"),
	number("median"),
	number("gains"),
	number("Nash"),
	number("Pareto"),
	number("regret"),
	number("sorry"),
];
const surplusLegend =
	"share: of the zone of agreement, mean · gains: of what both sides could have gained together · Nash: 1 where the zone is halved · Pareto: distance from the frontier, where more than the price counts · regret: lost against what else was to be had, of the asking price · sorry: how many could have done better";

const surplusCells = (row: Row): string[] => {
	const { share, efficiency, nash, pareto } = row.surplus;
	return [
		nameOf(row),
		String(share.n),
		percent(share.mean),
		percent(share.median),
		percent(efficiency),
		decimal(nash),
		decimal(pareto.mean),
		percent(row.regret.regret.mean),
		row.regret.regret.n === 0 ? "-" : `${row.regret.sorry}/${row.regret.regret.n}`,
	];
};

/** The seller's mean share of the zone, for who sold and who bought, with the number of agreements. */
function pairingLines(pairings: readonly Pairing[], terminal: Terminal): string[] {
	const [sellers, buyers] = [
		[...new Set(pairings.map(({ seller }) => seller))].toSorted(),
		[...new Set(pairings.map(({ buyer }) => buyer))].toSorted(),
	];
	const cell = (seller: string, buyer: string): string => {
		const pair = pairings.find((one) => one.seller === seller && one.buyer === buyer);
		const { mean = null, n = 0 } = pair?.surplus.share ?? {};
		return mean === null ? "-" : `${percent(mean)} of ${n}`;
	};
	return titledTable(
		"Who met whom: the seller's mean share of the zone, and of how many agreements",
		[text("seller"), ...buyers.map((buyer) => number(`${plain(buyer)} buys`))],
		sellers.map((seller) => [plain(seller), ...buyers.map((buyer) => cell(seller, buyer))]),
		terminal,
	);
}

/** Without a style or an effort anywhere, a strategy is only the tactic, which has its table already. */
function strategyLines({ strategies, negotiations }: MarketReport, terminal: Terminal): string[] {
	const isTold = negotiations.some(({ buyer, seller }) =>
		[buyer, seller].some(({ style, effort }) => style !== null || effort !== null),
	);
	if (!isTold) return [terminal.paint("bold", "No mandate says a style or an effort.")];
	// The side first: a style is long, and what comes after it is cut.
	const cells = strategies.map((row) => [
		`${row.side === "buyer" ? "buys" : "sells"}, ${plain(row.name)}`,
		...surplusCells(row).slice(1),
	]);
	return titledTable("By prompting strategy", surplusColumns, cells, terminal);
}

const structureColumns = [
	text("", 20),
	number("talks"),
	number("agreed"),
	number("no zone"),
	number("missed"),
	number("seller's"),
	number("gains"),
	number("regret b"),
	number("regret s"),
];
const structureLegend =
	"seller's: the seller's mean share of the zone · regret b, regret s: of buyers and of sellers · a listing counts in every structure it has";

const structureCells = ({ name, outcomes, surplus, regret, otherRegret }: Row): string[] => [
	plain(name),
	...[
		outcomes.negotiations,
		outcomes.agreed,
		outcomes.noZone + outcomes.noBudget,
		outcomes.missed,
	].map(String),
	percent(surplus.share.mean),
	percent(surplus.efficiency),
	percent(otherRegret.regret.mean),
	percent(regret.regret.mean),
];

const percent = (share: number | null): string =>
	share === null ? "-" : `${Math.round(share * 100)}%`;
const decimal = (value: number | null): string => (value === null ? "-" : value.toFixed(2));

function openingLines({ first, anchor, slack }: Openings, { paint, columns }: Terminal): string[] {
	const index =
		first.index === null
			? "First offers: nobody had offers of several sellers in hand."
			: `First offers: with several sellers' offers in hand, the earliest was taken ${first.chosen} of ${first.n} times, ${first.index.toFixed(2)} times as often as by chance.`;
	return [
		paint("bold", "What openings did"),
		...[
			index,
			`Anchor, the buyer's opening: ${slope(anchor.buyer)}`,
			`Anchor, the seller's first answer: ${slope(anchor.seller)}`,
			`Slack, the most the buyer could pay: ${slope(slack)}`,
		].flatMap((line) => wrapped(line, columns)),
	];
}

/** A slope with what it is worth: both in shares of the asking price, so 1 means the price follows in full. */
const slope = (fit: Fit | null): string =>
	fit === null
		? "not measured, it does not vary."
		: `price moves ${fit.slope.toFixed(3)}${fit.error === null ? "" : ` ± ${fit.error.toFixed(3)}`} for each 1 of it (n = ${fit.n}, ${percent(fit.explained)} of the variance inside a category).`;

function escalationLines({ escalations }: MarketReport, terminal: Terminal): string[] {
	if (escalations.length === 0) return [terminal.paint("bold", "No person was asked anything.")];
	const columns = [
		text("rule"),
		number("asked"),
		number("answered"),
		number("expired"),
		number("open"),
		number("minutes to answer"),
	];
	const rows = escalations.map(({ rule, raised, answered, expired, open, latency }) => [
		printable(rule).replaceAll("_", " "),
		...[raised, answered, expired, open].map(String),
		latency.median === null ? "-" : latency.median.toFixed(0),
	]);
	return titledTable("Questions to people", columns, rows, terminal);
}

function costLines({ costs }: MarketReport, terminal: Terminal): string[] {
	const columns = [
		text("mind"),
		number("turns"),
		number("asked"),
		number("changed"),
		number("tokens"),
		number("cost"),
		number("a deal"),
	];
	const rows = costs.map(({ mind, turns, asked, changed, tokens, cost, costPerDeal }) => [
		printable(mind),
		...[turns, asked, changed, tokens].map((count) => count.toLocaleString("en")),
		cost.length === 0 ? "-" : cost.map(formatMoney).join(", "),
		costPerDeal.length === 0
			? "-"
			: costPerDeal
					.map(({ minor, currency }) => (minor / 10 ** (exponentOf(currency) ?? 2)).toFixed(4))
					.join(", "),
	]);
	return titledTable("What thinking cost", columns, rows, terminal);
}
