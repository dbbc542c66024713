import { describe, expect, test } from "vitest";
import { amountOrZero, formatMoney, positiveAmount, toAmount } from "./amount.ts";
import { exponentOf } from "./currency.ts";

const usd = (amount: unknown) => ({ amount, currency: "USD" });
const messageOf = (written: unknown, schema = positiveAmount) => {
	const read = schema.safeParse(written);
	return read.success
		? "accepted"
		: read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)[0];
};

describe("an amount", () => {
	test.each([
		["25.00", "USD", "2500"],
		["25", "USD", "2500"],
		["25.5", "USD", "2550"],
		["0.01", "USD", "1"],
		["700", "JPY", "700"],
		["1.234", "KWD", "1234"],
		["1.2", "KWD", "1200"],
		["0.0001", "CLF", "1"],
		["10000000000000.00", "USD", "1000000000000000"],
	])("of %s %s is %s minor units", (amount, currency, minor) => {
		expect(positiveAmount.parse({ amount, currency })).toEqual({ minor, currency });
	});

	test.each([
		["25.001", "USD", "at most 2 decimals, which is what USD has"],
		["25.000", "USD", "at most 2 decimals"],
		["700.0", "JPY", "no decimals, which is what JPY has"],
		["1.2345", "KWD", "at most 3 decimals"],
		["-5.00", "USD", "not negative"],
		["-0", "USD", "not negative"],
		["0.00", "USD", "above zero"],
		["10000000000000.01", "USD", "at most 1000000000000000 minor units"],
	])("of %s %s is refused: expected %s", (amount, currency, reason) => {
		expect(messageOf({ amount, currency })).toMatch(/^amount: /);
		expect(messageOf({ amount, currency })).toContain(reason);
	});

	test("of five thousand digits is refused for its length", () => {
		expect(messageOf(usd("9".repeat(5_000)))).toBe("amount: a decimal of at most 40 characters");
	});

	test.each([
		"1,000.00",
		"1_000",
		"1e3",
		"+5",
		"٢٥",
		"\uff12\uff15",
		" 25",
		"25\n",
		"025",
		".5",
		"5.",
		"5.0.0",
		"",
		"NaN",
		"0x19",
	])("written as %j is not a plain decimal", (amount) => {
		expect(messageOf(usd(amount))).toContain("a plain decimal");
	});

	test("may be zero only where the caller says so", () => {
		expect(amountOrZero.parse(usd("0.00"))).toEqual({ minor: "0", currency: "USD" });
		expect(messageOf(usd("-1"), amountOrZero)).toContain("not negative");
	});

	test.each(["usd", "XXX", "XAU", "DEM", "", "US", "USDT", "__proto__", "constructor"])(
		"in %j has an unknown currency",
		(currency) => {
			expect(messageOf({ amount: "1", currency })).toContain(
				"currency: an active currency code of ISO 4217",
			);
		},
	);

	test("is an object of exactly an amount and a currency, both texts", () => {
		expect(messageOf(usd(25))).toContain("a decimal written as text");
		expect(messageOf(usd(undefined))).toContain("but it is missing");
		expect(messageOf({ ...usd("25.00"), minor: "2500" })).toContain("an amount such as");
		expect(messageOf("25.00 USD")).toContain("an amount such as");
		expect(messageOf(undefined)).toContain("but it is missing");
	});

	test("is never repeated in a message about it", () => {
		for (const amount of ["31.337", "-31337", "31337e1", `31337${"0".repeat(20)}`]) {
			expect(messageOf(usd(amount))).not.toContain("31");
		}
	});
});

describe("money", () => {
	test.each([
		["2500", "USD", "25.00"],
		["5", "USD", "0.05"],
		["0", "USD", "0.00"],
		["700", "JPY", "700"],
		["1234", "KWD", "1.234"],
		["-150", "EUR", "-1.50"],
	])("of %s minor units of %s is written with every decimal as %s", (minor, currency, amount) => {
		expect(toAmount({ minor, currency })).toEqual({ amount, currency });
		expect(formatMoney({ minor, currency })).toBe(`${amount} ${currency}`);
	});

	test("survives being written and read", () => {
		const money = { minor: "123456", currency: "TND" };
		expect(positiveAmount.parse(toAmount(money))).toEqual(money);
	});

	test("of an unknown currency cannot be written", () => {
		expect(() => formatMoney({ minor: "1", currency: "XXX" })).toThrow(
			"XXX is not a currency of ISO 4217",
		);
	});
});

describe("a currency", () => {
	test("has the decimals of ISO 4217, also where custom uses fewer", () => {
		expect(["UGX", "HUF", "IQD", "MGA", "UYW"].map(exponentOf)).toEqual([0, 2, 3, 2, 4]);
	});
});
