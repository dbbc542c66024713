import { hashOf } from "@parley/contracts/hash";
import { beforeEach, describe, expect, test } from "vitest";
import { answerClarification, complain, handOver, receive } from "./appointments.ts";
import { DEADLINE, eur, mandateOf, NOON } from "./testing/sample.ts";
import { Stage } from "./testing/stage.ts";

let stage: Stage;
const sent = () =>
	stage.sent.map(({ stream, type, data, actor }) => ({ stream, type, data, actor }));
const agent = (id: string) => ({ kind: "agent", id });

const lamp = { listing: "lamp", ask: eur(900), floor: eur(400) };
const deal = { negotiationId: "n1", dealId: "d1" };
const parties = { listing: "lamp", buyer: "ben", seller: "anna" };

beforeEach(async () => {
	stage = new Stage();
	await stage.tell("negotiation-n1", "NegotiationOpened", {
		negotiationId: "n1",
		...parties,
		revision: 1,
		quantity: 1,
		deadline: DEADLINE,
		maxRounds: 8,
		currency: "EUR",
	});
});

describe("a question about a listing", () => {
	const slot = (name: string, ...readings: string[]) => ({
		slot: name,
		question: "Which?",
		readings,
	});
	const asked = (...slots: ReturnType<typeof slot>[]) =>
		stage.tell("listing-lamp", "ListingNeedsClarification", { slots });
	const listed = () =>
		stage.tell("listing-lamp", "ListingPublished", {
			seller: "anna",
			title: "Lamp",
			description: "",
			category: "light",
			quantity: 1,
			ask: eur(900),
			attributes: {},
			handover: { method: "pickup", window: "P2D" },
			revision: 1,
			hash: "d".repeat(64),
		});

	test("is answered with what its seller said, where that is one of the readings", async () => {
		await stage.grant(
			mandateOf({ sells: [{ ...lamp, answers: { unit: "each", colour: "red" } }] }),
		);
		await listed();
		await stage.deliver(
			answerClarification,
			await asked(
				slot("unit", "each", "lot"),
				slot("colour", "blue", "green"),
				slot("size", "s", "m"),
			),
		);
		expect(sent()).toEqual([
			{
				stream: "listing-lamp",
				type: "AnswerClarification",
				data: { by: "anna", slot: "unit", answer: "each" },
				actor: agent("anna"),
			},
		]);
	});

	test("stays open where its seller never said", async () => {
		await stage.grant(mandateOf());
		await listed();
		await stage.deliver(
			answerClarification,
			await asked(slot("unit", "each", "lot"), slot("toString", "a", "b")),
		);
		expect(sent()).toEqual([]);
	});

	test("about a listing that nobody's mandate sells stays open", async () => {
		await listed();
		await stage.deliver(answerClarification, await asked(slot("unit", "each", "lot")));
		expect(sent()).toEqual([]);
	});

	test("that came before the mandate is answered by the mandate, each on its own", async () => {
		await listed();
		await asked(slot("unit", "each", "lot"));
		await asked(slot("colour", "blue", "green"), slot("size", "s", "m"));
		const answers = { unit: "each", colour: "red" };
		const granted = await stage.grant(mandateOf({ sells: [{ ...lamp, answers }] }));
		await stage.deliver(answerClarification, granted);
		expect(stage.sent.map(({ data }) => data)).toEqual([
			{ by: "anna", slot: "unit", answer: "each" },
			{ by: "anna", slot: "colour", answer: "red" },
		]);
		expect(new Set(stage.sent.map(({ id }) => id)).size).toBe(2);
	});

	test("that was answered already is not answered again by an amended mandate", async () => {
		await listed();
		await asked(slot("unit", "each", "lot"));
		await stage.tell("listing-lamp", "ClarificationAnswered", { slot: "unit", answer: "lot" });
		const granted = await stage.grant(
			mandateOf({ sells: [{ ...lamp, answers: { unit: "each" } }] }),
		);
		await stage.deliver(answerClarification, granted);
		expect(sent()).toEqual([]);
	});

	test("about an unknown listing stays open", async () => {
		await stage.grant(mandateOf({ sells: [{ ...lamp, answers: { unit: "each" } }] }));
		await stage.deliver(answerClarification, await asked(slot("unit", "each", "lot")));
		expect(sent()).toEqual([]);
	});
});

describe("a handover", () => {
	const scheduled = () =>
		stage.tell(
			"deal-d1",
			"HandoverScheduled",
			{ from: NOON, to: DEADLINE, method: "pickup", ...parties },
			deal,
		);
	const confirmed = (by: string) => stage.tell("deal-d1", "HandoverConfirmed", { by }, deal);
	const confirms = (by: string, inspectUntil: string) => [
		{ stream: "deal-d1", type: "ConfirmHandover", data: { by, inspectUntil }, actor: agent(by) },
	];

	test("is kept by the seller, who leaves the buyer a day to inspect, to the next full hour", async () => {
		await stage.grant(mandateOf());
		stage.now = "2026-03-02T12:00:00.001Z";
		await stage.deliver(handOver, await scheduled());
		expect(sent()).toEqual(confirms("anna", "2026-03-03T13:00:00.000Z"));
	});

	test("is kept by a seller whose mandate is unknown", async () => {
		await stage.deliver(handOver, await scheduled());
		expect(sent()).toEqual(confirms("anna", "2026-03-03T12:00:00.000Z"));
	});

	test("is missed by a seller that never shows up, for that listing", async () => {
		await stage.grant(mandateOf({ sells: [{ ...lamp, noShow: true }] }));
		await stage.deliver(handOver, await scheduled());
		expect(sent()).toEqual([]);
	});

	test("is kept by a seller that misses another", async () => {
		await stage.grant(mandateOf({ sells: [{ ...lamp, listing: "sofa", noShow: true }, lamp] }));
		await stage.deliver(handOver, await scheduled());
		expect(sent()).toEqual(confirms("anna", "2026-03-03T12:00:00.000Z"));
	});

	test("is confirmed by the buyer after the seller, and by nobody after the buyer", async () => {
		await stage.deliver(receive, await confirmed("anna"));
		expect(sent()).toEqual(confirms("ben", "2026-03-03T12:00:00.000Z"));
		stage.sent.length = 0;
		await stage.deliver(receive, await confirmed("ben"));
		expect(sent()).toEqual([]);
	});

	test("of a deal that nobody knows is not confirmed", async () => {
		await stage.deliver(
			receive,
			await stage.tell(
				"deal-d2",
				"HandoverConfirmed",
				{ by: "anna" },
				{ negotiationId: "n2", dealId: "d2" },
			),
		);
		expect(sent()).toEqual([]);
	});
});

describe("somebody whose agent is a program of their own", () => {
	const agent = { kind: "external", keys: [] } as const;
	const external = (principal: string) =>
		stage.grant(mandateOf({ principal, agent: { ...agent, keys: [] } }));

	test("hands over and receives by themselves", async () => {
		await external("anna");
		await external("ben");
		const schedule = { from: NOON, to: DEADLINE, method: "pickup" as const, ...parties };
		await stage.deliver(handOver, await stage.tell("deal-d1", "HandoverScheduled", schedule, deal));
		await stage.deliver(
			receive,
			await stage.tell("deal-d1", "HandoverConfirmed", { by: "anna" }, deal),
		);
		expect(sent()).toEqual([]);
	});

	test("complains by themselves; a listing whose seller did not come leaves the market all the same", async () => {
		await external("ben");
		const data = { by: "ben", reason: "not_handed_over", claim: eur(900), answerBy: DEADLINE };
		await stage.deliver(
			complain,
			await stage.tell("deal-d1", "DisputeOpened", data, { ...deal, timer: true }),
		);
		expect(sent().map(({ type }) => type)).toEqual(["WithdrawListing"]);
	});
});

describe("a dispute", () => {
	const opened = (by: string, reason: string, more: object = deal) =>
		stage.tell(
			"deal-d1",
			"DisputeOpened",
			{ by, reason, claim: eur(900), answerBy: DEADLINE },
			{ ...more, timer: true },
		);
	const statement = (by: string, reason: string) => ({
		stream: "deal-d1",
		type: "SubmitEvidence",
		data: { by, kind: "statement", hash: hashOf({ deal: "d1", by, says: reason }) },
		actor: agent(by),
	});

	test("over a seller that did not come is stated by the buyer, and the listing leaves the market", async () => {
		await stage.deliver(complain, await opened("ben", "not_handed_over"));
		expect(sent()).toEqual([
			statement("ben", "not_handed_over"),
			{
				stream: "listing-lamp",
				type: "WithdrawListing",
				data: { by: "anna", reason: "not_handed_over" },
				actor: { kind: "service", id: "agent-runner" },
			},
		]);
	});

	test("over a buyer that did not come is stated by the seller, whose listing stays", async () => {
		await stage.deliver(complain, await opened("anna", "not_collected"));
		expect(sent()).toEqual([statement("anna", "not_collected")]);
	});

	test("that a person opened is that person's own to argue", async () => {
		const data = { by: "ben", reason: "not_handed_over", claim: eur(900), answerBy: DEADLINE };
		await stage.deliver(complain, await stage.tell("deal-d1", "DisputeOpened", data, deal));
		expect(sent()).toEqual([]);
	});

	test("of a deal that nobody knows is left alone", async () => {
		await stage.deliver(
			complain,
			await opened("ben", "not_handed_over", { negotiationId: "n2", dealId: "d2" }),
		);
		expect(sent()).toEqual([]);
	});
});
