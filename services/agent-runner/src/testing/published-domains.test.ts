import { describe, expect, test } from "vitest";
import { BETA } from "../domain/tactics/time-dependent.ts";
import {
	egalitarian,
	kalaiSmorodinsky,
	nash,
	type Point,
	pareto,
	points,
	surplusEfficiency,
	welfare,
} from "./frontier.ts";
import { utility } from "./issue-domain.ts";
import { type Game, games, isHere } from "./lamen-games.ts";
import { barter, bartering, givenIn, published } from "./nash-barter.ts";
import { negotiate } from "./package-session.ts";

const BETAS = Object.values(BETA);
const ALIKE = [BETA.boulware, BETA.linear].map((beta) => [beta, beta] as const);
const PAIRS = BETAS.flatMap((one) => BETAS.map((other) => [one, other] as const));

type Setting = Pick<Game, "domain" | "sides">;

function outcome(
	{ domain, sides }: Setting,
	betas: readonly [number, number],
	rounds: number,
): Point {
	const { agreed } = negotiate(domain, sides, betas, rounds);
	if (agreed === undefined)
		throw new Error(`Nothing was agreed with betas ${betas.join(" and ")}.`);
	return { terms: agreed, utilities: [utility(sides[0], agreed), utility(sides[1], agreed)] };
}

/** What both got, as a part of the most there was that would have cost neither anything. */
function leftNothing({ sides }: Setting, point: Point, all: readonly Point[]): number {
	const noWorse = all.filter(
		({ utilities }) => utilities[0] >= point.utilities[0] && utilities[1] >= point.utilities[1],
	);
	return surplusEfficiency(point, noWorse, sides) ?? 0;
}

describe("the barter of Bill and Jack (Nash 1950)", () => {
	const setting = { domain: barter, sides: bartering };
	const all = points(barter, bartering);
	const gains = (point: Point | undefined) =>
		point?.utilities.map((worth, side) => worth - (bartering[side]?.reservation ?? 0));

	test("has the published solution", () => {
		const solution = nash(all, bartering);
		expect(givenIn(solution?.terms ?? [])).toEqual(published.given);
		expect(gains(solution)).toEqual(published.gains);
		expect(gains(kalaiSmorodinsky(all, bartering))).toEqual(published.gains);
		expect(gains(egalitarian(all, bartering))).toEqual([8, 6]);
	});

	test.each(ALIKE)("ends at that solution between two alike who have the time: %d", (...betas) => {
		const { terms } = outcome(setting, betas, 20);
		expect(givenIn(terms)).toEqual(published.given);
	});

	test.each(PAIRS)("leaves nobody below what they own already: %d and %d", (...betas) => {
		for (const rounds of [1, 2, 3, 8, 20]) {
			const { agreed } = negotiate(barter, bartering, betas, rounds);
			if (agreed !== undefined)
				for (const side of bartering)
					expect(utility(side, agreed)).toBeGreaterThanOrEqual(side.reservation);
		}
		expect(outcome(setting, betas, 8)).toBeDefined();
	});

	test("ends without an agreement where the two cannot both be content", () => {
		const greedy = [{ ...bartering[0], reservation: 33 }, bartering[1]] as const;
		expect(pareto(all).every(({ utilities }) => utilities[0] < 33 || utilities[1] < 6)).toBe(true);
		for (const betas of PAIRS) expect(negotiate(barter, greedy, betas, 8).agreed).toBeUndefined();
	});
});

// They belong to other people and are not part of this repository; where they lie beside it, they are read too.
describe.skipIf(!isHere)(
	`the published games in ../shared/data/scenarios/lamen${isHere ? "" : " (skipped: no such folder)"}`,
	() => {
		describe.each(games())("$name", (game) => {
			const { domain, sides, solved } = game;
			const all = points(domain, sides);

			test("has the frontier and the Nash point that were published with it", () => {
				expect(all).toHaveLength(solved.outcomes);
				expect(pareto(all).map(({ utilities }) => utilities)).toEqual(solved.pareto_utilities);
				const [one, other] = nash(all, sides)?.utilities ?? [0, 0];
				expect(solved.nash_utilities).toContainEqual([one, other]);
				expect(one * other).toBe(solved.nash_product);
				const [a, b] = welfare(all, sides)?.utilities ?? [0, 0];
				expect(a + b).toBe(solved.best_total);
			});

			test.each(ALIKE)(
				"is settled between two alike with 95% of the surplus or more: %d",
				(...betas) => {
					for (const rounds of [8, 20])
						expect(
							surplusEfficiency(outcome(game, betas, rounds), all, sides),
						).toBeGreaterThanOrEqual(0.95);
				},
			);

			test.each(PAIRS)(
				"is settled by any two with next to nothing left on the table: %d, %d",
				(...betas) => {
					const point = outcome(game, betas, 8);
					expect(leftNothing(game, point, all)).toBeGreaterThanOrEqual(0.95);
					expect(point.utilities[0]).toBeGreaterThanOrEqual(sides[0].reservation);
					expect(point.utilities[1]).toBeGreaterThanOrEqual(sides[1].reservation);
				},
			);

			test("is never settled below a reservation value, wherever that lies", () => {
				for (const share of [0.2, 0.4, 0.6]) {
					const demanding = [
						{ ...sides[0], reservation: share * solved.best_total },
						{ ...sides[1], reservation: (1 - share) * 0.6 * solved.best_total },
					] as const;
					const { agreed } = negotiate(domain, demanding, [1, 1], 8);
					if (agreed !== undefined)
						for (const side of demanding)
							expect(utility(side, agreed)).toBeGreaterThanOrEqual(side.reservation);
				}
			});
		});
	},
);
