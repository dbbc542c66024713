import { expect, test } from "vitest";
import { money } from "./money.ts";

const said = (minor: unknown) => money.safeParse({ minor, currency: "USD" });

test.each(["0", "1", "2500", "1000000000000000"])("%s minor units are an amount", (minor) => {
	expect(said(minor).success).toBe(true);
});

test.each(["city", "", "-1", "01", "1_000", "0x10", " 1", "1.5", "1e3", "1".repeat(17), 5, null])(
	"%j is no amount, and is refused with a sentence",
	(minor) => {
		expect(said(minor).error?.issues).toHaveLength(1);
	},
);

test("more than 10^15 minor units are too many", () => {
	expect(said("1000000000000001").error?.issues[0]?.message).toBe(
		"an amount may not exceed 10^15 minor units",
	);
});
