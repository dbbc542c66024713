import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import {
	ANSWER_BY,
	type Command,
	closed,
	command,
	confirmed,
	decidedBy,
	disputed,
	eur,
	evidence,
	fact,
	justBefore,
	paidBack,
	until,
	usd,
	WINDOW_END,
} from "../testing/deal-story.ts";
import { deal } from "./deal.ts";

const refused = (code: string) => ({
	refused: { code, because: expect.stringMatching(/^[A-Z].+\.$/) },
});
const absent = undefined as unknown as string;
const zoe = "zoe";

describe("opening a dispute", () => {
	const dispute = (claim: { minor: string; currency: string }, by = "ben") =>
		command("OpenDispute", { by, reason: "broken", claim, answerBy: ANSWER_BY });

	test.each(["held", "scheduled", "inspecting"] as const)(
		"is possible while the deal is %s",
		(stage) => {
			expect(given(deal, ...until[stage]).when(dispute(usd(8600)))).toEqual({ events: [disputed] });
		},
	);

	test("is the seller's right too", () => {
		expect(given(deal, ...until.held).when(dispute(usd(1), "sue"))).toEqual({
			events: [
				{
					type: "DisputeOpened",
					data: { by: "sue", reason: "broken", claim: usd(1), answerBy: ANSWER_BY },
				},
			],
		});
	});

	test.each([
		["of others is refused", until.held, dispute(usd(1), zoe), "NOT_A_PARTY"],
		[
			"of nobody is refused",
			until.held,
			command("OpenDispute", { by: absent, reason: "broken", claim: usd(1), answerBy: ANSWER_BY }),
			"NOT_A_PARTY",
		],
		["a second time is refused", until.disputed, dispute(usd(1), "sue"), "ALREADY_DISPUTED"],
		["before any money is held is refused", until.opened, dispute(usd(1)), "NOT_HELD"],
		["in another currency is refused", until.held, dispute(eur(1)), "WRONG_CURRENCY"],
		["over nothing is refused", until.held, dispute(usd(0)), "CLAIM_OUT_OF_RANGE"],
		["over one more than is held is refused", until.held, dispute(usd(8601)), "CLAIM_OUT_OF_RANGE"],
		[
			"without time to answer is refused",
			until.held,
			command(
				"OpenDispute",
				{ by: "ben", reason: "broken", claim: usd(1), answerBy: ANSWER_BY },
				{ at: ANSWER_BY },
			),
			"EXPIRY_PASSED",
		],
	])("%s", (_, facts, attempt, code) => {
		expect(given(deal, ...facts).when(attempt)).toEqual(refused(code));
	});
});

describe("missing a handover", () => {
	const timer = { kind: "timer", id: "market" } as const;
	const miss = (told: Parameters<typeof command>[2] = {}) =>
		command("MissHandover", { answerBy: ANSWER_BY }, { at: WINDOW_END, actor: timer, ...told });
	const opens = (by: string, reason: string) => ({
		events: [
			{ type: "DisputeOpened", data: { by, reason, claim: usd(8600), answerBy: ANSWER_BY } },
		],
	});

	test("opens the buyer's dispute over all that is held, unless the seller came", () => {
		expect(given(deal, ...until.scheduled).when(miss())).toEqual(opens("ben", "not_handed_over"));
		expect(given(deal, ...until.scheduled, confirmed("ben")).when(miss())).toEqual(
			opens("ben", "not_handed_over"),
		);
		expect(given(deal, ...until.scheduled, confirmed("sue")).when(miss())).toEqual(
			opens("sue", "not_collected"),
		);
	});

	test("is said by the market's timer alone", () => {
		for (const kind of ["principal", "agent", "service", "arbiter"] as const)
			expect(given(deal, ...until.scheduled).when(miss({ actor: { kind, id: "ben" } }))).toEqual(
				refused("NOT_ALLOWED"),
			);
	});

	test("leaves time to answer", () => {
		expect(given(deal, ...until.scheduled).when(miss({ at: ANSWER_BY }))).toEqual(
			refused("EXPIRY_PASSED"),
		);
		expect(given(deal, ...until.scheduled).when(miss({ at: justBefore(ANSWER_BY) }))).toEqual(
			opens("ben", "not_handed_over"),
		);
	});

	test.each(["opened", "held", "inspecting", "disputed"] as const)(
		"needs a handover that is waited for, not a deal that is %s",
		(stage) => {
			expect(given(deal, ...until[stage]).when(miss())).toEqual(refused("NOT_SCHEDULED"));
		},
	);
});

const hearing: Command[] = [
	command("SubmitEvidence", { by: "ben", kind: "photo", hash: "a".repeat(64) }),
	command("AuthoriseReturn", { by: "sue" }),
	command("ReceiveReturn", { by: "sue" }),
	command("EscalateDispute", { by: "ben" }),
	command(
		"DecideDispute",
		{ outcome: "refund", split: null, reasons: ["The photos show it."] },
		{ actor: { kind: "arbiter", id: "judge" }, at: ANSWER_BY },
	),
];

describe("what is said in a dispute", () => {
	test.each([
		...hearing,
		command("AppealDecision", { by: "ben", reason: "Unfair." }),
		command("ExecuteDecision", {}),
	])("has no $type without one", (attempt) => {
		expect(given(deal, ...until.inspecting).when(attempt)).toEqual(refused("NO_DISPUTE"));
	});

	test.each(hearing)("has no $type after the decision", (attempt) => {
		expect(given(deal, ...until.disputed, decidedBy("refund")).when(attempt)).toEqual(
			refused("DISPUTE_DECIDED"),
		);
	});

	test("is evidence of both sides, and of nobody else", () => {
		const submit = (by: string) =>
			command("SubmitEvidence", { by, kind: "photo", hash: "a".repeat(64) });
		for (const by of ["ben", "sue"])
			expect(given(deal, ...until.disputed).when(submit(by))).toEqual({
				events: [evidence("a", by)],
			});
		expect(given(deal, ...until.disputed).when(submit(zoe))).toEqual(refused("NOT_A_PARTY"));
	});

	test("is an escalation by either side, once", () => {
		const escalate = (by: string) => command("EscalateDispute", { by });
		for (const by of ["ben", "sue"])
			expect(given(deal, ...until.disputed).when(escalate(by))).toEqual({
				events: [fact("DisputeEscalated", { by })],
			});
		expect(given(deal, ...until.disputed).when(escalate(zoe))).toEqual(refused("NOT_A_PARTY"));
		expect(
			given(deal, ...until.disputed, fact("DisputeEscalated", { by: "ben" })).when(escalate("sue")),
		).toEqual(refused("ALREADY_ESCALATED"));
	});
});

describe("a return", () => {
	const authorise = (by: string) => command("AuthoriseReturn", { by });
	const receive = (by: string) => command("ReceiveReturn", { by });
	const authorised = fact("ReturnAuthorised", { by: "sue" });

	test("is authorised by the seller, once", () => {
		expect(given(deal, ...until.disputed).when(authorise("sue"))).toEqual({ events: [authorised] });
		expect(given(deal, ...until.disputed).when(authorise("ben"))).toEqual(
			refused("NOT_THE_SELLER"),
		);
		expect(given(deal, ...until.disputed, authorised).when(authorise("sue"))).toEqual(
			refused("ALREADY_AUTHORISED"),
		);
	});

	test("that is received gives everything back to the buyer and the goods to the seller", () => {
		expect(given(deal, ...until.disputed, authorised).when(receive("sue"))).toEqual({
			events: [fact("ReturnReceived", { by: "sue" }), paidBack, closed("refunded", false)],
		});
	});

	test("is received by the seller, after it was authorised", () => {
		expect(given(deal, ...until.disputed, authorised).when(receive("ben"))).toEqual(
			refused("NOT_THE_SELLER"),
		);
		expect(given(deal, ...until.disputed).when(receive("sue"))).toEqual(refused("NOT_AUTHORISED"));
		expect(
			given(deal, ...until.disputed, authorised, fact("ReturnReceived", { by: "sue" })).when(
				receive("sue"),
			),
		).toEqual(refused("NOT_AUTHORISED"));
	});
});

describe("the state of a dispute", () => {
	test("is what was said in it", () => {
		const said = [
			evidence("a"),
			fact("ReturnAuthorised", { by: "sue" }),
			fact("DisputeEscalated", { by: "ben" }),
		];
		expect(given(deal, ...until.disputed, ...said).state).toMatchObject({
			status: "disputed",
			dispute: {
				by: "ben",
				claim: usd(8600),
				answerBy: ANSWER_BY,
				evidence: ["a".repeat(64)],
				returning: true,
				escalated: true,
				appealed: false,
				decision: null,
			},
		});
	});

	test("has nothing said in it at first", () => {
		const dispute = { by: "ben", claim: usd(8600), answerBy: ANSWER_BY, evidence: [] };
		const quiet = { returning: false, escalated: false, appealed: false, decision: null };
		expect(given(deal, ...until.disputed).state).toMatchObject({
			status: "disputed",
			dispute: { ...dispute, ...quiet },
		});
	});

	test("begins with the dispute", () => {
		expect(
			given(deal, ...until.held, evidence("a"), fact("DisputeEscalated", { by: "ben" })).state,
		).toEqual(given(deal, ...until.held).state);
	});
});
