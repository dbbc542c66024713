import { about } from "@parley/contracts/about";
import { streamKind } from "@parley/contracts/catalogue";
import type { Answer, Command, Event, Refusal } from "@parley/contracts/command";
import { categoryOf, streamId } from "@parley/contracts/fact";
import { hashOf } from "@parley/contracts/hash";
import { factId, id as idSchema } from "@parley/contracts/id";
import type { Decider, Decision } from "./decider.ts";
import type { Append, NewFact, Store } from "./store.ts";
import { partOf, withSpan } from "./trace.ts";

// biome-ignore lint/suspicious/noExplicitAny: a desk serves deciders of every kind; each is typed where it is written.
export type AnyDecider = Decider<any, any, any>;

/** A fact is at most 64 KiB; this leaves room for its envelope. */
const MAX_DATA_BYTES = 60 * 1024;
/** A stream that changes under every try is a defect somewhere else: say so instead of trying for ever. */
const MAX_TRIES = 16;
const MAX_CACHED_STREAMS = 8_000;

export interface Desk {
	readonly store: Store;
	/** UTC with milliseconds. */
	readonly now: () => string;
	readonly deciders: Readonly<Record<string, AnyDecider>>;
	/** Folded states by stream. Only a cache: the version check at the append is what makes a decision valid. */
	readonly states?: Map<string, { version: number; state: unknown }>;
}

const no = (code: string, because: string): Answer => ({ ok: false, refusal: { code, because } });

/**
 * Decides one command: load, decide, append at the version decided on; again where somebody else was first.
 * The same command id gives the same answer for ever, a refusal too.
 * `said` is the command as its sender said it, where the service has added to it: a repeat is known by that, because what the
 * service knows may have changed since.
 * Throws only when the store fails or the stream never comes to rest: the outcome is then unknown and the command may be sent again.
 */
export function handle(desk: Desk, command: Command, said: Command = command): Promise<Answer> {
	const category = categoryOf(command.stream);
	const decider = deciderOf(desk, category);
	const kind = streamKind(category);
	const schema =
		kind !== undefined && Object.hasOwn(kind.commands, command.type)
			? kind.commands[command.type]
			: undefined;
	if (decider === undefined || schema === undefined)
		return Promise.resolve(
			no(
				"UNKNOWN_COMMAND",
				`Nobody here decides ${command.type} on a stream of the kind "${category}".`,
			),
		);
	if (
		command.stream !== `${category}-${streamId(command.stream)}` ||
		!idSchema.safeParse(streamId(command.stream)).success
	)
		return Promise.resolve(
			no("MALFORMED", `A stream is named like "${category}-42": its kind, a hyphen, and an id.`),
		);
	const parsed = schema.safeParse(command.data);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		return Promise.resolve(
			no(
				"MALFORMED",
				`${command.type} does not say what it must: ${issue?.path.join(".")}: ${issue?.message}.`,
			),
		);
	}
	const attributes = { "parley.command": command.type, "parley.stream": category };
	return withSpan(
		`command ${command.type}`,
		{ id: command.id, parent: command.traceparent, attributes },
		(traceparent) =>
			decideAndAppend(
				desk,
				decider,
				{ ...command, data: parsed.data, traceparent },
				hashOf({ stream: said.stream, type: said.type, data: said.data }),
			),
	);
}

/** The name comes from outside: only an own property is a decider. */
const deciderOf = ({ deciders }: Desk, category: string): AnyDecider | undefined =>
	Object.hasOwn(deciders, category) ? deciders[category] : undefined;

async function decideAndAppend(
	desk: Desk,
	decider: AnyDecider,
	command: Command & { traceparent: string },
	commandHash: string,
): Promise<Answer> {
	let refusal: Refusal | undefined;
	for (let tries = 0; tries < MAX_TRIES; tries++) {
		const { version, state } = await load(desk, decider, command.stream);
		const at = desk.now();
		const asked = {
			id: command.id,
			type: command.type,
			data: command.data,
			actor: command.actor,
			at,
		};
		const decision: Decision<Event> =
			refusal === undefined
				? await partOf("decide", () => decider.decide(asked, state))
				: { refused: refusal };
		const outcome = entry(decider, command, decision, { version, state, at, commandHash });
		// Whatever was remembered is out of date unless this append says what comes next.
		const appended = await partOf("append", () => desk.store.append(outcome.append)).catch(
			(error: unknown) => {
				desk.states?.delete(command.stream);
				throw error;
			},
		);
		if (appended.status !== "appended") desk.states?.delete(command.stream);
		switch (appended.status) {
			case "appended":
				remember(desk, command.stream, version + appended.facts.length, outcome.state);
				return outcome.append.refusal === undefined
					? { ok: true, facts: appended.facts.map((fact) => fact.id) }
					: { ok: false, refusal: outcome.append.refusal };
			case "duplicate":
				return appended.refusal === undefined
					? { ok: true, facts: appended.factIds }
					: { ok: false, refusal: appended.refusal };
			case "key_reused":
				return no(
					"IDEMPOTENCY_CONFLICT",
					`The command id ${command.id} was used before with another body; use a new id for a new command.`,
				);
			case "insufficient":
				// The refusal is an answer too: record it, so that a repeat cannot succeed later by surprise.
				refusal = {
					code: "INSUFFICIENT_FUNDS",
					because: "The account that pays does not hold this amount; nothing was moved.",
				};
				break;
			case "conflict":
				refusal = undefined;
		}
	}
	throw new Error(
		`${command.type} on ${command.stream} met another writer ${MAX_TRIES} times in a row; send it again.`,
	);
}

async function load(
	desk: Desk,
	decider: AnyDecider,
	stream: string,
): Promise<{ version: number; state: unknown }> {
	const known = desk.states?.get(stream);
	if (known !== undefined) {
		remember(desk, stream, known.version, known.state);
		return known;
	}
	const facts = await desk.store.readStream(stream);
	return {
		version: facts.length,
		state: facts.reduce((state, fact) => decider.evolve(state, fact), decider.initialState()),
	};
}

/** The folded state of a stream that this desk decides. */
export async function stateOf(desk: Desk, stream: string): Promise<unknown> {
	const decider = deciderOf(desk, categoryOf(stream));
	if (decider === undefined) throw new TypeError(`Nobody here decides the stream ${stream}.`);
	const loaded = await load(desk, decider, stream);
	remember(desk, stream, loaded.version, loaded.state);
	return loaded.state;
}

function remember(desk: Desk, stream: string, version: number, state: unknown): void {
	if (desk.states === undefined) return;
	// A slow reader must not put an older state in place of a newer one.
	if ((desk.states.get(stream)?.version ?? 0) > version) return;
	desk.states.delete(stream);
	desk.states.set(stream, { version, state });
	if (desk.states.size <= MAX_CACHED_STREAMS) return;
	const oldest = desk.states.keys().next().value;
	if (oldest !== undefined) desk.states.delete(oldest);
}

interface Ground {
	readonly version: number;
	readonly state: unknown;
	readonly at: string;
	readonly commandHash: string;
}

/** What to append for a decision, and the state after it. */
function entry(
	decider: AnyDecider,
	command: Command & { traceparent: string },
	decision: Decision<Event>,
	ground: Ground,
): { append: Append; state: unknown } {
	const { stream, id, actor, causedBy = id, traceparent } = command;
	const base = {
		stream,
		expectedVersion: ground.version,
		commandId: id,
		commandHash: ground.commandHash,
		actor,
		causedBy,
		traceparent,
		at: ground.at,
	};
	if ("refused" in decision)
		return { append: { ...base, facts: [], refusal: decision.refused }, state: ground.state };
	let state = ground.state;
	const facts: NewFact[] = [];
	for (const [ordinal, event] of decision.events.entries()) {
		state = decider.evolve(state, event);
		facts.push(newFact(stream, id, ordinal, event, state));
	}
	const tooLarge = facts.some(
		(fact) => Buffer.byteLength(JSON.stringify(fact.data)) > MAX_DATA_BYTES,
	);
	if (tooLarge)
		return { append: { ...base, facts: [], refusal: FACT_TOO_LARGE }, state: ground.state };
	return { append: { ...base, facts }, state };
}

const FACT_TOO_LARGE: Refusal = {
	code: "FACT_TOO_LARGE",
	because: "A fact is at most 64 KiB; shorten the text and send it again under a new id.",
};

function newFact(
	stream: string,
	commandId: string,
	ordinal: number,
	event: Event,
	state: unknown,
): NewFact {
	const kind = streamKind(categoryOf(stream));
	const schema =
		kind !== undefined && Object.hasOwn(kind.facts, event.type)
			? kind.facts[event.type]
			: undefined;
	if (kind === undefined || schema === undefined)
		throw new TypeError(
			`${event.type} is not a fact of ${stream}: it is missing from the catalogue.`,
		);
	return {
		id: factId(commandId, ordinal),
		type: event.type,
		typeVersion: 1,
		visibility: kind.visibility,
		data: event.data,
		...about(stream, event, state),
	};
}
