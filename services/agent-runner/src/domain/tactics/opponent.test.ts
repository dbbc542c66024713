import { describe, expect, test } from "vitest";
import { micro } from "./micro.ts";
import { estimate, excludesAgreement, kindest, surest } from "./opponent.ts";
import type { Side, Table, Tactic, TacticName } from "./tactic.ts";
import { BETA, timeDependent } from "./time-dependent.ts";
import { titForTat } from "./tit-for-tat.ts";

const NAMES: readonly TacticName[] = ["boulware", "linear", "conceder", "tit-for-tat", "micro"];
const MINE: readonly TacticName[] = ["boulware", "linear", "conceder"];
/** The tactics as they are published: one that is restrained (restraint.ts) leaves its curve on purpose. */
const PUBLISHED: Readonly<Record<TacticName, Tactic>> = {
	boulware: timeDependent(BETA.boulware),
	linear: timeDependent(BETA.linear),
	conceder: timeDependent(BETA.conceder),
	"tit-for-tat": titForTat,
	micro,
};

/** Numbers from 0 to 1, the same ones for the same seed (the generator of Numerical Recipes). */
function drawing(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return state / 2 ** 32;
	};
}

interface Scene {
	readonly side: Side;
	readonly name: TacticName;
	readonly own: TacticName;
	readonly ask: bigint;
	readonly reserve: bigint;
	readonly maxRounds: number;
	/** What their offer becomes: a person rounds and hesitates where a tactic does not. */
	readonly blur: (price: bigint) => bigint;
}

/** My table after every round of a haggle in which nobody accepts, their limit being `reserve`. */
function tables({ side, name, own, ask, reserve, maxRounds, blur }: Scene): Table[] {
	const other: Side = side === "buyer" ? "seller" : "buyer";
	const [mine, theirs]: [bigint[], bigint[]] = [[], []];
	const low = (reserve * 3n) / 5n;
	const openings = { buyer: low, seller: ask };
	const me = { side, opening: openings[side], limit: side === "buyer" ? reserve : low, maxRounds };
	const them = { side: other, opening: openings[other], limit: reserve, maxRounds };
	const moves: Record<Side, (round: number) => void> = {
		[side]: (round: number) => mine.push(PUBLISHED[own]({ ...me, round, mine, theirs })),
		[other]: (round: number) => {
			const price = blur(PUBLISHED[name]({ ...them, round, mine: theirs, theirs: mine }));
			theirs.push(
				other === "buyer" ? (price > reserve ? reserve : price) : price < reserve ? reserve : price,
			);
		},
	} as Record<Side, (round: number) => void>;
	return Array.from({ length: maxRounds }, (_, index) => {
		moves.buyer(index + 1);
		moves.seller(index + 1);
		return { ...me, round: index + 1, mine: [...mine], theirs: [...theirs] };
	});
}

const boundFor = ({ side, ask }: Scene): bigint => (side === "buyer" ? 0n : ask);

/** Haggles of both sides over asks from 20.00 to 1000.00, their offers blurred by so much of the price. */
function scenes(name: TacticName, noise: number, maxRounds: number): Scene[] {
	const draw = drawing(20_261_123);
	const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
	return Array.from({ length: 150 }, (_, index) => {
		const ask = BigInt(2_000 + Math.floor(draw() * 100_000));
		return {
			side: index % 2 === 0 ? "buyer" : "seller",
			name,
			own: MINE[index % MINE.length] ?? "linear",
			ask,
			reserve: (ask * BigInt(40 + Math.floor(draw() * 55))) / 100n,
			maxRounds,
			blur: (price) => price + BigInt(Math.round(normal() * noise * Number(price))),
		};
	});
}

describe.each([
	[8, 0],
	[8, 0.01],
	[8, 0.02],
	[20, 0.01],
])(
	"the estimate in a haggle of %d rounds with offers that scatter by %d of the price",
	(rounds, noise) => {
		test.each(NAMES)("holds the true reserve of a %s opponent nine times in ten", (name) => {
			const held = scenes(name, noise, rounds).flatMap((scene) =>
				tables(scene)
					.slice(2, -1)
					.map((table) => {
						const found = estimate(table, boundFor(scene));
						return (
							found !== undefined &&
							found.reserve.lowest <= scene.reserve &&
							scene.reserve <= found.reserve.highest
						);
					}),
			);
			expect(held.filter(Boolean).length / held.length).toBeGreaterThanOrEqual(0.9);
		});
	},
);

describe("the estimate", () => {
	const scene: Scene = {
		side: "buyer",
		name: "linear",
		own: "boulware",
		ask: 100_000n,
		reserve: 60_000n,
		maxRounds: 10,
		blur: (price) => price,
	};
	const widthAfter = (round: number, given: Scene = scene) => {
		const table = tables(given)[round - 1];
		const found = table && estimate(table, boundFor(given));
		return found && Number(found.reserve.highest - found.reserve.lowest);
	};

	test("claims nothing from fewer than three offers", () => {
		expect(tables(scene).map((table) => estimate(table, 0n) === undefined)).toEqual([
			true,
			true,
			...Array.from({ length: 8 }, () => false),
		]);
	});

	test("narrows with every offer, and sooner for one whose curve is plain", () => {
		const widths = [4, 6, 8, 9].map((round) => widthAfter(round) ?? 0);
		expect(widths).toEqual(widths.toSorted((a, b) => b - a));
		expect(widths.at(-1)).toBeLessThan(5_000);
		expect(widthAfter(5, { ...scene, name: "boulware" })).toBeGreaterThan(50_000);
	});

	test.each([
		["boulware", 0.25],
		["linear", 1],
		["conceder", 4],
	] as const)("finds the curve of a %s seller: a beta of %d", (name, beta) => {
		const table = tables({ ...scene, name })[8];
		const found = table && estimate(table, 0n);
		expect(found?.beta.lowest).toBeLessThanOrEqual(beta);
		expect(found?.beta.highest).toBeGreaterThanOrEqual(beta);
	});

	test("stays between their last offer and how far they could go at all", () => {
		for (const side of ["buyer", "seller"] as const)
			for (const table of tables({ ...scene, side }).slice(2)) {
				const last = table.theirs.at(-1) ?? 0n;
				const { lowest = -1n, highest = -1n } =
					estimate(table, boundFor({ ...scene, side }))?.reserve ?? {};
				const [from, to] = side === "buyer" ? [0n, last] : [last, scene.ask];
				expect(from <= lowest && lowest <= highest && highest <= to).toBe(true);
			}
	});

	test("holds so early in a long negotiation that the steepest curves are flat to a double", () => {
		const [, , , , table] = tables({ ...scene, name: "boulware" });
		if (table === undefined) throw new Error("There is no table.");
		const found = estimate({ ...table, maxRounds: 10 ** 12 }, 0n);
		expect(found?.reserve.lowest).toBe(0n);
		expect(found?.beta.highest).toBeGreaterThan(1);
	});

	test("says no more than is known anyway of one who only answers my own moves", () => {
		const table = tables({ ...scene, name: "tit-for-tat", own: "linear" })[5];
		expect(table && estimate(table, 0n)?.reserve).toEqual({
			lowest: 0n,
			highest: table?.theirs.at(-1),
		});
	});

	test("shows that nothing can be agreed only where the whole interval is beyond the limit", () => {
		const table = tables(scene)[8];
		const found = table && estimate(table, 0n);
		if (table === undefined || found === undefined) throw new Error("There is no estimate.");
		expect(excludesAgreement(found, { ...table, limit: 50_000n })).toBe(true);
		expect(excludesAgreement(found, { ...table, limit: found.reserve.lowest })).toBe(false);
		const buyer = { reserve: { lowest: 40n, highest: 60n }, beta: found.beta };
		expect(excludesAgreement(buyer, { ...table, side: "seller", limit: 61n })).toBe(true);
		expect(excludesAgreement(buyer, { ...table, side: "seller", limit: 60n })).toBe(false);
	});

	test("is kindest to me where they give most, and surest where they give least", () => {
		const told = { reserve: { lowest: 40n, highest: 60n }, beta: { lowest: 1, highest: 1 } };
		expect([kindest(told, "buyer"), surest(told, "buyer")]).toEqual([40n, 60n]);
		expect([kindest(told, "seller"), surest(told, "seller")]).toEqual([60n, 40n]);
	});
});
