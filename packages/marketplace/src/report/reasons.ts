import { type FactOf, isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import { interventionsIn } from "@parley/contracts/intervention";
import { ownerOf } from "../replay.ts";
import { tokensOf } from "./costs.ts";
import { costOf } from "./spending.ts";

type Decided = FactOf<"TurnDecided">["data"];

/** One turn of an agent: what led to it, what could have been, what was thought, and what came of it. */
export interface Reason {
	readonly turn: string;
	readonly position: number;
	readonly at: string;
	/** The fact that gave the occasion; its `fact` is `null` where it is not the principal's to see. */
	readonly trigger: { readonly id: string; readonly fact: Fact | null };
	readonly band: Decided["band"];
	readonly said: NonNullable<Decided["said"]> | null;
	/** What the engine weighed. */
	readonly weighed: readonly string[];
	/** What the engine changed or left out; turns of before there were codes have none. */
	readonly changed: ReturnType<typeof interventionsIn>;
	/** What was about to be done, where a rule of the principal's came first. */
	readonly instead: Decided["move"] | null;
	readonly move: Decided["move"];
	readonly message: string | null;
	/** Why this choice was not carried out; then the agent chose again. */
	readonly refused: { readonly code: string; readonly because: string } | null;
	readonly model: string;
	readonly promptHash: string | null;
	readonly usage: Decided["usage"];
	readonly tokens: number;
	readonly cost: Decided["cost"];
	/** The same in millionths of the currency: exactly, where that was recorded. */
	readonly micros: string | null;
}

/** A question to the principal, and what came of it. */
export interface Question {
	readonly position: number;
	readonly at: string;
	readonly reason: string;
	readonly question: string;
	readonly options: readonly string[];
	readonly answer: string | null;
	/** Who answered; `null` where nobody did in time, and the default was applied. */
	readonly by: string | null;
}

/** One principal's side of a negotiation, with nothing in it that the other side keeps to itself. */
export interface Reasons {
	readonly principal: string;
	readonly turns: readonly Reason[];
	readonly questions: readonly Question[];
}

/** Whether a principal may see a fact that gave their own agent an occasion. */
const isTheirs = (fact: Fact, principal: string): boolean =>
	fact.visibility !== "private" || ownerOf(fact) === principal;

/** Whose turn or question a stream is, as its first words say: what follows may be a timer's and name nobody. */
function principalOf(stream: readonly Fact[]): string | undefined {
	const named = stream.find((fact) => isFact(fact, "TurnDecided", "EscalationRaised"));
	return named !== undefined && isFact(named, "TurnDecided", "EscalationRaised")
		? named.data.principal
		: undefined;
}

/**
 * Why an agent did what it did in one negotiation, from the streams of its turns and questions, and the facts that gave
 * the turns their occasion. Streams of anybody else are left out before anything in them is read.
 */
export function reasonsOf(
	principal: string,
	negotiation: string,
	facts: readonly Fact[],
	triggers: ReadonlyMap<string, Fact>,
): Reasons {
	const own = [...Map.groupBy(facts, ({ stream }) => stream).values()].filter(
		(stream) => principalOf(stream) === principal,
	);
	const turns = own.flatMap((stream) =>
		stream.flatMap((fact, at) => {
			if (!isFact(fact, "TurnDecided")) return [];
			const trigger = triggers.get(fact.data.trigger);
			// A turn that holds names no negotiation; what it looked at does.
			if ((fact.negotiationId ?? trigger?.negotiationId) !== negotiation) return [];
			const isSeen = trigger !== undefined && isTheirs(trigger, principal);
			return [reasonOf(fact, isSeen ? trigger : null, stream[at + 1])];
		}),
	);
	return {
		principal,
		turns: turns.toSorted((a, b) => a.position - b.position),
		questions: own.flatMap(questionOf),
	};
}

function reasonOf(
	{ data, stream, position, at }: FactOf<"TurnDecided">,
	trigger: Fact | null,
	next: Fact | undefined,
): Reason {
	const refusal = next !== undefined && isFact(next, "MoveRefused") ? next.data : undefined;
	const { band, move, message, model, promptHash, usage, cost, said, changed, instead } = data;
	return {
		turn: stream.slice("turn-".length),
		position,
		at,
		trigger: { id: data.trigger, fact: trigger },
		band,
		said: said ?? null,
		weighed: data.reasons ?? [],
		changed: interventionsIn(changed),
		instead: instead ?? null,
		move,
		message,
		refused: refusal === undefined ? null : { code: refusal.code, because: refusal.because },
		model,
		promptHash,
		usage,
		tokens: tokensOf(usage ?? {}),
		micros: costOf(data)?.micros.toString() ?? null,
		cost,
	};
}

function questionOf(stream: readonly Fact[]): Question[] {
	const raised = stream.find((fact) => isFact(fact, "EscalationRaised"));
	if (raised === undefined || !isFact(raised, "EscalationRaised")) return [];
	const resolved = stream.find((fact) => isFact(fact, "EscalationResolved"));
	const expired = stream.find((fact) => isFact(fact, "EscalationExpired"));
	const { reason, rule, question, options } = raised.data;
	const answered = resolved !== undefined && isFact(resolved, "EscalationResolved");
	const lapsed = expired !== undefined && isFact(expired, "EscalationExpired");
	return [
		{
			position: raised.position,
			at: raised.at,
			reason: rule ?? reason,
			question,
			options,
			answer: answered ? resolved.data.choice : lapsed ? expired.data.applied : null,
			by: answered ? resolved.data.by : null,
		},
	];
}
