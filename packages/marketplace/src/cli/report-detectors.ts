import type { DetectorRow } from "../report/market-report.ts";
import { wrapped } from "./display-text.ts";
import { shortId } from "./outcome-report.ts";
import type { Terminal } from "./terminal.ts";

/** What was found, then what nobody could look for and why: a missing measurement is never shown as zero. */
export function detectorLines(rows: readonly DetectorRow[], terminal: Terminal): string[][] {
	const { paint } = terminal;
	const missing = rows.flatMap((row) =>
		row.measured ? [] : hanging(row.code.padEnd(5), `${row.name}: ${row.why}`, terminal),
	);
	return [
		[
			paint("bold", "Ways to fail"),
			paint("dim", "       hits of         what, and of what"),
			...rows.flatMap((row) => foundLines(row, terminal)),
		],
		missing.length === 0 ? [] : [paint("bold", "Not measured"), ...missing],
	];
}

function foundLines(row: DetectorRow, terminal: Terminal): string[] {
	if (!row.measured) return [];
	const { code, name, denominator, hits, of, apart, prevented, examples } = row;
	const numbers = `${code.padEnd(4)}${String(hits).padStart(7)} of ${of.toLocaleString("en").padEnd(8)} `;
	const more = [
		denominator,
		...(examples[0] === undefined ? [] : [`such as ${shortId(examples[0])}`]),
		...(apart === 0 ? [] : [`${apart} more are right, with no price for both`]),
		...(prevented === 0 ? [] : [`${prevented} refused in time`]),
	];
	const lines = hanging(numbers, `${name} (${more.join("; ")})`, terminal);
	return hits === 0 ? lines : lines.map((line) => terminal.paint("yellow", line));
}

/** A text in several lines below each other, behind what stands before the first. */
const hanging = (start: string, text: string, { columns }: Terminal): string[] =>
	wrapped(text, columns - start.length).map(
		(line, at) => (at === 0 ? start : " ".repeat(start.length)) + line,
	);
