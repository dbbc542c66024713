import { moneyOf } from "@parley/contracts/money";
import { DEAL_STRUCTURES, type DealStructure, structuresIn } from "@parley/listing";

export type Structure = DealStructure;
export const STRUCTURES: readonly Structure[] = DEAL_STRUCTURES;

interface Described {
	readonly title: string;
	readonly description: string;
	readonly category: string;
	readonly quantity: number;
	readonly ask: bigint;
	readonly currency: string;
	readonly delivered: boolean;
	/** Terms that the market itself found unclear in the newest text. */
	readonly asked: ReadonlySet<string>;
	/** What was said of them, by the listing's own attributes or in an answer. */
	readonly answers: ReadonlyMap<string, string>;
}

/**
 * The structures a listing has: by what the market recorded of it, and where nothing is recorded, by its words as the
 * market's own clarity check reads them.
 */
export function structuresOf(listing: Described): Structure[] {
	const { quantity, ask, currency, delivered, asked, answers } = listing;
	const found = new Set(structuresIn({ ...listing, ask: moneyOf(ask, currency) }));
	const unit = answers.get("unit");
	if (quantity > 1 || unit === "lot" || (unit === undefined && asked.has("unit"))) found.add("lot");
	// Each piece for itself is no lot, whatever the title calls it.
	else if (unit === "each") found.delete("lot");
	if (delivered || asked.has("handover")) found.add("shipping");
	if (found.size > 1) found.delete("single item");
	return found.size === 0
		? ["single item"]
		: STRUCTURES.filter((structure) => found.has(structure));
}
