import type { Posting } from "@parley/contracts/deal";
import { type Money, minorOf, moneyOf } from "@parley/contracts/money";

/** Where the money of a market is, and how it came there. */
export interface MoneyTotals {
	readonly deposits: Money;
	readonly withdrawals: Money;
	/** All that was ever held in escrow, and what became of it. */
	readonly held: Money;
	readonly released: Money;
	readonly refunded: Money;
	readonly wallets: Money;
	readonly escrow: Money;
	readonly fees: Money;
}

type Flow = "deposits" | "withdrawals" | "held" | "released" | "refunded" | "moved";

/** Adds up every posting of a market by itself, so that the ledger's own balances can be checked against it. */
export class MoneyBook {
	readonly #balances = new Map<string, bigint>();
	readonly #flows = new Map<Flow, bigint>();
	readonly #buyers = new Map<string, string>();
	#currency: string | undefined;

	post(postings: readonly Posting[]): void {
		for (const { from, to, amount } of postings) {
			this.#currency ??= amount.currency;
			const minor = minorOf(amount);
			this.#balances.set(from, (this.#balances.get(from) ?? 0n) - minor);
			this.#balances.set(to, (this.#balances.get(to) ?? 0n) + minor);
			const flow = this.#flowOf(from, to);
			this.#flows.set(flow, (this.#flows.get(flow) ?? 0n) + minor);
		}
	}

	#flowOf(from: string, to: string): Flow {
		if (from === "outside") return "deposits";
		if (to === "outside") return "withdrawals";
		if (to.startsWith("escrow:")) {
			this.#buyers.set(to, from);
			return "held";
		}
		if (!from.startsWith("escrow:")) return "moved";
		return this.#buyers.get(from) === to ? "refunded" : "released";
	}

	/** `null` where no money has moved, because then there is no currency to say it in. */
	totals(): MoneyTotals | null {
		const currency = this.#currency;
		if (currency === undefined) return null;
		const flow = (name: Flow): Money => moneyOf(this.#flows.get(name) ?? 0n, currency);
		const sum = (isIn: (account: string) => boolean): Money => {
			const balances = [...this.#balances].filter(([account]) => isIn(account));
			return moneyOf(
				balances.reduce((total, [, minor]) => total + minor, 0n),
				currency,
			);
		};
		return {
			deposits: flow("deposits"),
			withdrawals: flow("withdrawals"),
			held: flow("held"),
			released: flow("released"),
			refunded: flow("refunded"),
			wallets: sum((account) => account.startsWith("wallet:")),
			escrow: sum((account) => account.startsWith("escrow:")),
			fees: sum((account) => account === "fees"),
		};
	}

	/** Sentences about money that is not where the facts put it; none where the money balances. */
	imbalances(kept: ReadonlyMap<string, bigint>): string[] {
		const accounts = new Set([...this.#balances.keys(), ...kept.keys()]);
		accounts.delete("outside");
		const wrong = [...accounts]
			.filter((account) => (this.#balances.get(account) ?? 0n) !== (kept.get(account) ?? 0n))
			.map((account) => `The balance of ${account} is not the sum of its postings.`);
		const below = [...this.#balances]
			.filter(([account, minor]) => account !== "outside" && minor < 0n)
			.map(([account]) => `${account} has paid out more than it received.`);
		return [...wrong, ...below];
	}
}
