import { isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import { NOT_A_SALE } from "@parley/contracts/listing";
import { reaction, type Step } from "@parley/runtime/reaction";
import type { Process } from "@parley/runtime/service";
import { listedItems } from "./listed-items.ts";
import { openNegotiations } from "./open-negotiations.ts";

const gone = (negotiationId: string, isNoSale: boolean): Step => ({
	stream: `negotiation-${negotiationId}`,
	type: "EndNegotiation",
	data: { reason: isNoSale ? "ambiguous" : "listing_gone", by: null },
});

/**
 * When a listing is sold or withdrawn, its other negotiations end (rule 12). One that was opened while the listing
 * went is ended when its opening arrives: whichever fact comes second finds the other. Where the listing turned out to be no
 * sale, the two never meant the same thing, and that is how it ends.
 */
export const endWithTheListing: Process = reaction({
	name: "end-with-the-listing",
	service: "negotiation",
	on: ["ListingSold", "ListingWithdrawn", "NegotiationOpened"],
	keys: (fact) => [fact.stream],
	async steps(fact, { documents }) {
		if (isFact(fact, "NegotiationOpened")) {
			const item = await documents.get(listedItems, fact.data.listing);
			const isGone = item?.onSale === false;
			return isGone ? [gone(fact.data.negotiationId, item.notASale === true)] : [];
		}
		const open = await documents.find(openNegotiations, { listing: streamId(fact.stream) });
		const isNoSale = isFact(fact, "ListingWithdrawn") && fact.data.reason === NOT_A_SALE;
		return open.map(({ negotiationId }) => gone(negotiationId, isNoSale));
	},
});
