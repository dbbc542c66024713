import { beforeEach, describe, expect, test } from "vitest";
import { buyerTurns } from "../buyer-turns.ts";
import { sellerTurns } from "../seller-turns.ts";
import { call } from "../testing/caller.ts";
import {
	askedFor,
	eurAmount,
	freshStage,
	grant,
	HASH,
	move,
	offer,
	offered,
	published,
	refusals,
	stage,
	talking,
	turns,
} from "../testing/program-story.ts";
import { chairs, DEADLINE, eur, NOON, termsOf } from "../testing/sample.ts";
import { buyerTurnId, sellerTurnId } from "../turn-id.ts";
import { turnParts } from "../turn-parts.ts";

beforeEach(freshStage);

describe("a mandate whose agent is a program from outside", () => {
	test("is not moved by our tactics, nor searched for", async () => {
		await published("bens-chairs", "ben");
		stage.hits = [{ id: "bens-chairs", seller: "ben", slots: [] }];
		await stage.deliver(buyerTurns(turnParts), await grant());
		await askedFor();
		await stage.deliver(sellerTurns(turnParts), await offered(await askedFor("n2"), "ben", 800));
		expect(stage.told("turn")).toEqual([]);
		expect(stage.asked).toEqual([]);
		expect(stage.sent).toEqual([]);
	});

	test("has a turn to look around, under the very id our own runner would have given it", async () => {
		await published("bens-chairs", "ben");
		const granted = await grant();
		const [turn, ...others] = await turns();
		expect(others).toEqual([]);
		expect(turn).toMatchObject({
			id: buyerTurnId(granted, "anna", "chairs"),
			side: "buyer",
			want: { id: "chairs", category: "furniture", query: "wooden chair", open: 3 },
			trigger: { type: "MandateGranted", position: granted.position },
			negotiation: null,
			moves: ["open", "ask", "hold"],
			triesLeft: 3,
		});
	});

	test("has a turn in every negotiation in which it is to move", async () => {
		await published("lamp", "anna", 1);
		await grant({ wants: [] });
		const negotiation = await askedFor();
		expect(await turns()).toEqual([]);
		const bid = await offered(negotiation, "ben", 800);
		expect(await turns()).toMatchObject([
			{
				id: sellerTurnId(bid, "n1"),
				side: "seller",
				listing: "lamp",
				trigger: { type: "OfferMade" },
				negotiation: {
					...{ id: "n1", round: 1, bids: [eurAmount("8.00")], asks: [] },
					standing: { offerId: "ben-800", total: eurAmount("8.00"), hash: HASH },
				},
				item: { ask: eurAmount("12.00"), available: 1, openSlots: [] },
				moves: ["offer", "accept", "decline", "walk_away", "hold"],
			},
		]);
		await offered(negotiation, "anna", 900);
		expect(await turns()).toEqual([]);
	});

	test("has none under another's key, once it is revoked, nor after its deadline", async () => {
		await grant();
		expect(await turns("ben")).toEqual([]);
		stage.now = DEADLINE;
		expect(await turns()).toEqual([]);
		stage.now = NOON;
		await stage.tell("mandate-anna", "MandateRevoked", {});
		expect(await turns()).toEqual([]);
	});

	test("shows nothing of its limits", async () => {
		await published("lamp", "anna", 1);
		await published("bens-chairs", "ben");
		await grant({
			budget: eur(31415926),
			wants: [{ ...chairs, ceiling: eur(2718281) }],
			sells: [{ listing: "lamp", ask: eur(99999999), floor: eur(16180339) }],
		});
		await offered(await askedFor(), "ben", 800);
		const shown = await turns();
		expect(shown).toHaveLength(2);
		const told = [shown, await call(stage, "GET", `/agent/turns/${shown[0].id}`)];
		for (const turn of shown) {
			const body = turn.side === "seller" ? offer("1.00") : { kind: "open", listing: "lamp" };
			told.push(await move(turn.id, body));
		}
		expect(JSON.stringify(told)).not.toMatch(/31415926|314159|2718281|27182|16180339|161803/);
	});
});

describe("a turn that is taken", () => {
	test("opens a negotiation, whose every term but listing and quantity is the engine's", async () => {
		await published("bens-chairs", "ben");
		await grant();
		const [turn] = await turns();
		const taken = await move(turn.id, { kind: "open", listing: "bens-chairs", quantity: 2 });
		expect(taken).toMatchObject({
			status: 200,
			body: { status: "decided", move: { quantity: 2 } },
		});
		expect(stage.sent).toMatchObject([
			{
				type: "OpenNegotiation",
				data: { listing: "bens-chairs", seller: "ben", buyer: "anna", revision: 1, maxRounds: 8 },
			},
		]);
		expect(stage.told("turn")).toMatchObject([
			{ type: "TurnDecided", data: { model: "external:k1", want: "chairs" } },
		]);
	});

	test("offers a price, and sets the money aside before it is sent", async () => {
		const negotiation = await talking();
		const [turn] = await turns();
		expect(turn).toMatchObject({ trigger: { type: "NegotiationOpened" }, triesLeft: 3 });
		const taken = await move(turn.id, offer("20.00"));
		const sent = stage.sent.at(-1);
		expect(sent).toMatchObject({
			type: "MakeOffer",
			stream: negotiation.stream,
			data: { by: "anna", terms: termsOf(eur(2000), 3), inReplyTo: null },
		});
		expect(taken.body.move).toMatchObject({ offerId: sent?.id, total: eurAmount("20.00") });
		expect(stage.told("mandate").at(-1)).toMatchObject({
			type: "CommitmentReserved",
			data: { amount: eur(2000), want: "chairs", offerId: sent?.id },
		});
	});

	test("accepts with the standing offer's own total", async () => {
		const negotiation = await talking();
		await offered(negotiation, "ben", 2800);
		const [turn] = await turns();
		const offerId = "ben-2800";
		const none = await move(turn.id, { kind: "accept", offerId: "other", hash: HASH });
		expect(none.refusal?.code).toBe("NO_SUCH_OFFER");
		const wrong = await move(turn.id, { kind: "accept", offerId, hash: "0".repeat(64) });
		expect(wrong.refusal?.code).toBe("HASH_MISMATCH");
		const taken = await move(turn.id, { kind: "accept", offerId, hash: HASH });
		expect(taken.body.move).toMatchObject({ kind: "accept", total: eurAmount("28.00") });
		expect(stage.sent.at(-1)).toMatchObject({ type: "AcceptOffer", data: { offerId, hash: HASH } });
	});

	test("cannot accept more than the mandate allows, and is not told how much that is", async () => {
		const negotiation = await talking();
		await offered(negotiation, "ben", 3100);
		const [turn] = await turns();
		const refused = await move(turn.id, { kind: "accept", offerId: "ben-3100", hash: HASH });
		expect(refused.refusal).toEqual({
			code: "ABOVE_CEILING",
			because: "This is more than the mandate allows for this want. This turn has 2 more tries.",
		});
	});

	test("gives three tries, all recorded; after the third the engine leaves", async () => {
		const negotiation = await talking();
		const [turn] = await turns();
		const heard = [
			await move(turn.id, offer("31.00")),
			await move(turn.id, offer("32.00")),
			await move(turn.id, offer("33.00"), { key: "the third" }),
		];
		expect(heard.map(({ refusal }) => refusal?.code)).toEqual(Array(3).fill("ABOVE_CEILING"));
		expect(heard[1]?.refusal?.because).toContain("one more try");
		expect(heard[2]?.refusal?.because).toContain("the engine has left the negotiation");
		expect(refusals()).toHaveLength(3);
		expect(stage.told("turn").at(-1)).toMatchObject({
			data: { model: "engine", move: { kind: "walk_away", code: "other" } },
		});
		expect(stage.sent.at(-1)).toMatchObject({ type: "WalkAway", stream: negotiation.stream });
		expect(await move(turn.id, offer("33.00"), { key: "the third" })).toEqual(heard[2]);
		const late = await move(turn.id, offer("20.00"));
		expect(late.body).toMatchObject({ status: "decided", move: { kind: "walk_away" } });
	});

	test("is answered with what was recorded when the request comes again", async () => {
		await talking();
		const [turn] = await turns();
		const refused = await move(turn.id, offer("31.00"), { key: "one" });
		expect(await move(turn.id, offer("31.00"), { key: "one" })).toEqual(refused);
		expect(refusals()).toHaveLength(1);
		const taken = await move(turn.id, offer("20.00"), { key: "two" });
		expect(await move(turn.id, offer("20.00"), { key: "two" })).toEqual(taken);
		expect(await move(turn.id, offer("25.00"))).toEqual(taken);
		expect(stage.effects().filter(({ type }) => type === "MakeOffer")).toHaveLength(1);
		expect(await call(stage, "GET", `/agent/turns/${turn.id}`)).toEqual(taken);
	});

	test("is refused with the code of whoever judged it, and its promise is taken back", async () => {
		await talking();
		const [turn] = await turns();
		stage.judge = ({ type }) =>
			type === "MakeOffer"
				? { code: "NOT_YOUR_TURN", because: "It is the other side's move." }
				: undefined;
		const refused = await move(turn.id, offer("20.00"));
		expect(refused.refusal).toEqual({
			code: "NOT_YOUR_TURN",
			because: "It is the other side's move. This turn has no more tries.",
		});
		expect(stage.told("mandate").at(-1)?.type).toBe("CommitmentReleased");
		expect((await move(turn.id, offer("20.00"))).refusal?.code).toBe("TURN_OVERTAKEN");
	});

	test("that no longer waits was overtaken; another's does not exist", async () => {
		const negotiation = await talking();
		const [turn] = await turns();
		await offered(negotiation, "anna", 2000);
		expect((await move(turn.id, offer("21.00"))).refusal?.code).toBe("TURN_OVERTAKEN");
		expect((await call(stage, "GET", `/agent/turns/${turn.id}`)).refusal?.code).toBe(
			"TURN_OVERTAKEN",
		);
		const strangers = await move(turn.id, offer("21.00"), { by: "carl" });
		expect(strangers.refusal?.code).toBe("NOT_FOUND");
		expect(await move("n-1", offer("21.00"), { by: "carl" })).toEqual(strangers);
		expect(refusals()).toEqual([]);
	});

	test("is decided once, whichever of two requests was first", async () => {
		await talking();
		const [turn] = await turns();
		const both = await Promise.all([move(turn.id, offer("20.00")), move(turn.id, offer("21.00"))]);
		expect(both[0]?.body).toEqual(both[1]?.body);
		expect(stage.told("turn").filter(({ type }) => type === "TurnDecided")).toHaveLength(2);
		expect(stage.effects().filter(({ type }) => type === "MakeOffer")).toHaveLength(1);
	});

	test("keeps to the negotiations it is about", async () => {
		await talking();
		const [turn] = await turns();
		const elsewhere = { ...offer("20.00"), negotiationId: "n9" };
		expect((await move(turn.id, elsewhere)).refusal?.code).toBe("NOT_IN_THIS_TURN");
		const dollars = { kind: "offer", price: { amount: "20.00", currency: "USD" } };
		expect((await move(turn.id, dollars)).refusal?.code).toBe("WRONG_CURRENCY");
	});

	test("asks about a listing, and is called again when that is answered", async () => {
		await published("bens-chairs", "ben");
		await grant();
		const [turn] = await turns();
		const slot = { slot: "unit", question: "Each or all?", readings: ["each", "lot"] };
		await move(turn.id, { kind: "ask", listing: "bens-chairs", ...slot });
		expect(stage.sent.at(-1)).toMatchObject({
			type: "AskClarification",
			data: { by: "anna", ...slot },
		});
		expect(await turns()).toEqual([]);
		const answered = await stage.tell("listing-bens-chairs", "ClarificationAnswered", {
			slot: "unit",
			answer: "each",
		});
		expect(await turns()).toMatchObject([{ id: buyerTurnId(answered, "anna", "chairs") }]);
	});
});

describe("a turn whose process died", () => {
	test("after recording it is sent when the program asks for its turns", async () => {
		const negotiation = await talking();
		const [turn] = await turns();
		stage.fuse = 1;
		await expect(move(turn.id, offer("20.00"))).rejects.toThrow();
		stage.fuse = Number.POSITIVE_INFINITY;
		expect(stage.sent.map(({ type }) => type)).toEqual(["OpenNegotiation"]);
		expect(await turns()).toEqual([]);
		expect(stage.sent.at(-1)).toMatchObject({ type: "MakeOffer", stream: negotiation.stream });
	});

	test("after the third refusal is left when the request comes again", async () => {
		await talking();
		const [turn] = await turns();
		await move(turn.id, offer("31.00"));
		await move(turn.id, offer("31.00"));
		stage.fuse = 1;
		await expect(move(turn.id, offer("31.00"), { key: "third" })).rejects.toThrow();
		stage.fuse = Number.POSITIVE_INFINITY;
		expect(stage.told("turn").at(-1)?.type).toBe("MoveRefused");
		await move(turn.id, offer("31.00"), { key: "third" });
		expect(stage.sent.at(-1)?.type).toBe("WalkAway");
	});
});

describe("a program that waits", () => {
	test("hears of a turn when there is one", async () => {
		await grant({ wants: [] });
		const waiting = call(stage, "GET", "/agent/turns", { query: { wait: "25" } });
		await offered(await askedFor(), "ben", 800);
		expect((await waiting).body.items).toHaveLength(1);
	});

	test("hears of none when it goes away, or when the time is over", async () => {
		await grant({ wants: [] });
		const gone = new AbortController();
		const waiting = call(stage, "GET", "/agent/turns", {
			query: { wait: 25 },
			signal: gone.signal,
		});
		gone.abort();
		expect((await waiting).body.items).toEqual([]);
		const short = call(stage, "GET", "/agent/turns", { query: { wait: 1 } });
		// The request has read the clock by now, and looks again before long.
		await new Promise((resolve) => setTimeout(resolve, 50));
		stage.now = "2026-03-02T12:00:01.000Z";
		expect((await short).body.items).toEqual([]);
	});

	test("waits 25 seconds at most", async () => {
		await expect(call(stage, "GET", "/agent/turns", { query: { wait: 26 } })).rejects.toThrow();
	});
});
