import { isFact } from "@parley/contracts/catalogue";
import type { TimerRule } from "@parley/runtime/timers";

const keyOf = (stream: string): string => `${stream}:window`;

/** An offer window closes at its time, if not before. A window that a revision names takes the place of the one before it. */
export const offerWindowTimer: TimerRule = {
	on: [
		"ListingPublished",
		"ListingRevised",
		"OfferWindowClosed",
		"ListingSold",
		"ListingWithdrawn",
	],
	clear(fact) {
		const isLeft = isFact(fact, "ListingRevised") && fact.data.offerWindow === undefined;
		return isLeft || isFact(fact, "ListingPublished") ? [] : [keyOf(fact.stream)];
	},
	set(fact) {
		if (!isFact(fact, "ListingPublished", "ListingRevised")) return undefined;
		const { offerWindow, revision } = fact.data;
		if (offerWindow?.until === undefined) return undefined;
		return {
			key: keyOf(fact.stream),
			due: offerWindow.until,
			stream: fact.stream,
			type: "CloseOfferWindow",
			data: { revision },
		};
	},
};
