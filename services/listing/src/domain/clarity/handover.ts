import type { Gap } from "./gap.ts";
import { says } from "./wording.ts";

const BRINGING = "(?:deliver(?:y|ed|ies)?|ship(?:ping|ped|s)?|postage|drop.?off)";
const COSTS = [
	"extra|additional|fees?|charges?|surcharge|on top|not included|negotiable|for a (?:price|small)",
	"(?:will |would )?(?:cost|costs) (?:more|depends?)|depends? on",
	"(?:at )?(?:the )?(?:buyer'?s?|your)(?: own)? (?:cost|expense)",
].join("|");
const AT_A_COST = [
	new RegExp(String.raw`\b${BRINGING}\b[^.!?\n]{0,45}\b(?:${COSTS})`),
	new RegExp(
		String.raw`\b(?:extra|additional|fee|charge|small) (?:(?:charge|fee) )?for ${BRINGING}\b`,
	),
	new RegExp(
		String.raw`\bbuyer (?:pays|to pay|must pay|is responsible for)[^.\n]{0,20}\b${BRINGING}\b`,
	),
	new RegExp(String.raw`\b${BRINGING} (?:is )?(?:at|on) (?:the )?buyer`),
];
const NOT_SO = [
	new RegExp(
		String.raw`\b(?:free|no|without|not|don'?t|won'?t|cannot|can'?t|included) [^.\n]{0,14}${BRINGING}\b(?! included)`,
	),
	/\bpicked up in\b/,
	new RegExp(String.raw`\b${BRINGING}[^.\n]{0,20}\bno (?:extra|additional)`),
];
const PRICED = /[$€£]\s?\d|\d\s?[$€£]|\b\d+ (?:dollars|bucks|euros)\b/;

/** Somebody brings it at a cost that nobody names. Without a word about it, it is picked up and nothing is added. */
export const handover: Gap = {
	slot: "handover",
	question: "How does it change hands for the asking price?",
	readings: ["picked up, nothing added", "brought or sent, at a cost to be added"],
	isOpen: ({ text }) =>
		text
			.split(/(?<=[.!?])\s|\n/)
			.some((said) => says(said, AT_A_COST) && !says(said, NOT_SO) && !PRICED.test(said)),
};
