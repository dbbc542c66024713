import { about } from "@parley/contracts/about";
import { streamKind } from "@parley/contracts/catalogue";
import type { Command, Event, Refusal } from "@parley/contracts/command";
import { categoryOf } from "@parley/contracts/fact";
import { factId } from "@parley/contracts/id";
import type { Decision } from "./decider.ts";
import type { AnyDecider } from "./desk.ts";
import type { Append, NewFact } from "./store.ts";

/** A fact is at most 64 KiB; this leaves room for its envelope. */
const MAX_DATA_BYTES = 60 * 1024;

const FACT_TOO_LARGE: Refusal = {
	code: "FACT_TOO_LARGE",
	because: "A fact is at most 64 KiB; shorten the text and send it again under a new id.",
};

/** What a decision was made on. */
interface Ground {
	readonly version: number;
	readonly state: unknown;
	readonly at: string;
	readonly commandHash: string;
}

interface Outcome {
	readonly append: Append;
	/** The state after it. */
	readonly state: unknown;
}

/** What to append for a decision: its facts, or the refusal alone. */
export function outcomeOf(
	decider: AnyDecider,
	command: Command & { readonly traceparent: string },
	decision: Decision<Event>,
	{ version, state, at, commandHash }: Ground,
): Outcome {
	const { stream, id, actor, causedBy = id, traceparent } = command;
	const base = { stream, expectedVersion: version, commandId: id, commandHash, actor, causedBy };
	const envelope = { ...base, traceparent, at };
	const nothing = (refusal: Refusal): Outcome => ({
		append: { ...envelope, facts: [], refusal },
		state,
	});
	if ("refused" in decision) return nothing(decision.refused);
	let after = state;
	const facts: NewFact[] = [];
	for (const [ordinal, event] of decision.events.entries()) {
		after = decider.evolve(after, event);
		facts.push(newFact(stream, factId(id, ordinal), event, after));
	}
	const isTooLarge = facts.some(
		({ data }) => Buffer.byteLength(JSON.stringify(data)) > MAX_DATA_BYTES,
	);
	return isTooLarge ? nothing(FACT_TOO_LARGE) : { append: { ...envelope, facts }, state: after };
}

function newFact(stream: string, id: string, event: Event, state: unknown): NewFact {
	const { type, data } = event;
	const kind = streamKind(categoryOf(stream));
	if (kind === undefined || !Object.hasOwn(kind.facts, type))
		throw new TypeError(`${type} is not a fact of ${stream}: it is missing from the catalogue.`);
	const { visibility } = kind;
	return { id, type, typeVersion: 1, visibility, data, ...about(stream, event, state) };
}
