import { describe, expect, test } from "vitest";
import {
	asking,
	candidate,
	type Held,
	held,
	hold,
	openingAt,
	unclear,
	viewOf,
} from "../testing/buyer-view-story.ts";
import { itemOf, standingOf, talkOf } from "../testing/sample.ts";
import { chooseAsBuyer } from "./buyer.ts";
import type { Talk } from "./talk.ts";

describe("a buyer that looks further", () => {
	test("opens a negotiation with the best match", () => {
		expect(chooseAsBuyer(viewOf({ candidates: [candidate("c1"), candidate("c2")] }))).toEqual(
			openingAt("c1"),
		);
	});

	test("asks for as many as it lacks, and for no more than are there", () => {
		expect(chooseAsBuyer(viewOf({ open: 2, candidates: [candidate("c")] }))).toEqual(
			openingAt("c", 2),
		);
		const one = candidate("c", { item: itemOf({ id: "c", seller: "seller-of-c", available: 1 }) });
		expect(chooseAsBuyer(viewOf({ candidates: [one] }))).toEqual(openingAt("c", 1));
	});

	test("refers to the listing as it is now", () => {
		const revised = candidate("c", { item: itemOf({ id: "c", revision: 4 }) });
		expect(chooseAsBuyer(viewOf({ candidates: [revised] }))).toMatchObject({
			move: { revision: 4 },
		});
	});

	test("talks to three sellers at once and not to a fourth", () => {
		const waiting = (id: string) => held({ id, toMove: "seller" });
		const candidates = [candidate("c")];
		expect(chooseAsBuyer(viewOf({ talks: [waiting("n1"), waiting("n2")], candidates }))).toEqual(
			openingAt("c"),
		);
		expect(
			chooseAsBuyer(viewOf({ talks: [waiting("n1"), waiting("n2"), waiting("n3")], candidates })),
		).toEqual(hold("nothing to do until somebody answers"));
	});

	test("looks for another before it bids, so that there is something to compare", () => {
		expect(chooseAsBuyer(viewOf({ talks: [held()], candidates: [candidate("c")] }))).toEqual(
			openingAt("c"),
		);
	});

	test("asks about a listing whose terms are unclear", () => {
		const other = { slot: "condition", question: "New?", readings: ["new", "used"] };
		const candidates = [candidate("c1", { unclear: [unclear, other] }), candidate("c2")];
		expect(chooseAsBuyer(viewOf({ candidates }))).toEqual({
			move: { kind: "ask", listing: "c1", ...unclear },
			band: null,
		});
	});

	test("does not ask twice and talks to somebody else meanwhile", () => {
		const candidates = [candidate("c1", { unclear: [unclear], asked: true }), candidate("c2")];
		expect(chooseAsBuyer(viewOf({ candidates }))).toEqual(openingAt("c2"));
		expect(chooseAsBuyer(viewOf({ candidates: candidates.slice(0, 1) }))).toEqual(
			hold("nothing to do until somebody answers"),
		);
	});

	test("does not mind what was asked about a listing that is clear", () => {
		expect(chooseAsBuyer(viewOf({ candidates: [candidate("c", { asked: true })] }))).toEqual(
			openingAt("c"),
		);
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
		expect(chooseAsBuyer(viewOf({ talks, candidates: [candidate("c")] }))).toEqual(waits);
	});

	test.each([
		["sold out", gone],
		["sold", itemOf({ status: "sold" })],
		["withdrawn", itemOf({ status: "withdrawn" })],
		["unknown", undefined],
	])("takes it back where the listing is %s and somebody else is ready to talk", (_, item) => {
		const paused: Held = { talk: talkOf(out), item };
		expect(chooseAsBuyer(viewOf({ talks: [paused] }))).toEqual(waits);
		expect(chooseAsBuyer(viewOf({ talks: [paused, asking(2500, { id: "n2" })] }))).toEqual(
			takesBack,
		);
		expect(chooseAsBuyer(viewOf({ talks: [paused, held({ id: "n2" })] }))).toEqual(takesBack);
		expect(chooseAsBuyer(viewOf({ talks: [paused], candidates: [candidate("c")] }))).toEqual(
			takesBack,
		);
	});

	test("does not take it back for somebody who is not ready to talk", () => {
		const unready = [held({ id: "n2", toMove: "seller" }), held({ id: "n3" }, gone)];
		expect(
			chooseAsBuyer(
				viewOf({
					talks: [held(out, gone), ...unready],
					candidates: [candidate("c", { unclear: [unclear] })],
				}),
			),
		).toEqual(waits);
	});

	test("lets it stand as long as there is enough for it", () => {
		expect(
			chooseAsBuyer(
				viewOf({ talks: [held(out, itemOf({ available: 3 })), asking(1000, { id: "n2" })] }),
			),
		).toEqual(waits);
	});
});

describe("a buyer whose negotiation is paused", () => {
	test.each([
		["sold out", itemOf({ available: 2 })],
		["sold", itemOf({ status: "sold" })],
		["withdrawn", itemOf({ status: "withdrawn" })],
	])("does not answer an offer for what is %s", (_, item) => {
		expect(chooseAsBuyer(viewOf({ talks: [asking(1000, {}, item)] }))).toEqual(
			hold("nothing to do until somebody answers"),
		);
		expect(chooseAsBuyer(viewOf({ talks: [held({}, item)] }))).toEqual(
			hold("nothing to do until somebody answers"),
		);
		expect(
			chooseAsBuyer(viewOf({ talks: [asking(1000, {}, item), asking(2000, { id: "n2" })] })),
		).toMatchObject({ move: { kind: "accept", negotiationId: "n2" } });
	});
});
