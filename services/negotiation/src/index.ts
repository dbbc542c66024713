import type { Service } from "@parley/runtime/service";
import { routes } from "./api.ts";
import { closeTheWindow } from "./close-the-window.ts";
import { deadlines } from "./deadlines.ts";
import { negotiation as decider } from "./domain/negotiation.ts";
import { endWithTheListing } from "./end-with-the-listing.ts";
import { listedItems } from "./listed-items.ts";
import { openNegotiations } from "./open-negotiations.ts";
import { prepare } from "./prepare.ts";
import { negotiations } from "./records.ts";

/** The alternating-offers protocol and its deadlines. */
export const negotiation: Service = {
	name: "negotiation",
	deciders: { negotiation: decider },
	projections: [listedItems, openNegotiations, negotiations],
	processes: [endWithTheListing, closeTheWindow],
	timers: deadlines,
	routes,
	prepare,
};
