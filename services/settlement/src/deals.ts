import { isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import type { Money } from "@parley/contracts/money";
import type { Terms } from "@parley/contracts/terms";
import type { Projection } from "@parley/ledger/projection";

interface Hearing {
	readonly by: string;
	readonly reason: string;
	readonly claim: Money;
	readonly answerBy: string;
	readonly evidence: readonly {
		readonly by: string;
		readonly kind: string;
		readonly hash: string;
	}[];
	readonly returnAuthorised: boolean;
	readonly returnReceived: boolean;
	readonly escalatedBy: string | null;
	readonly decision: {
		readonly by: string;
		readonly outcome: "release" | "refund" | "split";
		readonly split: { readonly seller: Money; readonly buyer: Money } | null;
		readonly reasons: readonly string[];
		readonly evidenceHash: string;
		/** None where it is final. */
		readonly appealUntil?: string | undefined;
	} | null;
	readonly appeal: { readonly by: string; readonly reason: string } | null;
}

/** A deal as both of its parties see it. */
export interface DealRecord {
	readonly id: string;
	readonly negotiation: string;
	readonly listing: string;
	readonly revision: number;
	readonly buyer: string;
	readonly seller: string;
	readonly terms: Terms;
	readonly status:
		| "opened"
		| "held"
		| "scheduled"
		| "inspecting"
		| "disputed"
		| "decided"
		| "closed"
		| "fell_through";
	readonly handover: {
		readonly from: string;
		readonly to: string;
		readonly method: string;
	} | null;
	readonly confirmed: readonly string[];
	readonly inspectUntil: string | null;
	readonly dispute: Hearing | null;
	readonly disposition: "released" | "refunded" | "split" | null;
	readonly fellThrough: "stock" | "revision_changed" | "funds" | "cancelled" | null;
	/** The stream's. */
	readonly version: number;
}

/** Every deal there ever was, for its parties and an arbiter to look at. */
export const deals: Projection<DealRecord> = {
	name: "settlement_deal",
	types: [
		"DealOpened",
		"FundsHeld",
		"DealFellThrough",
		"HandoverScheduled",
		"HandoverConfirmed",
		"InspectionOpened",
		"FundsReleased",
		"FundsRefunded",
		"DisputeOpened",
		"EvidenceSubmitted",
		"ReturnAuthorised",
		"ReturnReceived",
		"DisputeEscalated",
		"DisputeDecided",
		"DecisionAppealed",
		"DealClosed",
	],
	indexes: ["buyer", "seller", "status"],
	keys: (fact) => [streamId(fact.stream)],
	evolve(deal, fact, key) {
		if (isFact(fact, "DealOpened")) {
			const { negotiationId: negotiation, listing, revision, buyer, seller, terms } = fact.data;
			return {
				...{ id: key, negotiation, listing, revision, buyer, seller, terms, status: "opened" },
				...{ handover: null, confirmed: [], inspectUntil: null, dispute: null },
				...{ disposition: null, fellThrough: null, version: fact.version },
			};
		}
		return deal === undefined ? undefined : { ...after(deal, fact), version: fact.version };
	},
};

function after(deal: DealRecord, fact: Fact): DealRecord {
	if (isFact(fact, "FundsHeld")) return { ...deal, status: "held" };
	if (isFact(fact, "DealFellThrough"))
		return { ...deal, status: "fell_through", fellThrough: fact.data.reason };
	if (isFact(fact, "HandoverScheduled")) {
		const { from, to, method } = fact.data;
		return { ...deal, status: "scheduled", handover: { from, to, method } };
	}
	if (isFact(fact, "HandoverConfirmed"))
		return { ...deal, confirmed: [...deal.confirmed, fact.data.by] };
	if (isFact(fact, "InspectionOpened"))
		return { ...deal, status: "inspecting", inspectUntil: fact.data.until };
	if (isFact(fact, "DealClosed"))
		return { ...deal, status: "closed", disposition: fact.data.disposition };
	if (isFact(fact, "DisputeOpened")) {
		const { by, reason, claim, answerBy } = fact.data;
		return { ...deal, status: "disputed", dispute: { ...quiet, by, reason, claim, answerBy } };
	}
	return deal.dispute === null ? deal : argued(deal, deal.dispute, fact);
}

/** A dispute in which nothing was said yet. */
const quiet = {
	evidence: [],
	returnAuthorised: false,
	returnReceived: false,
	escalatedBy: null,
	decision: null,
	appeal: null,
};

function argued(deal: DealRecord, dispute: Hearing, fact: Fact): DealRecord {
	const within = (changes: Partial<Hearing>): DealRecord => ({
		...deal,
		dispute: { ...dispute, ...changes },
	});
	if (isFact(fact, "EvidenceSubmitted"))
		return within({ evidence: [...dispute.evidence, fact.data] });
	if (isFact(fact, "ReturnAuthorised")) return within({ returnAuthorised: true });
	if (isFact(fact, "ReturnReceived")) return within({ returnReceived: true });
	if (isFact(fact, "DisputeEscalated")) return within({ escalatedBy: fact.data.by });
	if (isFact(fact, "DisputeDecided"))
		return { ...within({ decision: { by: fact.actor.id, ...fact.data } }), status: "decided" };
	// The decision that is appealed against no longer holds, and somebody has to decide anew.
	if (isFact(fact, "DecisionAppealed"))
		return { ...within({ appeal: fact.data, decision: null }), status: "disputed" };
	return deal;
}
