import { z } from "zod";
import { exponentOf } from "./currency.ts";
import { expecting } from "./file-problem.ts";
import { MAX_MINOR, type Money, moneyOf } from "./money.ts";

/** Money as people write it in files and HTTP bodies: `{ "amount": "25.00", "currency": "USD" }`. */
export type Amount = { amount: string; currency: string };

const plainDecimal = /^(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;
const longestText = 40;

type Fault = { field: "amount" | "currency"; expected: string };

/** An amount above zero. */
export const positiveAmount = amountFrom(1n);

/** An amount that may be zero; only where nothing is a sensible thing to ask, owe or hold. */
export const amountOrZero = amountFrom(0n);

/** The file form of `money`, with every decimal its currency has. */
export function toAmount(money: Money): Amount {
	const exponent = exponentOf(money.currency);
	if (exponent === undefined) {
		throw new Error(
			`${money.currency} is not a currency of ISO 4217, so it has no decimals to write.`,
		);
	}
	const minor = BigInt(money.minor);
	const digits = String(minor < 0n ? -minor : minor).padStart(exponent + 1, "0");
	const whole = digits.slice(0, digits.length - exponent);
	const fraction = digits.slice(digits.length - exponent);
	const sign = minor < 0n ? "-" : "";
	return {
		amount: exponent === 0 ? `${sign}${whole}` : `${sign}${whole}.${fraction}`,
		currency: money.currency,
	};
}

/** Money for people: `25.00 USD`. */
export function formatMoney(money: Money): string {
	const { amount, currency } = toAmount(money);
	return `${amount} ${currency}`;
}

function amountFrom(least: bigint) {
	return z
		.strictObject(
			{
				amount: z.string(expecting('a decimal written as text, such as "25.00"')),
				currency: z.string(expecting('a currency code of ISO 4217, such as "USD"')),
			},
			expecting('an amount such as { "amount": "25.00", "currency": "USD" }'),
		)
		.transform((written, context): Money => {
			const read = exactly(written, least);
			if ("expected" in read) {
				context.addIssue({ code: "custom", path: [read.field], message: read.expected });
				return z.NEVER;
			}
			return read;
		});
}

// The amount may be a private limit, so no sentence here ever repeats what was written.
function exactly(written: Amount, least: bigint): Money | Fault {
	const exponent = exponentOf(written.currency);
	if (exponent === undefined) {
		return { field: "currency", expected: 'an active currency code of ISO 4217, such as "USD"' };
	}
	// The length is looked at before the digits are, so that a huge text costs nothing.
	if (written.amount.length > longestText) {
		return { field: "amount", expected: `a decimal of at most ${longestText} characters` };
	}
	if (written.amount.startsWith("-")) {
		return { field: "amount", expected: "an amount that is not negative" };
	}
	const digits = plainDecimal.exec(written.amount);
	if (digits === null) {
		return {
			field: "amount",
			expected:
				'a plain decimal such as "25.00": digits 0-9 and at most one point, no separators, signs or exponents',
		};
	}
	const [, whole = "", fraction = ""] = digits;
	if (fraction.length > exponent) {
		const decimals = exponent === 0 ? "no decimals" : `at most ${exponent} decimals`;
		return { field: "amount", expected: `${decimals}, which is what ${written.currency} has` };
	}
	const minor = BigInt(whole + fraction.padEnd(exponent, "0"));
	if (minor < least) {
		return { field: "amount", expected: "an amount above zero" };
	}
	if (minor > MAX_MINOR) {
		return { field: "amount", expected: `at most ${MAX_MINOR} minor units of ${written.currency}` };
	}
	return moneyOf(minor, written.currency);
}
