import { describe, expect, test } from "vitest";
import type { Package } from "../domain/issues/package.ts";
import { utility } from "./issue-domain.ts";
import { next, target, type View } from "./package-agent.ts";

const view: View = {
	domain: [
		{ name: "price", values: ["10", "20", "30"] },
		{ name: "handover", values: ["pickup", "delivery"] },
	],
	own: {
		weights: [2, 1],
		values: [
			[3, 2, 0],
			[0, 1],
		],
		reservation: 2,
	},
	beta: 1,
	round: 1,
	maxRounds: 5,
	mine: [],
	theirs: [],
};
const best: Package = [0, 1];
const worst: Package = [2, 0];

describe("the target", () => {
	test("is the best there is at first and the reservation value at the end", () => {
		expect(target(view)).toBe(7);
		expect(target({ ...view, mine: [best], round: 2 })).toBe(5);
		expect(target({ ...view, mine: [best], round: 5 })).toBe(2);
		expect(target({ ...view, mine: [best], round: 9 })).toBe(2);
	});

	test("falls late for one who holds out and early for one who gives in", () => {
		const late = target({ ...view, mine: [best], round: 3, beta: 0.25 });
		const early = target({ ...view, mine: [best], round: 3, beta: 4 });
		expect(late).toBeGreaterThan(6);
		expect(early).toBeLessThan(3);
	});
});

describe("the next move", () => {
	test("is the best package at first", () => {
		expect(next(view)).toEqual({ kind: "offer", terms: best });
		expect(next({ ...view, theirs: [worst] })).toEqual({ kind: "offer", terms: best });
	});

	test("gives on what costs little before what costs much", () => {
		const step = next({ ...view, mine: [best], theirs: [worst] });
		expect(step).toEqual({ kind: "offer", terms: [0, 0] });
	});

	test("is what they asked for most often, of packages that are equally like their last offer", () => {
		const colours: View = {
			...view,
			domain: [{ name: "colour", values: ["red", "green", "blue", "grey"] }],
			own: { weights: [1], values: [[10, 5, 5, 0]], reservation: 0 },
			round: 5,
			maxRounds: 10,
			mine: [[0]],
		};
		expect(next({ ...colours, theirs: [[3]] })).toEqual({ kind: "offer", terms: [1] });
		expect(next({ ...colours, theirs: [[2], [3]] })).toEqual({ kind: "offer", terms: [2] });
	});

	test("is to accept what is at least as good as the next offer", () => {
		const given = { ...view, mine: [best], round: 3 };
		expect(target(given)).toBe(4);
		expect(next({ ...given, theirs: [[1, 1]] }).kind).toBe("accept");
		expect(next({ ...given, theirs: [worst] }).kind).toBe("offer");
	});

	test("is to accept anything acceptable at the end, and nothing that is not", () => {
		const last = { ...view, mine: [best], round: 5 };
		const barely = { ...view.own, reservation: 4 };
		expect(next({ ...last, own: barely, theirs: [[1, 0]] }).kind).toBe("accept");
		for (const reservation of [4.5, 6.5]) {
			const step = next({ ...last, own: { ...view.own, reservation }, theirs: [[1, 0]] });
			expect(step.kind).toBe("offer");
			if (step.kind === "offer")
				expect(utility(view.own, step.terms)).toBeGreaterThanOrEqual(reservation);
		}
	});

	test("is to leave where no package is acceptable", () => {
		const none = { ...view.own, reservation: 8 };
		expect(next({ ...view, own: none }).kind).toBe("leave");
		expect(next({ ...view, own: none, mine: [best], theirs: [best], round: 5 }).kind).toBe("leave");
	});
});
