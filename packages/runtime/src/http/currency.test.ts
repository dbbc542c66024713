import { expect, test } from "vitest";
import { foreignCurrency } from "./currency.ts";

const eur = { amount: "1.00", currency: "EUR" };
const usd = { amount: "1.00", currency: "USD" };

test("a currency that is not the market's is found wherever it stands", () => {
	expect(foreignCurrency({ ask: eur }, "USD")).toBe("EUR");
	expect(foreignCurrency({ sells: [{ ask: usd, floor: eur }] }, "USD")).toBe("EUR");
	expect(foreignCurrency({ currency: "JPY" }, "USD")).toBe("JPY");
});

test("the market's own currency is no other, and a market that has named none has no other", () => {
	expect(foreignCurrency({ ask: usd, title: "currency" }, "USD")).toBeUndefined();
	expect(foreignCurrency({ ask: eur }, undefined)).toBeUndefined();
	expect(foreignCurrency(undefined, "USD")).toBeUndefined();
});
