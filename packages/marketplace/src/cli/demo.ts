import { resolve } from "node:path";
import { readMarketFile } from "@parley/contracts/market-file";
import { seedOf } from "./arguments.ts";
import type { Command, Surroundings } from "./command.ts";
import { auditLines, conductMarket, courseSentence, type Finished } from "./conduct.ts";
import { defaultData, removeMarket } from "./data-directory.ts";
import { fingerprintOf, readSource } from "./market-source.ts";
import { outcomeLines, shortId } from "./outcome-report.ts";

const file = new URL("../../markets/demo.jsonl", import.meta.url);

export const demo: Command = {
	name: "demo",
	expects: [],
	summary: "Run a small market from start to end, and see what it came to.",
	details: [
		"24 people, 80 listings. Stop it whenever you like: run it again and it goes",
		"on from there.",
	],
	options: {
		data: { value: "DIR", help: "where the ledger is kept (default: .parley/demo)" },
		seed: { value: "N", help: "a whole number; the same seed gives the same deals (default: 1)" },
		fresh: { help: "remove what the data directory holds, and begin again" },
		all: { help: "list every deal" },
		json: { help: "print one JSON object" },
	},
	run: async (args, surroundings) => {
		const seed = seedOf(args);
		const { terminal, directory } = surroundings;
		const data = resolve(
			directory,
			args.text("data") ?? defaultData(seed === 1 ? "demo" : `demo-${seed}`),
		);
		const source = await readSource(file, readMarketFile);
		if (args.has("fresh")) await removeMarket(data);
		const { participants } = source.content;
		const job = { data, participants, seed, fingerprint: fingerprintOf(source, seed, {}) };
		return conductMarket(job, surroundings, (finished) => {
			if (args.has("json")) terminal.print(JSON.stringify({ data, seed, ...finished }, null, 2));
			else terminal.print(...demoLines(finished, surroundings, args.has("all")));
		});
	},
};

function demoLines(finished: Finished, { terminal }: Surroundings, all: boolean): string[] {
	return [
		courseSentence(finished),
		"",
		...outcomeLines(finished.outcome, terminal, all),
		...auditLines(finished, terminal),
		"",
		...nextLines(finished, terminal.paint),
	];
}

/** Three commands worth trying, on the deal that has most to tell. */
function nextLines(
	{ outcome: { deals, disputes } }: Finished,
	paint: (style: "bold" | "cyan", text: string) => string,
): string[] {
	const longest = deals.toSorted((a, b) => b.rounds - a.rounds)[0]?.deal;
	const deal = disputes[0]?.deal ?? longest;
	const why = disputes.length > 0 ? "a disputed deal" : "the longest haggle";
	const rows = [
		...(deal === undefined
			? []
			: [[`npx parley replay ${shortId(deal)}`, `${why}, offer by offer`]]),
		["npx parley export --out facts.jsonl", "every fact, as an auditor sees them"],
		["npx parley verify", "every table rebuilt from the facts"],
	] as const;
	return [
		paint("bold", "Try next"),
		...rows.map(([command = "", what = ""]) => `  ${paint("cyan", command.padEnd(35))}  ${what}`),
	];
}
