import { basename, extname, resolve } from "node:path";
import type { Problem } from "@parley/contracts/file-problem";
import { type Haggle, readHaggleFile } from "@parley/contracts/haggle-file";
import { TACTICS } from "@parley/contracts/mandate";
import { readMarketFile } from "@parley/contracts/market-file";
import type { Participant } from "@parley/contracts/participant";
import { compared, pairsOf } from "../haggle-comparison.ts";
import { haggleMarket } from "../haggle-market.ts";
import { seedOf } from "./arguments.ts";
import { type Arguments, type Command, FAILURE, WrongUsage } from "./command.ts";
import { auditLines, conductMarket, courseSentence } from "./conduct.ts";
import { defaultData } from "./data-directory.ts";
import { haggleLines } from "./haggle-report.ts";
import { fingerprintOf, readSource } from "./market-source.ts";
import { nearestName } from "./nearest-name.ts";
import { outcomeLines } from "./outcome-report.ts";
import { isUsable } from "./usable.ts";

type Tactic = (typeof TACTICS)[number];

/** What a file brings to the market, whichever of the two forms it has. */
interface Loaded {
	readonly participants: readonly Participant[];
	/** Empty unless the file is one of haggles. */
	readonly haggles: readonly Haggle[];
	readonly problems: readonly Problem[];
	readonly fingerprint: string;
}

export const run: Command = {
	name: "run",
	expects: ["FILE"],
	summary: "Run the market of a file: one participant a line, in JSON.",
	details: [
		"Time is virtual, so days pass in moments; the same file and seed give the",
		"same deals. Stop it whenever you like: run it again with the same --data",
		"and it goes on from there.",
	],
	options: {
		data: { value: "DIR", help: "where the ledger is kept (default: .parley/FILE-SEED)" },
		seed: { value: "N", help: "a whole number (default: 1)" },
		"skip-invalid": { help: "leave out lines with problems, and say which" },
		haggles: { help: "FILE has haggles of two; compare with what people agreed" },
		tactic: { value: "NAME", help: `for --haggles: ${TACTICS.join(", ")}` },
		all: { help: "list every deal" },
		json: { help: "print one JSON object" },
	},
	run: async (args, surroundings) => {
		const { terminal, directory } = surroundings;
		const seed = seedOf(args);
		const tactic = tacticOf(args);
		const file = resolve(directory, args.given[0] ?? "");
		const loaded = await load(file, seed, args.has("haggles"), tactic, args.has("skip-invalid"));
		const { participants, haggles, problems, fingerprint } = loaded;
		if (!isUsable(loaded, args, terminal)) return FAILURE;
		const name = [basename(file, extname(file)), ...(args.has("tactic") ? [tactic] : []), seed];
		const data = resolve(directory, args.text("data") ?? defaultData(name.join("-")));
		return conductMarket({ data, participants, seed, fingerprint }, surroundings, (finished) => {
			const pairs = pairsOf(haggles, finished.outcome.deals);
			if (args.has("json")) {
				const comparison = haggles.length === 0 ? {} : { ...compared(pairs), pairs };
				const report = { data, seed, leftOut: problems, ...finished, ...comparison };
				return terminal.print(JSON.stringify(report, null, 2));
			}
			terminal.print(
				courseSentence(finished),
				"",
				...outcomeLines(finished.outcome, terminal, args.has("all")),
				...(haggles.length === 0 ? [] : ["", ...haggleLines(pairs, terminal), ""]),
				...auditLines(finished, terminal),
			);
		});
	},
};

function tacticOf(args: Arguments): Tactic {
	const written = args.text("tactic");
	if (written === undefined) return "boulware";
	if (!args.has("haggles"))
		throw new WrongUsage(
			"--tactic goes with --haggles; a market file says each agent's own tactic.",
		);
	const tactic = TACTICS.find((name) => name === written);
	if (tactic !== undefined) return tactic;
	const near = nearestName(written, TACTICS);
	const hint = near === undefined ? `there are ${TACTICS.join(", ")}.` : `did you mean ${near}?`;
	throw new WrongUsage(`There is no tactic ${JSON.stringify(written)}; ${hint}`);
}

async function load(
	file: string,
	seed: number,
	isHaggles: boolean,
	tactic: Tactic,
	skipInvalid: boolean,
): Promise<Loaded> {
	if (isHaggles) {
		const source = await readSource(file, readHaggleFile);
		const { haggles, problems } = source.content;
		const participants = haggleMarket(haggles, tactic);
		const fingerprint = fingerprintOf(source, seed, { haggles: true, tactic, skipInvalid });
		return { participants, haggles, problems, fingerprint };
	}
	const source = await readSource(file, readMarketFile);
	const fingerprint = fingerprintOf(source, seed, { skipInvalid });
	return { ...source.content, haggles: [], fingerprint };
}
