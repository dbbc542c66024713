import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import {
	asked,
	CHANGED,
	COMMITTED,
	commitment,
	type Fact,
	granted,
	OVER_BUDGET,
	release,
	released,
	reserve,
	reserved,
} from "../testing/mandate-story.ts";
import { BEFORE_DEADLINE, chairs, DEADLINE, eur, grantedOf, usd } from "../testing/sample.ts";
import { freeBudget, type Granted, mandate, openQuantity } from "./mandate.ts";

describe("reserving a commitment", () => {
	test("records it without the conditions it was asked under", () => {
		expect(given(mandate, granted()).when(reserve())).toEqual({ events: [reserved()] });
	});

	test("adds it to what is promised", () => {
		expect(given(mandate, granted(), reserved()).state).toEqual(
			grantedOf({ version: 2, commitments: { n1: commitment } }),
		);
	});

	test("leaves what is promised elsewhere as it is", () => {
		const other = { ...commitment, negotiationId: "n2", offerId: "o2" };
		expect(given(mandate, granted(), reserved(), reserved(other)).state).toEqual(
			grantedOf({ version: 3, commitments: { n1: commitment, n2: other } }),
		);
	});

	test("counts only under the mandate the turn was decided under", () => {
		const amended: Fact = { type: "MandateAmended", data: { budget: eur(6000) } };
		expect(given(mandate, granted(), amended).when(reserve({ mandateVersion: 2 }))).toEqual({
			events: [reserved()],
		});
		expect(given(mandate, granted(), amended).when(reserve({ mandateVersion: 1 }))).toEqual({
			refused: CHANGED,
		});
		expect(given(mandate, granted()).when(reserve({ mandateVersion: 2 }))).toEqual({
			refused: CHANGED,
		});
	});

	test("is not disturbed by commitments that came in between", () => {
		const other = reserved({ negotiationId: "n2", offerId: "o2" });
		expect(given(mandate, granted(), other, released("n2", "ended")).when(reserve())).toEqual({
			events: [reserved()],
		});
	});

	test("happens before the deadline, to the millisecond", () => {
		const expired = {
			refused: { code: "MANDATE_EXPIRED", because: "The mandate's deadline has passed." },
		};
		expect(given(mandate, granted()).when(reserve({}, BEFORE_DEADLINE))).toEqual({
			events: [reserved()],
		});
		expect(given(mandate, granted()).when(reserve({}, DEADLINE))).toEqual(expired);
	});

	test("is for a want the mandate names", () => {
		expect(given(mandate, granted()).when(reserve({ want: "sofas" }))).toEqual({
			refused: { code: "NOT_WANTED", because: "The mandate does not name this want." },
		});
	});

	test("is in the currency of the budget", () => {
		expect(given(mandate, granted()).when(reserve({ amount: usd(900) }))).toEqual({
			refused: {
				code: "WRONG_CURRENCY",
				because: "A commitment is in the currency of the budget.",
			},
		});
	});

	test("is at most the ceiling times the quantity", () => {
		const above = {
			refused: {
				code: "ABOVE_CEILING",
				because: "This is more than the mandate allows for this want.",
			},
		};
		const two = { quantity: 2, amount: eur(2000) };
		expect(given(mandate, granted()).when(reserve({ amount: eur(1000) }))).toEqual({
			events: [reserved({ amount: eur(1000) })],
		});
		expect(given(mandate, granted()).when(reserve({ amount: eur(1001) }))).toEqual(above);
		expect(given(mandate, granted()).when(reserve(two))).toEqual({ events: [reserved(two)] });
		expect(given(mandate, granted()).when(reserve({ ...two, amount: eur(2001) }))).toEqual(above);
	});

	test("is for no more than is wanted", () => {
		const three = { quantity: 3, amount: eur(3000) };
		expect(given(mandate, granted()).when(reserve(three))).toEqual({ events: [reserved(three)] });
		expect(given(mandate, granted()).when(reserve({ ...three, quantity: 4 }))).toEqual({
			refused: COMMITTED,
		});
	});

	test("counts units that are committed elsewhere, for this want only", () => {
		const elsewhere = reserved({ negotiationId: "n2", offerId: "o2" });
		const sofas = { ...chairs, id: "sofas" };
		const other = reserved({ negotiationId: "n3", offerId: "o3", want: "sofas", quantity: 3 });
		const two = { quantity: 2 };
		const three = { quantity: 3 };
		expect(given(mandate, granted(), elsewhere).when(reserve(two))).toEqual({
			events: [reserved(two)],
		});
		expect(given(mandate, granted(), elsewhere).when(reserve(three))).toEqual({
			refused: COMMITTED,
		});
		expect(given(mandate, granted({ wants: [chairs, sofas] }), other).when(reserve(three))).toEqual(
			{ events: [reserved(three)] },
		);
	});

	test("never takes the sum of commitments over the budget", () => {
		const spent = reserved({ negotiationId: "n2", offerId: "o2", amount: eur(400) });
		expect(given(mandate, granted({ budget: eur(900) })).when(reserve())).toEqual({
			events: [reserved()],
		});
		expect(given(mandate, granted({ budget: eur(899) })).when(reserve())).toEqual({
			refused: OVER_BUDGET,
		});
		expect(given(mandate, granted({ budget: eur(1300) }), spent).when(reserve())).toEqual({
			events: [reserved()],
		});
		expect(given(mandate, granted({ budget: eur(1299) }), spent).when(reserve())).toEqual({
			refused: OVER_BUDGET,
		});
	});
});

describe("reserving again", () => {
	const second = { negotiationId: "n2", offerId: "o2", quantity: 3, amount: eur(3000) };

	test("replaces the negotiation's own commitment when its offer no longer stands; it counts neither for the budget nor for the want", () => {
		const again = { offerId: "o3", quantity: 3, amount: eur(3000) };
		expect(
			given(mandate, granted({ budget: eur(3000) }), reserved()).when(
				reserve({ ...again, superseded: ["o1"] }),
			),
		).toEqual({
			events: [released("n1", "superseded"), reserved(again)],
		});
	});

	test("is refused where the negotiation has a commitment that may still stand", () => {
		const already = {
			refused: {
				code: "COMMITTED_ALREADY",
				because: "This negotiation has a commitment for an offer that may still stand.",
			},
		};
		expect(given(mandate, granted(), reserved()).when(reserve({ offerId: "o3" }))).toEqual(already);
		expect(
			given(mandate, granted(), reserved()).when(reserve({ offerId: "o3", superseded: ["o3"] })),
		).toEqual(already);
	});

	test("replaces commitments elsewhere whose offer no longer stands", () => {
		expect(
			given(mandate, granted({ budget: eur(3000) }), reserved()).when(
				reserve({ ...second, superseded: ["o1"] }),
			),
		).toEqual({
			events: [released("n1", "superseded"), reserved(second)],
		});
	});

	test("releases nothing twice and nothing that was not committed", () => {
		const superseded = ["o1", "o1", "o9", "toString"];
		expect(
			given(mandate, granted(), reserved()).when(reserve({ offerId: "o3", superseded })),
		).toEqual({
			events: [released("n1", "superseded"), reserved({ offerId: "o3" })],
		});
	});

	test("replaces nothing that still stands", () => {
		expect(given(mandate, granted(), reserved()).when(reserve(second))).toEqual({
			refused: COMMITTED,
		});
		expect(
			given(mandate, granted({ budget: eur(3000) }), reserved()).when(
				reserve({ ...second, quantity: 2, amount: eur(2101) }),
			),
		).toEqual({
			refused: {
				code: "ABOVE_CEILING",
				because: "This is more than the mandate allows for this want.",
			},
		});
		expect(
			given(mandate, granted({ budget: eur(2000) }), reserved()).when(
				reserve({ ...second, quantity: 2, amount: eur(1101) }),
			),
		).toEqual({
			refused: OVER_BUDGET,
		});
	});
});

describe("releasing a commitment", () => {
	test("says why and frees what it held", () => {
		expect(given(mandate, granted(), reserved()).when(release("n1"))).toEqual({
			events: [released("n1", "ended")],
		});
		expect(given(mandate, granted(), reserved(), released("n1", "ended")).state).toEqual(
			grantedOf({ version: 3 }),
		);
	});

	test("leaves other negotiations' commitments alone", () => {
		const other = { ...commitment, negotiationId: "n2", offerId: "o2" };
		const { state } = given(
			mandate,
			granted(),
			reserved(),
			reserved(other),
			released("n1", "ended"),
		);
		expect(state).toEqual(grantedOf({ version: 4, commitments: { n2: other } }));
	});

	test("may name the offer it was for, and then frees nothing that was promised for another", () => {
		const releaseOf = (offerId: string) =>
			asked({
				type: "ReleaseCommitment",
				data: { negotiationId: "n1", reason: "refused", offerId },
			});
		expect(given(mandate, granted(), reserved()).when(releaseOf("o1"))).toEqual({
			events: [released("n1", "refused")],
		});
		expect(given(mandate, granted(), reserved()).when(releaseOf("o2"))).toEqual({
			refused: { code: "NOT_COMMITTED", because: "Nothing is committed to this negotiation." },
		});
	});

	test.each(["n2", "toString"])("is refused where nothing is committed to %s", (negotiationId) => {
		expect(given(mandate, granted(), reserved()).when(release(negotiationId))).toEqual({
			refused: { code: "NOT_COMMITTED", because: "Nothing is committed to this negotiation." },
		});
	});
});

describe("what is left", () => {
	const held: Granted = grantedOf({
		commitments: {
			n1: commitment,
			n2: { ...commitment, negotiationId: "n2", offerId: "o2", amount: eur(1100), quantity: 2 },
			n3: {
				...commitment,
				negotiationId: "n3",
				offerId: "o3",
				amount: eur(1),
				quantity: 7,
				want: "sofas",
			},
		},
	});

	test("of the budget is what no commitment holds, but for those that are left out", () => {
		expect(freeBudget(held, [])).toBe(2999n);
		expect(freeBudget(held, ["o2"])).toBe(4099n);
		expect(freeBudget(grantedOf(), [])).toBe(5000n);
	});

	test("of a want is what no commitment to it covers, but for those that are left out", () => {
		expect(openQuantity(held, "chairs", [])).toBe(0);
		expect(openQuantity(held, "chairs", ["o2"])).toBe(2);
		expect(openQuantity(grantedOf(), "chairs", [])).toBe(3);
	});

	test("of a want the mandate does not name is nothing", () => {
		expect(openQuantity(grantedOf(), "sofas", [])).toBe(0);
	});
});
