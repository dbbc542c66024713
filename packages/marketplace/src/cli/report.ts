import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { factsOf } from "../ledger-pages.ts";
import { type MarketReport, MarketReportFold } from "../report/market-report.ts";
import { anchorsPlot } from "../report/plots/anchors.ts";
import { confusionPlot } from "../report/plots/confusion.ts";
import { pricePathsPlot } from "../report/plots/price-paths.ts";
import { sharesPlot } from "../report/plots/shares.ts";
import { walkAwaysPlot } from "../report/plots/walk-aways.ts";
import {
	type Command,
	FAILURE,
	INTERRUPTED,
	SUCCESS,
	type Surroundings,
	WrongUsage,
} from "./command.ts";
import { shown } from "./data-directory.ts";
import { ProgressBar } from "./progress-bar.ts";
import { readMarket } from "./reading.ts";
import { reportJson } from "./report-json.ts";
import { labelsIn } from "./report-labels.ts";
import { type Come, exportedFacts } from "./report-source.ts";
import { reportLines } from "./report-tables.ts";

export const report: Command = {
	name: "report",
	expects: ["[EXPORT]"],
	summary: "Say how a market's agents did, and where they fail.",
	details: [
		"Reads a market's data directory, or EXPORT, a file that `parley export` wrote.",
		"This is the auditor's view: shares of the zone are made of both sides' private",
		"limits, and --json and --svg show those limits.",
		"",
		"FILE has one JSON object a line, by somebody who read the market with care:",
		'  {"listing": ID, "ambiguous": true|false, "slots": [...]}',
		'  {"negotiation": ID, "escalate": true|false, "reason": RULE}',
		"slots (what, unit, quantity, condition, price, handover, fees, returns,",
		"structure) and reason (value_above, near_limit, ...) may be left out.",
		"A TWIN is the export of another run of the same market, which differs in names,",
		"in the order of things, or by a pretext: what that changes is found only so.",
		"Change half of it: what moves in the other half is chance, and is taken away.",
	],
	options: {
		data: { value: "DIR", help: "the market's data directory (default: the last one used)" },
		labels: { value: "FILE", help: "what a careful reader says, set beside what was done" },
		twin: { value: "TWIN", help: "another run to set beside this one" },
		json: { help: "print one JSON object, with every negotiation" },
		svg: { value: "DIR", help: "write pictures there" },
	},
	run: async (args, surroundings) => {
		const [file] = args.given;
		const data = args.text("data");
		if (file !== undefined && data !== undefined)
			throw new WrongUsage(
				"parley report reads a file or a data directory; leave out one of them.",
			);
		const { directory } = surroundings;
		const written = args.text("labels");
		const labels =
			written === undefined
				? []
				: await labelsIn(resolve(directory, written), written, surroundings.terminal);
		if (labels === undefined) return FAILURE;
		const tell = async (facts: AsyncIterable<Come>): Promise<number> => {
			const market = await folded(facts, surroundings);
			const other = args.text("twin");
			const twin =
				other === undefined
					? undefined
					: await folded(exportedFacts(resolve(directory, other)), surroundings);
			if (market === undefined || (other !== undefined && twin === undefined)) return INTERRUPTED;
			const told = market.report({
				labels: written === undefined ? undefined : labels,
				twin: twin?.market,
			});
			await speak(told, args.has("json"), args.text("svg"), surroundings);
			return SUCCESS;
		};
		if (file !== undefined) return tell(exportedFacts(resolve(surroundings.directory, file)));
		return readMarket(data, surroundings, async ({ auditor }) => {
			const head = await auditor.head();
			return tell(comeFrom(factsOf(auditor), head));
		});
	},
};

async function* comeFrom(facts: ReturnType<typeof factsOf>, head: number): AsyncGenerator<Come> {
	for await (const fact of facts) yield { fact, done: fact.position, all: head };
}

/** How many facts are taken between two looks at the clock and at whether somebody wants to stop. */
const STRIDE = 500;

/** Takes every fact once, with a bar for who waits. `undefined` where it was stopped. */
async function folded(
	facts: AsyncIterable<Come>,
	{ terminal, milliseconds, signal }: Surroundings,
): Promise<MarketReportFold | undefined> {
	const bar = new ProgressBar(terminal.status, milliseconds);
	const fold = new MarketReportFold();
	let taken = 0;
	try {
		for await (const { fact, done, all } of facts) {
			fold.take(fact);
			if (++taken % STRIDE !== 0) continue;
			if (signal.aborted) return undefined;
			bar.show({ ...fold.progress, round: 0, negotiations: 0, wantsDone: done, wants: all });
		}
	} finally {
		bar.end();
	}
	return fold;
}

const PICTURES = {
	"price-paths.svg": pricePathsPlot,
	"shares.svg": sharesPlot,
	"anchors.svg": anchorsPlot,
	"walk-aways.svg": walkAwaysPlot,
} as const;
const drawn = (told: MarketReport): [name: string, picture: string | undefined][] => [
	...Object.entries(PICTURES).map(([name, draw]): [string, string | undefined] => [
		name,
		draw(told.negotiations),
	]),
	["confusion.svg", confusionPlot(told)],
];

async function speak(
	told: MarketReport,
	asJson: boolean,
	pictures: string | undefined,
	{ terminal, directory }: Surroundings,
): Promise<void> {
	terminal.print(...(asJson ? [reportJson(told)] : reportLines(told, terminal)));
	if (pictures === undefined) return;
	const folder = resolve(directory, pictures);
	await mkdir(folder, { recursive: true });
	for (const [name, picture] of drawn(told)) {
		if (picture === undefined) {
			terminal.note(`There is nothing to draw for ${name}.`);
			continue;
		}
		await writeFile(join(folder, name), picture);
		terminal.note(`${shown(directory, join(folder, name))} written.`);
	}
}
