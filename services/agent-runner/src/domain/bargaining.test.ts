import { describe, expect, test } from "vitest";
import { talkOf } from "../testing/sample.ts";
import { bargainOf, nextPrice } from "./bargaining.ts";
import type { Table } from "./tactics/table.ts";

const table: Table = {
	...{ side: "buyer", opening: 600n, limit: 1_000n, round: 3, maxRounds: 8 },
	...{ mine: [600n, 700n], theirs: [1_400n, 1_300n] },
};
const talk = talkOf({ bids: ["600", "700"], asks: ["1400", "1300"] });
const bargain = bargainOf("buyer", talk, {}, { bound: 1_000n });
const raised = () => 800n;

describe("the price that is offered next", () => {
	test("is the tactic's", () => {
		expect(nextPrice(raised, table, bargain, talk)).toBe(800n);
	});

	test("is the last one again where that expired without an answer", () => {
		expect(nextPrice(raised, table, bargain, { ...talk, isUnanswered: true })).toBe(700n);
	});

	test("is never beyond a limit that has come nearer since", () => {
		const nearer = { ...table, limit: 650n };
		expect(nextPrice(raised, nearer, bargain, { ...talk, isUnanswered: true })).toBe(650n);
	});
});
