import type { BeyondChance } from "../report/detectors/detector.ts";
import type { DetectorRow } from "../report/market-report.ts";
import { wrapped } from "./display-text.ts";
import { shortId } from "./outcome-report.ts";
import type { Terminal } from "./terminal.ts";

/** What was found, then what nobody could look for and why: a missing measurement is never shown as zero. */
export function detectorLines(rows: readonly DetectorRow[], terminal: Terminal): string[][] {
	const { paint, columns } = terminal;
	const missing = rows.flatMap((row) => {
		if (row.measured) return [];
		const { code, name, why, prevented } = row;
		const also = prevented === 0 ? "" : ` ${prevented.toLocaleString("en")} were stopped in time.`;
		return hanging(code.padEnd(5), `${name}: ${why}${also}`, terminal);
	});
	return [
		[
			paint("bold", "Ways to fail"),
			paint("dim", TITLES),
			...rows.flatMap((row) => foundLines(row, terminal)),
			...wrapped(LEGEND, columns).map((line) => paint("dim", line)),
		],
		missing.length === 0 ? [] : [paint("bold", "Not measured"), ...missing],
	];
}

const TITLES = "       tried  stopped  happened of       what, and of what";
const LEGEND =
	"tried: as far as it left a trace · stopped: refused by a limit or a rule of the market, changed by the engine, or left out of a message";

function foundLines(row: DetectorRow, terminal: Terminal): string[] {
	if (!row.measured) return [];
	const { code, name, hits, of, apart, prevented, attempted, examples, beyondChance } = row;
	const [tried, stopped, happened] = [attempted, prevented, hits].map((count) =>
		count.toLocaleString("en"),
	);
	const numbers = `${code.padEnd(5)}${tried?.padStart(7)}${stopped?.padStart(9)}${happened?.padStart(10)} of ${of.toLocaleString("en").padEnd(8)}`;
	const more = [
		row.denominator,
		...(examples[0] === undefined ? [] : [`such as ${shortId(examples[0])}`]),
		...(apart === 0 ? [] : [`${apart} more are right, with no price for both`]),
		...(beyondChance === null ? [] : [chanceWords(beyondChance)]),
	];
	const lines = hanging(numbers, `${name} (${more.join("; ")})`, terminal);
	return hits === 0 ? lines : lines.map((line) => terminal.paint("yellow", line));
}

/** What is left of it when chance is taken away, and how sure that is. */
function chanceWords({ chance, interval: { lower, upper } }: BeyondChance): string {
	const [from, to] = [lower, upper].map((share) => (100 * share).toFixed(1));
	return chance === null
		? `at 95% between ${from} and ${to} in 100, chance and all`
		: `chance alone ${chance.hits.toLocaleString("en")} of ${chance.of.toLocaleString("en")}, at 95% between ${from} and ${to} in 100 beyond it`;
}

/** A text in several lines below each other, behind what stands before the first. */
const hanging = (start: string, text: string, { columns }: Terminal): string[] =>
	wrapped(text, columns - start.length).map(
		(line, at) => (at === 0 ? start : " ".repeat(start.length)) + line,
	);
