import { describe, expect, test } from "vitest";
import {
	asking,
	candidate,
	chosen,
	type Held,
	held,
	hold,
	openingAt,
	unclear,
	viewOf,
} from "../testing/buyer-view-story.ts";
import { chairs, eur, itemOf, standingOf, talkOf } from "../testing/sample.ts";
import { chooseAsBuyer } from "./buyer.ts";
import type { Talk } from "./talk.ts";

describe("a buyer that looks further", () => {
	test("opens a negotiation with the best match", () => {
		expect(chosen({ candidates: [candidate("c1"), candidate("c2")] })).toEqual(openingAt("c1"));
	});

	test("asks for as many as it lacks, and for no more than are there", () => {
		expect(chosen({ open: 2, candidates: [candidate("c")] })).toEqual(openingAt("c", 2));
		const one = candidate("c", { item: itemOf({ id: "c", seller: "seller-of-c", available: 1 }) });
		expect(chosen({ candidates: [one] })).toEqual(openingAt("c", 1));
	});

	test("refers to the listing as it is now", () => {
		const revised = candidate("c", { item: itemOf({ id: "c", revision: 4 }) });
		expect(chosen({ candidates: [revised] })).toMatchObject({
			move: { revision: 4 },
		});
	});

	test("talks to three sellers at once and not to a fourth", () => {
		const waiting = (id: string) => held({ id, toMove: "seller" });
		const candidates = [candidate("c")];
		expect(chosen({ talks: [waiting("n1"), waiting("n2")], candidates })).toEqual(openingAt("c"));
		expect(chosen({ talks: [waiting("n1"), waiting("n2"), waiting("n3")], candidates })).toEqual(
			hold("nothing to do until somebody answers"),
		);
	});

	test("looks for another before it bids, so that there is something to compare", () => {
		expect(chosen({ talks: [held()], candidates: [candidate("c")] })).toEqual(openingAt("c"));
	});

	test("asks about a listing whose terms are unclear", () => {
		const other = { slot: "condition", question: "New?", readings: ["new", "used"] };
		const candidates = [candidate("c1", { unclear: [unclear, other] }), candidate("c2")];
		expect(chosen({ candidates })).toEqual({
			move: { kind: "ask", listing: "c1", ...unclear },
			band: null,
		});
	});

	test("does not ask twice and talks to somebody else meanwhile", () => {
		const candidates = [candidate("c1", { unclear: [unclear], asked: true }), candidate("c2")];
		expect(chosen({ candidates })).toEqual(openingAt("c2"));
		expect(chosen({ candidates: candidates.slice(0, 1) })).toEqual(
			hold("nothing to do until somebody answers"),
		);
	});

	test("does not mind what was asked about a listing that is clear", () => {
		expect(chosen({ candidates: [candidate("c", { asked: true })] })).toEqual(openingAt("c"));
	});
});

describe("a buyer that weighs whether to look on", () => {
	const at = (id: string, ask: number) =>
		candidate(id, { item: itemOf({ id, ask: eur(ask), seller: `seller-of-${id}` }) });
	const dear = asking(2990);

	test("looks first where most is likely to be left over, whatever the search put first", () => {
		const candidates = [at("c1", 1200), at("c2", 700)];
		const { move, reasons } = chooseAsBuyer(viewOf({ candidates }));
		expect(move).toMatchObject({ kind: "open", listing: "c2" });
		expect(reasons).toEqual(["Of 2 listings worth a look, this one promises most."]);
	});

	test("leaves alone what hardly anybody would come down from, however little is in hand", () => {
		expect(chosen({ candidates: [at("c", 2000)] })).toEqual(
			hold("nothing to do until somebody answers"),
		);
	});

	test("looks on rather than takes an acceptable offer, where a listing promises more", () => {
		const view = { talks: [asking(2500)], candidates: [at("c", 700)] };
		expect(chosen(view)).toMatchObject({ move: { kind: "open", listing: "c" } });
		expect(chooseAsBuyer(viewOf(view)).reasons).toEqual([
			"This listing promises more than the offer in hand, with what looking costs.",
		]);
	});

	test("takes it now where none does, and says so", () => {
		const { move, reasons } = chooseAsBuyer(
			viewOf({ talks: [asking(2500)], candidates: [at("c", 1200)] }),
		);
		expect(move).toMatchObject({ kind: "accept", negotiationId: "n1" });
		expect(reasons).toEqual([
			"No listing that is left promises more than the offer in hand, with what looking costs.",
		]);
	});

	test("takes it now where the seller has no other offer left to make", () => {
		const last = asking(2500, { asks: Array.from({ length: 8 }, () => "2500") });
		expect(chosen({ talks: [last], candidates: [at("c", 700)] })).toMatchObject({
			move: { kind: "accept" },
		});
	});

	test("goes on haggling rather than looks on, where what is in hand leaves more", () => {
		const candidates = [at("c", 1200)];
		expect(chosen({ talks: [asking(2600)], candidates })).toMatchObject({
			move: { kind: "offer", negotiationId: "n1" },
		});
		expect(chosen({ talks: [dear], candidates })).toEqual(openingAt("c"));
	});

	test("takes a listing with half of the words to be worth half as much", () => {
		const half = { said: 1, of: 2 };
		const candidates = [{ ...at("c1", 700), fit: half }, at("c2", 900)];
		expect(chosen({ candidates })).toMatchObject({ move: { listing: "c2" } });
		const fits = new Map([["bens-chairs", half]]);
		const view = { talks: [asking(2500)], candidates: [at("c", 1200)] };
		expect(chosen(view)).toMatchObject({ move: { kind: "accept" } });
		expect(chosen({ ...view, fits })).toEqual(openingAt("c"));
	});

	test("sees more offers where its principal would, worth a look or not beside the one in hand", () => {
		const want = { ...chairs, window: { offers: 2 } };
		expect(chosen({ want, talks: [asking(2500)], candidates: [at("c", 1200)] })).toEqual(
			openingAt("c"),
		);
	});
});

describe("a buyer with its hands full", () => {
	/** Hardly coming down from 3500, after bids that hardly moved. */
	const stubborn = (id: string): Held =>
		held(
			{
				...{ id, standing: standingOf("ben", 3300), maxRounds: 8 },
				bids: ["2000", "2001", "2002", "2003", "2004"],
				asks: ["3490", "3440", "3390", "3340", "3300"],
			},
			itemOf(),
		);
	const talks = [asking(2900), stubborn("n2"), held({ id: "n3", toMove: "seller" })];
	const promising = candidate("c", { item: itemOf({ id: "c", ask: eur(500) }) });

	test("lets go of a talk that cannot come to what another listing promises", () => {
		const { move, reasons } = chooseAsBuyer(viewOf({ talks, candidates: [promising] }));
		expect(move).toEqual({ kind: "walk_away", negotiationId: "n2", code: "found_elsewhere" });
		expect(reasons?.join(" ")).toMatch(/point to between .* EUR; a listing not looked at yet/);
	});

	test("keeps it where there is nothing else, or nothing that promises more, or still a hand free", () => {
		const haggles = { move: { kind: "offer", negotiationId: "n1" } };
		expect(chosen({ talks })).toMatchObject(haggles);
		expect(chosen({ talks, candidates: [candidate("c")] })).toMatchObject(haggles);
		expect(chosen({ talks: talks.slice(0, 2), candidates: [promising] })).toMatchObject({
			move: { kind: "open", listing: "c" },
		});
	});
});

describe("a buyer with an offer out", () => {
	const out: Partial<Talk> = {
		standing: standingOf("anna", 2000),
		toMove: "seller",
		bids: ["2000"],
	};
	const gone = itemOf({ available: 2 });
	const waits = hold("an offer is out");
	const takesBack = {
		move: { kind: "withdraw", negotiationId: "n1", offerId: "offer-of-anna" },
		band: null,
	};

	test("makes no other for the same want", () => {
		const talks = [held(out), asking(1000, { id: "n2" }), held({ id: "n3" })];
		expect(chosen({ talks, candidates: [candidate("c")] })).toEqual(waits);
	});

	test.each([
		["sold out", gone],
		["sold", itemOf({ status: "sold" })],
		["withdrawn", itemOf({ status: "withdrawn" })],
		["unknown", undefined],
	])("takes it back where the listing is %s and somebody else is ready to talk", (_, item) => {
		const paused: Held = { talk: talkOf(out), item };
		expect(chosen({ talks: [paused] })).toEqual(waits);
		expect(chosen({ talks: [paused, asking(2500, { id: "n2" })] })).toEqual(takesBack);
		expect(chosen({ talks: [paused, held({ id: "n2" })] })).toEqual(takesBack);
		expect(chosen({ talks: [paused], candidates: [candidate("c")] })).toEqual(takesBack);
	});

	test("does not take it back for somebody who is not ready to talk", () => {
		const unready = [held({ id: "n2", toMove: "seller" }), held({ id: "n3" }, gone)];
		expect(
			chosen({
				talks: [held(out, gone), ...unready],
				candidates: [candidate("c", { unclear: [unclear] })],
			}),
		).toEqual(waits);
	});

	test("lets it stand as long as there is enough for it", () => {
		expect(
			chosen({ talks: [held(out, itemOf({ available: 3 })), asking(1000, { id: "n2" })] }),
		).toEqual(waits);
	});
});

describe("a buyer whose negotiation is paused", () => {
	test.each([
		["sold out", itemOf({ available: 2 })],
		["sold", itemOf({ status: "sold" })],
		["withdrawn", itemOf({ status: "withdrawn" })],
	])("does not answer an offer for what is %s", (_, item) => {
		expect(chosen({ talks: [asking(1000, {}, item)] })).toEqual(
			hold("nothing to do until somebody answers"),
		);
		expect(chosen({ talks: [held({}, item)] })).toEqual(
			hold("nothing to do until somebody answers"),
		);
		expect(chosen({ talks: [asking(1000, {}, item), asking(2000, { id: "n2" })] })).toMatchObject({
			move: { kind: "accept", negotiationId: "n2" },
		});
	});
});
