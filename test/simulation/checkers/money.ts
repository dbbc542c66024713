import type { Fact, Report } from "./fact.ts";
import { find, idOf, type Ledger } from "./ledger.ts";
import type { PrivateNumbers } from "./private-numbers.ts";
import { factMoney, list, money, record } from "./reading.ts";

interface Books {
	readonly balances: Map<string, bigint>;
	/** What came in from outside, by principal. */
	readonly deposits: Map<string, bigint>;
	currency: string | undefined;
}

/** Rule 13: fold every posting and watch each account. */
export function checkMoney(ledger: Ledger, secrets: PrivateNumbers, report: Report): void {
	const books: Books = { balances: new Map(), deposits: new Map(), currency: undefined };
	for (const fact of ledger.facts) {
		checkCurrency(books, fact, report);
		if (fact.data.postings === undefined) continue;
		for (const posting of postings(fact)) post(books, posting, fact, report);
		for (const account of new Set(postings(fact).flatMap(({ from, to }) => [from, to])))
			if (account !== "outside" && (books.balances.get(account) ?? 0n) < 0n)
				report("13 overdraft", fact, `${account} goes below zero`);
		checkPurpose(ledger, fact, report);
		if (fact.type === "FundsDeposited") checkDeposit(books, secrets, fact, report);
	}
	for (const fact of ledger.facts)
		if (fact.type === "DealClosed") checkEscrow(ledger, fact, report);
	if (ledger.finished) checkFinalBooks(ledger, books, secrets, report);
}

interface Posting {
	readonly from: string;
	readonly to: string;
	readonly amount: unknown;
}

function postings(fact: Fact): readonly Posting[] {
	return list(fact.data.postings).map((item) => {
		const { from, to, amount } = record(item);
		return { from: String(from), to: String(to), amount };
	});
}

const account = /^(outside|fees|wallet:.+|escrow:.+)$/;

function post(books: Books, posting: Posting, fact: Fact, report: Report): void {
	const { from, to } = posting;
	const amount = factMoney(posting.amount);
	if (!account.test(from) || !account.test(to) || from === to)
		report("13 postings", fact, `a posting goes from ${from} to ${to}`);
	if (!amount || amount.minor <= 0n) {
		report("13 postings", fact, "a posting is not of a positive amount");
		return;
	}
	if (!isUsual(books, amount.currency))
		report("13 currency", fact, `a posting is in ${amount.currency}, not ${books.currency}`);
	books.balances.set(from, (books.balances.get(from) ?? 0n) - amount.minor);
	books.balances.set(to, (books.balances.get(to) ?? 0n) + amount.minor);
}

/** A market has one currency, wherever a price is named. */
function checkCurrency(books: Books, fact: Fact, report: Report): void {
	const named = [record(fact.data.terms).total, fact.data.ask];
	for (const amount of named.map(money))
		if (amount && !isUsual(books, amount.currency))
			report("4 currency", fact, `an amount is in ${amount.currency}, not ${books.currency}`);
}

/** The first currency named is the market's. */
function isUsual(books: Books, currency: string): boolean {
	books.currency ??= currency;
	return books.currency === currency;
}

/** Which accounts a fact may touch follows from what it is. */
function checkPurpose(ledger: Ledger, fact: Fact, report: Report): void {
	const own = idOf(fact.stream);
	const deal = find(ledger.deals.get(own), "DealOpened")?.data ?? {};
	const escrow = `escrow:${own}`;
	const buyer = `wallet:${String(deal.buyer)}`;
	const payees = [buyer, `wallet:${String(deal.seller)}`, "fees"];
	const moves: Record<string, (posting: Posting) => boolean> = {
		FundsDeposited: ({ from, to }) => from === "outside" && to === `wallet:${own}`,
		FundsWithdrawn: ({ from, to }) => from === `wallet:${own}` && to === "outside",
		FundsHeld: ({ from, to }) => from === buyer && to === escrow,
		FundsReleased: ({ from, to }) => from === escrow && payees.includes(to),
		FundsRefunded: ({ from, to }) => from === escrow && to === buyer,
	};
	const fits = moves[fact.type];
	for (const posting of postings(fact))
		if (!fits?.(posting))
			report("13 postings", fact, `${fact.type} moves money from ${posting.from} to ${posting.to}`);
	const held = postings(fact).reduce((sum, { amount }) => sum + (money(amount)?.minor ?? 0n), 0n);
	const total = money(record(deal.terms).total)?.minor;
	if (fact.type === "FundsHeld" && held !== total)
		report("11 hold", fact, "the hold is not the full total of the deal");
}

/** By the time a deal is closed its escrow has paid out all it received, to those its disposition names. */
function checkEscrow(ledger: Ledger, closed: Fact, report: Report): void {
	const id = idOf(closed.stream);
	const facts = ledger.deals.get(id) ?? [];
	const seller = `wallet:${String(find(facts, "DealOpened")?.data.seller)}`;
	const buyer = `wallet:${String(find(facts, "DealOpened")?.data.buyer)}`;
	const paid = new Map<string, bigint>();
	let left = 0n;
	for (const fact of facts)
		for (const { from, to, amount } of postings(fact)) {
			const minor = money(amount)?.minor ?? 0n;
			if (to === `escrow:${id}`) left += minor;
			if (from !== `escrow:${id}`) continue;
			left -= minor;
			paid.set(to, (paid.get(to) ?? 0n) + minor);
		}
	if (left !== 0n) report("13 escrow", closed, "the deal is closed and its escrow is not empty");
	const { disposition } = closed.data;
	if (disposition === "released" && paid.has(buyer))
		report("13 escrow", closed, "the deal closes as released and money went back to its buyer");
	if (disposition === "refunded" && paid.has(seller))
		report("13 escrow", closed, "the deal closes as refunded and money went to its seller");
}

/** A market file puts in each principal's budget. What an operator puts in where a market serves is the operator's business. */
function checkDeposit(books: Books, secrets: PrivateNumbers, fact: Fact, report: Report): void {
	if (fact.actor?.id.startsWith("operator:")) return;
	const principal = idOf(fact.stream);
	const before = books.deposits.get(principal) ?? 0n;
	const sum = postings(fact).reduce(
		(all, { amount }) => all + (money(amount)?.minor ?? 0n),
		before,
	);
	books.deposits.set(principal, sum);
	const budget = secrets.get(principal)?.budget;
	if (budget !== undefined && sum > budget)
		report("13 deposits", fact, "more is deposited than the principal's budget");
}

function checkFinalBooks(
	ledger: Ledger,
	books: Books,
	secrets: PrivateNumbers,
	report: Report,
): void {
	for (const [name, balance] of books.balances) {
		const [opened] = ledger.deals.get(name.slice("escrow:".length)) ?? [];
		if (name.startsWith("escrow:") && balance !== 0n && opened)
			report("13 escrow", opened, "the run is over and the deal's escrow is not empty");
	}
	for (const [principal, facts] of ledger.mandates) {
		const granted = find(facts, "MandateGranted");
		const budget = secrets.get(principal)?.budget;
		if (granted && budget !== undefined && (books.deposits.get(principal) ?? 0n) !== budget)
			report("13 deposits", granted, "the deposits do not equal the principal's budget");
	}
}
