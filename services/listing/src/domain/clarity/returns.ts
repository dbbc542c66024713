import type { Gap } from "./gap.ts";
import { says } from "./wording.ts";

const NEVER = [
	/\bno (?:returns?|refunds?|exchanges?)\b/,
	/\ball sales? (?:are )?final\b/,
	/\bfinal sale\b/,
	/\bsale is final\b/,
	/\bas[ -]is\b/,
];
const TAKEN_BACK = [
	/\b(?:return(?:ed|s)?|refund(?:ed)?|exchange[ds]?)\b[^.!?\n]{0,24}\b(?:within|in \d+ days|accepted|if you)/,
	/\bmoney.back\b/,
	/\bfull refund\b/,
	/\bbring it back\b/,
];

/** The text takes it back and does not. Without a word about it the market's own return rule holds. */
export const returns: Gap = {
	slot: "returns",
	question: "Can it be given back?",
	readings: ["as the market's rule says", "no returns"],
	isOpen: ({ text }) => says(text, NEVER) && says(text, TAKEN_BACK),
};
