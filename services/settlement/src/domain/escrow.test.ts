import type { Posting } from "@parley/contracts/deal";
import { type Decision, fold } from "@parley/ledger/decider";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	ANSWER_BY,
	type Command,
	command,
	deal1,
	type Fact,
	INSPECTED,
	NOW,
	terms,
	usd,
	WINDOW_END,
} from "../testing/deal-story.ts";
import { deal } from "./deal.ts";
import { holdPostings, refundPostings, releasePostings, splitPostings } from "./escrow.ts";

const opened = deal1;

describe("rule 13: the postings of an escrow", () => {
	test("take the full total in", () => {
		expect(holdPostings(opened)).toEqual([
			{ from: "wallet:ben", to: "escrow:d1", amount: usd(8600) },
		]);
	});

	test("pay the price and every fee that is more than nothing", () => {
		expect(releasePostings(opened)).toEqual([
			{ from: "escrow:d1", to: "wallet:sue", amount: usd(8000) },
			{ from: "escrow:d1", to: "fees", amount: usd(500) },
			{ from: "escrow:d1", to: "fees", amount: usd(100) },
		]);
	});

	test("give the full total back", () => {
		expect(refundPostings(opened)).toEqual([
			{ from: "escrow:d1", to: "wallet:ben", amount: usd(8600) },
		]);
	});

	test("split it in two parts, either of which may be nothing", () => {
		expect(splitPostings(opened, { seller: usd(1), buyer: usd(8599) })).toEqual({
			seller: [{ from: "escrow:d1", to: "wallet:sue", amount: usd(1) }],
			buyer: [{ from: "escrow:d1", to: "wallet:ben", amount: usd(8599) }],
		});
		expect(splitPostings(opened, { seller: usd(0), buyer: usd(0) })).toEqual({
			seller: [],
			buyer: [],
		});
	});
});

const someTerms = fc
	.tuple(
		fc.integer({ min: 1, max: 1_000_000 }),
		fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 4 }),
	)
	.map(([price, fees]) => ({
		...terms,
		price: usd(price),
		fees: fees.map((amount, index) => ({ code: `fee-${index}`, amount: usd(amount) })),
		total: usd(fees.reduce((sum, fee) => sum + fee, price)),
	}));

const by = fc.constantFrom("ben", "ben", "sue", "sue", "zoe");
const at = fc.constantFrom(NOW, WINDOW_END, INSPECTED, ANSWER_BY);
const kind = fc.constantFrom("principal", "arbiter", "timer") as fc.Arbitrary<
	Command["actor"]["kind"]
>;
/** Anything anyone could say about a deal; half of it makes no sense at the time. */
const someCommand = fc
	.tuple(
		by,
		at,
		kind,
		fc.integer({ min: 0, max: 100 }),
		fc.integer({ min: 0, max: 14 }),
		fc.constantFrom("release", "refund", "split"),
	)
	.map(([who, when, what, percent, choice, outcome]) => (total: number): Command => {
		const part = Math.floor((total * percent) / 100);
		const split = outcome === "split" ? { seller: usd(part), buyer: usd(total - part) } : null;
		const told = { at: when, actor: { kind: what, id: who } };
		const sayings = [
			command("FallThrough", { reason: "cancelled" }, told),
			command("HoldFunds", {}, told),
			command("ScheduleHandover", { from: NOW, to: WINDOW_END }, told),
			command("ConfirmHandover", { by: who, inspectUntil: INSPECTED }, told),
			command("ReleaseFunds", {}, told),
			command(
				"OpenDispute",
				{ by: who, reason: "broken", claim: usd(part), answerBy: ANSWER_BY },
				told,
			),
			command("MissHandover", { answerBy: ANSWER_BY }, told),
			command("SubmitEvidence", { by: who, kind: "photo", hash: "a".repeat(64) }, told),
			command("AuthoriseReturn", { by: who }, told),
			command("ReceiveReturn", { by: who }, told),
			command("EscalateDispute", { by: who }, told),
			command(
				"DecideDispute",
				{ outcome, split, reasons: ["So it is."] },
				{ at: when, actor: { kind: "arbiter", id: "judge" } },
			),
			command("AppealDecision", { by: who, reason: "No." }, told),
			command("ExecuteDecision", {}, told),
		];
		return sayings[choice] ?? command("HoldFunds", {}, told);
	});

const postingsOf = (facts: readonly Fact[]): Posting[] =>
	facts.flatMap((each) => ("postings" in each.data ? each.data.postings : []));
const sum = (postings: readonly Posting[]): bigint =>
	postings.reduce((all, { amount }) => all + BigInt(amount.minor), 0n);

/** What happens to a deal when all of this is said about it, one after the other. */
function history(about: typeof deal1, sayings: readonly ((total: number) => Command)[]): Fact[] {
	const total = Number(about.terms.total.minor);
	const facts: Fact[] = [];
	for (const said of [command("OpenDeal", about), ...sayings.map((say) => say(total))]) {
		const decision: Decision<Fact> = deal.decide(said, fold(deal, facts));
		if ("events" in decision) facts.push(...decision.events);
	}
	return facts;
}

test("rule 13: whatever is said about a deal, what its escrow received leaves it in full, once", () => {
	const endings = new Map<unknown, number>();
	fc.assert(
		fc.property(
			someTerms,
			fc.array(someCommand, { maxLength: 60, size: "max" }),
			(agreed, sayings) => {
				const about = { ...deal1, terms: agreed };
				const facts = history(about, [
					() => command("HoldFunds", {}),
					() => command("ScheduleHandover", { from: NOW, to: WINDOW_END }),
					...sayings,
				]);
				const postings = postingsOf(facts);
				const into = postings.filter(({ to }) => to === "escrow:d1");
				const out = postings.filter(({ from }) => from === "escrow:d1");
				const endedAs = facts.flatMap((each) =>
					each.type === "DealClosed" ? [each.data.disposition] : [],
				);
				for (const ending of endedAs) endings.set(ending, (endings.get(ending) ?? 0) + 1);
				expect(
					postings.every(({ amount }) => BigInt(amount.minor) > 0n && amount.currency === "USD"),
				).toBe(true);
				expect(into).toEqual([{ from: "wallet:ben", to: "escrow:d1", amount: agreed.total }]);
				expect(into.length + out.length).toBe(postings.length);
				expect(out.every(({ to }) => ["wallet:ben", "wallet:sue", "fees"].includes(to))).toBe(true);
				expect(endedAs.length).toBeLessThan(2);
				expect(sum(out)).toBe(endedAs.length === 1 ? BigInt(agreed.total.minor) : 0n);
				expect(facts.findIndex(({ type }) => type === "DealClosed")).toBe(
					endedAs.length === 1 ? facts.length - 1 : -1,
				);
			},
		),
		{ seed: 20260301, numRuns: 500 },
	);
	// A property that never reaches an ending proves nothing about it.
	for (const ending of ["released", "refunded", "split"])
		expect(endings.get(ending)).toBeGreaterThan(10);
});
