import { isFact } from "@parley/contracts/catalogue";
import type { TimerRule } from "@parley/runtime/timers";

const ofOffer = (stream: string): string => `${stream}:offer`;
const ofNegotiation = (stream: string): string => `${stream}:deadline`;

/** Expiry is a fact: the server's clock says when (rule 6). */
export const deadlines: readonly TimerRule[] = [
	{
		on: ["OfferMade", "OfferDeclined", "OfferWithdrawn", "OfferExpired", "NegotiationEnded"],
		clear: (fact) => [ofOffer(fact.stream)],
		set(fact) {
			if (!isFact(fact, "OfferMade")) return undefined;
			const { offerId, expiresAt } = fact.data;
			return {
				key: ofOffer(fact.stream),
				due: expiresAt,
				stream: fact.stream,
				type: "ExpireOffer",
				data: { offerId },
			};
		},
	},
	{
		on: ["NegotiationOpened", "NegotiationEnded"],
		clear: (fact) => [ofNegotiation(fact.stream)],
		set(fact) {
			if (!isFact(fact, "NegotiationOpened")) return undefined;
			const data = { reason: "deadline", by: null };
			return {
				key: ofNegotiation(fact.stream),
				due: fact.data.deadline,
				stream: fact.stream,
				type: "EndNegotiation",
				data,
			};
		},
	},
];
