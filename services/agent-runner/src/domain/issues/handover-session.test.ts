import { TACTICS } from "@parley/contracts/mandate";
import { moneyOf } from "@parley/contracts/money";
import type { Handover, Terms } from "@parley/contracts/terms";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Party, settle } from "../../testing/handover-session.ts";

const usd = (minor: bigint) => moneyOf(minor, "USD");

const HANDOVERS: readonly Handover[] = (["pickup", "delivery"] as const).flatMap((method) =>
	["P2D", "P1D"].map((window) => ({ method, window })),
);

interface Match {
	readonly buyer: Party;
	readonly seller: Party;
	readonly maxRounds: number;
}

/** What a principal may say of the handover, in percents of the ask: delivery up to 30, a day of waiting up to 2. */
const worth = (ask: bigint, delivery: number | null, perDay: number | null) => ({
	...(delivery === null ? {} : { delivery: usd((ask * BigInt(delivery)) / 100n) }),
	...(perDay === null ? {} : { perDay: usd((ask * BigInt(perDay)) / 100n) }),
});

const percent = (max: number) => fc.option(fc.integer({ min: 0, max }));

/** `zone` is how far the ceiling lies above the floor, in percents of the ask. */
function matches(zone: { readonly min: number; readonly max: number }): fc.Arbitrary<Match> {
	return fc
		.record({
			ask: fc.bigInt(1_000n, 1_000_000n),
			floor: fc.integer({ min: 40, max: 95 }),
			zone: fc.integer(zone),
			tactics: fc.tuple(fc.constantFrom(...TACTICS), fc.constantFrom(...TACTICS)),
			delivery: fc.tuple(percent(30), percent(30)),
			perDay: fc.tuple(percent(2), percent(2)),
			maxRounds: fc.integer({ min: 1, max: 20 }),
		})
		.map(({ ask, floor, zone, tactics, delivery, perDay, maxRounds }) => {
			const least = (ask * BigInt(floor)) / 100n;
			const most = least + (ask * BigInt(zone)) / 100n;
			return {
				buyer: {
					tactic: tactics[0],
					worth: worth(ask, delivery[0], perDay[0]),
					opening: (most * 3n) / 4n,
					limit: most,
				},
				seller: {
					tactic: tactics[1],
					worth: worth(ask, delivery[1], perDay[1]),
					opening: ask > least ? ask : least,
					limit: least,
				},
				maxRounds,
			};
		});
}

/** What the terms leave either side over no deal, in minor units, the default handover being worth nothing. */
function gains({ buyer, seller }: Match, { price, total, handover }: Terms): [bigint, bigint] {
	const extra = (side: Party) => ({
		delivery: handover.method === "delivery" ? BigInt(side.worth?.delivery?.minor ?? 0) : 0n,
		sooner: handover.window === "P1D" ? BigInt(side.worth?.perDay?.minor ?? 0) : 0n,
	});
	const [his, hers] = [extra(buyer), extra(seller)];
	return [
		buyer.limit - BigInt(total.minor) + his.delivery + his.sooner,
		BigInt(price.minor) - seller.limit - hers.delivery + hers.sooner,
	];
}

function expectWithinBounds(match: Match): Terms | undefined {
	const { agreed, offers } = settle(match, match.maxRounds);
	for (const { total } of offers.buyer)
		expect(BigInt(total.minor) <= match.buyer.limit, "a bid above the ceiling").toBe(true);
	for (const { price } of offers.seller)
		expect(BigInt(price.minor) >= match.seller.limit, "an ask below the floor").toBe(true);
	if (agreed !== undefined) {
		expect(BigInt(agreed.total.minor) <= match.buyer.limit).toBe(true);
		expect(BigInt(agreed.price.minor) >= match.seller.limit).toBe(true);
		for (const gain of gains(match, agreed))
			expect(gain >= 0n, "a deal worse than none").toBe(true);
	}
	return agreed;
}

describe("two agents who negotiate price and handover", () => {
	test("agree wherever a price alone would do, within their bounds and to the harm of neither", () => {
		fc.assert(
			fc.property(matches({ min: 0, max: 60 }), (match) => {
				expect(expectWithinBounds(match)).toBeDefined();
			}),
			{ numRuns: 2000 },
		);
	});

	test("never agree beyond a bound, however much handover is worth", () => {
		fc.assert(
			fc.property(matches({ min: -20, max: -1 }), (match) => {
				expect(expectWithinBounds(match)).toBeUndefined();
			}),
		);
	});

	test("find the better handover mostly, and nineteen twentieths of what both could gain", () => {
		const wide = fc
			.sample(matches({ min: 10, max: 60 }), { numRuns: 2000, seed: 4 })
			.filter(({ maxRounds }) => maxRounds >= 8);
		const shares: number[] = [];
		const delivered = { due: 0, done: 0 };
		const wrongly = { of: 0, done: 0 };
		for (const match of wide) {
			const agreed = expectWithinBounds(match);
			const [best, most] = bestFor(match);
			if (agreed === undefined) continue;
			shares.push(Number(sum(gains(match, agreed))) / Number(most));
			const count = best.method === "delivery" ? delivered : wrongly;
			if (count === delivered) delivered.due += 1;
			else wrongly.of += 1;
			if (agreed.handover.method === "delivery") count.done += 1;
		}
		expect(shares.reduce((total, share) => total + share, 0) / shares.length).toBeGreaterThan(0.95);
		expect(delivered.done / delivered.due).toBeGreaterThan(0.6);
		expect(wrongly.done / wrongly.of).toBeLessThan(0.1);
	});
});

const sum = ([one, other]: readonly [bigint, bigint]): bigint => one + other;

/** The handover that leaves both together most, and how much, among those on which a price suits both. */
function bestFor(match: Match): readonly [Handover, bigint] {
	const { buyer, seller } = match;
	const possible = HANDOVERS.filter(
		({ method, window }) =>
			(method === "pickup" || (buyer.worth?.delivery && seller.worth?.delivery)) &&
			(window === "P2D" || buyer.worth?.perDay || seller.worth?.perDay),
	);
	const rated = possible.flatMap((handover): [Handover, bigint][] => {
		const dearest = usd(buyer.limit);
		const terms = { price: dearest, quantity: 1, handover, fees: [], total: dearest };
		const both = gains(match, terms);
		return both[1] >= 0n ? [[handover, sum(both)]] : [];
	});
	return rated.reduce((best, one) => (one[1] > best[1] ? one : best));
}
