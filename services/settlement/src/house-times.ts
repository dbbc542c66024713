import type { Command } from "@parley/contracts/command";
import { fullHour, later, milliseconds } from "@parley/contracts/time";
import type { Documents } from "@parley/ledger/projection";

/** How long the parties of a dispute have to be heard before anything is decided. */
export const ANSWER_TIME = "P2D";
/** How long a buyer has to look at the goods before the money is released. */
const INSPECTION_TIME = "P1D";

/** How long a party has to appeal before a decision is carried out. */
const APPEAL_TIME = "P1D";

const TIMES: Readonly<Record<string, { readonly field: string; readonly after: string }>> = {
	OpenDispute: { field: "answerBy", after: ANSWER_TIME },
	ConfirmHandover: { field: "inspectUntil", after: INSPECTION_TIME },
	DecideDispute: { field: "appealUntil", after: APPEAL_TIME },
};

/** Gives a command the time it leaves to the house. A repeat is known by what was said, so the first time stays. */
export async function prepareTimes(
	command: Command,
	_documents: Documents,
	now: string,
): Promise<Command> {
	const time = Object.hasOwn(TIMES, command.type) ? TIMES[command.type] : undefined;
	const { data } = command;
	if (time === undefined || typeof data !== "object" || data === null) return command;
	const due = fullHour(later(now, milliseconds(time.after)));
	return { ...command, data: { [time.field]: due, ...data } };
}
