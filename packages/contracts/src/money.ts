import { z } from "zod";

/** No single amount may exceed 10^15 minor units, so sums of a million of them still fit a Postgres bigint. */
export const MAX_MINOR = 1_000_000_000_000_000n;

/** Money as facts carry it: integer minor units in a string (ISO 4217 exponent) and the currency's code. */
export const money = z.strictObject({
	minor: z
		.string()
		.regex(/^(0|[1-9][0-9]{0,15})$/, {
			error: "an amount in minor units is a whole number without sign",
			// What is no number cannot be compared with the largest either.
			abort: true,
		})
		.refine((minor) => BigInt(minor) <= MAX_MINOR, "an amount may not exceed 10^15 minor units"),
	currency: z
		.string()
		.regex(/^[A-Z]{3}$/, "a currency is an ISO 4217 code of three capital letters"),
});
export type Money = z.infer<typeof money>;

export const minorOf = (amount: Money): bigint => BigInt(amount.minor);

export const moneyOf = (minor: bigint, currency: string): Money => ({
	minor: minor.toString(),
	currency,
});
