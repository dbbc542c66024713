import { metrics } from "@opentelemetry/api";
import { about } from "@parley/contracts/about";
import type { Answer, Command, Refusal } from "@parley/contracts/command";
import { METRIC, PARLEY } from "@parley/contracts/conventions";
import { categoryOf } from "@parley/contracts/fact";
import { hashOf } from "@parley/contracts/hash";
import { type AnyDecider, type Desk, load, remember } from "./desk.ts";
import { outcomeOf } from "./outcome.ts";
import type { NewFact } from "./store.ts";
import { annotate, partOf, withSpan } from "./trace.ts";
import { understand } from "./understand.ts";

/** A stream that changes under every try is a defect somewhere else: say so instead of trying for ever. */
const MAX_TRIES = 16;

const INSUFFICIENT_FUNDS: Refusal = {
	code: "INSUFFICIENT_FUNDS",
	because: "The account that pays does not hold this amount; nothing was moved.",
};

const CHANGED_SINCE: Refusal = {
	code: "PRECONDITION_FAILED",
	because: "It is not what you read any more: read it again and decide anew.",
};

/**
 * Decides one command: load, decide, append at the version decided on; again where somebody else was first.
 * The same command id gives the same answer for ever, a refusal too.
 * Throws only when the store fails or the stream never comes to rest: the outcome is then unknown and the command may be
 * sent again.
 */
export async function handle(desk: Desk, command: Command): Promise<Answer> {
	const understood = understand(desk, command);
	if ("refused" in understood) return { ok: false, refusal: understood.refused };
	const { decider, data } = understood;
	const { id, type, stream, traceparent: parent } = command;
	const commandHash = hashOf({ stream, type, data: command.data });
	const attributes = {
		[PARLEY.command]: type,
		[PARLEY.stream]: categoryOf(stream),
		...idsOf(about(stream, { type, data }, undefined)),
	};
	// What a timer was set for may be days ago: that trace is long complete, and is linked to instead.
	const root = command.actor.kind === "timer";
	return withSpan(`command ${type}`, { id, parent, root, attributes }, async (traceparent) => {
		const answer = await decideAndAppend(
			desk,
			decider,
			{ ...command, data, traceparent },
			commandHash,
		);
		if (!answer.ok) countRefusal(type, answer.refusal.code);
		return answer;
	});
}

const idsOf = ({ negotiationId, dealId }: Pick<NewFact, "negotiationId" | "dealId">) => ({
	...(negotiationId === undefined ? {} : { [PARLEY.negotiationId]: negotiationId }),
	...(dealId === undefined ? {} : { [PARLEY.dealId]: dealId }),
});

/** What a command came to, on its span: types and ids of its facts, and nothing of what is in them. */
function annotateOutcome(facts: readonly NewFact[]): void {
	if (facts.length === 0) return;
	annotate({
		[PARLEY.eventTypes]: facts.map(({ type }) => type),
		...Object.assign({}, ...facts.map(idsOf)),
	});
}

function countRefusal(command: string, code: string): void {
	annotate({ [PARLEY.refusalCode]: code });
	metrics
		.getMeter("parley")
		.createCounter(METRIC.refusedCommands)
		.add(1, { [PARLEY.command]: command, [PARLEY.code]: code });
}

async function decideAndAppend(
	desk: Desk,
	decider: AnyDecider,
	command: Command & { readonly traceparent: string },
	commandHash: string,
): Promise<Answer> {
	const { id, stream, type, actor, expectedVersion } = command;
	let refused: Refusal | undefined;
	for (let tries = 0; tries < MAX_TRIES; tries++) {
		const { version, state } = await load(desk, decider, stream);
		const at = desk.now();
		const { data } = (await desk.prepare?.(command, state, at)) ?? command;
		if (expectedVersion !== undefined && expectedVersion !== version) refused = CHANGED_SINCE;
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
				annotateOutcome(outcome.append.facts);
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
