import type { MarketReport } from "../report/market-report.ts";
import {
	failureOf,
	mindOf,
	type Negotiation,
	type Party,
	roundsOf,
	zoneOf,
} from "../report/negotiation.ts";
import { paretoDistance } from "../report/pareto.ts";
import { regretOf } from "../report/regret.ts";
import { shareOf } from "../report/surplus.ts";

/** The whole report as one object; every amount is in minor units of its negotiation's currency, as text. */
export function reportJson({ negotiations, ...report }: MarketReport): string {
	return JSON.stringify({ ...report, negotiations: negotiations.map(told) }, plain, 2);
}

/** A negotiation with the figures that tables add up. */
function told(record: Negotiation): unknown {
	return {
		...record,
		buyer: side(record.buyer),
		seller: side(record.seller),
		rounds: roundsOf(record),
		zone: zoneOf(record),
		failure: failureOf(record),
		sellerShare: shareOf(record, "seller"),
		buyerShare: shareOf(record, "buyer"),
		paretoDistance: paretoDistance(record),
		buyerRegret: regretOf({ record, side: "buyer" }),
		sellerRegret: regretOf({ record, side: "seller" }),
	};
}

const side = (party: Party): unknown => ({ ...party, mind: mindOf(party) });

function plain(_: string, value: unknown): unknown {
	if (typeof value === "bigint") return value.toString();
	return value instanceof Map ? Object.fromEntries(value) : value;
}
