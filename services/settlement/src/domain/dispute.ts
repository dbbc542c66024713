import type { dealCommands, dealFacts } from "@parley/contracts/deal";
import { hashOf } from "@parley/contracts/hash";
import { minorOf } from "@parley/contracts/money";
import { type Asked, type Decision, happened, refuse, type Told } from "@parley/ledger/decider";
import { refundPostings, releasePostings, splitPostings } from "./escrow.ts";
import { type Deal, type Dispute, isParty, type Opened } from "./state.ts";

type Fact = Told<typeof dealFacts>;
type Command = Extract<
	Asked<typeof dealCommands>,
	{
		type:
			| "OpenDispute"
			| "MissHandover"
			| "SubmitEvidence"
			| "AuthoriseReturn"
			| "ReceiveReturn"
			| "EscalateDispute"
			| "DecideDispute"
			| "AppealDecision"
			| "ExecuteDecision";
	}
>;
type Of<T extends Command["type"]> = Extract<Command, { type: T }>;
type Outcome = Decision<Fact>;

/** Disputes over a deal whose money is held: opened, argued with evidence, decided, carried out. */
export function decide(command: Command, state: Deal): Outcome {
	if (command.type === "OpenDispute") return open(command, state);
	if (command.type === "MissHandover") return missHandover(command, state);
	const { dispute } = state;
	if (dispute === null) return refuse("NO_DISPUTE", "Nobody has disputed this deal.");
	if (command.type === "AppealDecision") return appeal(command, state, dispute);
	if (command.type === "ExecuteDecision") return execute(command, state, dispute);
	if (state.status !== "disputed")
		return refuse("DISPUTE_DECIDED", "This dispute has been decided.");
	switch (command.type) {
		case "SubmitEvidence":
			return isParty(state, command.data.by)
				? happened({ type: "EvidenceSubmitted", data: command.data })
				: notAParty;
		case "AuthoriseReturn":
			return authoriseReturn(command, state, dispute);
		case "ReceiveReturn":
			return receiveReturn(command, state, dispute);
		case "EscalateDispute":
			return escalate(command, state, dispute);
		case "DecideDispute":
			return decideDispute(command, state, dispute);
	}
}

const notAParty = refuse(
	"NOT_A_PARTY",
	"Only the buyer and the seller of this deal are heard in its dispute.",
);
const tooLate = refuse("EXPIRY_PASSED", "There must be time to answer a dispute.");
const notTheSeller = refuse("NOT_THE_SELLER", "Only the seller takes goods back.");

function open({ data, at }: Of<"OpenDispute">, state: Deal): Outcome {
	if (!isParty(state, data.by)) return notAParty;
	if (state.dispute !== null) return refuse("ALREADY_DISPUTED", "This deal is disputed already.");
	if (state.status === "opened")
		return refuse("NOT_HELD", "No money is held yet, so there is nothing to dispute.");
	const { total } = state.opened.terms;
	if (data.claim.currency !== total.currency)
		return refuse(
			"WRONG_CURRENCY",
			`This deal is in ${total.currency}; nothing is converted silently.`,
		);
	if (!(minorOf(data.claim) > 0n && minorOf(data.claim) <= minorOf(total)))
		return refuse("CLAIM_OUT_OF_RANGE", "A claim is more than nothing and at most what is held.");
	const { answerBy } = data;
	if (answerBy === undefined || !(at < answerBy)) return tooLate;
	return happened({ type: "DisputeOpened", data: { ...data, answerBy } });
}

/** The window is over and the seller never confirmed: the buyer's dispute opens by itself, for all that is held. */
function missHandover({ data, at, actor }: Of<"MissHandover">, state: Deal): Outcome {
	if (actor.kind !== "timer")
		return refuse("NOT_ALLOWED", "Only the market's timer says that a handover was missed.");
	if (state.status !== "scheduled")
		return refuse("NOT_SCHEDULED", "No handover is waiting to be confirmed.");
	const { buyer, seller, terms } = state.opened;
	const late = state.confirmed.includes(seller) ? seller : buyer;
	const reason = late === buyer ? "not_handed_over" : "not_collected";
	if (!(at < data.answerBy)) return tooLate;
	return happened({
		type: "DisputeOpened",
		data: { by: late, reason, claim: terms.total, answerBy: data.answerBy },
	});
}

function authoriseReturn({ data }: Of<"AuthoriseReturn">, state: Deal, dispute: Dispute): Outcome {
	if (data.by !== state.opened.seller) return notTheSeller;
	if (dispute.returning) return refuse("ALREADY_AUTHORISED", "The return is authorised already.");
	return happened({ type: "ReturnAuthorised", data });
}

function receiveReturn({ data }: Of<"ReceiveReturn">, state: Deal, dispute: Dispute): Outcome {
	if (data.by !== state.opened.seller) return notTheSeller;
	if (!dispute.returning)
		return refuse("NOT_AUTHORISED", "A return is authorised before it is received.");
	return happened({ type: "ReturnReceived", data }, ...refunded(state.opened, false));
}

function escalate({ data }: Of<"EscalateDispute">, state: Deal, dispute: Dispute): Outcome {
	if (!isParty(state, data.by)) return notAParty;
	if (dispute.escalated)
		return refuse("ALREADY_ESCALATED", "This dispute is before an arbiter already.");
	return happened({ type: "DisputeEscalated", data });
}

function decideDispute(
	{ data, actor, at }: Of<"DecideDispute">,
	state: Deal,
	dispute: Dispute,
): Outcome {
	if (actor.kind !== "arbiter")
		return refuse("NOT_AN_ARBITER", "Only an arbiter decides a dispute.");
	if (!(at >= dispute.answerBy) && !dispute.answered)
		return refuse(
			"STILL_ANSWERING",
			`The other side has not answered and has time until ${dispute.answerBy}; decide from then on, or once they have.`,
		);
	const { total } = state.opened.terms;
	if ((data.outcome === "split") !== (data.split !== null))
		return refuse("SPLIT_MISSING", "A split, and only a split, says who gets how much.");
	if (data.split !== null) {
		const { seller, buyer } = data.split;
		if (seller.currency !== total.currency || buyer.currency !== total.currency)
			return refuse(
				"WRONG_CURRENCY",
				`This deal is in ${total.currency}; nothing is converted silently.`,
			);
		if (minorOf(seller) + minorOf(buyer) !== minorOf(total))
			return refuse("SPLIT_MISMATCH", "The two parts of a split must add up to what is held.");
	}
	const { appealUntil, ...decided } = data;
	const decision = { ...decided, evidenceHash: hashOf([...dispute.evidence]) };
	// Whoever decides after an appeal has the last word.
	if (appealUntil === undefined || dispute.appealed)
		return happened({ type: "DisputeDecided", data: decision });
	if (!(at < appealUntil))
		return refuse("EXPIRY_PASSED", "There must be time to appeal a decision.");
	return happened({ type: "DisputeDecided", data: { ...decision, appealUntil } });
}

function appeal({ data, at }: Of<"AppealDecision">, state: Deal, dispute: Dispute): Outcome {
	if (!isParty(state, data.by)) return notAParty;
	if (state.status !== "decided")
		return refuse("NOT_DECIDED", "There is no decision to appeal against.");
	if (dispute.appealed) return refuse("ALREADY_APPEALED", "A decision can be appealed once.");
	const { appealUntil } = dispute.decision ?? {};
	if (appealUntil !== undefined && !(at < appealUntil))
		return refuse("APPEAL_OVER", "The time to appeal this decision is over.");
	return happened({ type: "DecisionAppealed", data });
}

function execute({ at }: Of<"ExecuteDecision">, state: Deal, { decision }: Dispute): Outcome {
	if (decision === null) return refuse("NOT_DECIDED", "There is no decision to carry out.");
	const { appealUntil } = decision;
	if (appealUntil !== undefined && !(at >= appealUntil))
		return refuse("APPEAL_OPEN", "Nothing is paid while the decision can be appealed.");
	const { opened } = state;
	const { listing, buyer, seller } = opened;
	const handedOver = state.confirmed.includes(seller);
	if (decision.outcome === "refund") return happened(...refunded(opened, handedOver));
	if (decision.split === null)
		return happened(
			{ type: "FundsReleased", data: { postings: releasePostings(opened) } },
			{ type: "DealClosed", data: { disposition: "released", listing, buyer, seller, handedOver } },
		);
	const parts = splitPostings(opened, decision.split);
	const paid: Fact[] = [];
	if (parts.seller.length > 0)
		paid.push({ type: "FundsReleased", data: { postings: parts.seller } });
	if (parts.buyer.length > 0) paid.push({ type: "FundsRefunded", data: { postings: parts.buyer } });
	return happened(...paid, {
		type: "DealClosed",
		data: { disposition: "split", listing, buyer, seller, handedOver },
	});
}

function refunded(opened: Opened, handedOver: boolean): Fact[] {
	const { listing, buyer, seller } = opened;
	return [
		{ type: "FundsRefunded", data: { postings: refundPostings(opened) } },
		{ type: "DealClosed", data: { disposition: "refunded", listing, buyer, seller, handedOver } },
	];
}
