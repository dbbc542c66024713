import type { ShownDeal } from "@parley/contracts/http/deal";
import { fullHour, later } from "@parley/contracts/time";
import type { Caller, Reply } from "@parley/runtime/http/route";
import { person, type Stage, stage } from "@parley/runtime/testing/api-story";
import { beforeEach, describe, expect, test } from "vitest";
import { settlement } from "../index.ts";
import { closed, until, usd } from "../testing/deal-story.ts";

const ben = person("ben");
const sue = person("sue");
const judge = person("judge", "arbiter");
const code = (reply: Reply): string | undefined =>
	"refusal" in reply ? reply.refusal.code : undefined;
const amount = (decimals: string) => ({ amount: decimals, currency: "USD" });
const hash = "a".repeat(64);
const dispute = {
	by: "ben",
	reason: "broken",
	claim: amount("86.00"),
	answerBy: "2026-03-03T12:00:00.000Z",
	evidence: [],
	returnAuthorised: false,
	returnReceived: false,
	escalatedBy: null,
	decision: null,
	appeal: null,
};

let market: Stage;
beforeEach(async () => {
	market = stage(settlement);
	await market.happened("account-ben", {
		type: "FundsDeposited",
		data: { postings: [{ from: "outside", to: "wallet:ben", amount: usd(20000) }] },
	});
	await market.happened("deal-d1", ...until.inspecting);
});
const act = (caller: Caller, what: string, body?: object, key?: string) =>
	market.ask(caller, `POST /deals/d1/${what}`, { body, ...(key === undefined ? {} : { key }) });
const open = (caller = ben, rest: object = {}, key?: string) =>
	act(caller, "dispute", { reason: "broken", claim: amount("86.00"), ...rest }, key);
const said = async (caller: Caller = ben) =>
	((await market.ask(caller, "GET /deals/d1")) as { body: { dispute: unknown } }).body.dispute;

describe("opening a dispute", () => {
	test("gives the other side two days to be heard", async () => {
		expect(await open()).toMatchObject({ status: 200, body: { status: "disputed", dispute } });
		expect(await said(sue)).toEqual(dispute);
	});

	test("twice under one key opens one, with the time it was given first", async () => {
		const first = await open(ben, {}, "dispute");
		market.set("2026-03-02T09:00:00.000Z");
		expect(await open(ben, {}, "dispute")).toEqual(first);
		expect(code(await open(ben, { reason: "lost" }, "dispute"))).toBe("IDEMPOTENCY_CONFLICT");
		expect(code(await open(sue))).toBe("ALREADY_DISPUTED");
	});

	test.each([
		["over more than is held", { claim: amount("86.01") }, "CLAIM_OUT_OF_RANGE"],
		["in another currency", { claim: { amount: "1.00", currency: "EUR" } }, "WRONG_CURRENCY"],
		["over nothing", { claim: amount("0.00") }, "MALFORMED"],
		["with a time of one's own", { answerBy: "2026-03-01T12:00:00.001Z" }, "MALFORMED"],
	])("%s is refused", async (_, body, expected) => {
		expect(code(await open(ben, body))).toBe(expected);
	});
});

describe("what the parties say in a dispute", () => {
	const turns: [string, Caller, object | undefined][] = [
		["evidence", ben, { kind: "photo", hash }],
		["return-authorisation", sue, undefined],
		["return-receipt", sue, undefined],
		["escalation", ben, undefined],
	];

	test.each(turns)("has no %s without one", async (what, caller, body) => {
		expect(code(await act(caller, what, body))).toBe("NO_DISPUTE");
	});

	test.each(turns)("has no %s once it was decided", async (what, caller, body) => {
		await open();
		await act(sue, "evidence", { kind: "photo", hash });
		await act(judge, "decision", { outcome: "refund", reasons: ["It is broken."] });
		expect(code(await act(caller, what, body))).toBe("DISPUTE_DECIDED");
	});

	test("is evidence, by its hash", async () => {
		await open();
		await act(ben, "evidence", { kind: "photo", hash });
		await act(sue, "evidence", { kind: "receipt", hash: "b".repeat(64) });
		expect(await said()).toEqual({
			...dispute,
			evidence: [
				{ by: "ben", kind: "photo", hash },
				{ by: "sue", kind: "receipt", hash: "b".repeat(64) },
			],
		});
		expect(code(await act(ben, "evidence", { kind: "photo", hash: "a photo" }))).toBe("MALFORMED");
	});

	test("is a return that the seller agrees to and receives; then the buyer has everything back", async () => {
		await open();
		expect(code(await act(sue, "return-receipt"))).toBe("NOT_AUTHORISED");
		expect(code(await act(ben, "return-authorisation"))).toBe("NOT_THE_SELLER");
		await act(sue, "return-authorisation");
		expect(await said()).toEqual({ ...dispute, returnAuthorised: true });
		expect(code(await act(sue, "return-authorisation"))).toBe("ALREADY_AUTHORISED");
		expect(code(await act(ben, "return-receipt"))).toBe("NOT_THE_SELLER");
		expect(await act(sue, "return-receipt")).toMatchObject({
			body: {
				status: "closed",
				disposition: "refunded",
				dispute: { ...dispute, returnAuthorised: true, returnReceived: true },
			},
		});
		expect(code(await act(sue, "return-receipt"))).toBe("DEAL_CLOSED");
	});

	test("is an escalation, once", async () => {
		await open();
		expect(await act(sue, "escalation")).toMatchObject({
			body: { dispute: { ...dispute, escalatedBy: "sue" } },
		});
		expect(code(await act(ben, "escalation"))).toBe("ALREADY_ESCALATED");
	});
});

describe("a decision", () => {
	const split = { seller: amount("86.00"), buyer: amount("0.00") };
	const decide = (rest: object = {}, caller = judge, key?: string) =>
		act(caller, "decision", { outcome: "refund", reasons: ["It is broken."], ...rest }, key);
	beforeEach(async () => {
		await open();
	});

	test("is an arbiter's, once the other side has had its time to answer", async () => {
		await act(ben, "evidence", { kind: "photo", hash });
		expect(code(await decide())).toBe("STILL_ANSWERING");
		market.set(dispute.answerBy);
		expect(await decide()).toMatchObject({
			status: 200,
			body: {
				status: "decided",
				dispute: {
					decision: { by: "judge", outcome: "refund", split: null, reasons: ["It is broken."] },
				},
			},
		});
		expect(market.ledger.facts.at(-1)?.actor).toEqual({ kind: "arbiter", id: "judge" });
		expect(code(await decide())).toBe("DISPUTE_DECIDED");
	});

	test("need not wait where the other side has answered", async () => {
		await act(sue, "evidence", { kind: "photo", hash });
		expect(await decide()).toMatchObject({ status: 200 });
	});

	test("says who gets how much of a split", async () => {
		market.set(dispute.answerBy);
		const wrong = { seller: amount("86.00"), buyer: amount("0.01") };
		const foreign = { seller: { amount: "86.00", currency: "EUR" }, buyer: amount("0.00") };
		expect(code(await decide({ outcome: "split" }))).toBe("SPLIT_MISSING");
		expect(code(await decide({ split }))).toBe("SPLIT_MISSING");
		expect(code(await decide({ outcome: "split", split: wrong }))).toBe("SPLIT_MISMATCH");
		expect(code(await decide({ outcome: "split", split: foreign }))).toBe("WRONG_CURRENCY");
		expect(await decide({ outcome: "split", split })).toMatchObject({
			body: { dispute: { decision: { outcome: "split", split } } },
		});
	});

	test("that is repeated under its key is answered as before", async () => {
		market.set(dispute.answerBy);
		const first = await decide({}, judge, "decide");
		expect(await decide({}, judge, "decide")).toEqual(first);
	});

	test("is nobody's who is a party, or no arbiter", async () => {
		market.set(dispute.answerBy);
		expect(code(await decide({}, person("sue", "arbiter")))).toBe("NOT_ALLOWED");
		expect(code(await decide({}, ben))).toBe("NOT_ALLOWED");
		expect(code(await decide({}, person("root", "operator")))).toBe("NOT_ALLOWED");
		expect(await said()).toEqual(dispute);
	});

	test("needs a dispute", async () => {
		await market.happened("deal-d2", ...until.held);
		const body = { outcome: "refund", reasons: ["So be it."] };
		expect(code(await market.ask(judge, "POST /deals/d2/decision", { body }))).toBe("NO_DISPUTE");
	});

	test("says until when it can be appealed, and cannot be after that", async () => {
		market.set(dispute.answerBy);
		const { body } = (await decide()) as { readonly body?: unknown };
		const appealUntil = (body as ShownDeal).dispute?.decision?.appealUntil ?? "";
		expect(appealUntil).toBe(fullHour(later(dispute.answerBy, 86_400_000)));
		market.set(appealUntil);
		expect(code(await act(sue, "appeal", { reason: "Unfair." }))).toBe("APPEAL_OVER");
	});

	test("can be appealed against once, before it is carried out", async () => {
		const appeal = () => act(sue, "appeal", { reason: "Unfair." });
		expect(code(await appeal())).toBe("NOT_DECIDED");
		market.set(dispute.answerBy);
		await decide();
		expect(await appeal()).toMatchObject({
			body: {
				status: "disputed",
				dispute: { decision: null, appeal: { by: "sue", reason: "Unfair." } },
			},
		});
		expect(await decide()).toMatchObject({
			body: { dispute: { decision: { appealUntil: null } } },
		});
		expect(code(await appeal())).toBe("ALREADY_APPEALED");
		await market.happened("deal-d1", closed("refunded", true));
		expect(code(await appeal())).toBe("DEAL_CLOSED");
	});
});
