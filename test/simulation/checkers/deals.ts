import type { Fact, Report } from "./fact.ts";
import { all, find, type Ledger } from "./ledger.ts";
import { record, same, text } from "./reading.ts";

const dispute = new Set([
	"EvidenceSubmitted",
	"DisputeEscalated",
	"DisputeDecided",
	"DecisionAppealed",
]);
const moneyMoves = new Set(["FundsHeld", "FundsReleased", "FundsRefunded"]);

/** Rule 11: an acceptance opens exactly one deal, and a deal's story goes one way. */
export function checkDeals(ledger: Ledger, report: Report): void {
	for (const [offer, accepted] of ledger.acceptances) {
		const [first, second] = accepted;
		if (second) report("11 one deal", second, `offer ${offer} is accepted a second time`);
		if (ledger.finished && first && !find(ledger.deals.get(offer), "DealOpened"))
			report("11 one deal", first, "the acceptance opened no deal");
	}
	for (const [id, facts] of ledger.deals) {
		const [opened] = facts;
		if (opened?.type !== "DealOpened") {
			if (opened) report("11 order", opened, "the deal does not begin with DealOpened");
			continue;
		}
		checkOpening(ledger, id, opened, report);
		checkOrder(ledger, id, facts, report);
		checkAppeals(facts, report);
		checkEnd(ledger, id, facts, report);
	}
}

function checkOpening(ledger: Ledger, id: string, opened: Fact, report: Report): void {
	const accepted = ledger.acceptances.get(id)?.[0];
	if (!accepted || accepted.position > opened.position) {
		report("11 one deal", opened, "no acceptance of that offer comes before the deal");
		return;
	}
	const table = ledger.negotiations.get(accepted.stream.slice("negotiation-".length))?.[0];
	const { offerId, listing, buyer, seller, terms } = opened.data;
	if (offerId !== id)
		report("11 one deal", opened, "the deal's id is not that of the accepted offer");
	if (!same(terms, accepted.data.terms))
		report("11 deal terms", opened, "the deal's terms are not the accepted ones");
	const parties = { listing, buyer, seller };
	const { data } = table ?? opened;
	if (!same(parties, { listing: data.listing, buyer: data.buyer, seller: data.seller }))
		report("11 deal terms", opened, "the deal's listing or parties are not the negotiation's");
}

function checkOrder(ledger: Ledger, id: string, facts: readonly Fact[], report: Report): void {
	const seen = new Set<string>();
	const judgement = stockJudgement(ledger, id, facts);
	for (const fact of facts) {
		const { type } = fact;
		if (type === "DealOpened" && seen.has(type))
			report("11 one deal", fact, "the deal is opened a second time");
		if (seen.has("DealFellThrough"))
			report("11 fell through", fact, `${type} comes after the deal fell through`);
		if (moneyMoves.has(type) && (seen.has(type) || seen.has("DealClosed")))
			report("11 order", fact, `${type} comes a second time or after the deal was closed`);
		if (
			type === "FundsHeld" &&
			!(judgement.reserved && judgement.reserved.position < fact.position)
		)
			report("11 order", fact, "the funds are held before the stock was reserved");
		if (!["DealOpened", "FundsHeld", "DealFellThrough"].includes(type) && !seen.has("FundsHeld"))
			report("11 order", fact, `${type} comes before the funds were held`);
		if (type === "DealFellThrough") checkFall(fact, seen, judgement, report);
		if (dispute.has(type) && !seen.has("DisputeOpened"))
			report("11 order", fact, `${type} comes without a dispute`);
		if (type === "DealClosed") checkClosing(fact, seen, report);
		seen.add(type);
	}
}

/** While a decision can be appealed nothing is paid, and afterwards nobody appeals. An appeal takes the decision back. */
function checkAppeals(facts: readonly Fact[], report: Report): void {
	let appealUntil: string | undefined;
	for (const fact of facts) {
		const { type, at } = fact;
		if (type === "DisputeDecided") appealUntil = text(fact.data.appealUntil);
		if (appealUntil === undefined) continue;
		if (["FundsReleased", "FundsRefunded"].includes(type) && at < appealUntil)
			report("11 appeal", fact, "the money moves while the decision can be appealed");
		if (type !== "DecisionAppealed") continue;
		if (at >= appealUntil) report("11 appeal", fact, "a decision is appealed too late");
		appealUntil = undefined;
	}
}

interface Judgement {
	readonly reserved: Fact | undefined;
	readonly refused: Fact | undefined;
}

function stockJudgement(ledger: Ledger, id: string, facts: readonly Fact[]): Judgement {
	const listing = text(facts[0]?.data.listing) ?? "";
	const own = (type: string): Fact | undefined =>
		ledger.listings.get(listing)?.find((fact) => fact.type === type && fact.data.dealId === id);
	return { reserved: own("StockReserved"), refused: own("StockRefused") };
}

function checkFall(
	fact: Fact,
	seen: ReadonlySet<string>,
	judgement: Judgement,
	report: Report,
): void {
	const reason = text(fact.data.reason) ?? "";
	if (seen.has("FundsHeld"))
		report("11 fell through", fact, "the deal falls through after its funds were held");
	const cause = ["stock", "revision_changed"].includes(reason)
		? judgement.refused
		: reason === "funds"
			? judgement.reserved
			: undefined;
	if (!cause || cause.position > fact.position)
		report("11 fell through", fact, `nothing at the listing bears out the reason ${reason}`);
}

function checkClosing(fact: Fact, seen: ReadonlySet<string>, report: Report): void {
	if (seen.has("DealClosed")) report("11 closed", fact, "the deal is closed a second time");
	const { disposition } = fact.data;
	const released = seen.has("FundsReleased");
	const refunded = seen.has("FundsRefunded");
	// A split may be paid by one fact with several postings or by one fact for each side.
	const borneOut =
		(disposition === "released" && released && !refunded) ||
		(disposition === "refunded" && refunded && !released) ||
		(disposition === "split" && (released || refunded));
	if (!borneOut)
		report("11 closed", fact, `the deal closes as ${String(disposition)}, unlike its money`);
}

function checkEnd(ledger: Ledger, id: string, facts: readonly Fact[], report: Report): void {
	const opened = facts[0];
	if (!ledger.finished || !opened) return;
	const fallen = find(facts, "DealFellThrough");
	if (!fallen && all(facts, "DealClosed").length === 0)
		report("11 closed", opened, "the run is over and the deal is neither closed nor fell through");
	const { reserved } = stockJudgement(ledger, id, facts);
	const listing = ledger.listings.get(text(record(opened.data).listing) ?? "");
	const back = all(listing, "StockReleased").some((fact) => fact.data.dealId === id);
	if (fallen && reserved && !back)
		report("11 stock release", fallen, "the deal fell through and its stock is still reserved");
}
