import { hashOf } from "@parley/contracts/hash";
import { later } from "@parley/contracts/time";
import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import {
	ANSWER_BY,
	closed,
	command,
	confirmed,
	disputed,
	eur,
	evidence,
	fact,
	justBefore,
	paidBack,
	scheduled,
	until,
	usd,
} from "../testing/deal-story.ts";
import { deal } from "./deal.ts";

const refused = (code: string) => ({
	refused: { code, because: expect.stringMatching(/^[A-Z].+\.$/) },
});
const absent = undefined as unknown as string;
const zoe = "zoe";

interface Split {
	readonly seller: ReturnType<typeof usd>;
	readonly buyer: ReturnType<typeof usd>;
}

const arbiter = { kind: "arbiter", id: "judge" } as const;
const decide = (
	outcome: "release" | "refund" | "split",
	split: Split | null = null,
	told: Parameters<typeof command>[2] = {},
) =>
	command(
		"DecideDispute",
		{ outcome, split, reasons: ["The photos show it."] },
		{ actor: arbiter, at: ANSWER_BY, ...told },
	);
const decided = (
	outcome: "release" | "refund" | "split",
	split: Split | null = null,
	window: { readonly appealUntil?: string } = {},
) =>
	fact("DisputeDecided", {
		...{ outcome, split, reasons: ["The photos show it."], evidenceHash: hashOf([]) },
		...window,
	});
const appealUntil = later(ANSWER_BY, 86_400_000);
const open = decided("refund", null, { appealUntil });

describe("deciding a dispute", () => {
	test.each([
		["release", null],
		["refund", null],
		["split", { seller: usd(5000), buyer: usd(3600) }],
		["split", { seller: usd(8600), buyer: usd(0) }],
	] as const)("is an arbiter's: %s %j", (outcome, split) => {
		expect(given(deal, ...until.disputed).when(decide(outcome, split))).toEqual({
			events: [
				{
					type: "DisputeDecided",
					data: { outcome, split, reasons: ["The photos show it."], evidenceHash: hashOf([]) },
				},
			],
		});
	});

	test("names all the evidence, in its order", () => {
		expect(
			given(deal, ...until.disputed, evidence("a"), evidence("b", "sue")).when(decide("refund")),
		).toEqual({
			events: [
				fact("DisputeDecided", {
					outcome: "refund",
					split: null,
					reasons: ["The photos show it."],
					evidenceHash: hashOf(["a".repeat(64), "b".repeat(64)]),
				}),
			],
		});
	});

	const early = { at: justBefore(ANSWER_BY) };

	test("waits until the other side has answered or had its time, whatever the one who disputes has shown", () => {
		expect(given(deal, ...until.disputed).when(decide("refund", null, early))).toEqual(
			refused("STILL_ANSWERING"),
		);
		expect(given(deal, ...until.disputed).when(decide("refund", null, { at: absent }))).toEqual(
			refused("STILL_ANSWERING"),
		);
		const own = [evidence("a"), fact("DisputeEscalated", { by: "ben" })];
		expect(given(deal, ...until.disputed, ...own).when(decide("refund", null, early))).toEqual({
			refused: { code: "STILL_ANSWERING", because: expect.stringContaining(ANSWER_BY) },
		});
		expect(given(deal, ...until.disputed, ...own).when(decide("refund"))).toMatchObject({
			events: [{ type: "DisputeDecided" }],
		});
	});

	test.each([
		["shows evidence", evidence("a", "sue")],
		["takes it to an arbiter", fact("DisputeEscalated", { by: "sue" })],
		["agrees to a return", fact("ReturnAuthorised", { by: "sue" })],
	])("need not wait where the other side %s", (_, answer) => {
		const answered = given(deal, ...until.disputed, answer, evidence("b"));
		expect(answered.when(decide("refund", null, early))).toMatchObject({
			events: [{ type: "DisputeDecided" }],
		});
	});

	test("of what the seller disputes waits for the buyer, and no return the seller agrees to stands for them", () => {
		const bySeller = { by: "sue", reason: "unpaid", claim: usd(8600), answerBy: ANSWER_BY };
		const facts = [
			...[...until.inspecting, fact("DisputeOpened", bySeller)],
			...[evidence("a", "sue"), fact("ReturnAuthorised", { by: "sue" })],
		];
		expect(given(deal, ...facts).when(decide("release", null, early))).toEqual(
			refused("STILL_ANSWERING"),
		);
		expect(
			given(deal, ...facts, evidence("b", "ben")).when(decide("release", null, early)),
		).toMatchObject({ events: [{ type: "DisputeDecided" }] });
	});

	test.each(["principal", "agent", "service", "timer"] as const)("is never a %s's", (kind) => {
		expect(
			given(deal, ...until.disputed).when(decide("refund", null, { actor: { kind, id: "ben" } })),
		).toEqual(refused("NOT_AN_ARBITER"));
	});

	test.each([
		["a split without its parts is refused", decide("split"), "SPLIT_MISSING"],
		[
			"parts without a split are refused",
			decide("refund", { seller: usd(0), buyer: usd(8600) }),
			"SPLIT_MISSING",
		],
		[
			"parts of a release are refused",
			decide("release", { seller: usd(8600), buyer: usd(0) }),
			"SPLIT_MISSING",
		],
		[
			"a seller's part in another currency is refused",
			decide("split", { seller: eur(5000), buyer: usd(3600) }),
			"WRONG_CURRENCY",
		],
		[
			"a buyer's part in another currency is refused",
			decide("split", { seller: usd(5000), buyer: eur(3600) }),
			"WRONG_CURRENCY",
		],
		[
			"rule 13: parts that are one more than is held are refused",
			decide("split", { seller: usd(5000), buyer: usd(3601) }),
			"SPLIT_MISMATCH",
		],
		[
			"rule 13: parts that are one less than is held are refused",
			decide("split", { seller: usd(4999), buyer: usd(3600) }),
			"SPLIT_MISMATCH",
		],
	])("%s", (_, attempt, code) => {
		expect(given(deal, ...until.disputed).when(attempt)).toEqual(refused(code));
	});
});

describe("an appeal", () => {
	const appeal = (by: string) => command("AppealDecision", { by, reason: "Unfair." });
	const appealed = fact("DecisionAppealed", { by: "sue", reason: "Unfair." });

	test("opens the dispute again, and stops the decision", () => {
		for (const by of ["ben", "sue"])
			expect(given(deal, ...until.disputed, decided("refund")).when(appeal(by))).toEqual({
				events: [fact("DecisionAppealed", { by, reason: "Unfair." })],
			});
		const { when } = given(deal, ...until.disputed, decided("refund"), appealed);
		expect(when(command("ExecuteDecision", {}))).toEqual(refused("NOT_DECIDED"));
		expect(when(decide("release"))).toMatchObject({
			events: [{ type: "DisputeDecided", data: { outcome: "release" } }],
		});
	});

	test("needs a decision and a party, and comes once", () => {
		expect(given(deal, ...until.disputed).when(appeal("ben"))).toEqual(refused("NOT_DECIDED"));
		expect(given(deal, ...until.disputed, decided("refund")).when(appeal(zoe))).toEqual(
			refused("NOT_A_PARTY"),
		);
		expect(given(deal, ...until.disputed, decided("refund"), appealed).when(appeal("ben"))).toEqual(
			refused("NOT_DECIDED"),
		);
		expect(
			given(deal, ...until.disputed, decided("refund"), appealed, decided("release")).when(
				appeal("ben"),
			),
		).toEqual(refused("ALREADY_APPEALED"));
	});
});

describe("the time to appeal", () => {
	const decideBy = (end: string, ...facts: ReturnType<typeof fact>[]) =>
		given(deal, ...until.disputed, ...facts).when(
			command(
				"DecideDispute",
				{ outcome: "refund", split: null, reasons: ["So."], appealUntil: end },
				{ actor: arbiter, at: ANSWER_BY },
			),
		);
	const appeal = (at: string) =>
		given(deal, ...until.disputed, open).when(
			command("AppealDecision", { by: "sue", reason: "Unfair." }, { at }),
		);
	const execute = (at: string) =>
		given(deal, ...until.disputed, open).when(command("ExecuteDecision", {}, { at }));

	test("is said with the decision, and lies ahead of it", () => {
		expect(decideBy(appealUntil)).toMatchObject({ events: [{ data: { appealUntil } }] });
		expect(decideBy(ANSWER_BY)).toEqual(refused("EXPIRY_PASSED"));
	});

	test("is over at its end", () => {
		expect(appeal(justBefore(appealUntil))).toMatchObject({
			events: [{ type: "DecisionAppealed" }],
		});
		expect(appeal(appealUntil)).toEqual(refused("APPEAL_OVER"));
	});

	test("is waited for before anything is paid", () => {
		expect(execute(justBefore(appealUntil))).toEqual(refused("APPEAL_OPEN"));
		expect(execute(absent)).toEqual(refused("APPEAL_OPEN"));
		expect(execute(appealUntil)).toEqual({ events: [paidBack, closed("refunded", true)] });
	});

	test("is given once: what is decided after an appeal is final", () => {
		const appealed = fact("DecisionAppealed", { by: "sue", reason: "Unfair." });
		const again = decideBy(appealUntil, open, appealed);
		expect(again).toMatchObject({ events: [{ type: "DisputeDecided" }] });
		expect(JSON.stringify(again)).not.toContain("appealUntil");
	});
});

describe("rule 13: carrying a decision out", () => {
	const execute = command("ExecuteDecision", {});
	const carriedOut = (...facts: ReturnType<typeof fact>[]) => given(deal, ...facts).when(execute);
	const missed = [...until.held, scheduled, disputed];

	test("needs a decision", () => {
		expect(carriedOut(...until.disputed)).toEqual(refused("NOT_DECIDED"));
	});

	test("refunds the full total, and says whether the goods were handed over", () => {
		expect(carriedOut(...until.disputed, decided("refund"))).toEqual({
			events: [paidBack, closed("refunded", true)],
		});
		expect(carriedOut(...missed, decided("refund"))).toEqual({
			events: [paidBack, closed("refunded", false)],
		});
		expect(carriedOut(...until.scheduled, confirmed("ben"), disputed, decided("refund"))).toEqual({
			events: [paidBack, closed("refunded", false)],
		});
	});

	test("releases the price and the fees, and says whether the goods were handed over", () => {
		const paid = fact("FundsReleased", {
			postings: [
				{ from: "escrow:d1", to: "wallet:sue", amount: usd(8000) },
				{ from: "escrow:d1", to: "fees", amount: usd(500) },
				{ from: "escrow:d1", to: "fees", amount: usd(100) },
			],
		});
		expect(carriedOut(...until.disputed, decided("release"))).toEqual({
			events: [paid, closed("released", true)],
		});
		expect(carriedOut(...missed, decided("release"))).toEqual({
			events: [paid, closed("released", false)],
		});
	});

	test.each([
		[5000, 3600],
		[1, 8599],
	])("splits into %d for the seller and %d for the buyer", (seller, buyer) => {
		expect(
			carriedOut(...until.disputed, decided("split", { seller: usd(seller), buyer: usd(buyer) })),
		).toEqual({
			events: [
				fact("FundsReleased", {
					postings: [{ from: "escrow:d1", to: "wallet:sue", amount: usd(seller) }],
				}),
				fact("FundsRefunded", {
					postings: [{ from: "escrow:d1", to: "wallet:ben", amount: usd(buyer) }],
				}),
				closed("split", true),
			],
		});
	});

	test("splits into one part where the other is nothing", () => {
		expect(carriedOut(...missed, decided("split", { seller: usd(8600), buyer: usd(0) }))).toEqual({
			events: [
				fact("FundsReleased", {
					postings: [{ from: "escrow:d1", to: "wallet:sue", amount: usd(8600) }],
				}),
				closed("split", false),
			],
		});
		expect(
			carriedOut(...until.disputed, decided("split", { seller: usd(0), buyer: usd(8600) })),
		).toEqual({ events: [paidBack, closed("split", true)] });
	});
});
