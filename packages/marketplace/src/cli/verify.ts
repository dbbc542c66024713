import { factsOf } from "../ledger-pages.ts";
import { outcomeOf } from "../outcome.ts";
import type { Rooms } from "../rooms.ts";
import { projectionsOf, SERVICES } from "../services.ts";
import { type Command, FAILURE, SUCCESS } from "./command.ts";
import { differenceSentence } from "./conduct.ts";
import { counted } from "./outcome-report.ts";
import { readMarket } from "./reading.ts";

export const verify: Command = {
	name: "verify",
	expects: [],
	summary: "Check the ledger, and every read table against its facts.",
	details: [
		"Positions and versions without gaps, ids that follow from their commands,",
		"balances that are the sum of their postings, and every projection rebuilt",
		"from the facts and compared with the live one.",
	],
	options: {
		data: { value: "DIR", help: "the market's data directory (default: the last one used)" },
		json: { help: "print one JSON object" },
	},
	run: async (args, surroundings) => {
		const check = async (rooms: Rooms, data: string): Promise<number> => {
			const { terminal } = surroundings;
			terminal.note("Verifying the ledger …");
			const streams = new Set<string>();
			const counting = async function* () {
				for await (const fact of factsOf(rooms.auditor)) {
					streams.add(fact.stream);
					yield fact;
				}
			};
			const { book, facts } = await outcomeOf(counting());
			const wrong = [
				...(await rooms.verify()).map(differenceSentence),
				...book.imbalances(await rooms.balances()),
			];
			const projections = SERVICES.flatMap((service) => projectionsOf(service)).length;
			const isVerified = wrong.length === 0;
			if (args.has("json")) {
				const counts = { facts, streams: streams.size, projections };
				const report = { data, verified: isVerified, ...counts, differences: wrong };
				terminal.print(JSON.stringify(report, null, 2));
			} else if (isVerified)
				terminal.print(
					`ledger verified: ${counted(facts, "fact")}, ${counted(streams.size, "stream")}, ${counted(projections, "projection")}`,
				);
			else
				terminal.print(
					`The ledger is not in order: ${counted(wrong.length, "difference")}.`,
					...wrong,
				);
			return isVerified ? SUCCESS : FAILURE;
		};
		// What is compared must not move on between two looks.
		return readMarket(args.text("data"), surroundings, check, { isStill: true });
	},
};
