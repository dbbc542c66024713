import type { CommitmentBook } from "./commitment-book.ts";
import type { Fact, Report } from "./fact.ts";
import { all, find, type Ledger } from "./ledger.ts";
import { text } from "./reading.ts";
import { turnBehind } from "./turns.ts";

/** The rest of rule 10: what a filled want and a revoked mandate mean for a principal's negotiations. */
export function checkMandates(ledger: Ledger, book: CommitmentBook, report: Report): void {
	const revocations = new Map<string, Fact>();
	for (const [principal, facts] of ledger.mandates) {
		const last = all(facts, "MandateGranted", "MandateRevoked").at(-1);
		if (last?.type === "MandateRevoked") revocations.set(principal, last);
		checkAfterRevocation(facts, report);
	}
	for (const facts of ledger.negotiations.values()) {
		const opened = facts[0];
		if (opened === undefined) continue;
		for (const party of [opened.data.buyer, opened.data.seller]) {
			const revoked = revocations.get(text(party) ?? "");
			if (revoked) checkRevoked(ledger, facts, text(party), revoked, report);
		}
	}
	if (ledger.finished) checkSiblings(ledger, book, report);
}

function checkAfterRevocation(facts: readonly Fact[], report: Report): void {
	let granted = false;
	for (const fact of facts) {
		if (fact.type === "MandateGranted") granted = true;
		if (fact.type === "MandateRevoked") granted = false;
		if (fact.type === "CommitmentReserved" && !granted)
			report("10 revoked", fact, "a commitment is made without a mandate in force");
	}
}

/** A move already decided may still be on its way; one decided after the revocation may not exist. */
function checkRevoked(
	ledger: Ledger,
	facts: readonly Fact[],
	party: string | undefined,
	revoked: Fact,
	report: Report,
): void {
	for (const move of all(facts, "OfferMade", "OfferAccepted")) {
		if (move.data.by !== party || move.position < revoked.position) continue;
		const turn = turnBehind(ledger, move);
		if (turn === undefined || turn.position > revoked.position)
			report("10 revoked", move, "a party moves although its mandate was revoked");
	}
	const ended = find(facts, "NegotiationEnded");
	const opened = facts[0];
	if (ledger.finished && !ended && opened)
		report("10 revoked", opened, "a party's mandate was revoked and the negotiation has not ended");
}

function checkSiblings(ledger: Ledger, book: CommitmentBook, report: Report): void {
	const filled = new Map<string, number>();
	for (const { principal, want, quantity, state, fallen } of book.all())
		if (state === "spent" && !fallen) {
			const key = `${principal} ${want}`;
			filled.set(key, (filled.get(key) ?? 0) + quantity);
		}
	for (const { principal, want, negotiation, fact } of book.all()) {
		const key = `${principal} ${want}`;
		const wanted = book.wanted.get(key);
		if (wanted === undefined || (filled.get(key) ?? 0) < wanted) continue;
		const facts = ledger.negotiations.get(negotiation);
		if (facts && !find(facts, "NegotiationEnded"))
			report("10 siblings", fact, "the want is filled and its other negotiation has not ended");
	}
}
