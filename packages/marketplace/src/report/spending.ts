import type { FactOf } from "@parley/contracts/catalogue";
import { exponentOf } from "@parley/contracts/currency";
import { type Money, minorOf, moneyOf } from "@parley/contracts/money";

/** An amount of money in millionths of its currency: a question to a model costs less than a cent. */
export interface Spent {
	readonly micros: bigint;
	readonly currency: string;
}

const DECIMALS = 6;
const scaleOf = (currency: string): bigint => 10n ** BigInt(DECIMALS - (exponentOf(currency) ?? 2));

export const spentOf = (money: Money): Spent => ({
	micros: minorOf(money) * scaleOf(money.currency),
	currency: money.currency,
});

/** What a turn cost: exactly, where that was recorded, and not rounded up to a whole cent for each turn. */
export function costOf({ usage, cost }: FactOf<"TurnDecided">["data"]): Spent | null {
	if (cost === null) return null;
	const micros = usage?.microDollars;
	return micros === undefined || cost.currency !== "USD"
		? spentOf(cost)
		: { micros: BigInt(Math.round(micros)), currency: "USD" };
}

/** To the nearest minor unit. */
export function roundedTo({ micros, currency }: Spent): Money {
	const scale = scaleOf(currency);
	return moneyOf((micros + scale / 2n) / scale, currency);
}

/** As people read what is less than a cent: "0.0013 USD". */
export function spentText({ micros, currency }: Spent): string {
	const digits = exponentOf(currency) ?? 2;
	const text = (Number(micros) / 10 ** DECIMALS).toFixed(Math.max(digits, 4));
	return `${text} ${currency}`;
}
