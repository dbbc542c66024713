import { toAmount } from "@parley/contracts/amount";
import type { FactOf } from "@parley/contracts/catalogue";
import type { Answer, Command } from "@parley/contracts/command";
import { categoryOf } from "@parley/contracts/fact";
import { hashOf } from "@parley/contracts/hash";
import { derivedId } from "@parley/contracts/id";
import type { Participant } from "@parley/contracts/participant";
import type { MemoryLedger } from "@parley/ledger/memory-store";
import { verifyFacts } from "@parley/ledger/verify";
import type { Service } from "@parley/runtime/service";
import { check } from "./checkers/check.ts";
import { Overhearing } from "./overheard.ts";

/** The same id with another body is a conflict, unless it is turned away at the door already. */
const REFUSED_REUSE = new Set(["IDEMPOTENCY_CONFLICT", "NOT_YOURS", "NOT_ALLOWED"]);

/** What a run must answer for. */
export interface Run {
	readonly ledger: MemoryLedger;
	readonly participants: readonly Participant[];
	readonly services: readonly Service[];
	readonly heard: Heard;
}

/** Every rule the run broke, as sentences. */
export async function judge({ ledger, participants, services, heard }: Run): Promise<string[]> {
	const audited = check(ledger.facts, { participants: participants.map(asFiled), finished: true });
	const verified = await verifyFacts(ledger.store("auditor"), ledger.balances);
	return [
		...audited.map(({ rule, position, says }) => `${rule}: ${says} (position ${position})`),
		...verified.map(({ where, problem }) => `ledger: ${where} ${problem}`),
		...unfoldable(ledger, services),
		...unsent(ledger, heard),
		...heard.problems,
	];
}

/** A participant as a market file has it. */
const asFiled = ({ id, budget, sells, wants }: Participant) => ({
	id,
	budget: toAmount(budget),
	sells: sells.map((sale) => ({ id: sale.id, floor: toAmount(sale.floor) })),
	wants: wants.map(({ id: want, category, quantity, ceiling }) => ({
		id: want,
		category,
		quantity,
		ceiling: toAmount(ceiling),
	})),
});

function unfoldable({ facts }: MemoryLedger, services: readonly Service[]): string[] {
	const problems: string[] = [];
	for (const [stream, told] of Map.groupBy(facts, (fact) => fact.stream)) {
		const category = categoryOf(stream);
		const decider = services.map(({ deciders }) => deciders[category]).find((found) => found);
		try {
			if (decider === undefined) throw new Error("Nobody decides it.");
			told.reduce((state, fact) => decider.evolve(state, fact), decider.initialState());
		} catch (error) {
			problems.push(`fold: ${stream} cannot be folded. ${String(error)}`);
		}
	}
	return problems;
}

/** A decided move that was never sent is a promise nobody keeps. */
function unsent({ facts }: MemoryLedger, heard: Heard): string[] {
	const problems: string[] = [];
	const streams = Map.groupBy(facts, (fact) => fact.stream);
	for (const [stream, told] of streams) {
		const last = told.at(-1);
		if (categoryOf(stream) !== "turn" || last?.type !== "TurnDecided") continue;
		const { move, want, principal } = last.data as unknown as FactOf<"TurnDecided">["data"];
		// What a seller decided needs no sending where the bid it answers is gone.
		if (move.kind === "hold" || want === null) continue;
		// Nor does a decision whose mandate was revoked before it could be sent.
		if (streams.get(`mandate-${principal}`)?.some(({ type }) => type === "MandateRevoked"))
			continue;
		const tries = told.filter(({ type }) => type === "MoveRefused").length;
		const turnId = stream.slice("turn-".length);
		if (!heard.answered(derivedId(turnId, `send.${tries}`)))
			problems.push(`turn: the move decided at position ${last.position} was never sent`);
	}
	return problems;
}

/** Everything that was said over the bus, and what is wrong with it. */
export class Heard {
	readonly problems: string[] = [];
	readonly commands: Command[] = [];
	readonly #overhearing: Overhearing;
	readonly #answers = new Map<string, { readonly body: string; readonly answer: string }>();

	constructor(participants: readonly Participant[]) {
		this.#overhearing = new Overhearing(participants);
	}

	readonly take = (subject: string, body: unknown, answer: unknown): void => {
		if (this.#overhearing.betrayed(subject, body, answer))
			this.problems.push(`14 private number: one is in ${subject}, which crossed the bus`);
		if (!subject.startsWith("command.")) return;
		const command = body as Command;
		const { stream, type, data } = command;
		const said = { body: hashOf({ stream, type, data }), answer: JSON.stringify(answer) };
		const before = this.#answers.get(command.id);
		if (before === undefined) {
			this.#answers.set(command.id, said);
			this.commands.push(command);
		} else if (before.body === said.body && before.answer !== said.answer) {
			this.problems.push(
				`8 same answer: ${type} ${command.id} heard ${said.answer} after ${before.answer}`,
			);
		} else if (before.body !== said.body && !REFUSED_REUSE.has(codeOf(answer) ?? "")) {
			this.problems.push(`8 same id: ${type} ${command.id} with another body heard ${said.answer}`);
		}
	};

	answered(id: string): boolean {
		return this.#answers.has(id);
	}
}

const codeOf = (answer: unknown): string | undefined => {
	const told = answer as Answer;
	return told.ok ? undefined : told.refusal.code;
};
