import { isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import { reaction, type Step } from "@parley/runtime/reaction";
import type { Process } from "@parley/runtime/service";
import { listedItems } from "./listed-items.ts";
import { openNegotiations } from "./open-negotiations.ts";

const gone = (negotiationId: string): Step => ({
	stream: `negotiation-${negotiationId}`,
	type: "EndNegotiation",
	data: { reason: "listing_gone", by: null },
});

/**
 * When a listing is sold or withdrawn, its other negotiations end (rule 12). One that was opened while the listing
 * went is ended when its opening arrives: whichever fact comes second finds the other.
 */
export const endWithTheListing: Process = reaction({
	name: "end-with-the-listing",
	service: "negotiation",
	on: ["ListingSold", "ListingWithdrawn", "NegotiationOpened"],
	keys: (fact) => [fact.stream],
	async steps(fact, { documents }) {
		if (isFact(fact, "NegotiationOpened")) {
			const item = await documents.get(listedItems, fact.data.listing);
			return item?.onSale === false ? [gone(fact.data.negotiationId)] : [];
		}
		const open = await documents.find(openNegotiations, { listing: streamId(fact.stream) });
		return open.map(({ negotiationId }) => gone(negotiationId));
	},
});
