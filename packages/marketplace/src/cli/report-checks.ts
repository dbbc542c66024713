import type { Confusion } from "../report/checks/confusion.ts";
import type { Labelled } from "../report/checks/label-check.ts";
import type { InterventionRow } from "../report/interventions.ts";
import type { MarketReport } from "../report/market-report.ts";
import { printable, wrapped } from "./display-text.ts";
import { counted } from "./outcome-report.ts";
import { titledTable } from "./report-blocks.ts";
import type { Column } from "./table.ts";
import type { Terminal } from "./terminal.ts";

/* What was found beside what there was to find: questions to people, and terms with two readings. */

const number = (title: string): Column => ({ title, align: "right" });
const share = (value: number | null): string => (value === null ? "-" : value.toFixed(3));

/** Questions that rules asked, beside a second reading of the rules. */
export function escalationCheckLines(report: MarketReport, terminal: Terminal): string[] {
	const { turns, rules, all, disputes } = report.escalationCheck;
	const { paint } = terminal;
	if (turns === 0) return [paint("bold", "No mandate has rules about when to ask a person.")];
	const columns = [
		{ title: "rule", least: 12 },
		...["hit", "missed", "not due", "silent", "precision", "recall"].map(number),
	];
	return [
		...titledTable(
			"When a question was due, and when one was asked",
			columns,
			[
				...rules.map((row) => [row.rule.replaceAll("_", " "), ...cells(row)]),
				["all", ...cells(all)],
			],
			terminal,
		),
		...dim(
			`On ${counted(turns, "turn")} on which a rule of the principal's could hold, by a reading of the rules that is not the agents' own · hit: due and asked · not due: asked all the same · one question is asked at a time, so others that are due wait`,
			terminal,
		),
		...disputes
			.slice(0, 3)
			.flatMap(({ negotiation, rule, kind }) =>
				dim(`${kind}: ${rule.replaceAll("_", " ")} in ${negotiation}`, terminal),
			),
	];
}

const cells = ({ hits, misses, falseAlarms, rightlySilent, precision, recall }: Confusion) => [
	...[hits, misses, falseAlarms, rightlySilent].map((count) => count.toLocaleString("en")),
	...[precision, recall].map(share),
];

const NO_LABELS = "No labels: `--labels FILE` sets this beside what a careful reader says.";

/** What a careful reader says beside what the market did; without labels, how to give them. */
export function labelLines({ labels }: MarketReport, terminal: Terminal): string[] {
	if (labels === null) return [terminal.paint("bold", NO_LABELS)];
	const { ambiguity, escalations } = labels;
	return [
		...labelledLines("Ambiguous listings, by the labels", "term", ambiguity, terminal),
		...labelledLines("Questions to people, by the labels", "rule", escalations, terminal),
		...dim(
			"caught: of what is labelled so, the share that was found, which is the recall · false: of the rest, the share that was found all the same",
			terminal,
		),
	];
}

function labelledLines(
	title: string,
	what: string,
	{ all, rows, unknown, disputes }: Labelled,
	terminal: Terminal,
): string[] {
	const { hits, misses, falseAlarms, rightlySilent } = all;
	const missing =
		unknown === 0
			? []
			: dim(`${counted(unknown, "label")} about what is not in this market.`, terminal);
	if (hits + misses + falseAlarms + rightlySilent === 0) return missing;
	const columns = [
		{ title: what, least: 12 },
		...["hit", "missed", "alarm", "silent", "caught", "false", "precision", "recall"].map(number),
	];
	const row = (name: string, confusion: Confusion): string[] => [
		printable(name).replaceAll("_", " "),
		...cells(confusion).slice(0, 4),
		share(confusion.recall),
		share(confusion.falseAlarmRate),
		share(confusion.precision),
		share(confusion.recall),
	];
	return [
		...titledTable(
			title,
			columns,
			[...rows.map(({ name, ...confusion }) => row(name, confusion)), row("all", all)],
			terminal,
		),
		...missing,
		...disputes.slice(0, 3).flatMap(({ id, kind }) => dim(`${kind}: ${printable(id)}`, terminal)),
	];
}

/** What the engine changed beside each model, and what it left out of its words. */
export function interventionLines({ interventions }: MarketReport, terminal: Terminal): string[] {
	if (interventions.length === 0) return [];
	const agents = interventions.map(({ agent }) => agent);
	const codes = [...new Set(interventions.flatMap(({ codes: found }) => Object.keys(found)))];
	const count = (row: InterventionRow, code: string): string =>
		(row.codes[code] ?? 0).toLocaleString("en");
	return titledTable(
		"What the engine changed or left out, by agent",
		[
			{ title: "", least: 14 },
			...agents.map((agent) => number(printable(agent).replace("claude:", ""))),
		],
		[
			["turns it was asked on", ...interventions.map(({ asked }) => asked.toLocaleString("en"))],
			...codes
				.toSorted()
				.map((code) => [
					code.replaceAll("_", " "),
					...interventions.map((row) => count(row, code)),
				]),
		],
		terminal,
	);
}

const dim = (sentence: string, { paint, columns }: Terminal): string[] =>
	wrapped(sentence, columns).map((line) => paint("dim", line));
