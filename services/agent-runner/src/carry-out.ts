import type { Answer, Command } from "@parley/contracts/command";
import { derivedId, factId } from "@parley/contracts/id";
import type { Move } from "@parley/contracts/turn";
import type { World } from "@parley/runtime/world";
import { stakeOf } from "./domain/stake.ts";
import type { Decided } from "./domain/turn.ts";
import { raiseFrom } from "./escalation-questions.ts";
import { commandFor, messageFor } from "./send-move.ts";
import { sendId } from "./turn-id.ts";
import type { TurnParts } from "./turn-parts.ts";

/** A recorded decision on its way. */
interface Sending {
	readonly decided: Decided;
	readonly turnId: string;
	/** Which try of the turn it is: every id of what is sent derives from it. */
	readonly attempt: number;
	readonly traceparent: string;
}

type Question = Extract<Move, { kind: "escalate" }>;

const DONE: Answer = { ok: true, facts: [] };

/** Promises what the move may cost, then sends it; a promise for what was refused is taken back. */
export async function carryOut(
	world: World,
	sending: Sending,
	parts: Pick<TurnParts, "reserve" | "send">,
): Promise<Answer> {
	const { decided, turnId, attempt } = sending;
	if (decided.move.kind === "escalate") return ask(world, sending, decided.move);
	// Derived, so that the commitment can name the offer before there is one.
	const sent = sendId(turnId, attempt);
	const command = commandFor(decided, { ...because(sending), id: sent });
	if (command === undefined) return DONE;
	const stake = stakeOf(decided.move);
	if (stake === undefined) return sayAndSend(world, sending, command, parts);
	const offerId = decided.move.kind === "accept" ? decided.move.offerId : sent;
	const { mandateVersion, superseded } = decided;
	const reserve = { ...stake, offerId, mandateVersion, superseded };
	const promised = await parts.reserve(
		world,
		onMandate(sending, "reserve", "ReserveCommitment", reserve),
	);
	if (!promised.ok) return promised;
	const answer = await sayAndSend(world, sending, command, parts);
	if (answer.ok) return answer;
	const release = { negotiationId: stake.negotiationId, reason: "refused", offerId };
	await world.handle(onMandate(sending, "release", "ReleaseCommitment", release));
	return answer;
}

/** Asks the principal, whom the negotiation then waits for. */
const ask = (world: World, sending: Sending, move: Question): Promise<Answer> => {
	const { turnId, attempt, decided } = sending;
	const { principal } = decided;
	return raiseFrom(world, { turnId, attempt, principal, move, ...because(sending) });
};

/**
 * Says what goes with the move first, so that it is read before the move is answered, and not before the move is promised:
 * words may name a price that the mandate has just ceased to allow. Unsaid, they stop no move.
 */
async function sayAndSend(
	world: World,
	sending: Sending,
	command: Command,
	parts: Pick<TurnParts, "send">,
): Promise<Answer> {
	const id = derivedId(sending.turnId, `say.${sending.attempt}`);
	const words = messageFor(sending.decided, { ...because(sending), id });
	if (words !== undefined) await parts.send(world, words);
	return parts.send(world, command);
}

const because = ({ turnId, attempt, traceparent }: Sending) => ({
	causedBy: factId(derivedId(turnId, `decide.${attempt}`), 0),
	traceparent,
});

function onMandate(sending: Sending, label: string, type: string, data: unknown): Command {
	const { principal } = sending.decided;
	return {
		...because(sending),
		id: derivedId(sending.turnId, `${label}.${sending.attempt}`),
		stream: `mandate-${principal}`,
		type,
		data,
		actor: { kind: "agent", id: principal },
	};
}
