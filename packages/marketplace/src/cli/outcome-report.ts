import { toAmount } from "@parley/contracts/amount";
import type { Money } from "@parley/contracts/money";
import type { MoneyTotals } from "../money-book.ts";
import type { DealRow, DisputeRow, Outcome } from "../outcome.ts";
import { printable, wrapped } from "./display-text.ts";
import { type Column, tableLines } from "./table.ts";
import type { Terminal } from "./terminal.ts";

const FIRST_DEALS = 15;
const DEAL_DIGITS = 8;

/** The beginning of a deal's id: long enough for `parley replay`, short enough for a table. */
export const shortId = (id: string): string => id.slice(0, DEAL_DIGITS);

const columns: readonly Column[] = [
	{ title: "deal" },
	{ title: "item", least: 14 },
	{ title: "seller", least: 5 },
	{ title: "buyer", least: 5 },
	{ title: "ask", align: "right" },
	{ title: "price", align: "right" },
	{ title: "rounds", align: "right" },
];

/** What a market came to, for people: deals first, then everything that did not become one, then the money. */
export function outcomeLines(outcome: Outcome, terminal: Terminal, all: boolean): string[] {
	const { people, listings, negotiations, facts, money } = outcome;
	const size = [
		counted(people, "person", "people"),
		counted(listings, "listing"),
		counted(negotiations, "negotiation"),
		counted(facts, "fact"),
	];
	return [
		...dealLines(outcome.deals, terminal, all),
		"",
		...endingLines(outcome, terminal),
		...disputeLines(outcome.disputes).flatMap((line) => wrapped(line, terminal.columns)),
		...(money === null ? [] : ["", ...moneyLines(money, terminal)]),
		"",
		terminal.paint("dim", size.join(" · ")),
	];
}

function dealLines(deals: readonly DealRow[], terminal: Terminal, all: boolean): string[] {
	if (deals.length === 0) return ["No deals."];
	const shown = all ? deals : deals.slice(0, FIRST_DEALS);
	const [titles = "", ...rows] = tableLines(columns, shown.map(cellsOf), terminal.columns);
	const rest = deals.length - shown.length;
	const currency = deals[0]?.price.currency ?? "";
	return [
		terminal.paint("bold", `${counted(deals.length, "deal")}, prices in ${currency}`),
		terminal.paint("dim", titles),
		...rows,
		...(rest === 0 ? [] : [terminal.paint("dim", `and ${rest} more; --all shows every one`)]),
	];
}

function cellsOf({ deal, title, seller, buyer, quantity, ask, price, rounds, status }: DealRow) {
	const item = `${quantity === 1 ? "" : `${quantity} × `}${printable(title)}`;
	return [
		shortId(deal),
		status === "released" ? item : `(${status}) ${item}`,
		seller,
		buyer,
		toAmount(ask).amount,
		toAmount(price).amount,
		String(rounds),
	];
}

function endingLines(outcome: Outcome, terminal: Terminal): string[] {
	const { walkAways, impasses, otherEndings, fallThroughs, clarifications, stillOpen } = outcome;
	const rows: (readonly [string, number, string])[] = [
		["Walk-aways", sum(walkAways), listed(walkAways)],
		["Impasses", impasses, ""],
		["Other endings", sum(otherEndings), listed(otherEndings)],
		["Still open", stillOpen, ""],
		["Fell through", sum(fallThroughs), listed(fallThroughs)],
		["Clarifications", clarifications.asked, `${clarifications.answered} answered`],
		["No-shows", outcome.noShows, ""],
		["Disputes", outcome.disputes.length, listed(byOutcome(outcome.disputes))],
	];
	const kept = rows.filter(([name, count]) => count > 0 || name !== "Still open");
	const cells = kept.map(([name, count, more]) => [name, String(count), count === 0 ? "" : more]);
	const [, ...lines] = tableLines(
		[{ title: "" }, { title: "", align: "right" }, { title: "", least: 20 }],
		cells,
		terminal.columns,
	);
	return [terminal.paint("bold", "What else happened"), ...lines];
}

const byOutcome = (disputes: readonly DisputeRow[]): Record<string, number> => {
	const counts: Record<string, number> = {};
	for (const { outcome } of disputes) {
		const name = outcome === null ? "undecided" : `${outcome} decided`;
		counts[name] = (counts[name] ?? 0) + 1;
	}
	return counts;
};

const disputeLines = (disputes: readonly DisputeRow[]): string[] =>
	disputes.slice(0, FIRST_DEALS).map(({ deal, title, reason, outcome, reasons }) => {
		const what = `Dispute over ${shortId(deal)} (${printable(title)}): ${words(reason)}`;
		return outcome === null
			? `${what}, not decided yet.`
			: `${what}, decided ${outcome}. ${reasons.map(printable).join(" ")}`;
	});

/** Deposits are where everything came from; the three places it can be in must add up to the same. */
function moneyLines(money: MoneyTotals, terminal: Terminal): string[] {
	const row = (name: string, amount: Money): [string, string] => [name, toAmount(amount).amount];
	const none = (amount: Money): boolean => amount.minor === "0";
	const rows = [
		row("Deposited", money.deposits),
		...(none(money.withdrawals) ? [] : [row("Withdrawn", money.withdrawals)]),
		row("Held for deals", money.held),
		row("  released to sellers", money.released),
		row("  refunded to buyers", money.refunded),
		row("In wallets now", money.wallets),
		row("In escrow now", money.escrow),
		row("Fees", money.fees),
	];
	const [, ...lines] = tableLines(
		[{ title: "" }, { title: "", align: "right" }],
		rows,
		terminal.columns,
	);
	return [terminal.paint("bold", `Money, in ${money.deposits.currency}`), ...lines];
}

export const counted = (count: number, one: string, many = `${one}s`): string =>
	`${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const words = (code: string): string => code.replaceAll("_", " ");

const sum = (counts: Readonly<Record<string, number>>): number =>
	Object.values(counts).reduce((total, count) => total + count, 0);

const listed = (counts: Readonly<Record<string, number>>): string =>
	Object.entries(counts)
		.map(([name, count]) => `${words(name)} ${count}`)
		.join(", ");
