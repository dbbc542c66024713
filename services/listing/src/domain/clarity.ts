import type { Slot } from "@parley/contracts/listing";

interface Readable {
	readonly title: string;
	readonly description: string;
	readonly quantity: number;
}

/** "8 each", "$8 ea.", "8 a piece": a price for one. */
const PER_PIECE = /(?:\$\s*)?\b\d+(?:[.,]\d{2})?\s*(?:dollars?\s*)?(?:each|ea\b|apiece|a piece|per piece|per item)/i;
/** "3 for 20", "both for 60", "all for $100": a price for several. */
const FOR_SEVERAL = /\b(?:\d+|two|three|four|both|all|set|lot|pair)\s+for\s+(?:\$\s*)?\d+/i;

/**
 * The terms of a listing that two honest buyers could read differently. Today: whether the asking price is for one
 * piece or for the whole lot, where the text names a price for one beside a price for several.
 */
export function openSlots({ title, description, quantity }: Readable): Slot[] {
	const text = `${title}\n${description}`;
	const several = FOR_SEVERAL.test(text);
	const each = PER_PIECE.test(text);
	const unclear = each && (several || quantity > 1);
	return unclear ? [{ slot: "unit", question: "Is the asking price for one piece or for the whole lot?", readings: ["each", "lot"] }] : [];
}
