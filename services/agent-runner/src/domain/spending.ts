import type { spendingCommands, spendingFacts } from "@parley/contracts/spending";
import { type Asked, type Decider, happened, refuse, type Told } from "@parley/ledger/decider";

type Fact = Told<typeof spendingFacts>;
type Reserved = Extract<Fact, { type: "SpendingReserved" }>["data"];

export interface SpendingState {
	readonly version: number;
	/** What is set aside for questions of which nobody has said yet what they cost. */
	readonly open: Readonly<Record<string, Reserved>>;
}

/**
 * What is set aside for questions to models. How much there is room for is reckoned from the read tables by who sets it
 * aside; this stream sees to it that nothing else was set aside since, and that nothing is given back twice.
 */
export const spending: Decider<Asked<typeof spendingCommands>, SpendingState, Fact> = {
	initialState: () => ({ version: 0, open: {} }),
	isTerminal: () => false,
	evolve({ version, open }, { type, data }) {
		const { [data.reservation]: _, ...others } = open;
		return {
			version: version + 1,
			open: type === "SpendingReserved" ? { ...others, [data.reservation]: data } : others,
		};
	},
	decide(command, { open }) {
		if (command.type === "ReserveSpending") {
			const { id: reservation, at: since, data } = command;
			return happened({ type: "SpendingReserved", data: { reservation, ...data, since } });
		}
		const { reservation, microDollars } = command.data;
		const held = Object.hasOwn(open, reservation) ? open[reservation] : undefined;
		if (held === undefined)
			return refuse("NOT_RESERVED", "Nothing is set aside under this name any more.");
		const settled = { ...held, microDollars, reserved: held.microDollars };
		return happened({ type: "SpendingSettled", data: settled });
	},
};
