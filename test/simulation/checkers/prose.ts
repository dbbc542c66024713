import { decimal } from "./reading.ts";

const amount =
	/(?<sign>[$€£¥]\s?|\b[A-Z]{3}\s)?(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<unit>\s?(?:[$€£¥]|dollars|euros|bucks|[A-Z]{3}\b))?/g;

/**
 * The amounts of money that a sentence names, in minor units. A bare whole number is no amount: "in 60
 * minutes" must not be mistaken for sixty dollars. Numbers with decimals or with a currency are read.
 */
export function amountsNamed(sentence: string, currency = "USD"): readonly bigint[] {
	const amounts: bigint[] = [];
	for (const { groups } of sentence.matchAll(amount)) {
		const number = (groups?.number ?? "").replaceAll(",", "");
		const isMoney = groups?.sign || groups?.unit || /\.\d\d$/.test(number);
		const value = isMoney ? decimal(number, currency) : undefined;
		if (value) amounts.push(value.minor);
	}
	return amounts;
}
