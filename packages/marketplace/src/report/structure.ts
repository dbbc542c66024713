/** How a deal is made up, beyond one thing for one price. */
export type Structure = "single item" | "lot" | "bundle" | "trade-in" | "service" | "shipping";

export const STRUCTURES: readonly Structure[] = [
	"single item",
	"lot",
	"bundle",
	"trade-in",
	"service",
	"shipping",
];

interface Described {
	readonly title: string;
	readonly description: string;
	readonly quantity: number;
	readonly delivered: boolean;
	readonly answers: ReadonlyMap<string, string>;
}

const LOT = /\b(?:lot of|set of (?:\d+|two|three|four|five|six)|box of|pack of|pair of)\b/i;
const BUNDLE =
	/\b(?:bundles?|comes with|included (?:are|is)|(?:includes|including) (?:the|a|an|two|\d+)\b)/i;
const TRADE =
	/\b(?:trade[- ]?ins?|(?:will|would|might|may|can) (?:also )?trade|open to trades?|trades? (?:welcome|considered|for|plus|\+)|swap for)\b/i;
const NO_TRADE = /\bno (?:trades?|swaps?|trade[- ]?ins?)\b/i;
const SERVICE =
	/\b(?:per hour|an hour|\/ ?hr|hourly|lessons?|tutoring|installation service|repair service|cleaning service|i (?:will|can) (?:fix|repair|clean|install|teach))\b/i;
const SHIPPING = /\b(?:ship(?:s|ped|ping)?|postage|mail it|deliver(?:y|ed)?)\b/i;
const NO_SHIPPING =
	/\b(?:no|not|n't|won't|cannot|can't|do not|don't) (?:do |offer |able to )?(?:ship|deliver|mail)/i;

/**
 * The structures a listing has, from its own fields and words. They are words of people, so this sorts listings for
 * comparison and decides nothing; one may have several.
 */
export function structuresOf(listing: Described): Structure[] {
	const { title, description, quantity, delivered, answers } = listing;
	const text = `${title}\n${description}`;
	const found: Structure[] = [];
	if (quantity > 1 || answers.get("unit") === "lot" || LOT.test(title)) found.push("lot");
	if (BUNDLE.test(text)) found.push("bundle");
	if (TRADE.test(text) && !NO_TRADE.test(text)) found.push("trade-in");
	if (SERVICE.test(text)) found.push("service");
	if (delivered || (SHIPPING.test(text) && !NO_SHIPPING.test(text))) found.push("shipping");
	return found.length === 0 ? ["single item"] : found;
}
