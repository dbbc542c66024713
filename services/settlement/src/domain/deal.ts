import type { dealCommands, dealFacts } from "@parley/contracts/deal";
import { later } from "@parley/contracts/time";
import {
	type Asked,
	type Decider,
	type Decision,
	happened,
	refuse,
	type Told,
} from "@parley/ledger/decider";
import * as dispute from "./dispute.ts";
import { holdPostings, releasePostings } from "./escrow.ts";
import { type Deal, type DealState, evolve, isParty } from "./state.ts";

type Command = Asked<typeof dealCommands>;
type Fact = Told<typeof dealFacts>;
type Of<T extends Command["type"]> = Extract<Command, { type: T }>;
type Outcome = Decision<Fact>;

const LONGEST_INSPECTION_MS = 30 * 24 * 3_600_000;

/** The life of a deal: open, hold, handover, inspection, release; or a dispute and what was decided (rules 11 and 13). */
export const deal: Decider<Command, DealState, Fact> = {
	initialState: () => ({ status: "none" }),
	evolve,
	isTerminal: (state) => state.status === "fell_through" || state.status === "closed",
	decide(command, state) {
		if (command.type === "OpenDeal") return open(command, state);
		if (state.status === "none") return refuse("NO_SUCH_DEAL", "There is no such deal.");
		if (state.status === "fell_through")
			return refuse("DEAL_FELL_THROUGH", "This deal fell through before any money moved.");
		if (state.status === "closed")
			return refuse("DEAL_CLOSED", "This deal is closed; its money has been paid out.");
		switch (command.type) {
			case "FallThrough":
				return fallThrough(command, state);
			case "HoldFunds":
				return holdFunds(state);
			case "ScheduleHandover":
				return scheduleHandover(command, state);
			case "ConfirmHandover":
				return confirmHandover(command, state);
			case "ReleaseFunds":
				return releaseFunds(command, state);
			default:
				return dispute.decide(command, state);
		}
	},
};

function open({ data }: Of<"OpenDeal">, state: DealState): Outcome {
	if (state.status !== "none")
		return refuse("ALREADY_OPEN", "This accepted offer has opened its deal already.");
	return happened({ type: "DealOpened", data });
}

function fallThrough({ data }: Of<"FallThrough">, state: Deal): Outcome {
	if (state.status !== "opened")
		return refuse(
			"FUNDS_HELD",
			"Money is held for this deal; it ends by release, refund or split.",
		);
	const { listing, buyer, seller } = state.opened;
	return happened({
		type: "DealFellThrough",
		data: { reason: data.reason, listing, buyer, seller },
	});
}

/** The store refuses the posting where the wallet does not hold the total; then the deal falls through for `funds`. */
function holdFunds(state: Deal): Outcome {
	if (state.status !== "opened")
		return refuse("FUNDS_HELD", "The money for this deal is held already.");
	const { buyer, seller, listing, terms } = state.opened;
	return happened({
		type: "FundsHeld",
		data: {
			postings: holdPostings(state.opened),
			buyer,
			seller,
			listing,
			window: terms.handover.window,
		},
	});
}

function scheduleHandover({ data }: Of<"ScheduleHandover">, state: Deal): Outcome {
	if (state.status !== "held")
		return refuse("NOT_HELD", "A handover is scheduled once, when the money is held.");
	if (!(data.from < data.to))
		return refuse("WINDOW_EMPTY", "A handover window must end after it begins.");
	const { buyer, seller, listing, terms } = state.opened;
	return happened({
		type: "HandoverScheduled",
		data: { ...data, method: terms.handover.method, buyer, seller, listing },
	});
}

/** The inspection opens when both sides have confirmed. */
function confirmHandover({ data, at }: Of<"ConfirmHandover">, state: Deal): Outcome {
	const { by, inspectUntil } = data;
	if (!isParty(state, by))
		return refuse("NOT_A_PARTY", "Only the buyer and the seller confirm a handover.");
	if (state.status !== "scheduled")
		return refuse("NOT_SCHEDULED", "No handover is waiting to be confirmed.");
	if (state.confirmed.includes(by))
		return refuse("ALREADY_CONFIRMED", "This side has confirmed the handover already.");
	if (
		inspectUntil === undefined ||
		!(at < inspectUntil && inspectUntil <= later(at, LONGEST_INSPECTION_MS))
	)
		return refuse(
			"INSPECTION_OUT_OF_RANGE",
			"An inspection ends later than now and within 30 days.",
		);
	const confirmed: Fact = { type: "HandoverConfirmed", data: { by } };
	return state.confirmed.length === 0
		? happened(confirmed)
		: happened<Fact>(confirmed, { type: "InspectionOpened", data: { until: inspectUntil } });
}

/** By the buyer at any time of the inspection, or by the timer when it is over. */
function releaseFunds({ actor, at }: Of<"ReleaseFunds">, state: Deal): Outcome {
	if (state.status !== "inspecting" || state.inspectUntil === null)
		return refuse("NOT_INSPECTING", "Money is released when the inspection is over.");
	const early =
		!(at >= state.inspectUntil) && !(actor.kind === "principal" && actor.id === state.opened.buyer);
	if (early)
		return refuse(
			"INSPECTION_OPEN",
			"Before the inspection ends only the buyer can release the money.",
		);
	const { listing, buyer, seller } = state.opened;
	return happened(
		{ type: "FundsReleased", data: { postings: releasePostings(state.opened) } },
		{
			type: "DealClosed",
			data: { disposition: "released", listing, buyer, seller, handedOver: true },
		},
	);
}
