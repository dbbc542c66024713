import { amountOrZero } from "@parley/contracts/amount";
import { exponentOf } from "@parley/contracts/currency";
import type { DraftPrice } from "@parley/contracts/intake";
import { type Money, minorOf, moneyOf } from "@parley/contracts/money";
import { numeral } from "../mind/wording.ts";

/* Prices as people say them: "50", "$50", "around 50 EUR each", "120 for all". */

const SYMBOLS: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP", "₹": "INR" };
const NAMES: Readonly<Record<string, string>> = {
	...{ dollar: "USD", dollars: "USD", bucks: "USD", buck: "USD" },
	...{ euro: "EUR", euros: "EUR", pound: "GBP", pounds: "GBP", quid: "GBP" },
};
/** A number with what may group its digits, and nothing that parts two numbers. */
export const NUMBER = /\d+(?:[.,']\d+)*/g;
export const ABOUT =
	/(?:~|\b(?:around|about|approx(?:imately)?\.?|roughly|circa|ca\.?|maybe|some|say|like))\s*$/;
const ABOUT_AFTER = /^\s*(?:[$€£]|[a-z]{3,7}\b)?\s*(?:-?ish\b|or so\b|give or take|more or less)/;
export const EACH = /\b(?:each|apiece|a piece|per (?:piece|unit|item|one)|a pop)\b/;
export const ALL =
	/\b(?:for (?:all|both|the (?:lot|set|pair|whole))|in all|in total|total|altogether|all together|together|all of them)\b/;

/** The price in a text that has exactly one number; nothing where there is none, or more than one. */
export function readPrice(written: string): DraftPrice | undefined {
	const plain = written.normalize("NFKC").trim();
	const text = plain.toLowerCase();
	const numbers = [...text.matchAll(NUMBER)];
	const [number] = numbers;
	if (number === undefined || numbers.length > 1 || text.length > 100) return undefined;
	if (isTwoAmounts(text)) return undefined;
	const amount = numeral(number[0]);
	if (!/^(0|[1-9]\d{0,15})(\.\d{1,4})?$/.test(amount) || /-\s*$/.test(text.slice(0, number.index)))
		return undefined;
	const before = text.slice(0, number.index).replace(/[$€£₹]\s*$/, "");
	const after = text.slice(number.index + number[0].length);
	return {
		amount,
		currency: currencyIn(
			plain.slice(0, number.index),
			plain.slice(number.index + number[0].length),
		),
		per: EACH.test(after) ? "each" : ALL.test(text) ? "all" : null,
		about: ABOUT.test(before) || ABOUT_AFTER.test(after),
	};
}

/** "1.250" is a thousand and more to some people, and little more than one to others. */
export const isTwoAmounts = (written: string): boolean =>
	/^\D*\d+\.\d{3}(?![.,']?\d)\D*$/.test(written.normalize("NFKC"));

/** The currency beside a number: its code, its sign or its name. Far from one, ALL is a word and no Albanian lek. */
function currencyIn(before: string, after: string): string | null {
	const beside = [/([A-Z]{3})\s*$/.exec(before)?.[1], /^\s*([A-Z]{3})\b/.exec(after)?.[1]];
	const code = beside.find((word) => word !== undefined && exponentOf(word) !== undefined);
	if (code !== undefined) return code;
	const sign = /([$€£₹])\s*$/.exec(before)?.[1] ?? /^\s*([$€£₹])/.exec(after)?.[1];
	if (sign !== undefined) return SYMBOLS[sign] ?? null;
	const name = /^\s*(\p{L}+)/u.exec(after)?.[1]?.toLowerCase() ?? "";
	if (Object.hasOwn(NAMES, name)) return NAMES[name] ?? null;
	return LOWER_CODES.test(name) ? name.toUpperCase() : null;
}
const LOWER_CODES = /^(?:usd|eur|gbp|chf|cad|aud|inr|jpy)$/;

/** Whether a text in lower case names a currency anywhere. */
export const namesCurrency = (text: string, currency: string): boolean =>
	(text.match(/\p{L}+|[$€£₹]/gu) ?? []).some(
		(word) =>
			word === currency.toLowerCase() ||
			(Object.hasOwn(NAMES, word) ? NAMES[word] : SYMBOLS[word]) === currency,
	);

/** The whole of a price as money; nothing where the currency has no such amount. */
export function moneyIn({ amount }: DraftPrice, currency: string): Money | undefined {
	return amountOrZero.safeParse({ amount, currency }).data;
}

/** The price of one, to the side that is safe: down where it is the most to pay, up where it is the least to take. */
export function eachOf(
	price: DraftPrice,
	quantity: number,
	currency: string,
	safe: "down" | "up",
): Money | undefined {
	const money = moneyIn(price, currency);
	if (money === undefined || price.per !== "all") return money;
	const [minor, units] = [minorOf(money), BigInt(quantity)];
	const each = safe === "down" ? minor / units : (minor + units - 1n) / units;
	return moneyOf(each, currency);
}

/** As the person put it, for questions to that person. */
export const inWords = ({ amount, currency, per }: DraftPrice): string =>
	[amount, currency, per === "each" ? "each" : per === "all" ? "for all" : null]
		.filter((part) => part !== null)
		.join(" ");
