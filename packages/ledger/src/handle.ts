import type { Answer, Command, Refusal } from "@parley/contracts/command";
import { categoryOf } from "@parley/contracts/fact";
import { hashOf } from "@parley/contracts/hash";
import { type AnyDecider, type Desk, load, remember } from "./desk.ts";
import { outcomeOf } from "./outcome.ts";
import { partOf, withSpan } from "./trace.ts";
import { understand } from "./understand.ts";

/** A stream that changes under every try is a defect somewhere else: say so instead of trying for ever. */
const MAX_TRIES = 16;

const INSUFFICIENT_FUNDS: Refusal = {
	code: "INSUFFICIENT_FUNDS",
	because: "The account that pays does not hold this amount; nothing was moved.",
};

/**
 * Decides one command: load, decide, append at the version decided on; again where somebody else was first.
 * The same command id gives the same answer for ever, a refusal too.
 * `said` is the command as its sender said it, where the service has added to it: a repeat is known by that, because what
 * the service knows may have changed since.
 * Throws only when the store fails or the stream never comes to rest: the outcome is then unknown and the command may be
 * sent again.
 */
export async function handle(desk: Desk, command: Command, said = command): Promise<Answer> {
	const understood = understand(desk, command);
	if ("refused" in understood) return { ok: false, refusal: understood.refused };
	const { decider, data } = understood;
	const commandHash = hashOf({ stream: said.stream, type: said.type, data: said.data });
	const step = {
		id: command.id,
		parent: command.traceparent,
		attributes: { "parley.command": command.type, "parley.stream": categoryOf(command.stream) },
	};
	return withSpan(`command ${command.type}`, step, (traceparent) =>
		decideAndAppend(desk, decider, { ...command, data, traceparent }, commandHash),
	);
}

async function decideAndAppend(
	desk: Desk,
	decider: AnyDecider,
	command: Command & { readonly traceparent: string },
	commandHash: string,
): Promise<Answer> {
	const { id, stream, type, data, actor } = command;
	let refused: Refusal | undefined;
	for (let tries = 0; tries < MAX_TRIES; tries++) {
		const { version, state } = await load(desk, decider, stream);
		const at = desk.now();
		const decision =
			refused === undefined
				? await partOf("decide", () => decider.decide({ id, type, data, actor, at }, state))
				: { refused };
		const outcome = outcomeOf(decider, command, decision, { version, state, at, commandHash });
		// Until the append says what comes next, what was remembered may be out of date.
		desk.states?.delete(stream);
		const appended = await partOf("append", () => desk.store.append(outcome.append));
		switch (appended.status) {
			case "appended":
				remember(desk, stream, { version: version + appended.facts.length, state: outcome.state });
				return answerOf(
					appended.facts.map((fact) => fact.id),
					outcome.append.refusal,
				);
			case "duplicate":
				return answerOf(appended.factIds, appended.refusal);
			case "key_reused":
				return answerOf([], {
					code: "IDEMPOTENCY_CONFLICT",
					because: `The command id ${id} was used before with another body; use a new id for a new command.`,
				});
			case "insufficient":
				// The refusal is an answer too: record it, so that a repeat cannot succeed later by surprise.
				refused = INSUFFICIENT_FUNDS;
				break;
			case "conflict":
				refused = undefined;
		}
	}
	throw new Error(
		`${type} on ${stream} met another writer ${MAX_TRIES} times in a row; send it again.`,
	);
}

const answerOf = (facts: readonly string[], refusal: Refusal | undefined): Answer =>
	refusal === undefined ? { ok: true, facts } : { ok: false, refusal };
