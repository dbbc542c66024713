import type { dealFacts } from "@parley/contracts/deal";
import type { Told } from "@parley/ledger/decider";

type Fact = Told<typeof dealFacts>;
type Data<T extends Fact["type"]> = Extract<Fact, { type: T }>["data"];
export type Opened = Data<"DealOpened">;

export interface Deal {
	readonly status: "opened" | "held" | "scheduled" | "inspecting" | "disputed" | "decided";
	readonly negotiationId: string;
	readonly opened: Opened;
	readonly confirmed: readonly string[];
	readonly inspectUntil: string | null;
	readonly dispute: Dispute | null;
}

export interface Dispute {
	readonly by: string;
	readonly claim: Data<"DisputeOpened">["claim"];
	readonly answerBy: string;
	/** The side that did not open it has shown evidence, agreed to a return, or asked for an arbiter itself. */
	readonly answered: boolean;
	readonly evidence: readonly string[];
	readonly returning: boolean;
	readonly escalated: boolean;
	readonly appealed: boolean;
	readonly decision: Data<"DisputeDecided"> | null;
}

/** A deal that is over keeps its negotiation's id, so that its last facts still say where they belong. */
export type DealState =
	| { readonly status: "none" }
	| Deal
	| { readonly status: "fell_through"; readonly negotiationId: string }
	| { readonly status: "closed"; readonly negotiationId: string };

export const isParty = (state: Deal, principal: string): boolean =>
	principal === state.opened.buyer || principal === state.opened.seller;

export function evolve(state: DealState, fact: Fact): DealState {
	if (fact.type === "DealOpened") {
		const { negotiationId } = fact.data;
		return {
			status: "opened",
			negotiationId,
			opened: fact.data,
			confirmed: [],
			inspectUntil: null,
			dispute: null,
		};
	}
	if (state.status === "none" || state.status === "fell_through" || state.status === "closed")
		return state;
	switch (fact.type) {
		case "FundsHeld":
			return { ...state, status: "held" };
		case "DealFellThrough":
			return { status: "fell_through", negotiationId: state.negotiationId };
		case "HandoverScheduled":
			return { ...state, status: "scheduled" };
		case "HandoverConfirmed":
			return { ...state, confirmed: [...state.confirmed, fact.data.by] };
		case "InspectionOpened":
			return { ...state, status: "inspecting", inspectUntil: fact.data.until };
		case "DealClosed":
			return { status: "closed", negotiationId: state.negotiationId };
		case "FundsReleased":
		case "FundsRefunded":
			return state;
		default:
			return disputed(state, fact);
	}
}

type DisputeFact = Extract<
	Fact,
	{
		type:
			| "DisputeOpened"
			| "EvidenceSubmitted"
			| "ReturnAuthorised"
			| "ReturnReceived"
			| "DisputeEscalated"
			| "DisputeDecided"
			| "DecisionAppealed";
	}
>;

function disputed(state: Deal, fact: DisputeFact): Deal {
	if (fact.type === "DisputeOpened") {
		const { by, claim, answerBy } = fact.data;
		const dispute = {
			by,
			claim,
			answerBy,
			answered: false,
			evidence: [],
			returning: false,
			escalated: false,
			appealed: false,
			decision: null,
		};
		return { ...state, status: "disputed", dispute };
	}
	const { dispute } = state;
	if (dispute === null) return state;
	const within = (changes: Partial<Dispute>): Deal => ({
		...state,
		dispute: { ...dispute, ...changes },
	});
	const answered = dispute.answered || ("by" in fact.data && fact.data.by !== dispute.by);
	switch (fact.type) {
		case "EvidenceSubmitted":
			return within({ answered, evidence: [...dispute.evidence, fact.data.hash] });
		case "ReturnAuthorised":
			return within({ answered, returning: true });
		case "ReturnReceived":
			return within({ returning: false });
		case "DisputeEscalated":
			return within({ answered, escalated: true });
		case "DisputeDecided":
			return { ...within({ decision: fact.data }), status: "decided" };
		case "DecisionAppealed":
			return { ...within({ appealed: true, decision: null }), status: "disputed" };
	}
}
