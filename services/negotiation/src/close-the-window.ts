import { reaction } from "@parley/runtime/reaction";
import type { Process } from "@parley/runtime/service";
import { listedItems } from "./listed-items.ts";

/**
 * Tells a listing that enough buyers have bid. A window that is open by then has closed for whoever accepts already; the fact
 * is for those who wait for it. Only an offer that replies to none can be a buyer's first.
 */
export const closeTheWindow: Process = reaction({
	name: "close-the-window",
	service: "negotiation",
	on: ["OfferMade"],
	keys: ({ data }) => (data.inReplyTo === null ? [`listing-${data.listing}`] : []),
	async steps({ data }, { documents }) {
		const window = (await documents.get(listedItems, data.listing))?.window;
		if (window?.offers === undefined || !(window.bidders.length >= window.offers)) return [];
		return [
			{
				stream: `listing-${data.listing}`,
				type: "CloseOfferWindow",
				data: { revision: window.since },
			},
		];
	},
});
