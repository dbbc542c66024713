import { describe, expect, test } from "vitest";
import { micro } from "./micro.ts";
import type { Table } from "./table.ts";

const buyer: Table = {
	side: "buyer",
	opening: 1000n,
	limit: 2001n,
	round: 1,
	maxRounds: 11,
	mine: [],
	theirs: [],
};
const seller: Table = { ...buyer, side: "seller", opening: 2001n, limit: 1000n };

describe("MiCRO", () => {
	test("starts with its best outcome", () => {
		expect(micro(buyer)).toBe(1000n);
		expect(micro({ ...seller, theirs: [1000n] })).toBe(2001n);
	});

	test("takes one step of its grid for every new offer of the other side", () => {
		// A tenth of the 1001 minor units, rounded in its own favour.
		expect(micro({ ...buyer, round: 2, mine: [1000n], theirs: [2001n] })).toBe(1100n);
		expect(micro({ ...seller, round: 2, mine: [2001n], theirs: [1000n, 1001n] })).toBe(1901n);
		expect(
			micro({ ...buyer, round: 4, mine: [1000n, 1100n, 1200n], theirs: [2001n, 2000n, 1999n] }),
		).toBe(1300n);
	});

	test("repeats its offer when it has made more different ones than the other side", () => {
		expect(micro({ ...buyer, round: 3, mine: [1000n, 1100n], theirs: [2001n, 2001n] })).toBe(1100n);
		expect(
			micro({ ...seller, round: 3, mine: [2001n, 1901n], theirs: [1000n, 1000n, 1000n] }),
		).toBe(1901n);
	});

	test("does not repeat an offer that its opening has left behind", () => {
		const lowered: Table = { ...seller, opening: 1500n, round: 2, mine: [2001n], theirs: [] };
		expect(micro(lowered)).toBe(1500n);
	});

	test("counts different offers, not offers", () => {
		expect(
			micro({ ...buyer, round: 5, mine: [1000n, 1100n, 1100n], theirs: [2001n, 2001n, 1901n] }),
		).toBe(1200n);
		expect(micro({ ...buyer, round: 5, mine: [1000n, 1100n], theirs: [2001n, 2001n, 2001n] })).toBe(
			1100n,
		);
	});

	test("steps before both sides have said the same thing three times", () => {
		expect(
			micro({ ...buyer, round: 4, mine: [1000n, 1100n, 1100n], theirs: [2001n, 2001n, 2001n] }),
		).toBe(1200n);
		expect(
			micro({
				...buyer,
				round: 4,
				mine: [1000n, 1100n, 1200n, 1200n],
				theirs: [2002n, 2001n, 2000n],
			}),
		).toBe(1300n);
		expect(
			micro({
				...buyer,
				round: 4,
				mine: [1000n, 1100n, 1200n, 1200n],
				theirs: [2001n, 2001n, 2000n],
			}),
		).toBe(1200n);
	});

	test("reaches its limit with the last round and offers it then in any case", () => {
		const walk = [1000n, 1100n, 1200n, 1300n, 1400n, 1500n, 1600n, 1700n, 1800n, 1900n];
		expect(micro({ ...buyer, round: 10, mine: walk.slice(0, 9), theirs: walk })).toBe(1900n);
		expect(micro({ ...buyer, round: 11, mine: walk, theirs: walk })).toBe(2001n);
		expect(micro({ ...buyer, round: 11, mine: [1000n, 1100n], theirs: [2001n] })).toBe(2001n);
		expect(micro({ ...seller, round: 11, mine: [2001n], theirs: [1000n] })).toBe(1000n);
	});

	test("steps by no less than one minor unit", () => {
		const close = { ...buyer, limit: 1002n };
		expect(micro({ ...close, round: 2, mine: [1000n], theirs: [5n] })).toBe(1001n);
		expect(micro({ ...close, round: 3, mine: [1000n, 1001n], theirs: [5n, 4n] })).toBe(1002n);
		expect(micro({ ...close, round: 4, mine: [1000n, 1001n, 1002n], theirs: [5n, 4n, 3n] })).toBe(
			1002n,
		);
	});

	test("follows a limit that moved and keeps what it conceded before", () => {
		const moved = {
			...buyer,
			round: 4,
			mine: [1000n, 1100n, 1200n],
			theirs: [2001n, 1901n, 1801n],
		};
		expect(micro({ ...moved, limit: 1150n })).toBe(1150n);
		expect(micro({ ...moved, limit: 1500n })).toBe(1200n);
		expect(micro({ ...moved, limit: 900n })).toBe(900n);
	});
});
