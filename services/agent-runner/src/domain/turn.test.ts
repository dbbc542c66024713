import type { Move } from "@parley/contracts/turn";
import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import { NOON } from "../testing/sample.ts";
import { type Decided, MAX_REFUSALS, turn } from "./turn.ts";

type Command = Parameters<typeof turn.decide>[0];
type Fact = Parameters<typeof turn.evolve>[1];

const envelope = { id: "c1", at: NOON, actor: { kind: "agent", id: "anna" } } as const;

const decision = (move: Move): Decided => ({
	principal: "anna",
	trigger: "f1",
	want: "chairs",
	shortlist: null,
	band: null,
	move,
	message: null,
	model: "scripted:linear",
	promptHash: null,
	usage: null,
	cost: null,
	superseded: [],
	mandateVersion: 1,
});
const decline = decision({ kind: "decline", negotiationId: "n1", offerId: "o1" });
const hold = decision({ kind: "hold", because: "three moves were refused" });
const leave = decision({ kind: "walk_away", negotiationId: "n1", code: "other" });

const decide = (data: Decided): Command => ({ ...envelope, type: "DecideTurn", data });
const refuse: Command = {
	...envelope,
	type: "RefuseMove",
	data: { code: "NOT_YOUR_TURN", because: "Wait." },
};

const decided = (data: Decided): Fact => ({ type: "TurnDecided", data });
const refused: Fact = { type: "MoveRefused", data: { code: "NOT_YOUR_TURN", because: "Wait." } };
const history = (refusals: number): Fact[] => Array.from({ length: refusals }, () => refused);

describe("a turn", () => {
	test("records what was decided", () => {
		expect(given(turn).when(decide(decline))).toEqual({ events: [decided(decline)] });
		expect(given(turn, decided(decline)).state).toEqual({
			decided: decline,
			refusals: 0,
			lastCode: null,
			lastMove: null,
			negotiationId: "n1",
			requests: {},
		});
	});

	test("is decided once", () => {
		const already = {
			code: "ALREADY_DECIDED",
			because: "This turn is decided; its move is what was recorded.",
		};
		expect(given(turn, decided(decline)).when(decide(decline))).toEqual({ refused: already });
		expect(given(turn, decided(hold)).when(decide(leave))).toEqual({ refused: already });
	});

	test("is open again when its move was refused", () => {
		expect(given(turn, decided(decline), refused).state).toEqual({
			decided: null,
			refusals: 1,
			lastCode: "NOT_YOUR_TURN",
			lastMove: decline.move,
			// The refusal belongs to the negotiation too.
			negotiationId: "n1",
			requests: {},
		});
		expect(given(turn, decided(decline), refused).when(decide(leave))).toEqual({
			events: [decided(leave)],
		});
	});

	test("never ends for good: a repeated delivery may ask for it at any time", () => {
		expect(turn.isTerminal(given(turn, decided(hold)).state)).toBe(false);
	});
});

describe("a delivery that is slower than another of the same trigger", () => {
	const comeFurther = {
		refused: {
			code: "COME_FURTHER",
			because: "This turn has come further since; look at it again before moving on.",
		},
	};
	const decideAt = (attempt: number): Command => ({
		...envelope,
		type: "DecideTurn",
		data: { ...decline, attempt },
	});
	const refuseAt = (attempt: number, wasDecided: boolean): Command => ({
		...envelope,
		type: "RefuseMove",
		data: { code: "NOT_YOUR_TURN", because: "Wait.", attempt, decided: wasDecided },
	});

	test("decides only the try it knows of, and what is recorded does not say which", () => {
		expect(given(turn).when(decideAt(0))).toEqual({ events: [decided(decline)] });
		expect(given(turn, refused).when(decideAt(1))).toEqual({ events: [decided(decline)] });
		expect(given(turn, refused).when(decideAt(0))).toEqual(comeFurther);
		expect(given(turn).when(decideAt(1))).toEqual(comeFurther);
	});

	test("refuses only the move it knows of", () => {
		expect(given(turn, decided(decline)).when(refuseAt(0, true))).toEqual({ events: [refused] });
		expect(given(turn, refused).when(refuseAt(1, false))).toEqual({ events: [refused] });
		expect(given(turn, refused, decided(decline)).when(refuseAt(0, true))).toEqual(comeFurther);
		expect(given(turn, decided(decline)).when(refuseAt(0, false))).toEqual(comeFurther);
		expect(given(turn).when(refuseAt(0, true))).toEqual(comeFurther);
	});
});

describe("a refused move (rule 9)", () => {
	test("is recorded, whether it was decided or stopped by the guard", () => {
		expect(given(turn).when(refuse)).toEqual({ events: [refused] });
		expect(given(turn, decided(decline)).when(refuse)).toEqual({ events: [refused] });
	});

	test("counts once, and what was decided before stays counted", () => {
		expect(given(turn, refused, decided(decline)).state).toEqual({
			decided: decline,
			refusals: 1,
			lastCode: "NOT_YOUR_TURN",
			lastMove: null,
			negotiationId: "n1",
			requests: {},
		});
		expect(given(turn, refused, refused).state).toEqual({
			decided: null,
			refusals: 2,
			lastCode: "NOT_YOUR_TURN",
			lastMove: null,
			requests: {},
		});
		expect(given(turn, decided(decline), refused, refused).state.lastMove).toEqual(decline.move);
	});

	test("is remembered with the request of the program that made the move", () => {
		const asked = { ...refuse, data: { ...refuse.data, request: "r1" } } as Command;
		expect(given(turn).when(asked)).toEqual({
			events: [{ ...refused, data: { ...refused.data, request: "r1" } }],
		});
		const bySomebody: Fact = { ...refused, data: { ...refused.data, request: "r1" } } as Fact;
		const other = decided({ ...decline, request: "r2" });
		expect(given(turn, bySomebody, other, refused).state.requests).toEqual({
			r1: { code: "NOT_YOUR_TURN", because: "Wait." },
			r2: null,
		});
	});

	test("is recorded three times and not a fourth", () => {
		expect(MAX_REFUSALS).toBe(3);
		expect(given(turn, ...history(2)).when(refuse)).toEqual({ events: [refused] });
		expect(given(turn, ...history(3)).when(refuse)).toEqual({
			refused: { code: "TOO_MANY_TRIES", because: "Three refused moves end a turn." },
		});
	});

	test("leaves another try twice; after the third the agent may only wait or walk away", () => {
		expect(given(turn, ...history(2)).when(decide(decline))).toEqual({
			events: [decided(decline)],
		});
		expect(given(turn, ...history(3)).when(decide(decline))).toEqual({
			refused: {
				code: "TOO_MANY_TRIES",
				because: "After three refused moves an agent walks away.",
			},
		});
		expect(given(turn, ...history(3)).when(decide(hold))).toEqual({ events: [decided(hold)] });
		expect(given(turn, ...history(3)).when(decide(leave))).toEqual({ events: [decided(leave)] });
	});
});
