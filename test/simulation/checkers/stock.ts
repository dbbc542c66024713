import type { Fact, Report } from "./fact.ts";
import { all, find, type Ledger } from "./ledger.ts";
import { record, text, whole } from "./reading.ts";

/** What a listing's own stream says of its stock; it alone is the judge. */
interface Shelf {
	readonly listing: string;
	quantity: number;
	revision: unknown;
	gone: Fact | undefined;
	/** Units bound to each deal: reserved and not given back. */
	readonly bound: Map<string, number>;
	readonly judged: Set<string>;
}

/** Rule 12, and the stock side of rule 11. */
export function checkStock(ledger: Ledger, report: Report): void {
	for (const [listing, facts] of ledger.listings) {
		const shelf: Shelf = {
			listing,
			quantity: 0,
			revision: undefined,
			gone: undefined,
			bound: new Map(),
			judged: new Set(),
		};
		for (const fact of facts) step(ledger, shelf, fact, report);
		if (ledger.finished) checkSoldOut(ledger, shelf, facts, report);
	}
	if (ledger.finished) checkJudged(ledger, report);
}

function step(ledger: Ledger, shelf: Shelf, fact: Fact, report: Report): void {
	const { data, type } = fact;
	const deal = text(data.dealId) ?? "";
	if (type === "ListingPublished" || type === "ListingRevised") {
		if (type === "ListingPublished" && shelf.revision !== undefined)
			report("12 stock", fact, "the listing is published a second time");
		shelf.quantity = whole(data.quantity ?? record(data.changed).quantity) ?? shelf.quantity;
		shelf.revision = data.revision;
	}
	if (type === "StockReserved" || type === "StockRefused") {
		if (shelf.judged.has(deal)) report("11 one deal", fact, "the listing judges a deal twice");
		shelf.judged.add(deal);
		checkOpened(ledger, shelf, deal, fact, report);
	}
	if (type === "StockReserved") checkReserved(ledger, shelf, deal, fact, report);
	if (type === "StockReleased") checkReleased(ledger, shelf, deal, fact, report);
	if (type === "ListingSold") checkSold(ledger, shelf, fact, report);
	if (type === "ListingSold" || type === "ListingWithdrawn") shelf.gone = fact;
}

function checkOpened(ledger: Ledger, shelf: Shelf, deal: string, fact: Fact, report: Report): void {
	const opened = find(ledger.deals.get(deal), "DealOpened");
	if (!opened || opened.position > fact.position || opened.data.listing !== shelf.listing)
		report("11 order", fact, `${fact.type} is about no deal opened earlier on this listing`);
}

function checkReserved(
	ledger: Ledger,
	shelf: Shelf,
	deal: string,
	fact: Fact,
	report: Report,
): void {
	const units = whole(fact.data.quantity) ?? 0;
	shelf.bound.set(deal, (shelf.bound.get(deal) ?? 0) + units);
	if (shelf.gone)
		report("12 stock", fact, "stock is reserved of a listing that is sold or withdrawn");
	if (units < 1) report("12 stock", fact, "the reserved quantity is not a positive whole number");
	if (taken(shelf) > shelf.quantity)
		report("12 stock", fact, `more than the listing's quantity of ${shelf.quantity} is reserved`);
	const accepted = ledger.acceptances.get(deal)?.[0];
	const opened = ledger.negotiations.get(accepted?.negotiationId ?? "")?.[0];
	if (opened && opened.data.quantity !== units)
		report("12 stock", fact, "another quantity is reserved than was agreed");
	if (opened && opened.data.revision !== shelf.revision)
		report("12 revision", fact, "stock is reserved for a revision that is no longer current");
}

function checkReleased(
	ledger: Ledger,
	shelf: Shelf,
	deal: string,
	fact: Fact,
	report: Report,
): void {
	const units = shelf.bound.get(deal) ?? 0;
	if (units === 0 || fact.data.quantity !== units)
		report("12 stock", fact, "stock is given back that was not reserved for that deal");
	shelf.bound.set(deal, 0);
	// Giving back what the buyer has received would put the same unit on the shelf twice.
	if (find(ledger.deals.get(deal), "DealClosed")?.data.disposition === "released")
		report("12 stock", fact, "the stock of a deal whose goods went to the buyer is given back");
}

function checkSold(ledger: Ledger, shelf: Shelf, fact: Fact, report: Report): void {
	if (shelf.gone) report("12 sold", fact, "the listing was sold or withdrawn before");
	if (taken(shelf) !== shelf.quantity)
		report("12 sold", fact, "the listing is sold while units of it are available");
	for (const [deal, units] of shelf.bound) {
		if (units === 0) continue;
		const paid = all(ledger.deals.get(deal), "FundsReleased", "DealClosed");
		if (!paid.some((step) => step.position < fact.position && keeps(step)))
			report("12 sold", fact, "the listing is sold before every unit was released to its buyer");
	}
}

/** Money may go back to a buyer who has the goods and keeps them. */
const keeps = ({ data }: Fact): boolean =>
	data.disposition !== "refunded" || data.handedOver === true;

/** When the last unit has gone to its buyer, the listing says so. */
function checkSoldOut(ledger: Ledger, shelf: Shelf, facts: readonly Fact[], report: Report): void {
	const last = facts.at(-1);
	if (shelf.gone || !last || taken(shelf) < shelf.quantity) return;
	const delivered = [...shelf.bound].every(
		([deal, units]) =>
			units === 0 || find(ledger.deals.get(deal), "DealClosed")?.data.disposition === "released",
	);
	if (delivered)
		report(
			"12 sold",
			last,
			"every unit was released to a buyer and the listing is not marked sold",
		);
}

function taken(shelf: Shelf): number {
	let units = 0;
	for (const bound of shelf.bound.values()) units += bound;
	return units;
}

function checkJudged(ledger: Ledger, report: Report): void {
	for (const [deal, facts] of ledger.deals) {
		const opened = facts[0];
		const listing = ledger.listings.get(text(opened?.data.listing) ?? "");
		const judged = all(listing, "StockReserved", "StockRefused");
		if (opened && !judged.some((fact) => fact.data.dealId === deal))
			report("11 order", opened, "the listing neither reserved nor refused stock for the deal");
	}
}
