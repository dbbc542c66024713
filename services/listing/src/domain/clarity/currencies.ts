import type { Post } from "./post.ts";
import { oneOf } from "./wording.ts";

/** How people write a currency in a text; a sign that several countries use stands for all of them. */
const WRITTEN: Readonly<Record<string, string>> = {
	EUR: String.raw`€\d`,
	GBP: String.raw`£\d`,
	CHF: String.raw`\b(?:chf|sfr|fr\.) ?\d|\d ?(?:chf|sfr|franken|swiss francs?)\b`,
	JPY: String.raw`[¥￥] ?\d|\d ?(?:yen|jpy)\b`,
	INR: String.raw`[₹] ?\d|\binr ?\d|\d ?(?:rupees?|inr)\b`,
	SEK: String.raw`\d ?(?:sek|kronor)\b`,
	PLN: String.raw`\d ?(?:zł|zl|pln|zloty\w*)\b`,
	CAD: String.raw`\bcad ?\$?\d|\d ?(?:cad|canadian dollars?)\b|\bc\$ ?\d`,
	AUD: String.raw`\baud ?\$?\d|\d ?(?:aud|australian dollars?)\b`,
	MXN: String.raw`\d ?(?:mxn|pesos?)\b|\bmxn ?\d`,
	BTC: String.raw`\d ?(?:btc|bitcoins?|eth|usdt)\b`,
};
const DOLLARS = new Set(["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"]);
const ELSEWHERE =
	/\b(?:paid|bought|new|retail|rrp|originally|worth|cost|neupreis|was|valued?|shops?|stores?)\b[^.\n]{0,30}$/;
const FILLERS = oneOf(
	"in|on|at|i|we|was|is|what|had|have|paid|asked|asking|for|it|my|the|an?|listed",
);
/** "50€ I was asking on the other site". */
const ASKED_ELSEWHERE = new RegExp(
	String.raw`^[^a-z]{0,6}\d*(?:\.\d+)?[€£]? ?(?:in|on|at|i|we|was|is what)(?: ${FILLERS})* (?:other|another|new|paid|asking|asked|local|home|abroad)\b`,
);

/** The text asks in another currency than the listing does, and nothing is converted silently. */
export const isOfAnother = ({ text, currency }: Post): boolean =>
	Object.entries(WRITTEN).some(([code, written]) => code !== currency && isAsked(text, written)) ||
	(!DOLLARS.has(currency) && isAsked(text, String.raw`\$\d`));

function isAsked(text: string, written: string): boolean {
	return Array.from(text.matchAll(new RegExp(written, "g"))).some(
		({ index }) =>
			!ELSEWHERE.test(text.slice(Math.max(0, index - 60), index)) &&
			!ASKED_ELSEWHERE.test(text.slice(index, index + 60)),
	);
}
