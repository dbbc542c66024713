import { hashOf } from "@parley/contracts/hash";
import type { Slot } from "@parley/contracts/listing";
import { condition } from "./clarity/condition.ts";
import { fees } from "./clarity/fees.ts";
import type { Gap } from "./clarity/gap.ts";
import { handover } from "./clarity/handover.ts";
import { postOf, type Readable } from "./clarity/post.ts";
import { price } from "./clarity/price.ts";
import { quantity } from "./clarity/quantity.ts";
import { returns } from "./clarity/returns.ts";
import { isAllowed, structure } from "./clarity/structure.ts";
import { unit } from "./clarity/unit.ts";
import { what } from "./clarity/what.ts";

export type { Readable };
export { isAllowed };

/** The term sheet. The listing's own fields and the market's defaults fill it, unless its text says otherwise. */
const TERM_SHEET: readonly Gap[] = [
	structure,
	what,
	unit,
	quantity,
	condition,
	price,
	handover,
	fees,
	returns,
];

/** One question about the same thing is enough: while the first is open, the others are part of it. */
const PART_OF: Readonly<Record<string, readonly string[]>> = {
	unit: ["what", "quantity", "price"],
	what: ["quantity", "price"],
};

/** Only one of the market's own readings fills a slot, and only one that leaves a bargain it can carry out. */
export function isFilled(
	{ slot, readings }: Slot,
	given: Readonly<Record<string, string | number | boolean>>,
): boolean {
	const value = Object.hasOwn(given, slot) ? String(given[slot]) : undefined;
	return value !== undefined && readings.includes(value) && isAllowed(slot, value);
}

/** Whether a term sheet is read from the same things in both; while it is, an answer means what it meant. */
export const isReadAlike = (one: Readable, other: Readable): boolean =>
	hashOf(readIn(one)) === hashOf(readIn(other));

const readIn = ({
	title,
	description,
	category,
	quantity,
	ask,
	attributes = {},
}: Readable): Readable => ({ title, description, category, quantity, ask, attributes });

/** The slots of a listing's term sheet that two honest buyers could fill differently, with what is to be asked. */
export function openSlots(listing: Readable): Slot[] {
	const post = postOf(listing);
	const given = listing.attributes ?? {};
	const open = TERM_SHEET.filter((gap) => !isFilled(gap, given) && gap.isOpen(post));
	const covered = open.flatMap(({ slot }) => PART_OF[slot] ?? []);
	return open
		.filter(({ slot }) => !covered.includes(slot))
		.map(({ slot, question, readings }) => ({ slot, question, readings: [...readings] }));
}
