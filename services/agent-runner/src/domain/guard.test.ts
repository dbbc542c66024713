import type { Want } from "@parley/contracts/mandate";
import type { Move } from "@parley/contracts/turn";
import { describe, expect, test } from "vitest";
import {
	BEFORE_DEADLINE,
	chairs,
	DEADLINE,
	eur,
	grantedOf,
	itemOf,
	mandateOf,
	NOON,
	standingOf,
	talkOf,
	termsOf,
	usd,
} from "../testing/sample.ts";
import { guard, type OnTheTable } from "./guard.ts";

const revoked = grantedOf({ status: "revoked" });
/** What stands on the table is what the move says of it, unless a test says otherwise. */
const check = (move: Move, listing = "bens-chairs", granted = grantedOf(), now = NOON) =>
	guard(granted, move, now, move.kind === "accept" ? standing(move, { listing }) : undefined);
const standing = (
	{ offerId, quantity, total }: Acceptance,
	changes: Partial<OnTheTable> = {},
): OnTheTable => ({
	...{ offerId, quantity, total, price: total, listing: "bens-chairs" },
	...changes,
});

type Offer = Extract<Move, { kind: "offer" }>;
type Acceptance = Extract<Move, { kind: "accept" }>;

const bid = (minor: number, quantity: number, changes: Partial<Offer> = {}): Offer => ({
	kind: "offer",
	negotiationId: "n1",
	listing: "bens-chairs",
	revision: 1,
	terms: termsOf(eur(minor), quantity),
	inReplyTo: null,
	expiresAt: DEADLINE,
	want: "chairs",
	...changes,
});
const ask = (minor: number, quantity = 1, changes: Partial<Offer> = {}): Offer =>
	bid(minor, quantity, { listing: "lamp", want: null, ...changes });
const purchase = (
	minor: number,
	quantity: number,
	changes: Partial<Acceptance> = {},
): Acceptance => ({
	kind: "accept",
	negotiationId: "n1",
	offerId: "o1",
	hash: "a".repeat(64),
	total: eur(minor),
	quantity,
	want: "chairs",
	...changes,
});
const sale = (minor: number, quantity = 1): Acceptance => purchase(minor, quantity, { want: null });
const opening = (want: string): Move => ({
	kind: "open",
	negotiationId: "n1",
	listing: "bens-chairs",
	revision: 1,
	quantity: 3,
	seller: "ben",
	want,
	deadline: DEADLINE,
	maxRounds: 8,
});
const question: Move = {
	kind: "ask",
	listing: "bens-chairs",
	slot: "unit",
	question: "Each?",
	readings: ["each", "lot"],
};

const MANDATE_REVOKED = {
	code: "MANDATE_REVOKED",
	because: "The principal has revoked this mandate.",
};
const MANDATE_EXPIRED = { code: "MANDATE_EXPIRED", because: "The mandate's deadline has passed." };
const NOT_WANTED = { code: "NOT_WANTED", because: "The mandate does not name this want." };
const MORE_THAN_WANTED = {
	code: "MORE_THAN_WANTED",
	because: "This is a larger quantity than the mandate names.",
};
const ABOVE_CEILING = {
	code: "ABOVE_CEILING",
	because: "This is more than the mandate allows for this want.",
};
const OVER_BUDGET = {
	code: "OVER_BUDGET",
	because: "This is more than the mandate allows in all.",
};
const NOT_SOLD = {
	code: "NOT_SOLD",
	because: "The mandate does not put this listing up for sale.",
};
const BELOW_FLOOR = {
	code: "BELOW_FLOOR",
	because: "This is less than the mandate allows for this listing.",
};
const TOTAL_MISMATCH = {
	code: "TOTAL_MISMATCH",
	because: "The total is not the price plus the fees.",
};
const WRONG_CURRENCY = { code: "WRONG_CURRENCY", because: "The mandate is in another currency." };

describe("leaving and waiting", () => {
	const free: Move[] = [
		{ kind: "hold", because: "nothing to do" },
		{ kind: "walk_away", negotiationId: "n1", code: "price" },
		{ kind: "withdraw", negotiationId: "n1", offerId: "o1" },
		{ kind: "decline", negotiationId: "n1", offerId: "o1" },
	];
	test.each(free)(
		"$kind passes, even when the mandate is revoked and its deadline over",
		(move) => {
			expect(check(move)).toBeUndefined();
			expect(check(move, undefined, revoked, DEADLINE)).toBeUndefined();
		},
	);
});

describe("every other move", () => {
	const binding: [Move, string | undefined][] = [
		[opening("chairs"), undefined],
		[question, undefined],
		[bid(3000, 3), undefined],
		[purchase(3000, 3), undefined],
		[ask(400), "lamp"],
		[sale(400), "lamp"],
	];
	test.each(binding)("%o passes within the mandate", (move, listing) => {
		expect(check(move, listing)).toBeUndefined();
	});

	test.each(binding)("%o stops at a revoked mandate", (move, listing) => {
		expect(check(move, listing, revoked)).toEqual(MANDATE_REVOKED);
	});

	test.each(binding)("%o stops at the mandate's deadline, to the millisecond", (move, listing) => {
		expect(check(move, listing, grantedOf(), BEFORE_DEADLINE)).toBeUndefined();
		expect(check(move, listing, grantedOf(), DEADLINE)).toEqual(MANDATE_EXPIRED);
	});
});

describe("an acceptance before its time", () => {
	const WINDOW_OPEN = {
		code: "WINDOW_OPEN",
		because: "The principal would see more offers, or wait longer, before one is taken.",
	};
	const asks = (id: string) => ({
		talk: talkOf({ id, standing: standingOf("ben", 3000) }),
		item: itemOf(),
	});
	const silent = { talk: talkOf({ id: "n9", toMove: "seller" }), item: itemOf() };
	const accepting = (window: Want["window"], held: OnTheTable["held"], now = NOON) => {
		const wants = [{ ...chairs, window }] as Want[];
		const move = purchase(3000, 3);
		return guard(
			grantedOf({ mandate: mandateOf({ wants }) }),
			move,
			now,
			standing(move, held === undefined ? {} : { held }),
		);
	};

	test("is refused until the time has come, to the millisecond, unless offers enough are in", () => {
		const until = "2026-03-02T12:00:00.001Z";
		expect(accepting({ until }, [asks("n1")])).toEqual(WINDOW_OPEN);
		expect(accepting({ until }, undefined)).toEqual(WINDOW_OPEN);
		expect(accepting({ until }, [asks("n1")], until)).toBeUndefined();
		expect(accepting({ until, offers: 2 }, [asks("n1"), asks("n2")])).toBeUndefined();
	});

	test("is refused until so many offers are in, or no more can come", () => {
		expect(accepting({ offers: 2 }, [asks("n1"), silent])).toEqual(WINDOW_OPEN);
		expect(accepting({ offers: 2 }, [asks("n1"), asks("n2"), silent])).toBeUndefined();
		expect(accepting({ offers: 2 }, [asks("n1")])).toBeUndefined();
	});

	test("is a seller's own affair: a window is about what its buyer accepts", () => {
		expect(check(sale(400), "lamp")).toBeUndefined();
	});
});

describe("what is not in the mandate", () => {
	test("is not bought", () => {
		expect(check(opening("sofas"))).toEqual(NOT_WANTED);
		expect(check(bid(1, 1, { want: "sofas" }))).toEqual(NOT_WANTED);
		expect(check(purchase(1, 1, { want: "sofas" }))).toEqual(NOT_WANTED);
	});

	test("is not sold", () => {
		expect(check(ask(9000, 1, { listing: "sofa" }))).toEqual(NOT_SOLD);
		expect(check(sale(9000), "sofa")).toEqual(NOT_SOLD);
		expect(check(sale(9000), undefined)).toEqual(NOT_SOLD);
	});

	test("is not sold under the name of something else: the offer's own listing counts", () => {
		expect(check(ask(9000, 1, { listing: "sofa" }), "lamp")).toEqual(NOT_SOLD);
	});
});

describe("an acceptance", () => {
	const judged = (move: Acceptance, changes: Partial<OnTheTable>) =>
		guard(grantedOf(), move, NOON, standing(move, changes))?.code;

	test("is judged by the offer that stands, whatever the move says of it", () => {
		expect(judged(purchase(3000, 3), { total: eur(3001) })).toBe("TOTAL_MISMATCH");
		expect(judged(purchase(3000, 3), { quantity: 1 })).toBe("TOTAL_MISMATCH");
		expect(judged(sale(400), { listing: "lamp", price: eur(399) })).toBe("TOTAL_MISMATCH");
	});

	test("is by the total for a buyer, and by the price for a seller", () => {
		expect(judged(purchase(3000, 3), { price: eur(2900) })).toBeUndefined();
		expect(judged(sale(400), { listing: "lamp", total: eur(500) })).toBeUndefined();
	});

	test("is of an offer that stands and of no other", () => {
		expect(judged(purchase(3000, 3), { offerId: "o2" })).toBe("NOT_THE_STANDING_OFFER");
		expect(guard(grantedOf(), purchase(3000, 3), NOON, undefined)?.code).toBe(
			"NOT_THE_STANDING_OFFER",
		);
	});

	test("is in the mandate's currency", () => {
		const dollars = { price: usd(3000), total: usd(3000) };
		expect(judged(purchase(3000, 3), dollars)).toBe("WRONG_CURRENCY");
	});
});

describe("an offer's terms", () => {
	test("add up, fees and all", () => {
		const fees = [{ code: "courier", amount: eur(50) }];
		expect(
			check(bid(0, 1, { terms: termsOf(eur(900), 1, { fees, total: eur(950) }) })),
		).toBeUndefined();
		expect(check(bid(0, 1, { terms: termsOf(eur(900), 1, { fees, total: eur(949) }) }))).toEqual(
			TOTAL_MISMATCH,
		);
		expect(check(ask(0, 1, { terms: termsOf(eur(900), 1, { total: eur(901) }) }))).toEqual(
			TOTAL_MISMATCH,
		);
	});

	test.each([
		["price", termsOf(usd(900), 1, { total: eur(900) })],
		["total", termsOf(eur(900), 1, { total: usd(900) })],
		["fee", termsOf(eur(900), 1, { fees: [{ code: "courier", amount: usd(0) }] })],
	])("are in the mandate's currency: the %s too", (_, terms) => {
		expect(check(bid(0, 1, { terms }))).toEqual(WRONG_CURRENCY);
		expect(check(ask(0, 1, { terms }))).toEqual(WRONG_CURRENCY);
	});
});

describe.each([
	["a bid", bid],
	["a buyer's acceptance", purchase],
] as const)("%s", (_, move) => {
	test("is for no more than the wanted quantity", () => {
		expect(check(move(3000, 3))).toBeUndefined();
		expect(check(move(3000, 4))).toEqual(MORE_THAN_WANTED);
	});

	test("is at most the ceiling times the quantity", () => {
		expect(check(move(1000, 1))).toBeUndefined();
		expect(check(move(1001, 1))).toEqual(ABOVE_CEILING);
		expect(check(move(3000, 3))).toBeUndefined();
		expect(check(move(3001, 3))).toEqual(ABOVE_CEILING);
	});

	test("is at most the budget", () => {
		const tight = grantedOf({ mandate: mandateOf({ budget: eur(2500) }) });
		expect(check(move(2500, 3), undefined, tight)).toBeUndefined();
		expect(check(move(2501, 3), undefined, tight)).toEqual(OVER_BUDGET);
	});
});

describe("a bid with fees", () => {
	test("counts them against the ceiling: the total is what the buyer pays", () => {
		const fees = [{ code: "courier", amount: eur(101) }];
		const terms = termsOf(eur(900), 1, { fees, total: eur(1001) });
		expect(check(bid(0, 1, { terms }))).toEqual(ABOVE_CEILING);
	});
});

describe.each([
	["an ask", ask],
	["a seller's acceptance", sale],
] as const)("%s", (_, move) => {
	test("is at least the floor times the quantity", () => {
		expect(check(move(400), "lamp")).toBeUndefined();
		expect(check(move(399), "lamp")).toEqual(BELOW_FLOOR);
		expect(check(move(1200, 3), "lamp")).toBeUndefined();
		expect(check(move(1199, 3), "lamp")).toEqual(BELOW_FLOOR);
	});
});

describe("an ask with fees", () => {
	test("does not count them towards the floor: the price is what the seller gets", () => {
		const fees = [{ code: "courier", amount: eur(50) }];
		const terms = termsOf(eur(399), 1, { fees, total: eur(449) });
		expect(check(ask(0, 1, { terms }))).toEqual(BELOW_FLOOR);
	});
});

describe("what the guard says", () => {
	test("never holds a limit", () => {
		const secret = grantedOf({
			mandate: mandateOf({
				budget: eur(31415926),
				sells: [{ listing: "lamp", ask: eur(99999999), floor: eur(27182818) }],
			}),
		});
		const told = [
			check(bid(31415927, 3), undefined, secret),
			check(purchase(31415927, 3), undefined, secret),
			check(ask(27182817), "lamp", secret),
			check(sale(27182817), "lamp", secret),
		];
		expect(told.map((refusal) => refusal?.code)).toEqual([
			"ABOVE_CEILING",
			"ABOVE_CEILING",
			"BELOW_FLOOR",
			"BELOW_FLOOR",
		]);
		expect(JSON.stringify(told)).not.toMatch(/\d/);
	});
});
