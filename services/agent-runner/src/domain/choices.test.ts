import { TACTICS } from "@parley/contracts/mandate";
import type { Move } from "@parley/contracts/turn";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { onTheTable } from "../on-the-table.ts";
import {
	chairs,
	DEADLINE,
	eur,
	grantedOf,
	itemOf,
	mandateOf,
	NOON,
	standingOf,
	talkOf,
} from "../testing/sample.ts";
import { type BuyerView, chooseAsBuyer } from "./buyer.ts";
import { guard } from "./guard.ts";
import { chooseAsSeller, type SellerView } from "./seller.ts";
import { tactic } from "./tactics/tactic.ts";
import type { Talk } from "./talk.ts";
import type { Held } from "./want-window.ts";

/* Whatever an agent sees, what it chooses is within its mandate: the guard is there for what it does not foresee. */

const price = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 1_000_000 }));
const names = fc.constantFrom(...TACTICS);
const offers = fc.array(price.map(String), { maxLength: 9 });
const expiry = fc.constantFrom("2026-03-02T11:00:00.000Z", NOON, "2026-03-02T13:00:00.000Z");

const talks = (mayStand: readonly string[]): fc.Arbitrary<Talk> =>
	fc
		.record({
			by: fc.constantFrom(...mayStand, null),
			quantity: fc.integer({ min: 1, max: 3 }),
			amount: price,
			fee: fc.integer({ min: 0, max: 9 }),
			expiresAt: expiry,
			toMove: fc.constantFrom("buyer" as const, "seller" as const),
			bids: offers,
			asks: offers,
			maxRounds: fc.integer({ min: 1, max: 8 }),
		})
		.map(({ by, amount, fee, expiresAt, ...talk }) =>
			talkOf({
				...talk,
				standing:
					by === null ? null : standingOf(by, amount, { total: String(amount + fee), expiresAt }),
			}),
		);

const items = fc
	.record({
		ask: price.map(eur),
		available: fc.integer({ min: 0, max: 3 }),
		status: fc.constantFrom("on_sale" as const, "sold" as const),
	})
	.map(itemOf);

const buyerViews: fc.Arbitrary<{ view: BuyerView; budget: number }> = fc
	.record({
		ceiling: price,
		budget: price,
		spent: price,
		quantity: fc.integer({ min: 1, max: 3 }),
		open: fc.integer({ min: 0, max: 3 }),
		talks: fc.array(fc.tuple(talks(["anna", "ben"]), fc.option(items, { nil: undefined })), {
			maxLength: 4,
		}),
		candidates: fc.array(items, { maxLength: 2 }),
		name: names,
		waits: fc.array(fc.nat(3), { maxLength: 2 }),
		window: fc.option(
			fc.record({ offers: fc.integer({ min: 2, max: 4 }), until: expiry }, { requiredKeys: [] }),
			{ nil: undefined },
		),
	})
	.map(({ ceiling, budget, spent, quantity, open, talks, candidates, name, waits, window }) => {
		const windowed = window === undefined ? {} : { window };
		const wanted = { ...chairs, quantity, ceiling: eur(ceiling), ...windowed };
		const view: BuyerView = {
			now: NOON,
			principal: "anna",
			want: wanted,
			open: Math.min(open, quantity),
			underway: false,
			free: BigInt(Math.max(0, budget - spent)),
			reachable: BigInt(budget),
			talks: talks.map(([talk, item], index) => ({
				talk: { ...talk, id: `n${index}`, quantity: Math.min(talk.quantity, quantity) },
				item,
			})),
			candidates: candidates.map((item) => ({ item, unclear: [], asked: false })),
			waiting: talks.flatMap((_, index) => (waits.includes(index) ? [`n${index}`] : [])),
			negotiationId: "new",
			deadline: DEADLINE,
			tactic: tactic(name),
		};
		return { view, budget };
	});

/** The offer a move accepts, as it stands. */
const accepted = (move: Move, held: readonly Held[]) => {
	const talk = held
		.map((each) => each.talk)
		.find(({ id }) => move.kind === "accept" && id === move.negotiationId);
	const offer = talk === undefined ? undefined : onTheTable(talk);
	return offer === undefined ? undefined : { ...offer, held };
};

describe("whatever a buyer sees", () => {
	test("its choice passes the guard", () => {
		fc.assert(
			fc.property(buyerViews, ({ view, budget }) => {
				const granted = grantedOf({
					mandate: mandateOf({ wants: [view.want], budget: eur(budget) }),
				});
				const { move } = chooseAsBuyer(view);
				expect(guard(granted, move, NOON, accepted(move, view.talks))).toBeUndefined();
			}),
		);
	});

	test("it bids and accepts within what is free and below the asking price", () => {
		fc.assert(
			fc.property(buyerViews, ({ view }) => {
				const { move } = chooseAsBuyer(view);
				if (move.kind === "accept") expect(BigInt(move.total.minor)).toBeLessThanOrEqual(view.free);
				if (move.kind !== "offer") return;
				const total = BigInt(move.terms.total.minor);
				expect(total).toBeLessThanOrEqual(view.free);
				const item = view.talks.find(({ talk }) => talk.id === move.negotiationId)?.item;
				expect(total).toBeLessThanOrEqual(
					BigInt(item?.ask.minor ?? 0) * BigInt(move.terms.quantity),
				);
			}),
		);
	});

	test("it never has a second offer out for the same want", () => {
		fc.assert(
			fc.property(buyerViews, ({ view }) => {
				const out = view.talks.some(({ talk }) => talk.standing?.by === "anna");
				if (out) expect(["hold", "withdraw"]).toContain(chooseAsBuyer(view).move.kind);
			}),
		);
	});

	test("it accepts only what stands, is not its own and has not expired", () => {
		fc.assert(
			fc.property(buyerViews, ({ view }) => {
				const { move } = chooseAsBuyer(view);
				if (move.kind !== "accept") return;
				const standing = view.talks.find(({ talk }) => talk.id === move.negotiationId)?.talk
					.standing;
				expect(standing).toMatchObject({
					offerId: move.offerId,
					hash: move.hash,
					by: "ben",
					total: move.total.minor,
				});
				expect((standing?.expiresAt ?? "") > NOON).toBe(true);
			}),
		);
	});
});

const sellerViews: fc.Arbitrary<SellerView> = fc.record({
	now: fc.constant(NOON),
	principal: fc.constant("ben"),
	talk: talks(["anna", "ben"]),
	item: items,
	floor: price.map(eur),
	available: fc.integer({ min: 0, max: 3 }),
	others: fc.array(talks(["carl", "ben"]), { maxLength: 3 }),
	tactic: names.map(tactic),
});

describe("whatever a seller sees", () => {
	test("its choice passes the guard", () => {
		fc.assert(
			fc.property(sellerViews, (view) => {
				const sale = { listing: "bens-chairs", ask: view.item.ask, floor: view.floor };
				const granted = grantedOf({ mandate: mandateOf({ sells: [sale] }) });
				const { move } = chooseAsSeller(view);
				expect(guard(granted, move, NOON, accepted(move, [view]))).toBeUndefined();
			}),
		);
	});

	test("it asks no more than its listing says, unless its floor is higher", () => {
		fc.assert(
			fc.property(sellerViews, (view) => {
				const { move } = chooseAsSeller(view);
				if (move.kind !== "offer") return;
				const most =
					Math.max(Number(view.item.ask.minor), Number(view.floor.minor)) * view.talk.quantity;
				expect(Number(move.terms.price.minor)).toBeLessThanOrEqual(most);
			}),
		);
	});

	test("it sells nothing it has not got", () => {
		fc.assert(
			fc.property(sellerViews, (view) => {
				if (view.available < view.talk.quantity)
					expect(chooseAsSeller(view).move.kind).toBe("hold");
			}),
		);
	});
});
