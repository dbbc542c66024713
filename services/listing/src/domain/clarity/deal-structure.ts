import { isBroughtAlong } from "./handover.ts";
import { postOf, type Readable } from "./post.ts";
import { BUNDLE, LOT } from "./quantity.ts";
import { isService } from "./structures/service.ts";
import { isTradeThinkable } from "./structures/swap.ts";
import { says } from "./wording.ts";

/** How a deal is made up, beyond one thing for one price. */
export const DEAL_STRUCTURES = [
	"single item",
	"lot",
	"bundle",
	"trade-in",
	"service",
	"shipping",
] as const;
export type DealStructure = (typeof DEAL_STRUCTURES)[number];

/**
 * What a listing's words make of the deal, read as the term sheet reads them. It sorts listings for comparison and decides
 * nothing: a trade may be thinkable beside a price that is asked all the same. One listing may be several.
 */
export function structuresIn(listing: Readable): DealStructure[] {
	const post = postOf(listing);
	const found: DealStructure[] = [];
	if (listing.quantity > 1 || says(post.title, LOT)) found.push("lot");
	if (says(post.text, BUNDLE)) found.push("bundle");
	if (isTradeThinkable(post)) found.push("trade-in");
	if (isService(post)) found.push("service");
	if (isBroughtAlong(post)) found.push("shipping");
	return found.length === 0 ? ["single item"] : found;
}
