import { describe, expect, test } from "vitest";
import { chairs, itemOf, standingOf, talkOf, triggerAt } from "../testing/sample.ts";
import { movesOf, type OutsideTurn, occasionsOf, type WantView } from "./outside-turns.ts";
import type { Talk } from "./talk.ts";
import type { Trigger } from "./trigger.ts";

const granted = triggerAt(1, "MandateGranted");
const want = (changes: Partial<WantView> = {}): WantView => ({
	...{ want: chairs, open: 3, talks: [], rumours: [] },
	...changes,
});
const talkAt = (position: number, changes: Partial<Talk> = {}): Talk =>
	talkOf({ id: `n${position}`, news: triggerAt(position, "OfferMade"), ...changes });
const seen = (turns: readonly OutsideTurn[]) =>
	turns.map(({ trigger, want, talk }) => [trigger.position, want, talk?.id ?? null]);
const none = new Map<string, Trigger>();
const of = (...wants: WantView[]) =>
	seen(occasionsOf({ since: granted, answers: none, wants, sales: [] }));

describe("the occasions of a mandate", () => {
	test("are one to look around for each want that is not covered", () => {
		expect(of(want())).toEqual([[1, "chairs", null]]);
		expect(of(want({ open: 0 }))).toEqual([]);
	});

	test("are the newest of all that concerns a want", () => {
		const ended = talkAt(7, { status: "ended" });
		expect(of(want({ talks: [talkAt(5, { status: "ended" }), ended] }))).toEqual([
			[7, "chairs", null],
		]);
		expect(of(want({ talks: [ended], rumours: [null, undefined, triggerAt(9)] }))).toEqual([
			[9, "chairs", null],
		]);
	});

	test("are every negotiation in which it is the program's move, oldest first", () => {
		const talks = [talkAt(8), talkAt(5), talkAt(6, { toMove: "seller" })];
		expect(of(want({ talks, open: 0 }))).toEqual([
			[5, "chairs", "n5"],
			[8, "chairs", "n8"],
		]);
	});

	test("are not two where to answer somebody is the newest there is", () => {
		expect(of(want({ talks: [talkAt(8)] }))).toEqual([[8, "chairs", "n8"]]);
		expect(of(want({ talks: [talkAt(8)], rumours: [triggerAt(9)] }))).toEqual([
			[8, "chairs", "n8"],
			[9, "chairs", null],
		]);
	});

	test("are a seller's when a bid stands, and again when units came back", () => {
		const talk = talkAt(5, { toMove: "seller" });
		const selling = (item = itemOf()) =>
			seen(occasionsOf({ since: granted, answers: none, wants: [], sales: [{ talk, item }] }));
		expect(selling()).toEqual([[5, null, "n5"]]);
		expect(selling(itemOf({ news: triggerAt(4) }))).toEqual([[5, null, "n5"]]);
		expect(selling(itemOf({ news: triggerAt(9) }))).toEqual([
			[5, null, "n5"],
			[9, null, "n5"],
		]);
	});
});

describe("after its principal has spoken, a program is to move again", () => {
	const since = triggerAt(8, "MandateResumed");
	const answers = new Map([["n5", triggerAt(7, "EscalationResolved")]]);

	test("in the negotiation they spoke about, and in each once a pause has ended", () => {
		const wants = [want({ talks: [talkAt(5), talkAt(6)], open: 0 })];
		expect(seen(occasionsOf({ since, answers, wants, sales: [] }))).toEqual([
			...[5, 6].map((at) => [at, "chairs", `n${at}`]),
			[7, "chairs", "n5"],
			...[5, 6].map((at) => [8, "chairs", `n${at}`]),
		]);
	});

	test("as a seller too", () => {
		const sales = [{ talk: talkAt(5, { toMove: "seller" }), item: itemOf() }];
		expect(seen(occasionsOf({ since, answers, wants: [], sales }))).toEqual([
			[5, null, "n5"],
			[7, null, "n5"],
			[8, null, "n5"],
		]);
		expect(seen(occasionsOf({ since: granted, answers: none, wants: [], sales }))).toHaveLength(1);
	});
});

describe("the moves there is room for", () => {
	const turn = (changes: Partial<OutsideTurn>): OutsideTurn => ({
		...{ trigger: granted, want: "chairs", talk: null, talks: [], open: 3 },
		...changes,
	});
	const talking = (talk: Partial<Talk>, more: Partial<OutsideTurn> = {}) =>
		movesOf(turn({ talks: [talkOf(talk)], ...more }), "anna");

	test("are to look around where nobody is talked to", () => {
		expect(movesOf(turn({}), "anna")).toEqual(["open", "ask", "hold"]);
		expect(movesOf(turn({ open: 0 }), "anna")).toEqual(["ask", "hold"]);
	});

	test("are to bid where nothing stands, and to answer where something does", () => {
		expect(talking({})).toEqual(["open", "ask", "offer", "walk_away", "hold"]);
		expect(talking({ standing: standingOf("ben", 2500) })).toContain("accept");
	});

	test("are to withdraw one's own offer, and not to accept it", () => {
		const out = talking({ toMove: "seller", standing: standingOf("anna", 2000) }, { open: 0 });
		expect(out).toEqual(["ask", "withdraw", "walk_away", "hold"]);
	});
});
