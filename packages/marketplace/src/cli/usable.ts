import type { Problem } from "@parley/contracts/file-problem";
import type { Participant } from "@parley/contracts/participant";
import type { Arguments } from "./command.ts";
import { problemLines } from "./market-source.ts";
import { counted } from "./outcome-report.ts";
import type { Terminal } from "./terminal.ts";

/** What a file brought, and what is wrong with it. */
interface Content {
	readonly participants: readonly Participant[];
	readonly problems: readonly Problem[];
}

/** Whether there is a market to run; says what is wrong with the file where there is anything. */
export function isUsable(
	{ participants, problems }: Content,
	args: Arguments,
	terminal: Terminal,
): boolean {
	if (problems.length === 0) return true;
	const file = args.given[0] ?? "";
	const found = counted(problems.length, "problem");
	if (args.has("skip-invalid") && participants.length > 0) {
		const lines = new Set(problems.map(({ line }) => line)).size;
		terminal.note(`Left out of ${file}: ${counted(lines, "line")}, for ${found}:`);
		for (const line of problemLines(problems, problems.length)) terminal.note(line);
		return true;
	}
	terminal.note(`${file} has ${found}, so nothing was loaded:`);
	for (const line of problemLines(problems)) terminal.note(line);
	terminal.note(
		participants.length > 0
			? "Put them right, or run with --skip-invalid to leave those lines out."
			: args.has("haggles")
				? "No line of it is a haggle that can be run."
				: "No line of it is a participant that can be run. If it is a file of haggles, add --haggles.",
	);
	return false;
}

/** Says what is not as the file asks for. */
export function noteModels(
	participants: readonly Participant[],
	hasModel: boolean,
	terminal: Terminal,
): void {
	const models = participants.filter(({ agent }) => agent.kind === "claude").length;
	if (models === 0 || hasModel) return;
	terminal.note(
		`Agents that ask for Claude (${models} here) run on their tactics: set ANTHROPIC_API_KEY, or PARLEY_CASSETTE to recorded answers, to have them ask it.`,
	);
}
