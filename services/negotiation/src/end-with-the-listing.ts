import { isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import { NOT_A_SALE } from "@parley/contracts/listing";
import { reaction, type Step } from "@parley/runtime/reaction";
import type { Process } from "@parley/runtime/service";
import { listedItems } from "./listed-items.ts";
import { openNegotiations } from "./open-negotiations.ts";

type Reason = "ambiguous" | "listing_gone" | "cancelled";

const end = (negotiationId: string, reason: Reason): Step => ({
	stream: `negotiation-${negotiationId}`,
	type: "EndNegotiation",
	data: { reason, by: null },
});

/**
 * When a listing is sold or withdrawn, its other negotiations end (rule 12). One that was opened while the listing
 * went is ended when its opening arrives: whichever fact comes second finds the other. Where the listing turned out to be no
 * sale, the two never meant the same thing, and that is how it ends. A revision ends the negotiations on what the listing said
 * before, of which no deal can come any more (rule 11); whoever still wants it opens another one.
 */
export const endWithTheListing: Process = reaction({
	name: "end-with-the-listing",
	service: "negotiation",
	on: ["ListingSold", "ListingWithdrawn", "ListingRevised", "NegotiationOpened"],
	keys: (fact) => [fact.stream],
	async steps(fact, { documents }) {
		if (isFact(fact, "NegotiationOpened")) {
			const { negotiationId, listing, revision } = fact.data;
			const item = await documents.get(listedItems, listing);
			if (item?.onSale === false)
				return [end(negotiationId, item.notASale === true ? "ambiguous" : "listing_gone")];
			return item !== undefined && revision < item.revision
				? [end(negotiationId, "cancelled")]
				: [];
		}
		const open = await documents.find(openNegotiations, { listing: streamId(fact.stream) });
		if (isFact(fact, "ListingRevised"))
			return open
				.filter(({ revision }) => revision < fact.data.revision)
				.map(({ negotiationId }) => end(negotiationId, "cancelled"));
		const isNoSale = isFact(fact, "ListingWithdrawn") && fact.data.reason === NOT_A_SALE;
		return open.map(({ negotiationId }) =>
			end(negotiationId, isNoSale ? "ambiguous" : "listing_gone"),
		);
	},
});
