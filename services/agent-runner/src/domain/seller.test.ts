import { describe, expect, test } from "vitest";
import { eur, itemOf, NOON, standingOf, talkOf, termsOf } from "../testing/sample.ts";
import { chooseAsSeller, type SellerView } from "./seller.ts";
import type { Table } from "./tactics/table.ts";
import type { Talk } from "./talk.ts";

/** The move and its band, without the table they came from. */
const chosen = (view: Parameters<typeof chooseAsSeller>[0]) => {
	const { move, band } = chooseAsSeller(view);
	return { move, band };
};

/** Anna bids so much for Ben's three chairs. */
const bidding = (price: number, changes: Partial<Talk> = {}): Talk =>
	talkOf({
		standing: standingOf("anna", price),
		toMove: "seller",
		bids: [String(price)],
		...changes,
	});

/** Ben asks 1200 a chair and takes no less than 700. */
function viewOf(changes: Partial<SellerView> = {}): SellerView {
	return {
		now: NOON,
		principal: "ben",
		talk: bidding(2000),
		item: itemOf(),
		floor: eur(700),
		available: 3,
		others: [],
		tactic: () => 2500n,
		...changes,
	};
}

/** What a tactic is shown in a view. */
function shown(changes: Partial<SellerView>): Table | undefined {
	let table: Table | undefined;
	chosen(
		viewOf({
			...changes,
			tactic(seen) {
				table = seen;
				return 2500n;
			},
		}),
	);
	return table;
}

const band = { from: eur(3600), to: eur(2100) };
const hold = (because: string) => ({ move: { kind: "hold", because }, band: null });
const ask = (price: number, changes: object = {}) => ({
	move: {
		kind: "offer",
		negotiationId: "n1",
		listing: "bens-chairs",
		revision: 1,
		terms: termsOf(eur(price), 3),
		inReplyTo: "offer-of-anna",
		expiresAt: "2026-03-03T00:00:00.000Z",
		want: null,
		...changes,
	},
	band,
});
const acceptance = (price: number) => ({
	move: {
		kind: "accept",
		negotiationId: "n1",
		offerId: "offer-of-anna",
		hash: "a".repeat(64),
		total: eur(price),
		quantity: 3,
		want: null,
	},
	band,
});
/** Anna comes up in a straight line that ends far below 2100, while Ben hardly moves. */
const beyondReach = bidding(700, {
	bids: ["500", "540", "580", "620", "660", "700"],
	asks: ["3600", "3599", "3598", "3597", "3596"],
});
const rounds = (count: number): string[] => Array.from({ length: count }, () => "3000");

describe("a seller that was made a bid", () => {
	test("accepts what is at least as good as its own next offer", () => {
		expect(chosen(viewOf({ talk: bidding(2500) }))).toEqual(acceptance(2500));
		expect(chosen(viewOf({ talk: bidding(2499) }))).toEqual(ask(2500));
	});

	test("reckons with what it gets, not with what the buyer pays", () => {
		const standing = standingOf("anna", 2499, { total: "2600" });
		expect(chosen(viewOf({ talk: bidding(2499, { standing }) }))).toEqual(ask(2500));
		const enough = standingOf("anna", 2500, { total: "2600" });
		expect(chosen(viewOf({ talk: bidding(2500, { standing: enough }) }))).toEqual(acceptance(2500));
	});

	test("accepts anything at or above its floor in the last round, and declines what is below", () => {
		expect(chosen(viewOf({ talk: bidding(2100, { asks: rounds(7) }) }))).toEqual(acceptance(2100));
		expect(chosen(viewOf({ talk: bidding(2099, { asks: rounds(7) }) }))).toEqual(ask(2500));
		expect(chosen(viewOf({ talk: bidding(2100, { asks: rounds(8) }) }))).toEqual(acceptance(2100));
		expect(chosen(viewOf({ talk: bidding(2099, { asks: rounds(8) }) }))).toEqual({
			move: { kind: "decline", negotiationId: "n1", offerId: "offer-of-anna" },
			band,
		});
	});

	test("waits where it is the buyer's move", () => {
		expect(chosen(viewOf({ talk: bidding(2500, { toMove: "buyer" }) }))).toEqual(
			hold("it is the buyer's move"),
		);
	});

	test("waits where there is not enough", () => {
		expect(chosen(viewOf({ talk: bidding(2500), available: 2 }))).toEqual(
			hold("nothing is available at the moment"),
		);
	});

	test("does not answer a bid that has expired, to the millisecond", () => {
		const until = (expiresAt: string) =>
			viewOf({ talk: bidding(2500, { standing: standingOf("anna", 2500, { expiresAt }) }) });
		expect(chosen(until("2026-03-02T12:00:00.001Z"))).toEqual(acceptance(2500));
		expect(chosen(until(NOON))).toEqual(hold("the bid has expired"));
	});
});

describe("a seller whose own offer ended", () => {
	test("makes another", () => {
		expect(chosen(viewOf({ talk: bidding(2000, { standing: null, asks: rounds(7) }) }))).toEqual(
			ask(2500, { inReplyTo: null }),
		);
	});

	test("has nothing more to say after the last round", () => {
		expect(chosen(viewOf({ talk: bidding(2000, { standing: null, asks: rounds(8) }) }))).toEqual(
			hold("all rounds are used"),
		);
	});

	test("does not accept its own", () => {
		const own = bidding(2000, { standing: standingOf("ben", 2500) });
		expect(chosen(viewOf({ talk: own })).move).toMatchObject({ kind: "offer" });
		expect(chosen(viewOf({ talk: { ...own, asks: rounds(8) } }))).toEqual(
			hold("all rounds are used"),
		);
	});
});

describe("what a seller's tactic is shown", () => {
	test("is its ask and its floor for the whole quantity, and the offers so far", () => {
		expect(shown({ talk: bidding(2000, { bids: ["1800", "2000"], asks: ["3500"] }) })).toEqual({
			side: "seller",
			opening: 3600n,
			limit: 2100n,
			round: 2,
			maxRounds: 8,
			mine: [3500n],
			theirs: [1800n, 2000n],
		});
		expect(shown({ talk: bidding(2000, { quantity: 2 }) })).toMatchObject({
			opening: 2400n,
			limit: 1400n,
		});
		expect(shown({ talk: bidding(2000, { asks: rounds(8) }) })).toMatchObject({ round: 8 });
	});

	test("is its floor where that is above its ask", () => {
		expect(shown({ floor: eur(1300) })).toMatchObject({ opening: 3900n, limit: 3900n });
	});
});

describe("other bids on the same goods", () => {
	const rival = (price: number, changes: Partial<Talk> = {}) =>
		bidding(price, { id: "n2", ...changes });

	test("raise the limit to the best of them where there is not enough for both", () => {
		expect(shown({ others: [rival(2300), rival(2400), rival(2200)] })).toMatchObject({
			limit: 2400n,
		});
		expect(shown({ others: [rival(2000)] })).toMatchObject({ limit: 2100n });
	});

	test("leave it alone where there is enough for both", () => {
		expect(shown({ others: [rival(2400)], available: 5 })).toMatchObject({ limit: 2400n });
		expect(shown({ others: [rival(2400)], available: 6 })).toMatchObject({ limit: 2100n });
	});

	test("are compared by the piece", () => {
		expect(shown({ others: [rival(1600, { quantity: 2 })] })).toMatchObject({ limit: 2400n });
	});

	test("never raise it above the ask, nor below the floor where that is higher", () => {
		expect(shown({ others: [rival(9000)] })).toMatchObject({ limit: 3600n, opening: 3600n });
		expect(shown({ others: [rival(9000)], floor: eur(1300) })).toMatchObject({
			limit: 3900n,
			opening: 3900n,
		});
	});

	test("count only while they stand, and only where they are bids", () => {
		const expired = rival(2400, { standing: standingOf("anna", 2400, { expiresAt: NOON }) });
		const barely = rival(2400, {
			standing: standingOf("anna", 2400, { expiresAt: "2026-03-02T12:00:00.001Z" }),
		});
		const own = rival(2400, { standing: standingOf("ben", 2400) });
		const none = rival(2400, { standing: null });
		expect(shown({ others: [expired, own, none] })).toMatchObject({ limit: 2100n });
		expect(shown({ others: [barely] })).toMatchObject({ limit: 2400n });
	});
});

describe("a seller whose buyer will not come within reach", () => {
	test("leaves over the price, and says what shows it", () => {
		const { move, reasons } = chooseAsSeller(viewOf({ talk: beyondReach }));
		expect(move).toEqual({ kind: "walk_away", negotiationId: "n1", code: "price" });
		expect(reasons?.join(" ")).toMatch(/point to between .*, and no price there will do/);
	});

	test("stays where a better bid elsewhere is all that keeps the two apart", () => {
		const others = [
			talkOf({ id: "n2", standing: standingOf("carl", 3500), quantity: 3, buyer: "carl" }),
		];
		const talk = bidding(2200, {
			bids: ["1900", "1960", "2020", "2080", "2140", "2200"],
			asks: ["3600", "3599", "3598", "3597", "3596"],
		});
		expect(chosen(viewOf({ talk, others })).move.kind).toBe("offer");
	});

	test("stays where its principal would rather be asked about so near a miss", () => {
		const talk = bidding(1810, {
			bids: ["1500", "1600", "1700", "1750", "1780", "1800", "1810"],
			asks: ["3600", "3599", "3598", "3597", "3596", "3595"],
		});
		expect(chosen(viewOf({ talk })).move.kind).toBe("walk_away");
		expect(chosen(viewOf({ talk, nearMiss: 15 })).move.kind).toBe("offer");
	});
});
