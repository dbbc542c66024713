import type { Service } from "@parley/runtime/service";
import { deadlines } from "./deadlines.ts";
import { negotiation as decider } from "./domain/negotiation.ts";
import { endWithTheListing } from "./end-with-the-listing.ts";
import { listedItems, prepareOpening } from "./listed-items.ts";
import { openNegotiations } from "./open-negotiations.ts";

/** The alternating-offers protocol and its deadlines. */
export const negotiation: Service = {
	name: "negotiation",
	deciders: { negotiation: decider },
	projections: [listedItems, openNegotiations],
	processes: [endWithTheListing],
	timers: deadlines,
	prepare: prepareOpening,
};
