import { createReadStream, existsSync } from "node:fs";
import { fileLines } from "@parley/contracts/file-lines";
import { readHaggleFile } from "@parley/contracts/haggle-file";
import { minorOf } from "@parley/contracts/money";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accepts } from "./acceptance.ts";
import { type Side, type Table, type TacticName, tactic } from "./tactic.ts";

const NAMES: readonly TacticName[] = ["boulware", "linear", "conceder", "tit-for-tat", "micro"];
const PAIRS = NAMES.flatMap((buyer) =>
	NAMES.map((seller): [TacticName, TacticName] => [buyer, seller]),
);
const SIDES: readonly Side[] = ["buyer", "seller"];

interface Match {
	readonly ask: bigint;
	readonly bid: bigint;
	readonly floor: bigint;
	readonly ceiling: bigint;
	readonly maxRounds: number;
}

interface Outcome {
	readonly price: bigint | undefined;
	readonly offers: Readonly<Record<Side, readonly bigint[]>>;
}

/** The protocol in small: alternating offers, the buyer opens, and may still accept the seller's last offer. */
function haggle(names: Readonly<Record<Side, TacticName>>, match: Match): Outcome {
	const offers: Record<Side, bigint[]> = { buyer: [], seller: [] };
	const tableOf = (side: Side, round: number): Table => ({
		side,
		opening: side === "buyer" ? match.bid : match.ask,
		limit: side === "buyer" ? match.ceiling : match.floor,
		round,
		maxRounds: match.maxRounds,
		mine: offers[side],
		theirs: offers[side === "buyer" ? "seller" : "buyer"],
	});
	for (let round = 1; round <= match.maxRounds; round++) {
		for (const side of SIDES) {
			const table = tableOf(side, round);
			const next = tactic(names[side])(table);
			const standing = table.theirs.at(-1);
			if (standing !== undefined && accepts(table, standing, next))
				return { price: standing, offers };
			offers[side].push(next);
		}
		if (isRepeated(offers.buyer) && isRepeated(offers.seller)) return { price: undefined, offers };
	}
	const table = tableOf("buyer", match.maxRounds);
	const last = table.theirs.at(-1);
	const accepted = last !== undefined && accepts(table, last, tactic(names.buyer)(table));
	return { price: accepted ? last : undefined, offers };
}

/** The market's impasse: the same offer three times. */
function isRepeated(offers: readonly bigint[]): boolean {
	return offers.length >= 3 && new Set(offers.slice(-3)).size === 1;
}

const percentOf = (amount: bigint, percent: number): bigint => (amount * BigInt(percent)) / 100n;

/** Percentages of the ask: the floor, how far the ceiling is above it (a gap when negative), and the first bid. */
function matches(zone: { min: number; max: number }): fc.Arbitrary<Match> {
	return fc
		.record({
			ask: fc.oneof(fc.bigInt(100n, 50_000n), fc.bigInt(100n, 10n ** 15n)),
			floor: fc.integer({ min: 30, max: 100 }),
			zone: fc.integer(zone),
			bid: fc.integer({ min: 0, max: 100 }),
			maxRounds: fc.integer({ min: 1, max: 40 }),
		})
		.map(({ ask, floor, zone, bid, maxRounds }) => {
			const ceiling = percentOf(ask, floor) + percentOf(ask, zone);
			return {
				ask,
				floor: percentOf(ask, floor),
				ceiling,
				bid: percentOf(ceiling, bid),
				maxRounds,
			};
		});
}

function expectWithinLimits({ offers, price }: Outcome, match: Match): void {
	let before = match.bid;
	for (const offer of offers.buyer) {
		expect(offer >= before && offer <= match.ceiling, `the buyer's ${offer} after ${before}`).toBe(
			true,
		);
		before = offer;
	}
	before = match.ask;
	for (const offer of offers.seller) {
		expect(offer <= before && offer >= match.floor, `the seller's ${offer} after ${before}`).toBe(
			true,
		);
		before = offer;
	}
	if (price !== undefined) expect(price >= match.floor && price <= match.ceiling).toBe(true);
}

describe.each(PAIRS)("a %s buyer and a %s seller", (buyer, seller) => {
	test("agree where there is a zone of agreement, within their limits and without a retreat", () => {
		const sample = fc.sample(matches({ min: 5, max: 60 }), { numRuns: 300, seed: 20_261_123 });
		const agreed = sample.filter((match) => {
			const outcome = haggle({ buyer, seller }, match);
			expectWithinLimits(outcome, match);
			return outcome.price !== undefined;
		});
		expect(agreed.length).toBe(sample.length);
	});

	test("do not agree where there is none", () => {
		const gap = matches({ min: -25, max: -1 });
		fc.assert(
			fc.property(gap, (match) => {
				const outcome = haggle({ buyer, seller }, match);
				expectWithinLimits(outcome, match);
				expect(outcome.price).toBeUndefined();
			}),
			{ numRuns: 60, seed: 20_261_123 },
		);
	});

	test.each([
		[
			"where the limit is the opening",
			{ ask: 700n, bid: 700n, floor: 700n, ceiling: 700n, maxRounds: 10 },
			700n,
		],
		[
			"one minor unit apart",
			{ ask: 701n, bid: 700n, floor: 700n, ceiling: 701n, maxRounds: 10 },
			undefined,
		],
		["in a single round", { ask: 900n, bid: 500n, floor: 700n, ceiling: 700n, maxRounds: 1 }, 700n],
		["over a gift", { ask: 0n, bid: 0n, floor: 0n, ceiling: 0n, maxRounds: 5 }, 0n],
		[
			"over a single price",
			{ ask: 10n ** 15n, bid: 1n, floor: 10n ** 15n - 7n, ceiling: 10n ** 15n - 7n, maxRounds: 10 },
			10n ** 15n - 7n,
		],
	])("meet %s", (_, match, price) => {
		const outcome = haggle({ buyer, seller }, match);
		expectWithinLimits(outcome, match);
		if (price === undefined) expect([match.floor, match.ceiling]).toContain(outcome.price);
		else expect(outcome.price).toBe(price);
	});
});

/** The mean part of the zone of agreement that a side keeps. */
function meanShare(
	sample: readonly Match[],
	side: Side,
	own: TacticName,
	other: TacticName,
): number {
	const names = side === "buyer" ? { buyer: own, seller: other } : { buyer: other, seller: own };
	const shares = sample.map((match) => {
		const { price } = haggle(names, match);
		if (price === undefined) return 0;
		const kept = side === "buyer" ? match.ceiling - price : price - match.floor;
		return Number((kept * 10_000n) / (match.ceiling - match.floor)) / 10_000;
	});
	return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

const OPPONENTS = SIDES.flatMap((side) => NAMES.map((other): [Side, TacticName] => [side, other]));

function expectHoldingOutToPay(sample: readonly Match[], side: Side, other: TacticName): void {
	const boulware = meanShare(sample, side, "boulware", other);
	const linear = meanShare(sample, side, "linear", other);
	const conceder = meanShare(sample, side, "conceder", other);
	expect(boulware).toBeGreaterThan(linear);
	expect(linear).toBeGreaterThan(conceder);
}

describe("against the same opponent", () => {
	const sample = fc
		.sample(matches({ min: 5, max: 60 }), { numRuns: 300, seed: 7 })
		.map((match) => ({ ...match, bid: percentOf(match.floor, 70), maxRounds: 10 }));

	test.each(OPPONENTS)("a %s keeps more by holding out than by giving in: %s", (side, other) => {
		expectHoldingOutToPay(sample, side, other);
	});
});

const posts = new URL("../../../../../../shared/data/markets/haggles.jsonl", import.meta.url);

/** The pairs of the file as the market haggles them: a buyer never pays above the ask and opens at 60% of it or 75% of its limit. */
async function realMatches(): Promise<Match[]> {
	if (!existsSync(posts)) return [];
	const { haggles } = await readHaggleFile(fileLines(createReadStream(posts)));
	return haggles.map(({ listing, seller, buyer }) => {
		const [ask, floor, most] = [listing.ask, seller.floor, buyer.ceiling].map(minorOf) as [
			bigint,
			bigint,
			bigint,
		];
		const ceiling = most < ask ? most : ask;
		const [ofAsk, ofLimit] = [percentOf(ask, 60), percentOf(ceiling, 75)];
		return { ask, floor, ceiling, bid: ofAsk < ofLimit ? ofAsk : ofLimit, maxRounds: 8 };
	});
}

// The posts belong to other people and are not part of this repository; where they lie beside it, they are read too.
describe.skipIf(!existsSync(posts))(
	`the real haggles in ../shared/data/markets${existsSync(posts) ? "" : " (skipped: no such file)"}`,
	async () => {
		const all = await realMatches();
		const wide = all.filter(({ ask, floor, ceiling }) => (ceiling - floor) * 20n >= ask);
		const apart = all.filter(({ floor, ceiling }) => ceiling < floor);

		test.each(PAIRS)(
			"are settled by a %s buyer and a %s seller where they can be",
			(buyer, seller) => {
				const agreed = (match: Match) => {
					const outcome = haggle({ buyer, seller }, match);
					expectWithinLimits(outcome, match);
					return outcome.price !== undefined;
				};
				expect(wide.filter(agreed).length / wide.length).toBeGreaterThanOrEqual(0.97);
				expect(apart.filter(agreed)).toEqual([]);
			},
		);

		test.each(OPPONENTS)("pay a %s for holding out rather than giving in: %s", (side, other) => {
			expectHoldingOutToPay(wide, side, other);
		});

		test("are enough to go by", () => {
			expect([wide.length > 500, apart.length > 50]).toEqual([true, true]);
		});
	},
);
