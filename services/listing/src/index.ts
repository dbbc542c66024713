import type { Service } from "@parley/runtime/service";
import { routes } from "./api.ts";
import { deliverStock, handedOver } from "./deliver-stock.ts";
import { listing as decider } from "./domain/listing.ts";
import { offerWindowTimer } from "./offer-window-timer.ts";
import { searchListings, shelf } from "./shelf.ts";

/** Listings, their stock, and the search over them. */
export const listing: Service = {
	name: "listing",
	deciders: { listing: decider },
	projections: [shelf, handedOver],
	processes: [deliverStock],
	timers: [offerWindowTimer],
	routes,
	queries: { search: searchListings },
};

export {
	DEAL_STRUCTURES,
	type DealStructure,
	structuresIn,
} from "./domain/clarity/deal-structure.ts";
export { openSlots } from "./domain/clarity.ts";
