import type { Fact } from "@parley/contracts/fact";
import { derivedId, factId, rootId } from "@parley/contracts/id";
import type { Move } from "@parley/contracts/turn";
import { describe, expect, test } from "vitest";
import { BEFORE_DEADLINE, DEADLINE, eur, mandateOf, termsOf } from "./domain/premises.ts";
import { type Occasion, runTurn, type TurnParts, turnParts } from "./run-turn.ts";
import { Stage } from "./stage.ts";

const turnId = rootId("the turn");
const sendId = (tries: number): string => derivedId(turnId, `send.${tries}`);

const offer = (
	minor: number,
	negotiationId = "n1",
	inReplyTo: string | null = null,
): Extract<Move, { kind: "offer" }> => ({
	kind: "offer",
	negotiationId,
	listing: "bens-chairs",
	revision: 1,
	terms: termsOf(eur(minor), 3),
	inReplyTo,
	expiresAt: DEADLINE,
	want: "chairs",
});
const accept: Move = {
	kind: "accept",
	negotiationId: "n1",
	offerId: "o7",
	hash: "a".repeat(64),
	total: eur(2800),
	quantity: 3,
	want: "chairs",
};
const ask: Move = { ...offer(900), listing: "lamp", terms: termsOf(eur(900), 1), want: null };
const leave: Move = { kind: "walk_away", negotiationId: "n1", code: "other" };

/** Anna with an agent that chooses the moves it is told to, one after the other; the last one again and again. */
async function annaWith(...moves: readonly Move[]) {
	const stage = new Stage();
	const trigger = await stage.grant(mandateOf());
	let chosen = 0;
	/** A choice follows from what happened so far, as a real one does, and not from how often it was asked for. */
	const tries = (): number =>
		stage.ledger.facts.filter(({ type }) => type === "MoveRefused").length;
	const occasion: Occasion = {
		turnId,
		principal: "anna",
		trigger,
		want: "chairs",
		listing: undefined,
		lastResort: leave,
		async choose() {
			chosen += 1;
			return {
				move: moves[Math.min(tries(), moves.length - 1)] as Move,
				band: { from: eur(1), to: eur(2) },
			};
		},
	};
	const run = (parts: TurnParts = turnParts, changes: Partial<Occasion> = {}) =>
		runTurn(stage.world, { ...occasion, ...changes }, parts);
	return { stage, trigger, occasion, run, chosen: () => chosen };
}

const types = (stage: Stage, category: string): string[] =>
	stage.told(category).map(({ type }) => type);
const codes = (stage: Stage): unknown[] =>
	stage.ledger.facts.filter(({ type }) => type === "MoveRefused").map(({ data }) => data["code"]);
const refusing = (code: string) => () => ({ code, because: "No." });

/** The parts of a turn, writing down the order they are called in. */
function recorded(): { parts: TurnParts; calls: string[] } {
	const calls: string[] = [];
	const parts: TurnParts = {
		choose: (...given) => {
			calls.push("choose");
			return turnParts.choose(...given);
		},
		guard: (...given) => {
			calls.push("guard");
			return turnParts.guard(...given);
		},
		record: (world, command) => {
			calls.push(`record ${command.type}`);
			return turnParts.record(world, command);
		},
		reserve: (world, command) => {
			calls.push(`reserve ${command.type}`);
			return turnParts.reserve(world, command);
		},
		send: (world, command) => {
			calls.push(`send ${command.type}`);
			return turnParts.send(world, command);
		},
	};
	return { parts, calls };
}

const standing = (stage: Stage): Fact | undefined =>
	stage.ledger.facts.findLast(({ type }) => type === "CommitmentReserved");

describe("a turn", () => {
	test("is chosen, guarded, recorded, promised and sent, in this order", async () => {
		const anna = await annaWith(offer(2000));
		const { parts, calls } = recorded();
		await anna.run(parts);
		expect(calls).toEqual([
			"choose",
			"guard",
			"record DecideTurn",
			"reserve ReserveCommitment",
			"send MakeOffer",
		]);
		expect(anna.stage.ledger.facts.map(({ type }) => type)).toEqual([
			"MandateGranted",
			"TurnDecided",
			"CommitmentReserved",
		]);
	});

	test("records all that was decided, under the version of the mandate it was decided under", async () => {
		const anna = await annaWith(offer(2000));
		await anna.run(turnParts, {
			choose: async () => ({
				move: offer(2000),
				band: { from: eur(1), to: eur(2) },
				shortlist: [{ listing: "bens-chairs", slots: [] }],
			}),
		});
		expect(anna.stage.told("turn")).toEqual([
			{
				type: "TurnDecided",
				data: {
					principal: "anna",
					trigger: anna.trigger.id,
					want: "chairs",
					shortlist: [{ listing: "bens-chairs", slots: [] }],
					band: { from: eur(1), to: eur(2) },
					move: offer(2000),
					message: null,
					model: "scripted:linear",
					promptHash: null,
					usage: null,
					cost: null,
					superseded: [],
					mandateVersion: 1,
				},
			},
		]);
	});

	test("names what caused it, who acts, and the trace it belongs to", async () => {
		const anna = await annaWith(offer(2000));
		await anna.run();
		const decided = anna.stage.ledger.facts.find(({ type }) => type === "TurnDecided");
		const decisionId = factId(derivedId(turnId, "decide.0"), 0);
		expect(decided).toMatchObject({
			id: decisionId,
			stream: `turn-${turnId}`,
			causedBy: anna.trigger.id,
			actor: { kind: "agent", id: "anna" },
		});
		expect(standing(anna.stage)).toMatchObject({
			causedBy: decisionId,
			stream: "mandate-anna",
			actor: { kind: "agent", id: "anna" },
		});
		expect(anna.stage.sent).toMatchObject([
			{ causedBy: decisionId, stream: "negotiation-n1", actor: { kind: "agent", id: "anna" } },
		]);
		const traces = [
			decided?.traceparent,
			standing(anna.stage)?.traceparent,
			anna.stage.sent[0]?.traceparent,
		];
		expect(new Set(traces.map((trace) => trace?.split("-")[1]))).toEqual(new Set(["1".repeat(32)]));
	});

	test("promises the total of an offer under the id the offer will have", async () => {
		const anna = await annaWith(offer(2000));
		await anna.run();
		expect(standing(anna.stage)?.data).toEqual({
			negotiationId: "n1",
			want: "chairs",
			amount: eur(2000),
			quantity: 3,
			offerId: sendId(0),
		});
		expect(anna.stage.sent.map(({ id }) => id)).toEqual([sendId(0)]);
	});

	test("promises the total of the offer it accepts under that offer's id", async () => {
		const anna = await annaWith(accept);
		await anna.run();
		expect(standing(anna.stage)?.data).toEqual({
			negotiationId: "n1",
			want: "chairs",
			amount: eur(2800),
			quantity: 3,
			offerId: "o7",
		});
		expect(anna.stage.sent).toMatchObject([
			{ type: "AcceptOffer", data: { by: "anna", offerId: "o7", hash: "a".repeat(64) } },
		]);
	});

	test("promises nothing for a move that costs nothing", async () => {
		for (const move of [
			ask,
			{ ...accept, want: null, total: eur(900), quantity: 1 } as Move,
			leave,
		]) {
			const anna = await annaWith(move);
			const { parts, calls } = recorded();
			await anna.run(parts, { want: null, listing: "lamp" });
			expect(calls.map((call) => call.split(" ")[0])).toEqual([
				"choose",
				"guard",
				"record",
				"send",
			]);
			expect(types(anna.stage, "mandate")).toEqual(["MandateGranted"]);
		}
	});

	test("that decides to wait records it and sends nothing", async () => {
		const anna = await annaWith({ kind: "hold", because: "nothing to do" });
		await anna.run();
		expect(types(anna.stage, "turn")).toEqual(["TurnDecided"]);
		expect(anna.stage.sent).toEqual([]);
	});

	test("does not happen without a mandate, nor is it tried again", async () => {
		const anna = await annaWith(offer(2000));
		const loads: string[] = [];
		const load: typeof anna.stage.world.load = (stream) => {
			loads.push(stream);
			return anna.stage.world.load(stream);
		};
		await runTurn(
			{ ...anna.stage.world, load },
			{ ...anna.occasion, principal: "carl" },
			turnParts,
		);
		expect(loads).toEqual([`turn-${turnId}`, "mandate-carl"]);
		expect(types(anna.stage, "turn")).toEqual([]);
		expect(anna.chosen()).toBe(0);
	});

	test("of an agent with a model is scripted as long as there is no model at hand", async () => {
		const stage = new Stage();
		const agent = { kind: "claude", model: "some-model" } as const;
		const trigger = await stage.grant(mandateOf({ agent }));
		const choose = async () => ({ move: leave, band: null });
		const occasion = {
			turnId,
			principal: "anna",
			trigger,
			want: null,
			listing: "lamp",
			lastResort: leave,
		};
		await runTurn(stage.world, { ...occasion, choose }, turnParts);
		expect(stage.told("turn")).toMatchObject([{ data: { model: "scripted:linear" } }]);
	});

	test("looks at nothing that was promised where it promises nothing", async () => {
		const anna = await annaWith(leave);
		await bidAndCounter(anna.stage);
		await anna.run();
		expect(anna.stage.told("turn")).toMatchObject([{ data: { superseded: [] } }]);
	});

	test("that decides to wait is not tried again", async () => {
		const anna = await annaWith({ kind: "hold", because: "nothing to do" });
		const { parts, calls } = recorded();
		await anna.run(parts);
		expect(calls).toEqual(["choose", "guard", "record DecideTurn"]);
		expect(anna.chosen()).toBe(1);
	});

	test("names the model it was decided by", async () => {
		const stage = new Stage();
		const trigger = await stage.grant(mandateOf({ agent: { kind: "scripted", tactic: "micro" } }));
		const choose = async () => ({ move: leave, band: null });
		await runTurn(
			stage.world,
			{
				turnId,
				principal: "anna",
				trigger,
				want: null,
				listing: "lamp",
				lastResort: leave,
				choose,
			},
			turnParts,
		);
		expect(stage.told("turn")).toMatchObject([
			{ data: { model: "scripted:micro", want: null, shortlist: null, band: null } },
		]);
	});
});

describe("a second delivery", () => {
	test("sends the same command again and decides nothing new", async () => {
		const anna = await annaWith(offer(2000), offer(2100));
		await anna.run();
		const before = anna.stage.ledger.facts.length;
		await anna.run();
		expect(anna.chosen()).toBe(1);
		expect(anna.stage.ledger.facts).toHaveLength(before);
		expect(anna.stage.sent.map(({ id }) => id)).toEqual([sendId(0), sendId(0)]);
		expect(anna.stage.sent[1]).toEqual(anna.stage.sent[0]);
	});

	test("changes nothing after the offer was countered and its commitment stands for nothing any more", async () => {
		const anna = await annaWith(offer(2000), offer(2100));
		await negotiationOpens(anna.stage);
		await anna.run();
		await offerMade(anna.stage, { by: "anna", offerId: sendId(0), minor: 2000, inReplyTo: null });
		await offerMade(anna.stage, { by: "ben", offerId: "o7", minor: 3500, inReplyTo: sendId(0) });
		const before = anna.stage.ledger.facts.length;
		await anna.run();
		expect(anna.stage.ledger.facts.slice(before)).toEqual([]);
		expect(anna.stage.effects()).toHaveLength(1);
		expect(anna.chosen()).toBe(1);
	});

	test("changes nothing where the first promise replaced another", async () => {
		const anna = await annaWith(offer(2500, "n1", "o7"));
		await bidAndCounter(anna.stage);
		await anna.run();
		const before = anna.stage.ledger.facts.length;
		await anna.run();
		expect(anna.stage.ledger.facts.slice(before)).toEqual([]);
		expect(anna.stage.effects()).toHaveLength(1);
	});
});

async function negotiationOpens(stage: Stage, id = "n1"): Promise<void> {
	await stage.tell(`negotiation-${id}`, "NegotiationOpened", {
		negotiationId: id,
		listing: "bens-chairs",
		revision: 1,
		quantity: 3,
		buyer: "anna",
		seller: "ben",
		deadline: DEADLINE,
		maxRounds: 8,
		currency: "EUR",
	});
	await stage.catchUp();
}

interface Said {
	readonly by: string;
	readonly offerId: string;
	readonly minor: number;
	readonly inReplyTo: string | null;
}

async function offerMade(
	stage: Stage,
	{ by, offerId, minor, inReplyTo }: Said,
	id = "n1",
): Promise<void> {
	const offered = {
		negotiationId: id,
		offerId,
		listing: "bens-chairs",
		revision: 1,
		by,
		terms: termsOf(eur(minor), 3),
		inReplyTo,
		expiresAt: DEADLINE,
	};
	await stage.tell(`negotiation-${id}`, "OfferMade", { ...offered, hash: "b".repeat(64) });
	await stage.catchUp();
}

/** Anna has bid 2000 in a negotiation and Ben has answered 3500, so her commitment stands for nothing. */
async function bidAndCounter(stage: Stage, id = "n1"): Promise<void> {
	await negotiationOpens(stage, id);
	await stage.tell("mandate-anna", "CommitmentReserved", {
		negotiationId: id,
		want: "chairs",
		amount: eur(2000),
		quantity: 3,
		offerId: "o1",
	});
	await offerMade(stage, { by: "anna", offerId: "o1", minor: 2000, inReplyTo: null }, id);
	await offerMade(stage, { by: "ben", offerId: "o7", minor: 3500, inReplyTo: "o1" }, id);
}

describe("a promise", () => {
	test("takes the place of one whose offer no longer stands", async () => {
		const anna = await annaWith(offer(2500, "n2"));
		await bidAndCounter(anna.stage);
		await anna.run();
		expect(types(anna.stage, "mandate")).toEqual([
			"MandateGranted",
			"CommitmentReserved",
			"CommitmentReleased",
			"CommitmentReserved",
		]);
		expect(anna.stage.told("mandate")[2]?.data).toEqual({
			negotiationId: "n1",
			reason: "superseded",
		});
		expect(anna.stage.sent).toHaveLength(1);
	});

	test("does not take the place of one whose offer stands", async () => {
		const anna = await annaWith(offer(2500, "n2"));
		await negotiationOpens(anna.stage);
		await anna.stage.tell("mandate-anna", "CommitmentReserved", {
			negotiationId: "n1",
			want: "chairs",
			amount: eur(2000),
			quantity: 3,
			offerId: "o1",
		});
		await offerMade(anna.stage, { by: "anna", offerId: "o1", minor: 2000, inReplyTo: null });
		await anna.run();
		expect(codes(anna.stage)).toEqual(["WANT_COMMITTED", "WANT_COMMITTED", "WANT_COMMITTED"]);
		expect(anna.stage.sent.map(({ type }) => type)).toEqual(["WalkAway"]);
	});
});

describe("a move the guard refuses", () => {
	test("is never promised nor sent, and is recorded three times before the last resort is taken", async () => {
		const anna = await annaWith(offer(3001));
		const { parts, calls } = recorded();
		await anna.run(parts);
		const tried = ["choose", "guard"];
		expect(calls).toEqual([
			...tried,
			...tried,
			...tried,
			"guard",
			"record DecideTurn",
			"send WalkAway",
		]);
		expect(types(anna.stage, "turn")).toEqual([
			"MoveRefused",
			"MoveRefused",
			"MoveRefused",
			"TurnDecided",
		]);
		expect(codes(anna.stage)).toEqual(["ABOVE_CEILING", "ABOVE_CEILING", "ABOVE_CEILING"]);
		expect(anna.stage.sent).toMatchObject([
			{ id: sendId(3), type: "WalkAway", data: { by: "anna", code: "other" } },
		]);
		expect(anna.chosen()).toBe(3);
	});

	test("is followed by another try of the same turn", async () => {
		const anna = await annaWith(offer(3001), offer(3000));
		await anna.run();
		expect(types(anna.stage, "turn")).toEqual(["MoveRefused", "TurnDecided"]);
		expect(anna.stage.sent.map(({ id }) => id)).toEqual([sendId(1)]);
		expect(standing(anna.stage)?.data["offerId"]).toBe(sendId(1));
	});

	test("is judged by the time of the turn and the listing it is about", async () => {
		const late = await annaWith(offer(2000));
		late.stage.now = DEADLINE;
		await late.run();
		expect(codes(late.stage)).toEqual(["MANDATE_EXPIRED", "MANDATE_EXPIRED", "MANDATE_EXPIRED"]);
		const justInTime = await annaWith(offer(2000));
		justInTime.stage.now = BEFORE_DEADLINE;
		await justInTime.run();
		expect(codes(justInTime.stage)).toEqual([]);
		const sale: Move = { ...accept, want: null, total: eur(399), quantity: 1 };
		const cheap = await annaWith(sale);
		await cheap.run(turnParts, { want: null, listing: "lamp" });
		expect(codes(cheap.stage)).toEqual(["BELOW_FLOOR", "BELOW_FLOOR", "BELOW_FLOOR"]);
	});

	test("gives no more tries when it comes again, and the last resort is sent again", async () => {
		const anna = await annaWith(offer(3001));
		await anna.run();
		const before = anna.stage.ledger.facts.length;
		await anna.run();
		expect(anna.stage.ledger.facts).toHaveLength(before);
		expect(anna.stage.effects()).toHaveLength(1);
		expect(anna.chosen()).toBe(3);
	});
});

describe("a move the other service refuses", () => {
	test("releases the commitment and is followed by another try", async () => {
		const anna = await annaWith(offer(2000), offer(2100));
		anna.stage.judge = ({ id }) =>
			id === sendId(0) ? { code: "TOTAL_MISMATCH", because: "No." } : undefined;
		await anna.run();
		expect(types(anna.stage, "mandate")).toEqual([
			"MandateGranted",
			"CommitmentReserved",
			"CommitmentReleased",
			"CommitmentReserved",
		]);
		expect(anna.stage.told("mandate")[2]?.data).toEqual({ negotiationId: "n1", reason: "refused" });
		expect(types(anna.stage, "turn")).toEqual(["TurnDecided", "MoveRefused", "TurnDecided"]);
		expect(codes(anna.stage)).toEqual(["TOTAL_MISMATCH"]);
		expect(anna.stage.sent.map(({ id }) => id)).toEqual([sendId(0), sendId(1)]);
	});

	test("is recorded three times, then the agent walks away", async () => {
		const anna = await annaWith(offer(2000));
		anna.stage.judge = ({ type }) =>
			type === "MakeOffer" ? { code: "TOTAL_MISMATCH", because: "No." } : undefined;
		await anna.run();
		expect(codes(anna.stage)).toEqual(["TOTAL_MISMATCH", "TOTAL_MISMATCH", "TOTAL_MISMATCH"]);
		expect(anna.stage.sent.map(({ type }) => type)).toEqual([
			"MakeOffer",
			"MakeOffer",
			"MakeOffer",
			"WalkAway",
		]);
		expect(types(anna.stage, "turn")).toEqual([
			"TurnDecided",
			"MoveRefused",
			"TurnDecided",
			"MoveRefused",
			"TurnDecided",
			"MoveRefused",
			"TurnDecided",
		]);
	});

	test("is the end where even walking away is refused", async () => {
		const anna = await annaWith(offer(2000));
		anna.stage.judge = refusing("TOTAL_MISMATCH");
		await anna.run();
		expect(codes(anna.stage)).toHaveLength(3);
		expect(anna.stage.sent.map(({ type }) => type)).toEqual([
			"MakeOffer",
			"MakeOffer",
			"MakeOffer",
			"WalkAway",
		]);
	});

	test("without a commitment releases none", async () => {
		const anna = await annaWith(ask);
		anna.stage.judge = refusing("NOT_YOUR_TURN");
		await anna.run(turnParts, { want: null, listing: "lamp" });
		expect(types(anna.stage, "mandate")).toEqual(["MandateGranted"]);
	});

	test.each([
		"NEGOTIATION_ENDED",
		"NOT_YOUR_TURN",
		"NOT_THE_STANDING_OFFER",
		"NO_STANDING_OFFER",
		"OFFER_EXPIRED",
		"DEADLINE_PASSED",
		"LISTING_GONE",
		"ALREADY_ASKED",
	])("with %s ends the turn: the fact that says why gives the next occasion", async (code) => {
		const anna = await annaWith(offer(2000));
		anna.stage.judge = refusing(code);
		await anna.run();
		expect(codes(anna.stage)).toEqual([code]);
		expect(anna.stage.sent).toHaveLength(1);
		expect(types(anna.stage, "mandate").at(-1)).toBe("CommitmentReleased");
	});
});

describe("a refused promise", () => {
	test("because the negotiation has one for an offer not seen yet ends the turn", async () => {
		const anna = await annaWith(offer(2000));
		await anna.stage.tell("mandate-anna", "CommitmentReserved", {
			negotiationId: "n1",
			want: "chairs",
			amount: eur(900),
			quantity: 1,
			offerId: "o9",
		});
		await anna.run();
		expect(codes(anna.stage)).toEqual(["COMMITTED_ALREADY"]);
		expect(anna.stage.sent).toEqual([]);
		expect(types(anna.stage, "mandate")).toEqual(["MandateGranted", "CommitmentReserved"]);
	});

	test("is never sent", async () => {
		const anna = await annaWith(offer(2000), leave);
		await anna.stage.tell("mandate-anna", "CommitmentReserved", {
			negotiationId: "n9",
			want: "chairs",
			amount: eur(900),
			quantity: 1,
			offerId: "o9",
		});
		await anna.run();
		expect(codes(anna.stage)).toEqual(["WANT_COMMITTED"]);
		expect(anna.stage.sent.map(({ type }) => type)).toEqual(["WalkAway"]);
	});

	test("because the mandate was amended meanwhile leads to a decision under the new one", async () => {
		const anna = await annaWith(offer(2000));
		await anna.run({
			...turnParts,
			async record(world, command) {
				const answer = await turnParts.record(world, command);
				if (anna.chosen() === 1)
					await anna.stage.tell("mandate-anna", "MandateAmended", { budget: eur(6000) });
				return answer;
			},
		});
		expect(codes(anna.stage)).toEqual(["MANDATE_CHANGED"]);
		expect(
			anna.stage
				.told("turn")
				.map(({ data }) => (data as { mandateVersion?: number }).mandateVersion),
		).toEqual([1, undefined, 2]);
		expect(anna.stage.sent).toHaveLength(1);
	});
});

describe("a mandate that is revoked while the agent thinks", () => {
	const opening: Move = {
		kind: "open",
		negotiationId: "n1",
		listing: "bens-chairs",
		revision: 1,
		quantity: 3,
		seller: "ben",
		want: "chairs",
		deadline: DEADLINE,
		maxRounds: 8,
	};
	const revoking = (stage: Stage): TurnParts => ({
		...turnParts,
		async record(world, command) {
			const answer = await turnParts.record(world, command);
			if (stage.told("mandate").at(-1)?.type !== "MandateRevoked")
				await stage.tell("mandate-anna", "MandateRevoked", {});
			return answer;
		},
	});
	const saleOf = { want: null, listing: "lamp" };

	test.each<[Move, Partial<Occasion>]>([
		[opening, {}],
		[offer(2000), {}],
		[accept, {}],
		[ask, saleOf],
		[{ ...accept, want: null, total: eur(900), quantity: 1 }, saleOf],
	])("stops %o, and the agent leaves", async (move, changes) => {
		const anna = await annaWith(move);
		await anna.run(revoking(anna.stage), changes);
		expect(codes(anna.stage)).toEqual(["MANDATE_REVOKED", "MANDATE_REVOKED", "MANDATE_REVOKED"]);
		expect(anna.stage.told("turn")[1]?.data).toEqual({
			code: "MANDATE_REVOKED",
			because: "The principal has revoked this mandate.",
		});
		expect(types(anna.stage, "mandate")).toEqual(["MandateGranted", "MandateRevoked"]);
		expect(anna.stage.sent.map(({ type }) => type)).toEqual(["WalkAway"]);
	});

	test("does not stop an agent that only leaves or declines", async () => {
		for (const move of [leave, { kind: "decline", negotiationId: "n1", offerId: "o1" } as Move]) {
			const anna = await annaWith(move);
			await anna.run(revoking(anna.stage));
			expect(codes(anna.stage)).toEqual([]);
			expect(anna.stage.sent).toHaveLength(1);
		}
	});

	test("sends nothing more when the turn comes again, and refuses nothing that was carried out", async () => {
		const anna = await annaWith(ask);
		await anna.run(turnParts, saleOf);
		await anna.stage.tell("mandate-anna", "MandateRevoked", {});
		const before = anna.stage.ledger.facts.length;
		await anna.run(turnParts, saleOf);
		expect(anna.stage.ledger.facts).toHaveLength(before);
		expect(anna.stage.sent).toHaveLength(1);
	});
});

describe("a move that is about something else", () => {
	const strayed = ["NOT_WANTED", "NOT_WANTED", "NOT_WANTED"];

	test("is refused: a buyer's move names the want of its turn", async () => {
		const anna = await annaWith({ ...offer(2000), want: "sofas" });
		await anna.run();
		expect(codes(anna.stage)).toEqual(strayed);
		expect(anna.stage.told("turn")[0]?.data).toEqual({
			code: "NOT_WANTED",
			because: "A buyer's move names the want its turn is about, and a seller's names none.",
		});
	});

	test("is refused: a buyer does not sell and a seller does not buy in its turn", async () => {
		const buyer = await annaWith(ask);
		await buyer.run();
		expect(codes(buyer.stage)).toEqual(strayed);
		const seller = await annaWith(offer(2000));
		await seller.run(turnParts, { want: null, listing: "lamp" });
		expect(codes(seller.stage)).toEqual(strayed);
	});
});

describe("a decision somebody else recorded first", () => {
	test("is the one that is carried out", async () => {
		const anna = await annaWith(offer(2000));
		await anna.run({
			...turnParts,
			async record(world, command) {
				await turnParts.record(world, {
					...command,
					id: rootId("the other replica"),
					data: { ...(command.data as object), move: offer(2222) },
				});
				return turnParts.record(world, command);
			},
		});
		expect(anna.stage.sent).toMatchObject([{ data: { terms: termsOf(eur(2222), 3) } }]);
		expect(types(anna.stage, "turn")).toEqual(["TurnDecided"]);
	});

	test("under the same command is carried out too: whoever recorded it may be gone", async () => {
		const anna = await annaWith(offer(2000));
		await anna.run({
			...turnParts,
			async record(world, command) {
				await turnParts.record(world, {
					...command,
					data: { ...(command.data as object), move: offer(2222) },
				});
				return turnParts.record(world, command);
			},
		});
		expect(anna.stage.sent).toMatchObject([
			{ id: sendId(0), data: { terms: termsOf(eur(2222), 3) } },
		]);
		expect(types(anna.stage, "turn")).toEqual(["TurnDecided"]);
	});

	test("but that cannot be recorded at all ends the turn", async () => {
		const anna = await annaWith(offer(2000));
		const { parts, calls } = recorded();
		await anna.run({
			...parts,
			record: async () => ({ ok: false, refusal: { code: "FACT_TOO_LARGE", because: "No." } }),
		});
		expect(calls).toEqual(["choose", "guard"]);
		expect(anna.stage.sent).toEqual([]);
	});
});

describe("a crash at any step", () => {
	const scenarios: Record<
		string,
		{
			readonly moves: readonly Move[];
			readonly judge?: Stage["judge"];
			readonly before?: (stage: Stage) => Promise<void>;
		}
	> = {
		"of an offer": { moves: [offer(2000)] },
		"of an acceptance": { moves: [accept] },
		"of an offer in place of one that no longer stands": {
			moves: [offer(2500, "n1", "o7")],
			before: bidAndCounter,
		},
		"of an offer in place of one elsewhere": { moves: [offer(2500, "n2")], before: bidAndCounter },
		"of a move that is refused and tried again": {
			moves: [offer(2000), offer(2100)],
			judge: ({ id }) =>
				id === sendId(0) ? { code: "TOTAL_MISMATCH", because: "No." } : undefined,
		},
		"of a move the guard refuses again and again": { moves: [offer(3001)] },
		"of a move that is refused again and again": {
			moves: [offer(2000)],
			judge: ({ type }) =>
				type === "MakeOffer" ? { code: "TOTAL_MISMATCH", because: "No." } : undefined,
		},
	};

	async function outcome({ moves, judge, before }: (typeof scenarios)[string], fuse: number) {
		const { stage, run } = await annaWith(...moves);
		await before?.(stage);
		if (judge !== undefined) stage.judge = judge;
		stage.fuse = fuse;
		await stage.survive(() => run());
		const facts = stage.ledger.facts.map(({ id, stream, type, data }) => ({
			id,
			stream,
			type,
			data,
		}));
		return { facts, effects: stage.effects(), burnt: stage.fuse };
	}

	test.each(Object.entries(scenarios))("%s gives the same result, once", async (_, scenario) => {
		const calm = await outcome(scenario, 1_000_000);
		const steps = 1_000_000 - calm.burnt;
		expect(steps).toBeGreaterThan(1);
		for (let fuse = 0.5; fuse <= steps; fuse += 0.5) {
			const { facts, effects } = await outcome(scenario, fuse);
			expect(facts, `after ${fuse} steps`).toEqual(calm.facts);
			expect(effects, `after ${fuse} steps`).toEqual(calm.effects);
		}
	});
});
