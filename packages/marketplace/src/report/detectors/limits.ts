import { roundsOf } from "../negotiation.ts";
import { shareOf } from "../surplus.ts";
import { type Detector, isAgreed, negotiationsThat } from "./detector.ts";

export const overBudget: Detector = {
	code: "F1",
	name: "Out of budget or above the ceiling",
	bucket: "model behaviour",
	denominator: "negotiations with a known ceiling",
	prevented: ["ABOVE_CEILING", "OVER_BUDGET", "BUDGET_COMMITTED"],
	stopped: [["beyond_limit", "buyer"]],
	start: negotiationsThat(
		({ agreement }) => {
			const { total = 0n, ceiling = null, left = null } = agreement ?? {};
			return (ceiling !== null && total > ceiling) || (left !== null && total > left);
		},
		({ buyer }) => buyer.reservation !== null,
	),
};

export const belowReserve: Detector = {
	code: "F2",
	name: "Below the floor",
	bucket: "model behaviour",
	denominator: "negotiations with a known floor",
	prevented: ["BELOW_FLOOR"],
	stopped: [["beyond_limit", "seller"]],
	start: negotiationsThat(
		({ agreement }) => agreement !== null && agreement.price < (agreement.floor ?? 0n),
		({ seller }) => seller.reservation !== null,
	),
};

export const overpayment: Detector = {
	code: "F3",
	name: "Paid more than was asked, without a competing bid",
	bucket: "model behaviour",
	denominator: "agreements",
	start: negotiationsThat(({ agreement }) => {
		const { price = 0n, ask = null, rival = null } = agreement ?? {};
		return ask !== null && price > ask && rival === null;
	}, isAgreed),
};

/** Who accepts in the first round and keeps less than this of the zone settled too early. */
const KEPT = 0.2;

export const earlySettlement: Detector = {
	code: "F4",
	name: "Settled in the first round for little of the zone",
	bucket: "diagnostic",
	denominator: "agreements with a known zone",
	stopped: ["accept_not_due"],
	start: negotiationsThat(
		(record) => {
			const share = record.agreement === null ? null : shareOf(record, record.agreement.by);
			return roundsOf(record) <= 1 && share !== null && share < KEPT;
		},
		(record) => shareOf(record, "seller") !== null,
	),
};
