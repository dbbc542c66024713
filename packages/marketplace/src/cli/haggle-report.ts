import { type Comparison, compared, type Pair } from "../haggle-comparison.ts";
import { printable } from "./display-text.ts";
import { type Column, tableLines } from "./table.ts";
import type { Terminal } from "./terminal.ts";

const number = (title: string): Column => ({ title, align: "right" });
const columns: readonly Column[] = [
	{ title: "category", least: 10 },
	number("pairs"),
	number("zone"),
	number("humans"),
	number("agents"),
	number("in zone"),
	number("humans'"),
	number("agents'"),
];

/** Our agents beside what two people made of the same haggles. */
export function haggleLines(pairs: readonly Pair[], terminal: Terminal): string[] {
	const { rows, all } = compared(pairs);
	const [titles = "", ...lines] = tableLines(
		columns,
		[...rows, all].map(cellsOf),
		terminal.columns,
	);
	const total = lines.pop() ?? "";
	return [
		terminal.paint("bold", "Beside what two people agreed"),
		terminal.paint("dim", titles),
		...lines,
		terminal.paint("bold", total),
		"",
		...[
			"zone: pairs with a price that both can live with · humans, agents: pairs that agreed",
			"in zone: share of the zone where agents agreed · humans', agents': mean price / ask",
		].map((line) => terminal.paint("dim", line)),
	];
}

function cellsOf(row: Comparison): string[] {
	return [
		printable(row.category),
		String(row.pairs),
		String(row.zone),
		String(row.humansAgreed),
		String(row.agentsAgreed),
		row.zone === 0 ? "-" : percent(row.agentsAgreedInZone / row.zone),
		row.humansShare === null ? "-" : percent(row.humansShare),
		row.agentsShare === null ? "-" : percent(row.agentsShare),
	];
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;
