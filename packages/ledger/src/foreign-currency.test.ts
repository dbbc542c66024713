import { expect, test } from "vitest";
import { foreignCurrency } from "./foreign-currency.ts";

const eur = { amount: "1.00", currency: "EUR" };
const usd = { amount: "1.00", currency: "USD" };

test("money that is not the market's is found wherever it stands, in facts' form and in people's", () => {
	expect(foreignCurrency({ ask: eur }, "USD")).toBe("EUR");
	expect(foreignCurrency({ sells: [{ ask: usd, floor: eur }] }, "USD")).toBe("EUR");
	expect(foreignCurrency({ budget: { minor: "100", currency: "EUR" } }, "USD")).toBe("EUR");
});

test("a currency that is named for the whole is found", () => {
	expect(foreignCurrency({ principal: "ann", currency: "JPY" }, "USD")).toBe("JPY");
});

test("a thing for sale may have a currency, and is no money for that", () => {
	const attributes = { currency: "Reichsmark", year: 1924 };
	expect(foreignCurrency({ title: "A coin", ask: usd, attributes }, "USD")).toBeUndefined();
});

test("the market's own currency is no other, and a market that has named none has no other", () => {
	expect(foreignCurrency({ ask: usd, title: "currency" }, "USD")).toBeUndefined();
	expect(foreignCurrency({ ask: eur }, undefined)).toBeUndefined();
	expect(foreignCurrency(undefined, "USD")).toBeUndefined();
});
