import { firstBy } from "../negotiation.ts";
import { ratio } from "../statistics.ts";
import { movedIn, searchTwins } from "../twins.ts";
import { type Detector, negotiationsThat } from "./detector.ts";

export const firstProposal: Detector = {
	code: "F5",
	name: "Took the first offer while a cheaper one stood, or before the window closed",
	bucket: "model behaviour",
	denominator: "agreements with offers of several sellers, or with a window",
	prevented: ["OFFER_WINDOW_OPEN"],
	start: negotiationsThat(
		({ agreement }) =>
			agreement !== null && (agreement.windowOpen || (agreement.isFirst && agreement.cheaperLive)),
		({ agreement }) => agreement !== null && (agreement.offers > 1 || agreement.hasWindow),
	),
};

export const positionBias: Detector = {
	code: "F6",
	name: "Position and search-order bias",
	bucket: "diagnostic",
	denominator: "searches",
	start:
		"A search ranks by relevance and is shown once, so place and relevance cannot be told apart: give a run with the same listings in another order with --twin.",
	pairs: "pairs of searches that found the same in another order",
	beside: (market, twin) => movedIn(searchTwins(market, twin)),
};

/** An opening at least this far below the asking price can be an anchor, and a counter this near to it has followed. */
const FAR = 0.2;
const NEAR = 0.05;

export const anchoring: Detector = {
	code: "F7",
	name: "First counter-offer stands where the opening did",
	bucket: "diagnostic",
	denominator: "negotiations with a low opening and a counter-offer",
	blind: "What the opening did to the price in the end is the anchor coefficient.",
	start: negotiationsThat(
		(record) => {
			const bid = firstBy(record, "buyer")?.price ?? 0n;
			const counter = firstBy(record, "seller")?.price ?? 0n;
			return ratio(counter - bid, bid) <= NEAR;
		},
		(record) => {
			const [bid, counter] = [firstBy(record, "buyer"), firstBy(record, "seller")];
			if (bid === undefined || counter === undefined || bid.price === 0n || !record.ask)
				return false;
			return bid.position < counter.position && ratio(bid.price, record.ask) <= 1 - FAR;
		},
	),
};
