import { describe, expect, test } from "vitest";
import {
	acceptance,
	asking,
	bid,
	candidate,
	type Held,
	held,
	hold,
	openingAt,
	viewOf,
} from "../testing/buyer-view-story.ts";
import { chairs, itemOf, NOON, standingOf, termsOf } from "../testing/sample.ts";
import { chooseAsBuyer } from "./buyer.ts";

const MOMENT = "2026-03-02T12:00:00.001Z";
const waits = hold("more offers are to come in first");
const chosen = (
	window: { until?: string; offers?: number },
	changes: Parameters<typeof viewOf>[0],
) => {
	const { move, band } = chooseAsBuyer(viewOf({ want: { ...chairs, window }, ...changes }));
	return { move, band };
};
const two = [asking(2500), asking(2400, { id: "n2" })];
/** It is the seller's turn. */
const expected = (changes: Parameters<typeof held>[0] = {}, item?: Held["item"]): Held =>
	held(
		{
			id: "n9",
			toMove: "seller",
			standing: standingOf("ben", 2000, { expiresAt: NOON }),
			...changes,
		},
		item,
	);

describe("a want that waits until a time", () => {
	test("accepts nothing before it, however good the only offer is, and accepts at it", () => {
		expect(chosen({ until: MOMENT }, { talks: [asking(100)] })).toEqual(waits);
		expect(chosen({ until: NOON }, { talks: [asking(2500)] })).toEqual(acceptance(2500));
	});

	test("uses the wait to look further and to bid", () => {
		const until = MOMENT;
		const candidates = [candidate("c")];
		expect(chosen({ until }, { talks: [asking(2500)], candidates })).toEqual(openingAt("c"));
		expect(chosen({ until }, { talks: [asking(2500), held({ id: "n2" })] })).toEqual(
			bid(2500, { negotiationId: "n2" }),
		);
	});

	test("need not wait once so many offers are in", () => {
		const window = { until: MOMENT, offers: 2 };
		expect(chosen(window, { talks: [asking(2500)] })).toEqual(waits);
		expect(chosen(window, { talks: two })).toMatchObject({
			move: { kind: "accept", negotiationId: "n2" },
		});
		expect(chosen({ ...window, until: NOON }, { talks: [asking(2500)] })).toEqual(acceptance(2500));
	});
});

describe("a want that waits for so many offers", () => {
	const window = { offers: 2 };

	test("accepts once they are in", () => {
		expect(chosen(window, { talks: two })).toMatchObject({ move: { kind: "accept" } });
		expect(chosen({ offers: 3 }, { talks: [...two, expected()] })).toEqual(waits);
	});

	test("waits as long as another seller may still ask, and no longer", () => {
		const after = (other: Held) => chosen(window, { talks: [asking(2500), other] });
		expect(after(expected())).toEqual(waits);
		const used = Array.from({ length: 8 }, () => "1");
		for (const silent of [
			expected({ asks: used }),
			expected({}, itemOf({ available: 2 })),
			expected({}, itemOf({ isCollecting: true })),
			expected({}, itemOf({ open: [{ ...slot, askedBy: null }] })),
			held({ id: "n9", bids: used }),
		])
			expect(after(silent)).toEqual(acceptance(2500));
		expect(after(expected({}, itemOf({ open: [{ ...slot, askedBy: "carl" }] })))).toEqual(waits);
	});

	test("counts no offer that has expired or whose goods are gone", () => {
		const gone = asking(2400, { id: "n2" }, itemOf({ available: 2 }));
		expect(chosen(window, { talks: [asking(2500), gone, expected()] })).toEqual(waits);
	});

	test("looks further first, and does not wait for who was not found", () => {
		const candidates = [candidate("c")];
		expect(chosen(window, { talks: [asking(2500)], candidates })).toEqual(openingAt("c"));
		expect(chosen(window, { talks: [asking(2500)] })).toEqual(acceptance(2500));
	});
});

const slot = { slot: "unit", question: "Each or all?", readings: ["each", "lot"] };

describe("a negotiation that waits", () => {
	test("does not keep the others waiting, be its offer the lowest", () => {
		const talks = [asking(100), asking(2400, { id: "n2" })];
		expect(chooseAsBuyer(viewOf({ talks }))).toMatchObject({ move: { negotiationId: "n1" } });
		expect(chooseAsBuyer(viewOf({ talks, waiting: ["n1"] }))).toMatchObject({
			move: { kind: "accept", negotiationId: "n2" },
		});
		expect(
			chooseAsBuyer(viewOf({ talks: [held(), held({ id: "n2" })], waiting: ["n1"] })),
		).toMatchObject({
			move: {
				kind: "offer",
				negotiationId: "n2",
				terms: termsOf({ minor: "2500", currency: "EUR" }, 3),
			},
		});
		expect(chooseAsBuyer(viewOf({ talks, waiting: ["n1", "n2"] }))).toEqual(
			hold("nothing to do until somebody answers"),
		);
	});
});
