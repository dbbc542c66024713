import { describe, expect, test } from "vitest";
import {
	acceptance,
	asking,
	bid,
	candidate,
	fixed,
	held,
	hold,
	leave,
	openingAt,
	unclear,
	viewOf,
} from "../testing/buyer-view-story.ts";
import { chairs, eur, itemOf, NOON, standingOf, termsOf } from "../testing/sample.ts";
import { chooseAsBuyer, MAX_ROUNDS } from "./buyer.ts";

/** The move and its band, without the table they came from. */
const chosen = (view: Parameters<typeof chooseAsBuyer>[0]) => {
	const { move, band } = chooseAsBuyer(view);
	return { move, band };
};

describe("a buyer that was made an offer", () => {
	test("accepts what is at least as good as its own next offer", () => {
		expect(chosen(viewOf({ talks: [asking(2500)] }))).toEqual(acceptance(2500));
		expect(chosen(viewOf({ talks: [asking(2501)] }))).toEqual(
			bid(2500, { inReplyTo: "offer-of-ben" }),
		);
	});

	test("accepts anything within its limit in the last round, and declines what is above it", () => {
		const bids = Array.from({ length: MAX_ROUNDS }, () => "2000");
		expect(chosen(viewOf({ talks: [asking(3000, { bids })] }))).toEqual(acceptance(3000));
		expect(chosen(viewOf({ talks: [asking(3001, { bids })] }))).toEqual({
			move: { kind: "decline", negotiationId: "n1", offerId: "offer-of-ben" },
			band: { from: eur(2160), to: eur(3000) },
		});
	});

	test("bids in its last round", () => {
		const bids = Array.from({ length: MAX_ROUNDS - 1 }, () => "2000");
		expect(chosen(viewOf({ talks: [asking(3001, { bids })] }))).toEqual(
			bid(2500, { inReplyTo: "offer-of-ben" }),
		);
	});

	test("leaves over the price when half the rounds are gone and it is more than three times the limit", () => {
		const dear = itemOf({ ask: eur(9000) });
		const band = { from: eur(2250), to: eur(3000) };
		const late = { bids: ["1", "1", "1"] };
		expect(chosen(viewOf({ talks: [asking(9001, late, dear)] }))).toEqual(leave("price"));
		expect(chosen(viewOf({ talks: [asking(9000, late, dear)] }))).toEqual(
			bid(2500, { inReplyTo: "offer-of-ben" }, band),
		);
		expect(chosen(viewOf({ talks: [asking(9001, { bids: ["1", "1"] }, dear)] }))).toEqual(
			bid(2500, { inReplyTo: "offer-of-ben" }, band),
		);
	});

	/** Coming down in a straight line from 9000 that ends far above 3000, after bids that hardly moved. */
	const beyondReach = (changes: object = {}) =>
		asking(
			7800,
			{
				bids: ["2000", "2001", "2002", "2003", "2004"],
				asks: ["8700", "8400", "8100", "7900", "7800"],
				...changes,
			},
			itemOf({ ask: eur(3000) }),
		);

	test("leaves over the price when the seller's offers show that it will not come within reach", () => {
		const { move, reasons } = chooseAsBuyer(viewOf({ talks: [beyondReach()] }));
		expect(move).toEqual({ kind: "walk_away", negotiationId: "n1", code: "price" });
		expect(reasons?.join(" ")).toMatch(/point to between .*, and no price there will do/);
	});

	test("stays where its principal would rather be asked about so near a miss", () => {
		expect(chosen(viewOf({ talks: [beyondReach()], nearMiss: 50 })).move.kind).toBe("walk_away");
		const nearer = asking(3600, {
			bids: ["2000", "2001", "2002", "2003", "2004", "2005"],
			asks: ["3950", "3850", "3760", "3690", "3640", "3600"],
		});
		expect(chosen(viewOf({ talks: [nearer] })).move.kind).toBe("walk_away");
		expect(chosen(viewOf({ talks: [nearer], nearMiss: 20 })).move.kind).toBe("offer");
	});

	test("stays where money that other offers hold could come back and suffice", () => {
		const view = { want: { ...chairs, ceiling: eur(3000) }, talks: [beyondReach()] };
		expect(chosen(viewOf({ ...view, free: 3000n, reachable: 3000n })).move.kind).toBe("walk_away");
		expect(chosen(viewOf({ ...view, free: 4500n, reachable: 9000n })).move.kind).toBe("offer");
	});

	test("says where the seller's offers point", () => {
		const talks = [
			asking(2800, { bids: ["2000", "2001", "2002"], asks: ["3000", "2900", "2800"] }),
		];
		expect(chooseAsBuyer(viewOf({ talks })).reasons?.join(" ")).toMatch(
			/^The other side's offers point to between .* EUR and 28\.00 EUR\.$/,
		);
		expect(chooseAsBuyer(viewOf({ talks: [asking(2501)] })).reasons).toEqual([]);
	});

	test("waits while an offer of its own is on its way, whatever lies before it", () => {
		const talks = [asking(2500), held({ id: "n2" })];
		expect(chosen(viewOf({ underway: true, talks }))).toEqual(hold("an offer is on its way"));
	});

	test("leaves a negotiation over more units than it still wants, and stays in one over as many", () => {
		expect(chosen(viewOf({ open: 2, talks: [asking(2500)] }))).toEqual(leave("found_elsewhere"));
		expect(chosen(viewOf({ open: 3, talks: [asking(2500)] }))).toEqual(acceptance(2500));
	});

	test("does not take an offer for standing that has expired, to the millisecond", () => {
		const at = (expiresAt: string) =>
			viewOf({ talks: [asking(2500, { standing: standingOf("ben", 2500, { expiresAt }) })] });
		expect(chosen(at("2026-03-02T12:00:00.001Z"))).toEqual(acceptance(2500));
		expect(chosen(at(NOON))).toEqual(hold("nothing to do until somebody answers"));
	});

	test("waits where it is the seller's move", () => {
		expect(chosen(viewOf({ talks: [asking(2500, { toMove: "seller" })] }))).toEqual(
			hold("nothing to do until somebody answers"),
		);
	});

	test("waits where what it wants is covered", () => {
		expect(
			chosen(viewOf({ open: 0, talks: [asking(2500)], candidates: [candidate("c")] })),
		).toEqual(hold("what is wanted is covered"));
	});

	test("answers as long as it lacks a single piece", () => {
		const piece = asking(900, { quantity: 1 });
		expect(chosen(viewOf({ open: 1, tactic: () => 900n, talks: [piece] }))).toMatchObject({
			move: { kind: "accept", quantity: 1 },
		});
	});

	test("leaves a hopeless one rather than looks further", () => {
		const talks = [asking(9001, { bids: ["1", "1", "1"] }, itemOf({ ask: eur(9000) }))];
		expect(chosen(viewOf({ talks, candidates: [candidate("c")] }))).toEqual(leave("price"));
	});

	test("accepts rather than looks further, and looks further rather than counters", () => {
		const candidates = [candidate("c")];
		expect(chosen(viewOf({ talks: [asking(2500)], candidates }))).toEqual(acceptance(2500));
		expect(chosen(viewOf({ talks: [asking(2990)], candidates }))).toEqual(openingAt("c"));
	});

	test("bids where nobody has bid yet rather than counters", () => {
		const talks = [asking(2501), held({ id: "n2" })];
		expect(chosen(viewOf({ talks }))).toMatchObject({
			move: { kind: "offer", negotiationId: "n2", inReplyTo: null },
		});
	});
});

describe("a buyer that was made several offers", () => {
	test("answers the cheapest", () => {
		const talks = [asking(2400), asking(2300, { id: "n2" }), asking(2500, { id: "n3" })];
		expect(chosen(viewOf({ talks }))).toMatchObject({
			move: { kind: "accept", negotiationId: "n2", total: eur(2300) },
		});
		expect(chosen(viewOf({ talks: talks.toReversed() }))).toMatchObject({
			move: { negotiationId: "n2" },
		});
	});

	test("answers the first of two that cost the same, whatever order they come in", () => {
		const talks = [asking(2400, { id: "n2" }), asking(2400)];
		expect(chosen(viewOf({ talks }))).toMatchObject({ move: { negotiationId: "n1" } });
		expect(chosen(viewOf({ talks: talks.toReversed() }))).toMatchObject({
			move: { negotiationId: "n1" },
		});
	});

	test("pays at most what the next one asks, and the trouble of going there: a fiftieth of its limit", () => {
		const { tactic, shown } = fixed(2000n);
		const choice = chosen(viewOf({ tactic, talks: [asking(2500), asking(2600, { id: "n2" })] }));
		expect(shown[0]?.limit).toBe(2660n);
		expect(choice.band).toEqual({ from: eur(1995), to: eur(2660) });
	});

	test("pays at most what the listing it answers asks, whatever others ask", () => {
		const { tactic, shown } = fixed(1000n);
		const talks = [asking(1500, {}, itemOf({ ask: eur(500) })), asking(2900, { id: "n2" })];
		chosen(viewOf({ tactic, talks }));
		chosen(viewOf({ tactic, talks: talks.toReversed() }));
		expect(shown.map(({ limit, opening }) => [limit, opening])).toEqual([
			[1500n, 900n],
			[1500n, 900n],
		]);
	});

	test("is not held to an offer elsewhere that is above its limit or for another quantity", () => {
		const limits = [asking(3500, { id: "n2" }), asking(2600, { id: "n2", quantity: 2 })].map(
			(outside) => {
				const { tactic, shown } = fixed(2000n);
				chosen(viewOf({ tactic, talks: [asking(2500), outside] }));
				return shown[0]?.limit;
			},
		);
		expect(limits).toEqual([3000n, 3000n]);
	});
});

describe("a buyer that bids", () => {
	test("opens at 60% of the asking price", () => {
		const { tactic, shown } = fixed(2200n);
		expect(chosen(viewOf({ tactic, talks: [held()] }))).toEqual(bid(2200));
		expect(shown).toEqual([
			{ side: "buyer", opening: 2160n, limit: 3000n, round: 1, maxRounds: 8, mine: [], theirs: [] },
		]);
	});

	test("opens no higher than 75% of its limit", () => {
		const { tactic, shown } = fixed(2200n);
		chosen(viewOf({ tactic, talks: [held({}, itemOf({ ask: eur(2000) }))] }));
		expect(shown[0]).toMatchObject({ opening: 2250n, limit: 3000n });
	});

	test("opens with at least one minor unit", () => {
		const { tactic, shown } = fixed(1n);
		const penny = { ...chairs, quantity: 1, ceiling: eur(1) };
		chosen(
			viewOf({ tactic, want: penny, talks: [held({ quantity: 1 }, itemOf({ ask: eur(1) }))] }),
		);
		expect(shown[0]).toMatchObject({ opening: 1n, limit: 1n });
		const two = fixed(1n);
		chosen(
			viewOf({
				tactic: two.tactic,
				want: { ...penny, ceiling: eur(9) },
				talks: [held({ quantity: 1 }, itemOf({ ask: eur(3) }))],
			}),
		);
		expect(two.shown[0]).toMatchObject({ opening: 1n, limit: 3n });
	});

	test("never pays more than is asked, even where it would", () => {
		const { tactic, shown } = fixed(1000n);
		chosen(viewOf({ tactic, talks: [held({}, itemOf({ ask: eur(500) }))] }));
		expect(shown[0]).toMatchObject({ opening: 900n, limit: 1500n });
	});

	test("never pays more than is free", () => {
		const { tactic, shown } = fixed(1000n);
		chosen(viewOf({ tactic, free: 2700n, talks: [held()] }));
		expect(shown[0]).toMatchObject({ limit: 2700n });
	});

	test("reckons with the talk's quantity, not the want's", () => {
		const { tactic, shown } = fixed(1000n);
		const choice = chosen(viewOf({ tactic, talks: [held({ quantity: 2 })] }));
		expect(shown[0]).toMatchObject({ opening: 1440n, limit: 2000n });
		expect(choice.move).toMatchObject({ kind: "offer", terms: termsOf(eur(1000), 2) });
	});

	test("shows its tactic what both sides offered so far, and the round it is in", () => {
		const { tactic, shown } = fixed(2500n);
		chosen(
			viewOf({ tactic, talks: [asking(3100, { bids: ["2000", "2100"], asks: ["3300", "3100"] })] }),
		);
		expect(shown[0]).toMatchObject({ round: 3, mine: [2000n, 2100n], theirs: [3300n, 3100n] });
		const last = fixed(2500n);
		const bids = Array.from({ length: 8 }, () => "2000");
		chosen(viewOf({ tactic: last.tactic, talks: [asking(3100, { bids })] }));
		expect(last.shown[0]).toMatchObject({ round: 8, maxRounds: 8 });
	});

	test("bids again after its offer was declined or expired, but not after the last round", () => {
		const after = (count: number) =>
			viewOf({ talks: [held({ bids: Array.from({ length: count }, () => "2000") })] });
		expect(chosen(after(7))).toEqual(bid(2500));
		expect(chosen(after(8))).toEqual(hold("nothing to do until somebody answers"));
	});

	test("bids in the next negotiation where one has used up its rounds", () => {
		const spent = held({ bids: Array.from({ length: 8 }, () => "2000") });
		expect(chosen(viewOf({ talks: [spent, held({ id: "n2" })] }))).toMatchObject({
			move: { kind: "offer", negotiationId: "n2" },
		});
	});

	test("lets its offer end with the negotiation where that comes first", () => {
		expect(chosen(viewOf({ talks: [held({ deadline: "2026-03-02T18:00:00.000Z" })] }))).toEqual(
			bid(2500, { expiresAt: "2026-03-02T18:00:00.000Z" }),
		);
	});

	test("lets its offer end at the next full hour after half a day", () => {
		expect(chosen(viewOf({ now: "2026-03-02T12:00:00.001Z", talks: [held()] }))).toEqual(
			bid(2500, { expiresAt: "2026-03-03T01:00:00.000Z" }),
		);
	});
});

describe("a buyer that runs out of money", () => {
	const poor = { free: 1499n, reachable: 1499n };

	test("leaves when less than half of what it may cost is left, wherever it stands", () => {
		expect(chosen(viewOf({ ...poor, talks: [asking(1000)] }))).toEqual(leave("budget"));
		expect(chosen(viewOf({ ...poor, talks: [held()] }))).toEqual(leave("budget"));
		expect(chosen(viewOf({ free: 1500n, reachable: 1500n, talks: [held()] })).move.kind).toBe(
			"offer",
		);
		expect(
			chosen(
				viewOf({ free: 0n, reachable: 0n, want: { ...chairs, ceiling: eur(0) }, talks: [held()] }),
			),
		).toEqual(leave("budget"));
	});

	test("reckons what it may cost from the lower of ceiling and ask", () => {
		const cheap = itemOf({ ask: eur(900) });
		expect(chosen(viewOf({ free: 1350n, talks: [held({}, cheap)] })).move.kind).toBe("offer");
		expect(chosen(viewOf({ free: 1349n, reachable: 1349n, talks: [held({}, cheap)] }))).toEqual(
			leave("budget"),
		);
	});

	test("bids its last minor unit", () => {
		const penny = { ...chairs, quantity: 1, ceiling: eur(1) };
		const talks = [held({ quantity: 1 })];
		expect(chosen(viewOf({ want: penny, free: 1n, tactic: () => 1n, talks })).move.kind).toBe(
			"offer",
		);
	});

	test("waits while other offers hold enough of the budget", () => {
		const waits = hold("other offers hold the budget");
		expect(chosen(viewOf({ free: 1499n, reachable: 1500n, talks: [asking(1000)] }))).toEqual(waits);
		expect(chosen(viewOf({ free: 1499n, reachable: 1500n, talks: [held()] }))).toEqual(waits);
		expect(chosen(viewOf({ free: 1400n, reachable: 1499n, talks: [held()] }))).toEqual(
			leave("budget"),
		);
	});

	test("waits for budget too where it could open a negotiation but for other offers", () => {
		const candidates = [candidate("c")];
		const waits = hold("other offers hold the budget");
		const nothing = hold("nothing to do until somebody answers");
		expect(chosen(viewOf({ free: 1499n, reachable: 1500n, candidates }))).toEqual(waits);
		expect(chosen(viewOf({ free: 1499n, reachable: 1499n, candidates }))).toEqual(nothing);
		expect(chosen(viewOf({ free: 1400n, reachable: 1499n, candidates }))).toEqual(nothing);
		const busy = ["n1", "n2", "n3"].map((id) => held({ id, toMove: "seller" }));
		expect(chosen(viewOf({ free: 1499n, reachable: 1500n, candidates, talks: busy }))).toEqual(
			nothing,
		);
		const asked = [candidate("c", { unclear: [unclear], asked: true })];
		expect(chosen(viewOf({ free: 1499n, reachable: 1500n, candidates: asked }))).toEqual(nothing);
		const fewer = { free: 400n, reachable: 500n, open: 1 };
		expect(chosen(viewOf({ ...fewer, candidates }))).toEqual(waits);
	});

	test("opens no negotiation it could not pay for", () => {
		const candidates = [
			candidate("dear"),
			candidate("cheap", {
				item: itemOf({ id: "cheap", seller: "seller-of-cheap", ask: eur(900) }),
			}),
		];
		expect(chosen(viewOf({ ...poor, candidates }))).toEqual(openingAt("cheap"));
		expect(chosen(viewOf({ free: 1000n, reachable: 1000n, candidates }))).toEqual(
			hold("nothing to do until somebody answers"),
		);
	});
});
