import type { Fact, Report } from "./fact.ts";
import { all, find, type Ledger } from "./ledger.ts";
import { notBefore, text } from "./reading.ts";

const reasons = new Set([
	"agreed",
	"walked_away",
	"deadline",
	"impasse",
	"listing_gone",
	"mandate_revoked",
	"escalation_declined",
	"ambiguous",
	"cancelled",
]);
const codes = new Set([
	"price",
	"handover",
	"condition",
	"trust",
	"terms_unclear",
	"found_elsewhere",
	"budget",
	"timing",
	"other",
]);

/** Every negotiation ends, for a published reason that the rest of the ledger bears out. */
export function checkEndings(ledger: Ledger, report: Report): void {
	for (const facts of ledger.negotiations.values()) {
		const opened = facts[0];
		const ended = find(facts, "NegotiationEnded");
		const accepted = find(facts, "OfferAccepted");
		if (opened === undefined) continue;
		if (ended) checkReason(ledger, opened, ended, accepted, report);
		else if (ledger.finished)
			report("ending missing", opened, "the run is over and the negotiation has not ended");
	}
	if (ledger.finished) checkEscalations(ledger, report);
}

function checkReason(
	ledger: Ledger,
	opened: Fact,
	ended: Fact,
	accepted: Fact | undefined,
	report: Report,
): void {
	const { buyer, seller, deadline, listing } = opened.data;
	const { reason, by, code } = ended.data;
	if (!reasons.has(text(reason) ?? ""))
		report("ending reason", ended, `${String(reason)} is not a published reason`);
	if ((reason === "agreed") !== (accepted !== undefined))
		report(
			"ending reason",
			ended,
			"a negotiation is agreed when an offer was accepted, and only then",
		);
	if (reason === "walked_away") {
		if (!codes.has(text(code) ?? ""))
			report("ending code", ended, `a walk-away has the unknown code ${String(code)}`);
		if (by !== buyer && by !== seller)
			report("ending code", ended, "the one who walks away is not a party");
	}
	if (reason === "deadline" && !notBefore(ended.at, deadline))
		report("6 deadline", ended, "the negotiation ends by its deadline before it is reached");
	if (reason === "listing_gone") {
		const gone = all(ledger.listings.get(text(listing) ?? ""), "ListingSold", "ListingWithdrawn");
		if (!gone.some((fact) => fact.position < ended.position))
			report("12 listing gone", ended, "the listing was neither sold nor withdrawn before");
	}
	if (reason === "mandate_revoked") {
		const revoked = [buyer, seller].some((party) =>
			all(ledger.mandates.get(text(party) ?? ""), "MandateRevoked").some(
				(fact) => fact.position < ended.position,
			),
		);
		if (!revoked) report("10 revoked", ended, "no mandate of a party was revoked before");
	}
}

function checkEscalations(ledger: Ledger, report: Report): void {
	for (const facts of ledger.escalations.values()) {
		const raised = find(facts, "EscalationRaised");
		const answers = all(facts, "EscalationResolved", "EscalationExpired");
		if (raised && answers.length !== 1)
			report("ending escalation", raised, `an escalation ends once, not ${answers.length} times`);
	}
}
