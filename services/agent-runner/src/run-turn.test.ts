import { derivedId, factId } from "@parley/contracts/id";
import type { Move } from "@parley/contracts/turn";
import { describe, expect, test } from "vitest";
import { runTurn } from "./run-turn.ts";
import { eur, mandateOf } from "./testing/sample.ts";
import { Stage } from "./testing/stage.ts";
import {
	accept,
	annaWith,
	ask,
	bidAndCounter,
	codes,
	leave,
	negotiationOpens,
	offer,
	offerMade,
	onOffer,
	recorded,
	sendId,
	standing,
	turnId,
	types,
} from "./testing/turn-story.ts";
import { turnParts } from "./turn-parts.ts";

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

	test("names what caused it, who acts, and the trace of its own that it is", async () => {
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
		const ids = new Set(traces.map((trace) => trace?.split("-")[1]));
		expect(ids.size).toBe(1);
		expect(ids).not.toContain("1".repeat(32));
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
		await onOffer(anna.stage);
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
			if (move.kind === "accept") await onOffer(anna.stage, move);
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
		const loadAll: typeof anna.stage.world.loadAll = (streams) => {
			loads.push(...streams);
			return anna.stage.world.loadAll(streams);
		};
		await runTurn(
			{ ...anna.stage.world, loadAll },
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
			isMoot: false,
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
				isMoot: false,
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
