import { isFact } from "@parley/contracts/catalogue";
import type { Projection } from "@parley/ledger/projection";
import { reaction } from "@parley/runtime/reaction";
import type { Process } from "@parley/runtime/service";

interface HandedOver {
	readonly dealId: string;
	readonly listing: string;
}

/** Deals whose goods are with their buyer for good: paid for in full or in part, and not brought back. */
export const handedOver: Projection<HandedOver> = {
	name: "listing_handed_over",
	types: ["DealClosed"],
	indexes: ["listing"],
	keys: (fact) => (fact.dealId === undefined ? [] : [fact.dealId]),
	evolve: (doc, fact, key) =>
		isFact(fact, "DealClosed") && keeps(fact.data)
			? { dealId: key, listing: fact.data.listing }
			: doc,
};

const keeps = ({
	disposition,
	handedOver,
}: {
	disposition: string;
	handedOver: boolean;
}): boolean => disposition !== "refunded" || handedOver;

/** Tells the listing that a deal's goods are delivered; the listing then says whether it is sold (rule 12). */
export const deliverStock: Process = reaction({
	name: "deliver-stock",
	service: "listing",
	on: ["DealClosed"],
	keys: (fact) => [fact.data.listing],
	async steps(fact, { documents }) {
		const { dealId, data } = fact;
		if (dealId === undefined || !keeps(data)) return [];
		const { listing } = data;
		const delivered = (await documents.find(handedOver, { listing })).map((deal) => deal.dealId);
		return [{ stream: `listing-${listing}`, type: "DeliverStock", data: { dealId, delivered } }];
	},
});
