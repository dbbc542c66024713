import type { Fact, Report } from "./fact.ts";
import { all, type Ledger } from "./ledger.ts";
import { text } from "./reading.ts";

const moves = new Set(["OfferMade", "OfferAccepted", "OfferDeclined", "MessagePosted"]);
/** Facts of the agent's own bookkeeping that may stand between a decided turn and its move. */
const between = new Set([
	"CommitmentReserved",
	"EscalationRaised",
	"EscalationResolved",
	"EscalationExpired",
]);

/** Decide once, record, then send: every move of an agent has a turn, recorded earlier, behind it. */
export function checkTurns(ledger: Ledger, report: Report): void {
	const commands = new Set<string>();
	const used = new Map<string, Fact>();
	for (const fact of ledger.facts) {
		const command = text(fact.commandId);
		if (command !== undefined) commands.add(command);
		checkCause(ledger, fact, commands, report);
		if (fact.actor?.kind === "agent" && moves.has(fact.type)) checkMove(ledger, fact, used, report);
	}
	for (const facts of ledger.turns.values()) {
		const refused = all(facts, "MoveRefused");
		const fourth = refused[3];
		if (fourth) report("9 refused", fourth, `a turn was refused ${refused.length} times`);
	}
}

/** A cause is an earlier fact, the fact's own command, or a command known from an earlier fact.
 * Exports without command ids show less: there, a cause must at least not be a later fact. */
function checkCause(
	ledger: Ledger,
	fact: Fact,
	commands: ReadonlySet<string>,
	report: Report,
): void {
	const cause = text(fact.causedBy);
	if (cause === undefined) {
		report("causedBy", fact, `${fact.type} names no cause`);
		return;
	}
	const source = ledger.byId.get(cause);
	if (source && source.position >= fact.position)
		report("causedBy", fact, `${fact.type} is caused by a fact that is not earlier`);
	if (!source && text(fact.commandId) !== undefined && !commands.has(cause))
		report("causedBy", fact, `${fact.type} is caused by nothing that is known`);
}

function checkMove(ledger: Ledger, fact: Fact, used: Map<string, Fact>, report: Report): void {
	const turn = turnBehind(ledger, fact);
	if (turn === undefined || turn.position > fact.position) {
		report("turn cause", fact, `${fact.type} of an agent has no earlier TurnDecided behind it`);
		return;
	}
	if (turn.negotiationId !== fact.negotiationId)
		report("envelope negotiationId", turn, "a turn of a negotiation does not carry its id");
	if (fact.type === "MessagePosted") return;
	const earlier = used.get(turn.id);
	if (earlier)
		report("turn twice", fact, `the turn had made its move at position ${earlier.position}`);
	used.set(turn.id, fact);
}

export function turnBehind(ledger: Ledger, move: Fact): Fact | undefined {
	let fact = ledger.byId.get(move.causedBy ?? "");
	for (let steps = 0; steps < 8 && fact && between.has(fact.type); steps += 1)
		fact = ledger.byId.get(fact.causedBy ?? "");
	return fact?.type === "TurnDecided" ? fact : undefined;
}
