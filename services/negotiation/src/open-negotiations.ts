import { isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import type { Projection } from "@parley/ledger/projection";

interface OpenNegotiation {
	readonly negotiationId: string;
	readonly listing: string;
	readonly revision: number;
	readonly buyer: string;
	readonly seller: string;
}

/** The negotiations that are going on, by listing and by party. */
export const openNegotiations: Projection<OpenNegotiation> = {
	name: "negotiation_open",
	version: 2,
	types: ["NegotiationOpened", "NegotiationEnded"],
	indexes: ["listing", "buyer", "seller"],
	keys: (fact) => [streamId(fact.stream)],
	evolve(_open, fact) {
		if (!isFact(fact, "NegotiationOpened")) return undefined;
		const { negotiationId, listing, revision, buyer, seller } = fact.data;
		return { negotiationId, listing, revision, buyer, seller };
	},
};
