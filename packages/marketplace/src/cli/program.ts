import { argumentsOf } from "./arguments.ts";
import {
	type Command,
	FAILURE,
	SUCCESS,
	type Surroundings,
	WRONG_USAGE,
	WrongUsage,
} from "./command.ts";
import { demo } from "./demo.ts";
import { exportFacts } from "./export.ts";
import { failureSentence } from "./failure.ts";
import { helpOf, overview } from "./help.ts";
import { inbox } from "./inbox.ts";
import { join } from "./join.ts";
import { nearestName } from "./nearest-name.ts";
import { parked } from "./parked.ts";
import { record } from "./record.ts";
import { replay } from "./replay.ts";
import { report } from "./report.ts";
import { run } from "./run.ts";
import { serve } from "./serve.ts";
import { sim } from "./sim.ts";
import { token } from "./token.ts";
import { up } from "./up.ts";
import { verify } from "./verify.ts";
import { why } from "./why.ts";

export const COMMANDS: readonly Command[] = [
	demo,
	run,
	record,
	replay,
	why,
	report,
	exportFacts,
	verify,
	sim,
	serve,
	up,
	token,
	join,
	inbox,
	parked,
];

/** Does what a command line says. Resolves to the exit code; whatever goes wrong becomes one sentence. */
export async function program(
	words: readonly string[],
	surroundings: Surroundings,
): Promise<number> {
	const { terminal } = surroundings;
	try {
		return await obeyed(words, surroundings);
	} catch (error) {
		if (error instanceof WrongUsage) {
			terminal.note(error.message);
			return WRONG_USAGE;
		}
		terminal.note(failureSentence(error));
		return FAILURE;
	}
}

async function obeyed(
	[name, ...rest]: readonly string[],
	surroundings: Surroundings,
): Promise<number> {
	const { terminal } = surroundings;
	if (name === undefined || name === "--help" || name === "-h" || name === "help") {
		const topic = COMMANDS.find((command) => command.name === rest[0]);
		terminal.print(
			...(topic === undefined
				? overview(COMMANDS, terminal.columns)
				: helpOf(topic, terminal.columns)),
		);
		return SUCCESS;
	}
	if (name === "--version" || name === "-v") {
		terminal.print(`parley ${surroundings.version}`);
		return SUCCESS;
	}
	const command = COMMANDS.find((known) => known.name === name);
	if (command === undefined) throw unknownCommand(name);
	const args = argumentsOf(command, rest);
	if (args.has("help")) {
		terminal.print(...helpOf(command, terminal.columns));
		return SUCCESS;
	}
	return command.run(args, surroundings);
}

function unknownCommand(name: string): WrongUsage {
	const near = nearestName(
		name,
		COMMANDS.map((command) => command.name),
	);
	const hint = near === undefined ? "`npx parley --help` lists them." : `did you mean ${near}?`;
	return new WrongUsage(`There is no command ${JSON.stringify(name)}; ${hint}`);
}
