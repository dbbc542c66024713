import type { Fact, Report } from "./fact.ts";
import { factMoney, record } from "./reading.ts";
import type { Table } from "./table.ts";

/** A suggestion is made once, between two positions, and is half-way between their totals: nothing else is known to the market. */
export function checkSuggestion(table: Table, fact: Fact, report: Report): void {
	const totalOf = (told: Fact | undefined): bigint | undefined =>
		factMoney(record(told?.data.terms).total)?.minor;
	const [bid, ask] = [totalOf(table.offers.buyer.at(-1)), totalOf(table.offers.seller.at(-1))];
	const total = totalOf(fact);
	if (table.suggested) report("7 suggestion", fact, "the market suggests a second time");
	if (bid === undefined || ask === undefined || total !== (bid + ask) / 2n)
		report("7 suggestion", fact, "the suggestion is not half-way between the two positions");
}
