import type { accountCommands, accountFacts } from "@parley/contracts/account";
import { wallet } from "@parley/contracts/deal";
import { minorOf } from "@parley/contracts/money";
import { type Asked, type Decider, happened, refuse, type Told } from "@parley/ledger/decider";

type AccountState =
	| { readonly status: "none" }
	| { readonly status: "open"; readonly principal: string; readonly currency: string };

/** Money comes from outside into a wallet and leaves it again. The store refuses what a wallet does not hold. */
export const account: Decider<
	Asked<typeof accountCommands>,
	AccountState,
	Told<typeof accountFacts>
> = {
	initialState: () => ({ status: "none" }),
	evolve: (state, fact) =>
		fact.type === "AccountOpened" ? { status: "open", ...fact.data } : state,
	isTerminal: () => false,
	decide(command, state) {
		if (command.type === "OpenAccount") {
			if (state.status !== "none")
				return refuse("ALREADY_OPEN", "This principal has an account already.");
			return happened({ type: "AccountOpened", data: command.data });
		}
		if (state.status === "none") return refuse("NO_SUCH_ACCOUNT", "This principal has no account.");
		const { amount } = command.data;
		if (amount.currency !== state.currency)
			return refuse(
				"WRONG_CURRENCY",
				`This account is in ${state.currency}; nothing is converted silently.`,
			);
		if (!(minorOf(amount) > 0n))
			return refuse("AMOUNT_NOT_POSITIVE", "An amount that moves must be more than nothing.");
		const own = wallet(state.principal);
		if (command.type === "DepositFunds")
			return happened({
				type: "FundsDeposited",
				data: { postings: [{ from: "outside", to: own, amount }] },
			});
		return happened({
			type: "FundsWithdrawn",
			data: { postings: [{ from: own, to: "outside", amount }] },
		});
	},
};
