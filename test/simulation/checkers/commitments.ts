import { CommitmentBook } from "./commitment-book.ts";
import type { Fact, Report } from "./fact.ts";
import { find, idOf, type Ledger } from "./ledger.ts";
import { checkMandates } from "./mandates.ts";
import { list, money, record, text, whole } from "./reading.ts";

/** Rule 10, in one pass by position, because it ties every negotiation of a buyer to one budget. */
export function checkCommitments(ledger: Ledger, report: Report): void {
	const book = new CommitmentBook();
	for (const fact of ledger.facts) step(ledger, book, fact, report);
	checkMandates(ledger, book, report);
	if (ledger.finished) checkReleased(ledger, book, report);
}

function step(ledger: Ledger, book: CommitmentBook, fact: Fact, report: Report): void {
	const { data, type } = fact;
	const principal = idOf(fact.stream);
	if (type === "MandateGranted" || type === "MandateAmended") learn(book, principal, fact);
	if (type === "CommitmentReserved") {
		const negotiation = text(data.negotiationId);
		const amount = money(data.amount)?.minor;
		const quantity = whole(data.quantity);
		if (negotiation === undefined || amount === undefined || quantity === undefined) {
			report("10 commitment", fact, "a commitment names no negotiation, amount or quantity");
			return;
		}
		book.reserve({ fact, principal, negotiation, want: String(data.want), amount, quantity });
		checkBudget(book, principal, fact, report);
	}
	if (type === "CommitmentReleased") {
		if (!book.release(String(data.negotiationId), principal))
			report("10 release", fact, "a commitment is released that was not open");
	}
	if (type === "OfferMade" || type === "OfferAccepted") {
		checkCovered(ledger, book, fact, report);
		const total = money(record(data.terms).total)?.minor;
		if (type === "OfferAccepted") book.agree(idOf(fact.stream), String(data.offerId), total);
	}
	if (type === "DealFellThrough") book.fall(principal);
	if (type === "FundsRefunded") {
		const opened = find(ledger.deals.get(principal), "DealOpened");
		const wallet = `wallet:${String(opened?.data.buyer)}`;
		for (const posting of list(data.postings).map(record))
			if (posting.to === wallet) book.refund(principal, money(posting.amount)?.minor ?? 0n);
	}
}

/** An amendment may give its fields plainly or under `changed`. */
function learn(book: CommitmentBook, principal: string, fact: Fact): void {
	const data = { ...record(fact.data.changed), ...fact.data };
	const budget = money(data.budget)?.minor;
	if (budget !== undefined) book.budgets.set(principal, budget);
	for (const want of list(data.wants).map(record))
		book.wanted.set(`${principal} ${String(want.id)}`, whole(want.quantity) ?? 0);
}

function checkBudget(book: CommitmentBook, principal: string, fact: Fact, report: Report): void {
	const budget = book.budgets.get(principal);
	if (budget === undefined) {
		report("10 budget", fact, "a commitment is made before any mandate was granted");
		return;
	}
	if (book.committed(principal) > budget)
		report("10 budget", fact, "open commitments and what was spent exceed the budget");
	const key = `${principal} ${String(fact.data.want)}`;
	const quantity = book.wanted.get(key);
	if (quantity === undefined) report("10 want", fact, "the mandate has no such want");
	else if (book.committedFor(key) > quantity)
		report("10 want", fact, `the want is committed for more than its quantity of ${quantity}`);
}

/** A buyer's offer or acceptance is covered; so is a seller's acceptance, by what the buyer committed. */
function checkCovered(ledger: Ledger, book: CommitmentBook, fact: Fact, report: Report): void {
	const negotiation = idOf(fact.stream);
	const opened = ledger.negotiations.get(negotiation)?.[0];
	const buyer = opened?.data.buyer;
	if (fact.type === "OfferMade" && fact.data.by !== buyer) return;
	const terms = record(fact.data.terms);
	const total = money(terms.total)?.minor;
	const quantity = whole(opened?.data.quantity);
	const cover = book.of(negotiation);
	if (cover?.state !== "open" || cover.principal !== buyer)
		report("10 commitment", fact, `${fact.type} has no open commitment of its buyer`);
	else if (!(total !== undefined && cover.amount >= total))
		report("10 commitment", fact, `${fact.type} has a total beyond what its buyer committed`);
	else if (!(quantity !== undefined && cover.quantity >= quantity))
		report("10 commitment", fact, `${fact.type} is for more units than its buyer committed`);
}

/** Every ending that is not a deal has given its commitment back by the end of the run. */
function checkReleased(ledger: Ledger, book: CommitmentBook, report: Report): void {
	for (const commitment of book.all()) {
		if (commitment.released) continue;
		const ended = find(ledger.negotiations.get(commitment.negotiation), "NegotiationEnded");
		if (commitment.state === "open" && (ended || !ledger.negotiations.has(commitment.negotiation)))
			report(
				"10 release",
				commitment.fact,
				"the negotiation ended without a deal and the commitment is kept",
			);
		if (commitment.fallen)
			report("10 release", commitment.fact, "the deal fell through and the commitment is kept");
	}
}
