import { basename, extname, resolve } from "node:path";
import { config, settle } from "@parley/runtime/config";
import { seedOf } from "./arguments.ts";
import { type Command, WrongUsage } from "./command.ts";
import { defaultData, shown } from "./data-directory.ts";
import { run } from "./run.ts";

const { haggles: _, tactic: __, ...kept } = run.options;

export const record: Command = {
	name: "record",
	expects: ["FILE"],
	summary: "Run the market of a file, and keep what the models of its agents answer.",
	details: [
		"Needs ANTHROPIC_API_KEY. Each answer is kept beside a hash of its question, so",
		"that the same market runs again without a key: PARLEY_CASSETTE=CASSETTE npx",
		"parley run FILE. What a cassette knows already is not asked again.",
	],
	options: {
		to: { value: "CASSETTE", help: "the file that keeps the answers; a new one is made" },
		...kept,
		data: { value: "DIR", help: "where the ledger is kept (default: .parley/record-FILE-SEED)" },
	},
	run: async (args, surroundings) => {
		const { directory, terminal } = surroundings;
		const to = args.text("to");
		if (to === undefined)
			throw new WrongUsage("parley record needs a file for the answers: --to CASSETTE.");
		// Nothing is settled for a process that will not record.
		if (config().models.apiKey === undefined)
			throw new WrongUsage("parley record asks models, for which it needs ANTHROPIC_API_KEY.");
		const cassette = resolve(directory, to);
		settle("PARLEY_CASSETTE", cassette);
		if (config().models.cassette !== cassette)
			throw new WrongUsage("PARLEY_CASSETTE names another file than --to; leave one of them out.");
		terminal.note(`Answers are kept in ${shown(directory, cassette)}.`);
		// A market that has run to its end before asks nothing any more, so a recording is a run of its own.
		const file = args.given[0] ?? "";
		const own = `record-${basename(file, extname(file))}-${seedOf(args)}`;
		const text = (option: string): string | undefined =>
			option === "data" ? (args.text("data") ?? defaultData(own)) : args.text(option);
		return run.run({ ...args, text }, surroundings);
	},
};
