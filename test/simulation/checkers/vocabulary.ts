import type { Fact, Report } from "./fact.ts";
import { type Kind, kindOf, type Ledger } from "./ledger.ts";

/** The table of streams and facts: who may see a stream, which facts it holds, and what each must carry. */
interface Row {
	readonly visibility: string;
	readonly facts: Readonly<Record<string, string>>;
}

const spending = {
	SpendingReserved: "reservation principal microDollars since",
	SpendingSettled: "reservation principal microDollars reserved since",
};

const table: Record<Kind, Row> = {
	listing: {
		visibility: "public",
		facts: {
			ListingPublished:
				"seller title description category quantity ask attributes handover revision hash",
			ListingRevised: "revision",
			ListingNeedsClarification: "slots",
			ClarificationAnswered: "slot answer",
			StockReserved: "dealId quantity",
			StockRefused: "dealId code",
			StockReleased: "dealId quantity",
			OfferWindowClosed: "",
			ListingSold: "",
			ListingWithdrawn: "reason",
		},
	},
	mandate: {
		visibility: "private",
		facts: {
			MandateGranted: "sells wants budget",
			MandateAmended: "",
			MandateRevoked: "",
			MandatePaused: "",
			MandateResumed: "",
			WantWindowsClosed: "wants next",
			CommitmentReserved: "negotiationId want amount quantity",
			CommitmentReleased: "negotiationId reason",
		},
	},
	turn: {
		visibility: "private",
		facts: {
			TurnDecided: "trigger move mandateVersion",
			MoveRefused: "code because",
		},
	},
	escalation: {
		visibility: "private",
		facts: {
			EscalationRaised: "principal reason question options default deadline",
			EscalationResolved: "choice by",
			EscalationExpired: "applied",
		},
	},
	intake: {
		visibility: "private",
		facts: {
			IntakeBegun: "principal round",
			IntakeConsulted: "request heard model microDollars until",
			IntakeAnswered: "request heard consent changes asks model",
			IntakeConfirmed: "hash plan",
		},
	},
	spending: { visibility: "private", facts: spending },
	reading: { visibility: "private", facts: spending },
	negotiation: {
		visibility: "parties",
		facts: {
			NegotiationOpened: "negotiationId listing revision quantity buyer seller deadline maxRounds",
			MessagePosted: "by text",
			OfferMade: "negotiationId offerId listing revision by terms inReplyTo expiresAt hash",
			OfferDeclined: "offerId by",
			OfferWithdrawn: "offerId by",
			OfferExpired: "offerId",
			OfferAccepted: "offerId hash by terms",
			SuggestionMade: "terms",
			NegotiationEnded: "reason",
		},
	},
	deal: {
		visibility: "parties",
		facts: {
			DealOpened: "offerId listing buyer seller terms",
			FundsHeld: "postings",
			DealFellThrough: "reason",
			HandoverScheduled: "",
			HandoverConfirmed: "by",
			InspectionOpened: "until",
			FundsReleased: "postings",
			FundsRefunded: "postings",
			DisputeOpened: "by reason claim",
			EvidenceSubmitted: "by kind hash",
			ReturnAuthorised: "",
			ReturnReceived: "",
			DisputeEscalated: "",
			DisputeDecided: "outcome split reasons evidenceHash",
			DecisionAppealed: "",
			DealClosed: "disposition",
		},
	},
	account: {
		visibility: "private",
		facts: {
			AccountOpened: "",
			FundsDeposited: "postings",
			FundsWithdrawn: "postings",
		},
	},
};

export function checkVocabulary(ledger: Ledger, report: Report): void {
	for (const fact of ledger.facts) checkRow(fact, report);
}

function checkRow(fact: Fact, report: Report): void {
	const kind = kindOf(fact.stream);
	if (kind === undefined) {
		report("envelope stream", fact, `no stream named like ${fact.stream} is published`);
		return;
	}
	const row = table[kind];
	if (fact.visibility !== row.visibility)
		report(
			"envelope visibility",
			fact,
			`${fact.type} is ${fact.visibility} where ${kind} streams are ${row.visibility}`,
		);
	const fields = row.facts[fact.type];
	if (fields === undefined) {
		report("envelope type", fact, `${fact.type} does not belong on a ${kind} stream`);
		return;
	}
	// A missing value must be an explicit null; a walk-away's code and author are judged with the endings.
	for (const field of fields.split(" "))
		if (field !== "" && fact.data[field] === undefined)
			report("envelope data", fact, `${fact.type} has no ${field}`);
}
