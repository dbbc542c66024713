import { isFact } from "@parley/contracts/catalogue";
import type { Posting } from "@parley/contracts/deal";
import { type Fact, streamId } from "@parley/contracts/fact";
import { minorOf } from "@parley/contracts/money";
import type { Documents, Projection } from "@parley/ledger/projection";

export interface AccountRecord {
	readonly principal: string;
	readonly currency: string;
	/** Minor units in the wallet. */
	readonly balance: string;
	/** Facts that touched it: its own, and those of deals that moved its money. */
	readonly version: number;
}

const WALLET = "wallet:";

/** What each wallet holds, as the postings say. */
export const accounts: Projection<AccountRecord> = {
	name: "settlement_account",
	types: [
		"AccountOpened",
		"FundsDeposited",
		"FundsWithdrawn",
		"FundsHeld",
		"FundsReleased",
		"FundsRefunded",
	],
	indexes: [],
	keys: (fact) =>
		isFact(fact, "AccountOpened")
			? [streamId(fact.stream)]
			: [...new Set(postingsOf(fact).flatMap(({ from, to }) => walletsIn([from, to])))],
	evolve(account, fact, principal) {
		// The proceeds of a sale may reach a wallet before its owner ever opens an account.
		const currency = account?.currency ?? currencyOf(fact);
		if (currency === undefined) return undefined;
		const balance = postingsOf(fact).reduce(
			(sum, posting) => sum + movedBy(posting, principal),
			BigInt(account?.balance ?? 0),
		);
		const version = (account?.version ?? 0) + 1;
		return { principal, currency, balance: String(balance), version };
	},
};

const postingsOf = (fact: Fact): readonly Posting[] =>
	isFact(fact, "FundsDeposited", "FundsWithdrawn", "FundsHeld", "FundsReleased", "FundsRefunded")
		? fact.data.postings
		: [];

const currencyOf = (fact: Fact): string | undefined =>
	isFact(fact, "AccountOpened") ? fact.data.currency : postingsOf(fact)[0]?.amount.currency;

const walletsIn = (accounts: readonly string[]): string[] =>
	accounts
		.filter((account) => account.startsWith(WALLET))
		.map((account) => account.slice(WALLET.length));

function movedBy({ from, to, amount }: Posting, principal: string): bigint {
	const own = WALLET + principal;
	return (to === own ? minorOf(amount) : 0n) - (from === own ? minorOf(amount) : 0n);
}

/** Whether a principal has an account, and in which currency; never what is in it. */
export async function accountOf(
	{ principal }: { readonly principal: string },
	documents: Documents,
): Promise<{ readonly currency: string } | null> {
	const account = await documents.get(accounts, principal);
	return account === undefined ? null : { currency: account.currency };
}
