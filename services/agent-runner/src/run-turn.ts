import type { Command, Refusal } from "@parley/contracts/command";
import { derivedId } from "@parley/contracts/id";
import type { Move } from "@parley/contracts/turn";
import { withSpan } from "@parley/ledger/trace";
import type { World } from "@parley/runtime/service";
import { carryOut } from "./carry-out.ts";
import type { Granted, MandateState } from "./domain/mandate.ts";
import { stakeOf } from "./domain/stake.ts";
import { type Decided, MAX_REFUSALS, type TurnState } from "./domain/turn.ts";
import { staleCommitments } from "./stale-commitments.ts";
import type { Occasion, TurnParts } from "./turn-parts.ts";

/** The world moved on while the agent was thinking; the fact that says so is on its way and gives the next occasion. */
const OVERTAKEN = new Set([
	"NEGOTIATION_ENDED",
	"NOT_YOUR_TURN",
	"NOT_THE_STANDING_OFFER",
	"NO_STANDING_OFFER",
	"OFFER_EXPIRED",
	"DEADLINE_PASSED",
	"LISTING_GONE",
	"ALREADY_ASKED",
	"REVISION_MISMATCH",
	"QUANTITY_UNAVAILABLE",
	"COMMITTED_ALREADY",
]);

/** Another delivery of the same trigger was first; its decision is the one to send. */
const DECIDED_ELSEWHERE = new Set(["ALREADY_DECIDED", "IDEMPOTENCY_CONFLICT", "COME_FURTHER"]);

/**
 * Decide once, record, then send: choose a move, guard it with the mandate, record it, promise the money, send it.
 * A crash at any point repeats a message, never a decision: a recorded turn is only sent again.
 */
export function runTurn(world: World, occasion: Occasion, parts: TurnParts): Promise<void> {
	const { turnId, trigger } = occasion;
	return withSpan(
		"turn",
		{ id: turnId, parent: trigger.traceparent, attributes: { "parley.trigger": trigger.type } },
		async (traceparent) => {
			// One try more than may be refused, for the last resort.
			for (let tries = 0; tries <= MAX_REFUSALS; tries++)
				if (await move(world, occasion, parts, traceparent)) return;
			// Other deliveries of the trigger were always first; whether they finish is not for this one to know.
			throw new Error("A turn was overtaken at every try; deliver its trigger again.");
		},
	);
}

/** One try; true when the turn is over. */
async function move(
	world: World,
	occasion: Occasion,
	parts: TurnParts,
	traceparent: string,
): Promise<boolean> {
	const { turnId, principal } = occasion;
	const turn = await world.load<TurnState>(`turn-${turnId}`);
	const mandate = await world.load<MandateState>(`mandate-${principal}`);
	if (mandate.status === "none") return true;
	// Nothing to send, and nothing to decide: it is moot, or was overtaken before this delivery.
	const isOver = occasion.isMoot || OVERTAKEN.has(turn.lastCode ?? "");
	if (turn.decided === null && isOver) return true;
	const attempt = turn.refusals;
	const note: Note = { world, occasion, attempt, traceparent };
	if (turn.decided === null) {
		const decision = await decide(world, occasion, parts, mandate, turn);
		const bar =
			strayed(occasion, decision.move) ??
			parts.guard(mandate, decision.move, occasion.listing, world.now());
		if (bar !== undefined) return refused(note, bar, false);
		const recorded = await parts.record(
			world,
			entry(note, "decide", "DecideTurn", { ...decision, attempt }),
		);
		if (!recorded.ok) return !DECIDED_ELSEWHERE.has(recorded.refusal.code);
	}
	const { decided, refusals } = await world.load<TurnState>(`turn-${turnId}`);
	// Another delivery may have come further in the meantime: then look again.
	if (decided === null || refusals !== attempt) return false;
	// The principal may have revoked the mandate while the agent was thinking (rule 10).
	const current = await world.load<MandateState>(`mandate-${principal}`);
	if (current.status === "revoked" && binding(decided.move))
		// A repeated turn may have been carried out before that, and what was carried out was not refused.
		return turn.decided !== null || refused(note, REVOKED, true);
	const answer = await carryOut(world, { decided, turnId, attempt, traceparent }, parts);
	return answer.ok || refused(note, answer.refusal, true);
}

/** What a try writes into its turn. */
interface Note {
	readonly world: World;
	readonly occasion: Occasion;
	readonly attempt: number;
	readonly traceparent: string;
}

const entry = (
	{ occasion, attempt, traceparent }: Note,
	label: string,
	type: string,
	data: unknown,
): Command => ({
	id: derivedId(occasion.turnId, `${label}.${attempt}`),
	stream: `turn-${occasion.turnId}`,
	type,
	data,
	actor: { kind: "agent", id: occasion.principal },
	causedBy: occasion.trigger.id,
	traceparent,
});

/** Records a refused move (rule 9); true when there is no point in another try. */
async function refused(note: Note, { code, because }: Refusal, decided: boolean): Promise<boolean> {
	const label = decided ? "refused" : "barred";
	const { attempt } = note;
	const told = await note.world.handle(
		entry(note, label, "RefuseMove", { code, because, attempt, decided }),
	);
	return told.ok ? OVERTAKEN.has(code) : !DECIDED_ELSEWHERE.has(told.refusal.code);
}

const REVOKED: Refusal = {
	code: "MANDATE_REVOKED",
	because: "The principal has revoked this mandate.",
};

const binding = ({ kind }: Move): boolean =>
	kind === "open" || kind === "offer" || kind === "accept";

/** A seller's move serves no want and a buyer's the one its turn is about: by another its limits would be read wrong. */
function strayed({ want }: Occasion, chosen: Move): Refusal | undefined {
	if (!("want" in chosen) || chosen.want === want) return undefined;
	return {
		code: "NOT_WANTED",
		because: "A buyer's move names the want its turn is about, and a seller's names none.",
	};
}

/** After three refused moves: leave the negotiation they were for; where none was open yet, let it be. */
function lastResort(occasion: Occasion, refusedMove: Move | null): Move {
	if (refusedMove === null) return occasion.lastResort;
	if (refusedMove.kind === "open" || !("negotiationId" in refusedMove))
		return { kind: "hold", because: "three moves were refused" };
	return { kind: "walk_away", negotiationId: refusedMove.negotiationId, code: "other" };
}

async function decide(
	world: World,
	occasion: Occasion,
	parts: TurnParts,
	mandate: Granted,
	{ refusals, lastMove }: TurnState,
): Promise<Decided> {
	const choice =
		refusals < MAX_REFUSALS
			? await parts.choose(occasion, mandate)
			: { move: lastResort(occasion, lastMove), band: null };
	const { agent } = mandate.mandate;
	return {
		principal: occasion.principal,
		trigger: occasion.trigger.id,
		want: occasion.want,
		shortlist:
			"shortlist" in choice && choice.shortlist
				? choice.shortlist.map(({ listing, slots }) => ({ listing, slots: [...slots] }))
				: null,
		band: choice.band,
		move: choice.move,
		message: null,
		model: agent.kind === "scripted" ? `scripted:${agent.tactic}` : "scripted:linear",
		promptHash: null,
		usage: null,
		cost: null,
		superseded:
			stakeOf(choice.move) === undefined ? [] : await staleCommitments(world.documents, mandate),
		mandateVersion: mandate.mandateVersion,
	};
}
