import type { Fact } from "@parley/contracts/fact";
import { story } from "../story.ts";
import { seedOf } from "./arguments.ts";
import { type Command, FAILURE, SUCCESS } from "./command.ts";
import { printable } from "./display-text.ts";
import { counted } from "./outcome-report.ts";

/** What the simulator gives back for a seed. */
interface Simulated {
	readonly facts: readonly Fact[];
	/** Every rule that was broken, as sentences. */
	readonly failures: readonly string[];
}

interface Simulator {
	simulate(seed: number): Promise<Simulated> | Simulated;
}

export const sim: Command = {
	name: "sim",
	expects: [],
	summary: "Replay one simulated seed as a readable story.",
	details: [
		"The simulator delivers late, twice and in any order, and crashes between any",
		"two steps; then it checks every rule of the market. It is a part of Parley's",
		"tests and comes with its repository.",
	],
	options: {
		seed: { value: "N", help: "which seed (default: 1)" },
		json: { help: "print one JSON object" },
	},
	run: async (args, { terminal }) => {
		const seed = seedOf(args);
		const { simulate } = await simulator();
		const { facts, failures } = await simulate(seed);
		if (args.has("json")) terminal.print(JSON.stringify({ seed, failures, facts }, null, 2));
		else
			terminal.print(
				...story(facts),
				"",
				failures.length === 0
					? `seed ${seed}: ${counted(facts.length, "fact")}, no rule broken`
					: `seed ${seed}: ${counted(facts.length, "fact")}, ${counted(failures.length, "broken rule")}`,
				...failures.map(printable),
			);
		return failures.length === 0 ? SUCCESS : FAILURE;
	},
};

/** Only a checkout has the simulator, so it is looked for when it is asked for. */
async function simulator(): Promise<Simulator> {
	const place = new URL("../../../../test/simulation/simulate.ts", import.meta.url);
	try {
		return (await import(place.href)) as Simulator;
	} catch (error) {
		const isMissing =
			error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
		if (isMissing && error.message.includes("simulate.ts"))
			throw new Error(
				"The simulator is not here: it comes with Parley's repository, in test/simulation. Run this command in a checkout.",
			);
		throw error;
	}
}
