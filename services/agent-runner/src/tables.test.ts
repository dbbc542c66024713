import type { FactOf } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import { rootId } from "@parley/contracts/id";
import { describe, expect, test } from "vitest";
import { BUDGET_HELD } from "./domain/choice.ts";
import {
	errands,
	items,
	lastTurns,
	openings,
	pursuitKey,
	pursuits,
	shortlisted,
	talks,
} from "./tables.ts";
import { DEADLINE } from "./testing/sample.ts";
import { openedBy } from "./turn-id.ts";

type Decided = FactOf<"TurnDecided">["data"];
const decided = (changes: Partial<Decided>): Fact =>
	({
		type: "TurnDecided",
		data: {
			principal: "anna",
			want: "chairs",
			shortlist: null,
			move: { kind: "hold", because: "x" },
			...changes,
		},
	}) as unknown as Fact;

const open = (negotiationId: string, listing: string): Decided["move"] => ({
	kind: "open",
	negotiationId,
	listing,
	revision: 1,
	quantity: 1,
	seller: "ben",
	want: "chairs",
	deadline: DEADLINE,
	maxRounds: 8,
});
const slots = [{ slot: "unit", question: "Each?", readings: ["each", "lot"] }];
const clear = { listing: "c1", slots: [] };
const unclear = { listing: "c2", slots };

describe("what became of a want", () => {
	const key = pursuitKey("anna", "chairs");

	test("is kept for each want of each principal", () => {
		expect(key).toBe("anna/chairs");
		expect(pursuits.keys(decided({ move: open("n1", "c1") }))).toEqual([key]);
		expect(pursuits.keys(decided({ shortlist: [] }))).toEqual([key]);
	});

	test("is not changed by turns that neither searched nor opened, nor by a seller's", () => {
		expect(pursuits.keys(decided({}))).toEqual([]);
		expect(pursuits.keys(decided({ want: null, shortlist: [] }))).toEqual([]);
		expect(pursuits.evolve(undefined, decided({ want: null, shortlist: [] }), key)).toBeUndefined();
	});

	test("begins with what was found", () => {
		expect(pursuits.evolve(undefined, decided({ shortlist: [clear, unclear] }), key)).toEqual({
			principal: "anna",
			want: "chairs",
			shortlist: [clear, unclear],
			negotiations: [],
			tried: [],
		});
	});

	test("goes on with every negotiation opened for it, and keeps what was found", () => {
		const found = pursuits.evolve(
			undefined,
			decided({ shortlist: [clear], move: open("n1", "c1") }),
			key,
		);
		expect(pursuits.evolve(found, decided({ move: open("n2", "c2") }), key)).toEqual({
			principal: "anna",
			want: "chairs",
			shortlist: [clear],
			negotiations: ["n1", "n2"],
			tried: ["c1", "c2"],
		});
	});
});

describe("an errand", () => {
	test("says whose want a negotiation serves", () => {
		const fact = decided({ move: open("n1", "c1") });
		expect(errands.keys(fact)).toEqual(["n1"]);
		expect(errands.evolve(undefined, fact, "n1")).toEqual({ principal: "anna", want: "chairs" });
	});

	test("comes from an opening only", () => {
		const errand = { principal: "anna", want: "chairs" };
		expect(errands.keys(decided({}))).toEqual([]);
		expect(errands.evolve(errand, decided({}), "n1")).toEqual(errand);
	});
});

describe("who has a listing on their shortlist", () => {
	test("is whoever found it, since they found it first", () => {
		const fact = { ...decided({ shortlist: [clear, unclear] }), position: 7 };
		expect(shortlisted.keys(fact)).toEqual(["c1/anna/chairs", "c2/anna/chairs"]);
		const known = shortlisted.evolve(undefined, fact, "c2/anna/chairs");
		expect(known).toEqual({ listing: "c2", principal: "anna", want: "chairs", since: 7 });
		const again = { ...fact, position: 8 };
		expect(shortlisted.evolve(known, again, "c2/anna/chairs")).toEqual(known);
	});

	test("is nobody without a search or without a want", () => {
		expect(shortlisted.keys(decided({}))).toEqual([]);
		expect(shortlisted.keys(decided({ shortlist: [clear], want: null }))).toEqual([]);
	});
});

describe("an opening", () => {
	const turnId = rootId("turn");
	const fact = { ...decided({ move: open(openedBy(turnId), "c1") }), stream: `turn-${turnId}` };
	const refused: Fact = {
		...fact,
		type: "MoveRefused",
		data: { code: "REVISION_MISMATCH", because: "It was revised." },
	};

	test("is known by its negotiation, and so is why it was refused", () => {
		expect([openings.keys(fact), openings.keys(refused)]).toEqual([
			[openedBy(turnId)],
			[openedBy(turnId)],
		]);
		const opening = openings.evolve(undefined, fact, openedBy(turnId));
		expect(opening).toEqual({ negotiationId: openedBy(turnId), refusal: null });
		expect(openings.evolve(opening, refused, openedBy(turnId))).toEqual({
			negotiationId: openedBy(turnId),
			refusal: "REVISION_MISMATCH",
		});
	});

	test("is none where another move was refused", () => {
		expect(openings.keys(decided({}))).toEqual([]);
		expect(openings.evolve(undefined, refused, openedBy(turnId))).toBeUndefined();
	});
});

describe("the newest turn for a want", () => {
	const key = pursuitKey("anna", "chairs");
	const waits = decided({ trigger: "t1", move: { kind: "hold", because: BUDGET_HELD } });
	const last = { principal: "anna", want: "chairs", trigger: "t1", waits: "for_budget" };

	test("says whether its agent waits for budget, and what gave the occasion", () => {
		expect(lastTurns.keys(waits)).toEqual([key]);
		expect(lastTurns.evolve(undefined, waits, key)).toEqual(last);
	});

	test("gives way to the next one", () => {
		const held = decided({ trigger: "t2" });
		const moved = decided({ trigger: "t3", move: open("n1", "c1") });
		expect(lastTurns.evolve(undefined, held, key)).toEqual({ ...last, trigger: "t2", waits: "no" });
		expect(lastTurns.evolve(undefined, moved, key)).toEqual({
			...last,
			trigger: "t3",
			waits: "no",
		});
	});

	test("is never a seller's", () => {
		expect(lastTurns.keys(decided({ want: null }))).toEqual([]);
		expect(lastTurns.evolve(undefined, decided({ want: null }), key)).toBeUndefined();
	});
});

describe("the keys of what agents see", () => {
	test("are the negotiation's and the listing's", () => {
		const fact = { stream: "listing-c-1", negotiationId: "n1" } as Fact;
		expect(talks.keys(fact)).toEqual(["n1"]);
		expect(talks.keys({ stream: "listing-c1" } as Fact)).toEqual([]);
		expect(items.keys(fact)).toEqual(["c-1"]);
	});
});
