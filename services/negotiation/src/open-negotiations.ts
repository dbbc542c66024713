import { isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import type { Projection } from "@parley/ledger/projection";

interface OpenNegotiation {
	readonly negotiationId: string;
	readonly listing: string;
}

/** The negotiations that are going on, by listing. */
export const openNegotiations: Projection<OpenNegotiation> = {
	name: "negotiation_open",
	types: ["NegotiationOpened", "NegotiationEnded"],
	indexes: ["listing"],
	keys: (fact) => [streamId(fact.stream)],
	evolve: (_open, fact) =>
		isFact(fact, "NegotiationOpened")
			? { negotiationId: fact.data.negotiationId, listing: fact.data.listing }
			: undefined,
};
