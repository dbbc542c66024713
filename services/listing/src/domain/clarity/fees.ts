import type { Gap } from "./gap.ts";
import { says } from "./wording.ts";

const DUE = [
	/\b(?:registration|dmv|back|transfer|non.?op|late|smog|title)\b[^.!?\n]{0,16}\bfees?\b[^.!?\n]{0,20}(?:\bare\b|\bdue\b|\bof\b|\babout\b|\bowed\b|[$€£]\s?\d)/,
	/\bfees? (?:are )?(?:due|owed)\b/,
	/\bback fees\b/,
	/\b(?:price|asking|obo|only|firm)\b[^.\n]{0,30}(?:\bplus|\+) (?:the )?(?:tax(?:es)?|fees?|dmv|doc|license|licence)\b/,
	/\b(?:price|prices|asking)\b[^.\n]{0,20}\b(?:do|does)(?: not|n't) include (?:sales )?(?:tax|fees)/,
	/\bexclud(?:es|ing)\b[^.\n]{0,30}\b(?:tax|fees)\b/,
	/\b(?:tax|fees?) (?:is |are )?not included\b/,
	/\bsurcharge\b/,
	/\badd (?:the )?(?:paypal )?fees\b/,
	/\bpays? (?:the )?(?:paypal |venmo )?fees\b/,
];
const NONE = [
	/\b(?:no|without|zero|never any) (?:back |late |other |hidden |dealer |dmv |extra )?(?:fees?|tax)\b/,
	/\bfees? (?:are |is )?(?:all )?(?:paid|included|up to date)\b/,
	/\bi(?:'ll| will)? pay (?:all |the )?fees?\b/,
	/\bsurcharge.free\b/,
	/\b(?:paid|retails?|originally|original|sells?|new out|purchased|bought|worth|cost|regular|lease|leasing)\b/,
	/\bavoid\b/,
];

/** Something is due on top, and nobody is said to pay it. Without a word about it there are no fees. */
export const fees: Gap = {
	slot: "fees",
	question: "Who pays the fees or taxes that the text speaks of?",
	readings: ["the seller, out of the asking price", "the buyer, on top of the asking price"],
	isOpen: ({ text }) =>
		text.split(/(?<=[.!?])\s|\n/).some((said) => says(said, DUE) && !says(said, NONE)),
};
