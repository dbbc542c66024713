import { isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import { availableOf } from "../listings.ts";
import { isDeal } from "../outcomes.ts";
import type { Detector } from "./detector.ts";

export const doubleSell: Detector = {
	code: "F14",
	name: "Sold or paid twice",
	bucket: "system data",
	denominator: "deals",
	prevented: ["stock", "QUANTITY_UNAVAILABLE", "WANT_COMMITTED"],
	start: () => {
		const twice = new Set<string>();
		return {
			take(fact, market) {
				const deal = market.ofDeal(fact.dealId);
				const id = deal?.id ?? fact.dealId ?? fact.id;
				if (isFact(fact, "StockReserved")) {
					const listing = market.listings.get(streamId(fact.stream));
					if (listing !== undefined && availableOf(listing) < fact.data.quantity) twice.add(id);
				}
				if (isFact(fact, "FundsHeld") && deal !== undefined && isDeal(deal)) twice.add(id);
			},
			count: (market) => ({ hits: twice, of: [...market.all()].filter(isDeal).length }),
		};
	},
};
