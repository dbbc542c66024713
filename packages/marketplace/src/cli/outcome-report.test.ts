import { expect, it } from "vitest";
import type { DealRow, Outcome } from "../outcome.ts";
import { displayWidth } from "./display-text.ts";
import { outcomeLines } from "./outcome-report.ts";

const usd = (minor: number) => ({ minor: String(minor), currency: "USD" });
const terminal = {
	columns: 80,
	print: () => {},
	note: () => {},
	paint: (_: string, text: string) => text,
	output: process.stdout,
	status: { write: () => true },
};

const deal = (at: number, more: Partial<DealRow> = {}): DealRow => ({
	deal: `0000000${at.toString(16)}-d001-5000-8000-000000000000`,
	negotiation: "n",
	listing: "l",
	title: "Oak stool",
	seller: "ann",
	buyer: "ben",
	quantity: 1,
	ask: usd(3_500),
	price: usd(3_000),
	total: usd(3_000),
	rounds: 4,
	status: "released",
	...more,
});

const outcome = (deals: readonly DealRow[], more: Partial<Outcome> = {}): Outcome => ({
	facts: 1_234,
	people: 2,
	listings: 1,
	negotiations: 3,
	deals,
	walkAways: { found_elsewhere: 2, price: 1 },
	impasses: 0,
	otherEndings: {},
	stillOpen: 0,
	clarifications: { asked: 2, answered: 1 },
	fallThroughs: {},
	disputes: [],
	noShows: 0,
	money: null,
	...more,
});

it("shows the first fifteen deals and how many more there are, or all", () => {
	const deals = Array.from({ length: 16 }, (_, at) => deal(at));
	const rows = (all: boolean) =>
		outcomeLines(outcome(deals), terminal, all).filter((line) => line.includes("Oak stool"));
	expect([rows(false).length, rows(true).length]).toEqual([15, 16]);
	expect(outcomeLines(outcome(deals), terminal, false)).toContain(
		"and 1 more; --all shows every one",
	);
});

it("keeps within the terminal whatever a title holds", () => {
	const title = `\u001b[31m\u202e${"🪴 日本 שולחן ".repeat(20)}`;
	const disputes = [
		{
			deal: "d",
			title,
			by: "ben",
			reason: "damaged",
			outcome: "refund",
			reasons: ["x ".repeat(99)],
		},
	] as const;
	const lines = outcomeLines(outcome([deal(1, { title })], { disputes }), terminal, false);
	expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([]);
	expect(lines.join("")).not.toContain("\u001b");
	expect(lines.join("")).not.toContain("\u202e");
});

it("says of a deal how many it was for, and when it did not end with a sale", () => {
	const lines = outcomeLines(
		outcome([deal(1, { quantity: 4, status: "refunded" })]),
		terminal,
		false,
	);
	expect(lines[2]).toMatch(/^00000001 {2}\(refunded\) 4 × Oak stool +ann +ben +35\.00 +30\.00 +4$/);
});

it("counts endings by reason, the most frequent first", () => {
	const lines = outcomeLines(outcome([]), terminal, false);
	expect(lines).toContain("No deals.");
	expect(lines).toContain("Walk-aways      3  found elsewhere 2, price 1");
	expect(lines).toContain("Clarifications  2  1 answered");
});
