import { checkCommitments } from "./commitments.ts";
import { checkDeals } from "./deals.ts";
import { checkEndings } from "./endings.ts";
import { checkEnvelope } from "./envelope.ts";
import type { Fact, Participant, Violation } from "./fact.ts";
import { ledgerOf } from "./ledger.ts";
import { checkLimits } from "./limits.ts";
import { checkMoney } from "./money.ts";
import { checkNegotiations } from "./negotiation.ts";
import { checkPrivacy } from "./privacy.ts";
import { privateNumbers } from "./private-numbers.ts";
import { checkStock } from "./stock.ts";
import { checkTurns } from "./turns.ts";
import { checkVocabulary } from "./vocabulary.ts";

export interface CheckOptions {
	/** The market file's people; without them, limits are read from the mandates in the ledger itself. */
	readonly participants?: readonly Participant[];
	/** Whether the run came to its end: only then must everything that was begun have ended. */
	readonly finished?: boolean;
}

/** Every violation of the published rules that this export shows, in order of position. */
export function check(facts: readonly Fact[], options: CheckOptions = {}): Violation[] {
	const violations: Violation[] = [];
	const report = (rule: string, fact: Fact, says: string): void => {
		violations.push({
			rule,
			position: fact.position,
			stream: fact.stream,
			says,
		});
	};
	const ledger = ledgerOf(facts, options.finished ?? false);
	const secrets = privateNumbers(ledger, options.participants);
	checkEnvelope(ledger, report);
	checkVocabulary(ledger, report);
	checkNegotiations(ledger, report);
	checkCommitments(ledger, report);
	checkDeals(ledger, report);
	checkStock(ledger, report);
	checkMoney(ledger, secrets, report);
	checkPrivacy(ledger, secrets, report);
	checkLimits(ledger, secrets, report);
	checkEndings(ledger, report);
	checkTurns(ledger, report);
	return violations.sort((left, right) => left.position - right.position);
}
