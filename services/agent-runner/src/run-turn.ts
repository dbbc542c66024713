import type { Command, Refusal } from "@parley/contracts/command";
import { derivedId } from "@parley/contracts/id";
import type { Move } from "@parley/contracts/turn";
import type { World } from "@parley/runtime/world";
import { carryOut } from "./carry-out.ts";
import { decide } from "./decide.ts";
import type { MandateState } from "./domain/mandate.ts";
import { stakeOf } from "./domain/stake.ts";
import { type Decided, MAX_REFUSALS, type TurnState } from "./domain/turn.ts";
import { hasTakenPlace, standingFor } from "./on-the-table.ts";
import { sendId } from "./turn-id.ts";
import type { Occasion, TurnParts } from "./turn-parts.ts";
import { inTurnSpan, tellDecision } from "./turn-span.ts";

/** The world moved on while the agent was thinking; the fact that says so is on its way and gives the next occasion. */
export const OVERTAKEN: ReadonlySet<string> = new Set([
	"NEGOTIATION_ENDED",
	"NOT_YOUR_TURN",
	"NOT_THE_STANDING_OFFER",
	"NO_STANDING_OFFER",
	"OFFER_EXPIRED",
	"DEADLINE_PASSED",
	"LISTING_GONE",
	"ALREADY_ASKED",
	"TOO_MANY_QUESTIONS",
	"REVISION_MISMATCH",
	"QUANTITY_UNAVAILABLE",
	"COMMITTED_ALREADY",
	"ESCALATION_OPEN",
	"TOO_MANY_ESCALATIONS",
	"TERMS_AMBIGUOUS",
	"OFFER_WINDOW_OPEN",
]);

/** Another delivery of the same trigger was first; its decision is the one to send. */
const DECIDED_ELSEWHERE = new Set(["ALREADY_DECIDED", "IDEMPOTENCY_CONFLICT", "COME_FURTHER"]);

/**
 * Decide once, record, then send: choose a move, guard it with the mandate, record it, promise the money, send it.
 * A crash at any point repeats a message, never a decision: a recorded turn is only sent again.
 */
export function runTurn(world: World, occasion: Occasion, parts: TurnParts): Promise<void> {
	return inTurnSpan(occasion, world.now, async (traceparent) => {
		// One try more than may be refused, for the last resort.
		for (let tries = 0; tries <= MAX_REFUSALS; tries++)
			if (!(await tryOnce(world, occasion, parts, traceparent)).again) return;
		// Other deliveries of the trigger were always first; whether they finish is not for this one to know.
		throw new Error("A turn was overtaken at every try; deliver its trigger again.");
	});
}

/** How one try went: whether there is room for another, and what the move met, if it was refused. */
interface Tried {
	readonly again: boolean;
	readonly refusal?: Refusal;
}
const OVER: Tried = { again: false };
const AGAIN: Tried = { again: true };

/** One try at a turn, which decides nothing that was decided before. */
export async function tryOnce(
	world: World,
	occasion: Occasion,
	parts: TurnParts,
	traceparent: string,
): Promise<Tried> {
	const { turnId } = occasion;
	const [turn, mandate] = await statesFor(world, occasion);
	if (mandate.status === "none") return OVER;
	// Nothing to send, and nothing to decide: it is moot, was overtaken before this delivery, or is not ours to take.
	const isOurs = occasion.outside !== undefined || mandate.mandate.agent.kind !== "external";
	const isOver = occasion.isMoot || !isOurs || OVERTAKEN.has(turn.lastCode ?? "");
	if (turn.decided === null && isOver) return OVER;
	const attempt = turn.refusals;
	const note: Note = { world, occasion, attempt, traceparent };
	if (turn.decided === null) {
		const decision = await decide(world, occasion, parts, mandate, turn);
		if ("refusal" in decision) return refused(note, decision.refusal, false);
		const { move } = decision;
		const bar =
			strayed(occasion, move) ??
			parts.guard(mandate, move, world.now(), await standingFor(world.documents, move));
		if (bar !== undefined) return refused(note, bar, false);
		const recorded = await parts.record(
			world,
			entry(note, "decide", "DecideTurn", { ...decision, attempt }),
		);
		if (!recorded.ok) return { again: DECIDED_ELSEWHERE.has(recorded.refusal.code) };
	}
	const { decided, refusals } = await world.remembered<TurnState>(`turn-${turnId}`);
	// Another delivery may have come further in the meantime: then look again.
	if (decided === null || refusals !== attempt) return AGAIN;
	await tellDecision(world.documents, occasion, decided, attempt);
	const change = await changedSince(note, decided);
	if (change !== undefined)
		// A repeated turn may have been carried out before that, and what was carried out was not refused.
		return turn.decided !== null && change.maybeSent ? OVER : refused(note, change.refusal, true);
	const answer = await carryOut(world, { decided, turnId, attempt, traceparent }, parts);
	return answer.ok ? OVER : refused(note, answer.refusal, true);
}

/** Who takes a program's turn has just read both to find it, so that they are not read again. */
function statesFor(
	{ loadAll, remembered }: World,
	{ turnId, principal, outside }: Occasion,
): Promise<[TurnState, MandateState]> {
	const [turn, mandate] = [`turn-${turnId}`, `mandate-${principal}`] as const;
	return outside === undefined
		? loadAll<[TurnState, MandateState]>([turn, mandate])
		: Promise.all([remembered<TurnState>(turn), remembered<MandateState>(mandate)]);
}

/** Why a recorded move must not be sent any more: the principal took back what allowed it (rule 10). */
async function changedSince(
	{ world, occasion, attempt }: Note,
	decided: Decided,
): Promise<{ readonly refusal: Refusal; readonly maybeSent: boolean } | undefined> {
	const { move, mandateVersion } = decided;
	// What promises money is refused by the mandate itself, which the promise is recorded in.
	if (!binding(move) || stakeOf(move) !== undefined) return undefined;
	const current = await world.load<MandateState>(`mandate-${occasion.principal}`);
	if (current.status === "none") return undefined;
	// One that was granted since is another mandate, and says anew what to do.
	if (current.status === "revoked" || mandateVersion < current.since)
		return { refusal: REVOKED, maybeSent: true };
	// A seller promises no money, and what changed may be a rule about asking first, so the move is chosen anew, whatever the
	// limits say to it.
	if (decided.want !== null || current.mandateVersion === mandateVersion) return undefined;
	await world.documents.catchUp();
	const sent = sendId(occasion.turnId, attempt);
	return { refusal: CHANGED, maybeSent: await hasTakenPlace(world.documents, move, sent) };
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

/** Records a refused move (rule 9). Where the world has moved on there is no point in another try. */
async function refused(note: Note, refusal: Refusal, decided: boolean): Promise<Tried> {
	const label = decided ? "refused" : "barred";
	const { attempt, occasion } = note;
	const { code, because } = refusal;
	const request = occasion.outside?.request;
	const told = await note.world.handle(
		entry(note, label, "RefuseMove", {
			...{ code, because, attempt, decided },
			...(request === undefined ? {} : { request }),
		}),
	);
	return told.ok
		? { again: !OVERTAKEN.has(code), refusal: { code, because } }
		: { again: DECIDED_ELSEWHERE.has(told.refusal.code) };
}

const REVOKED: Refusal = {
	code: "MANDATE_REVOKED",
	because: "The principal has revoked this mandate.",
};

const CHANGED: Refusal = {
	code: "MANDATE_CHANGED",
	because: "The mandate was amended after this turn was decided; decide again.",
};

const binding = ({ kind }: Move): boolean =>
	kind === "open" || kind === "offer" || kind === "accept";

/** A seller's move serves no want and a buyer's the one its turn is about: by another its limits would be read wrong. */
function strayed({ want, listing }: Occasion, chosen: Move): Refusal | undefined {
	if ("want" in chosen && chosen.want !== want)
		return {
			code: "NOT_WANTED",
			because: "A buyer's move names the want its turn is about, and a seller's names none.",
		};
	if (
		chosen.kind === "offer" &&
		want === null &&
		listing !== undefined &&
		chosen.listing !== listing
	)
		return {
			code: "NOT_SOLD",
			because: "A seller's offer is about the listing its turn is about.",
		};
	return undefined;
}
