import type { Fact } from "@parley/contracts/fact";
import { standingAfter, tracesOf } from "@parley/ledger-service";
import { visibleTo } from "../replay.ts";
import { findNegotiation, readThread } from "../thread-search.ts";
import { type Arguments, type Command, SUCCESS, type Surroundings, WrongUsage } from "./command.ts";
import { readMarket } from "./reading.ts";
import { replayLines } from "./replay-report.ts";

export const replay: Command = {
	name: "replay",
	expects: ["DEAL"],
	summary: "Tell one deal offer by offer, with who could see what.",
	details: [
		"DEAL is the id of a deal or of a negotiation, or its first characters, six at",
		"least.",
		"This is the auditor's view: it shows both sides' private limits and turns.",
	],
	options: {
		at: { value: "POSITION|TIME", help: "stop there and show how things stood then" },
		data: { value: "DIR", help: "the market's data directory (default: the last one used)" },
		json: { help: "print one JSON object" },
	},
	run: async (args: Arguments, surroundings: Surroundings) => {
		const isBefore = limitOf(args.text("at"));
		return readMarket(args.text("data"), surroundings, async ({ auditor }) => {
			const negotiation = await findNegotiation(auditor, args.given[0] ?? "");
			const { thread, facts } = await readThread(auditor, negotiation);
			const told = facts.filter(isBefore);
			const standing = standingAfter(told, thread);
			const { terminal } = surroundings;
			if (args.has("json")) {
				const seen = told.map((fact) => ({ ...fact, visibleTo: visibleTo(fact) }));
				const traces = tracesOf(told);
				terminal.print(JSON.stringify({ ...thread, traces, standing, facts: seen }, null, 2));
			} else terminal.print(...replayLines(thread, told, standing, terminal));
			return SUCCESS;
		});
	},
};

const TIME = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?)?(Z|[+-]\d\d:\d\d)?$/;

/** Whether a fact had happened by `--at`. Times are read as UTC, which is what every fact is told in. */
function limitOf(at: string | undefined): (fact: Fact) => boolean {
	if (at === undefined) return () => true;
	if (/^[0-9]{1,15}$/.test(at)) return ({ position }) => position <= Number(at);
	const match = TIME.exec(at);
	const zone = match?.[4] === undefined && match?.[1] !== undefined ? "Z" : "";
	const time = match === null ? Number.NaN : Date.parse(at.replace(" ", "T") + zone);
	if (Number.isNaN(time))
		throw new WrongUsage(
			"--at needs a position such as 1200, or a time such as 2026-01-05T09:30Z.",
		);
	return (fact) => Date.parse(fact.at) <= time;
}
