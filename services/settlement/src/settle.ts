import { type Fact, streamId } from "@parley/contracts/fact";
import { fullHour, later, milliseconds } from "@parley/contracts/time";
import { reaction, type Step } from "@parley/runtime/reaction";

const service = "settlement";
const byDeal = (fact: Fact<string, unknown>): string[] => [fact.dealId ?? fact.stream];
const dealStream = (fact: Fact<string, unknown>): string => `deal-${fact.dealId}`;

/** Acceptance opens exactly one deal, whose id is the accepted offer's id (rule 11). */
export const openDeal = reaction({
	name: "open-deal",
	service,
	on: ["OfferAccepted"],
	keys: byDeal,
	steps: (fact) => {
		const { offerId, listing, revision, buyer, seller, terms } = fact.data;
		const negotiationId = streamId(fact.stream);
		return [
			{
				stream: `deal-${offerId}`,
				type: "OpenDeal",
				data: { negotiationId, offerId, listing, revision, buyer, seller, terms },
			},
		];
	},
});

/** The listing alone judges stock and revision. */
export const reserveStock = reaction({
	name: "reserve-stock",
	service,
	on: ["DealOpened"],
	keys: byDeal,
	steps: ({ data: { offerId, listing, revision, terms } }) => [
		{
			stream: `listing-${listing}`,
			type: "ReserveStock",
			data: { dealId: offerId, quantity: terms.quantity, revision },
		},
	],
});

/** Money is held once the units are; where the deal is already off, or the money is not there, the units go back. */
export const holdFunds = reaction({
	name: "hold-funds",
	service,
	on: ["StockReserved"],
	keys: byDeal,
	steps: (fact) => [
		{
			stream: dealStream(fact),
			type: "HoldFunds",
			data: {},
			refused: {
				INSUFFICIENT_FUNDS: [
					{ stream: dealStream(fact), type: "FallThrough", data: { reason: "funds" } },
				],
				DEAL_FELL_THROUGH: [giveBack(fact.stream, fact.data.dealId)],
				DEAL_CLOSED: [giveBack(fact.stream, fact.data.dealId)],
			},
		},
	],
});

const giveBack = (stream: string, dealId: string): Step => ({
	stream,
	type: "ReleaseStock",
	data: { dealId },
});

export const stockRefused = reaction({
	name: "stock-refused",
	service,
	on: ["StockRefused"],
	keys: byDeal,
	steps: (fact) => [
		{ stream: dealStream(fact), type: "FallThrough", data: { reason: fact.data.code } },
	],
});

/** Units of a deal that fell through, or whose goods the seller kept, are for sale again. */
export const releaseStock = reaction({
	name: "release-stock",
	service,
	on: ["DealFellThrough", "DealClosed"],
	keys: byDeal,
	steps: (fact) => {
		const { listing } = fact.data;
		const kept =
			fact.type === "DealClosed" && (fact.data.disposition !== "refunded" || fact.data.handedOver);
		return kept ? [] : [giveBack(`listing-${listing}`, streamId(fact.stream))];
	},
});

/** The window of the agreed terms begins when the money is held. */
export const scheduleHandover = reaction({
	name: "schedule-handover",
	service,
	on: ["FundsHeld"],
	keys: byDeal,
	steps: (fact) => [
		{
			stream: fact.stream,
			type: "ScheduleHandover",
			data: { from: fact.at, to: fullHour(later(fact.at, milliseconds(fact.data.window))) },
		},
	],
});
