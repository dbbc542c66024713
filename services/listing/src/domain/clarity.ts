import type { Slot } from "@parley/contracts/listing";

interface Readable {
	readonly title: string;
	readonly description: string;
}

const AMOUNT = String.raw`[$€£]?\s?\b\d+(?:[.,]\d{2})?(?!\d)\s?(?:[$€£]|\b(?:dollars?|bucks?|euros?|usd|eur|gbp)\b)?`;
const ONE = String.raw`(?:(?:each|ea)\b|apiece|(?:a|per|/)\s?(?:piece|item)(?!\s+of))`;
const SEVERAL = String.raw`(?:both|all|(?:the|a) (?:set|lot|pair)|two|three|four|five|six|\d+)\b`;

/** "I paid $90 each", "they currently sell for $69 each at the shop": a price, but not this listing's. */
const ELSEWHERE = String.raw`(?<!\b(?:paid|retails?|currently|usually|originally|ebay|brand new at)\b[^.!?\n]{0,50})`;
/** "8 each", "$8 ea.", "70$/each", "5 bucks a piece", "each for $15": a price for one. */
const PER_PIECE = new RegExp(
	String.raw`${ELSEWHERE}${AMOUNT}\s?/?\s?${ONE}|\beach (?:for|is|at) ${AMOUNT}`,
	"i",
);
/** "3 for 20", "both for $60", "all for 100", "$200 for both", "$120 as a pair": a price for several. */
const FOR_SEVERAL = new RegExp(
	String.raw`\b(?:set|pair|lot|${SEVERAL}) (?:of them )?for ${AMOUNT}|${AMOUNT} (?:for|as) ${SEVERAL}`,
	"i",
);

/**
 * The terms of a listing that two honest buyers could read differently. Today: whether the asking price is for one
 * piece or for the whole lot, where the text names a price for one beside a price for several.
 */
export function openSlots({ title, description }: Readable): Slot[] {
	const text = `${title}\n${description}`;
	const unclear = PER_PIECE.test(text) && FOR_SEVERAL.test(text);
	return unclear
		? [
				{
					slot: "unit",
					question: "Is the asking price for one piece or for the whole lot?",
					readings: ["each", "lot"],
				},
			]
		: [];
}
