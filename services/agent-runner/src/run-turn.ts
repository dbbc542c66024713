import type { Answer, Command, Refusal } from "@parley/contracts/command";
import type { Fact } from "@parley/contracts/fact";
import { derivedId, factId } from "@parley/contracts/id";
import type { Move } from "@parley/contracts/turn";
import { withSpan } from "@parley/ledger/trace";
import type { World } from "@parley/runtime/service";
import type { Choice } from "./domain/choice.ts";
import { guard } from "./domain/guard.ts";
import type { Granted, MandateState } from "./domain/mandate.ts";
import { type Decided, MAX_REFUSALS, type TurnState } from "./domain/turn.ts";
import { commandFor } from "./send-move.ts";
import { staleCommitments } from "./stale-commitments.ts";
import type { Found } from "./tables.ts";

/** One occasion for an agent to move, and how it chooses. */
export interface Occasion {
	/** Derived from the trigger: the same occasion is the same turn. */
	readonly turnId: string;
	readonly principal: string;
	readonly trigger: Fact;
	readonly want: string | null;
	/** The listing a seller's move is about. */
	readonly listing: string | undefined;
	/** Nothing is to be decided any more; what was decided before is still sent. */
	readonly isMoot: boolean;
	choose(granted: Granted): Promise<Choice & { readonly shortlist?: readonly Found[] | null }>;
	/** What to do when three moves were refused. */
	readonly lastResort: Move;
}

/** The parts of a turn that tests may put something else in place of. */
export interface TurnParts {
	readonly choose: (occasion: Occasion, granted: Granted) => ReturnType<Occasion["choose"]>;
	readonly guard: typeof guard;
	readonly record: (world: World, command: Command) => Promise<Answer>;
	readonly reserve: (world: World, command: Command) => Promise<Answer>;
	readonly send: (world: World, command: Command) => Promise<Answer>;
}

export const turnParts: TurnParts = {
	choose: (occasion, granted) => occasion.choose(granted),
	guard,
	record: (world, command) => world.handle(command),
	reserve: (world, command) => world.handle(command),
	send: (world, command) => world.send(command),
};

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
	if (mandate.status === "none" || (occasion.isMoot && turn.decided === null)) return true;
	const own = (label: string, type: string, data: unknown): Command => ({
		id: derivedId(turnId, `${label}.${turn.refusals}`),
		stream: `turn-${turnId}`,
		type,
		data,
		actor: { kind: "agent", id: principal },
		causedBy: occasion.trigger.id,
		traceparent,
	});
	const attempt = turn.refusals;
	const refusedAs =
		(label: string, decided: boolean) =>
		async ({ code, because }: Refusal): Promise<boolean> => {
			const told = await world.handle(
				own(label, "RefuseMove", { code, because, attempt, decided }),
			);
			if (told.ok) return OVERTAKEN.has(code);
			return !DECIDED_ELSEWHERE.has(told.refusal.code);
		};
	const refused = refusedAs("refused", true);
	if (turn.decided === null) {
		const decision = await decide(world, occasion, parts, mandate, turn.refusals);
		const bar =
			strayed(occasion, decision.move) ??
			parts.guard(mandate, decision.move, occasion.listing, world.now());
		if (bar !== undefined) return refusedAs("barred", false)(bar);
		const recorded = await parts.record(
			world,
			own("decide", "DecideTurn", { ...decision, attempt }),
		);
		if (!recorded.ok) return !DECIDED_ELSEWHERE.has(recorded.refusal.code);
	}
	const { decided, refusals } = await world.load<TurnState>(`turn-${turnId}`);
	// Another delivery may have come further in the meantime: then look again.
	if (decided === null || refusals !== turn.refusals) return false;
	// The principal may have revoked the mandate while the agent was thinking (rule 10).
	const current = await world.load<MandateState>(`mandate-${principal}`);
	if (current.status === "revoked" && binding(decided.move)) {
		// A repeated turn may have been carried out before that, and what was carried out was not refused.
		if (turn.decided !== null) return true;
		return refused({ code: "MANDATE_REVOKED", because: "The principal has revoked this mandate." });
	}
	return carryOut(world, { decided, turnId, traceparent, tries: turn.refusals }, parts, refused);
}

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

async function decide(
	world: World,
	occasion: Occasion,
	parts: TurnParts,
	mandate: Granted,
	refusals: number,
): Promise<Decided> {
	const choice =
		refusals < MAX_REFUSALS
			? await parts.choose(occasion, mandate)
			: { move: occasion.lastResort, band: null };
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

interface Sending {
	readonly decided: Decided;
	readonly turnId: string;
	readonly traceparent: string;
	readonly tries: number;
}

/** Promises what the move may cost, then sends it. */
async function carryOut(
	world: World,
	sending: Sending,
	parts: TurnParts,
	refused: (refusal: Refusal) => Promise<boolean>,
): Promise<boolean> {
	const { decided, turnId, traceparent, tries } = sending;
	// The id of what is sent derives from the try, so the commitment can name the offer before it exists.
	const sendId = derivedId(turnId, `send.${tries}`);
	const command = commandFor(decided, {
		id: sendId,
		causedBy: factId(derivedId(turnId, `decide.${tries}`), 0),
		traceparent,
	});
	if (command === undefined) return true;
	const stake = stakeOf(decided.move);
	const offerId = decided.move.kind === "accept" ? decided.move.offerId : sendId;
	if (stake !== undefined) {
		const { mandateVersion, superseded } = decided;
		const promised = await parts.reserve(
			world,
			mandateCommand(sending, "reserve", "ReserveCommitment", {
				...stake,
				offerId,
				mandateVersion,
				superseded,
			}),
		);
		if (!promised.ok) return refused(promised.refusal);
	}
	const answer = await parts.send(world, command);
	if (answer.ok) return true;
	if (stake !== undefined)
		await world.handle(
			mandateCommand(sending, "release", "ReleaseCommitment", {
				negotiationId: stake.negotiationId,
				reason: "refused",
				offerId,
			}),
		);
	return refused(answer.refusal);
}

function mandateCommand(
	{ decided, turnId, traceparent, tries }: Sending,
	label: string,
	type: string,
	data: unknown,
): Command {
	const { principal } = decided;
	const id = derivedId(turnId, `${label}.${tries}`);
	return {
		id,
		stream: `mandate-${principal}`,
		type,
		data,
		actor: { kind: "agent", id: principal },
		causedBy: factId(derivedId(turnId, `decide.${tries}`), 0),
		traceparent,
	};
}

/** What a buyer's move promises: the total of an offer, or of the offer it accepts. A seller promises no money. */
function stakeOf(chosen: Move) {
	if (chosen.kind === "offer" && chosen.want !== null)
		return {
			negotiationId: chosen.negotiationId,
			want: chosen.want,
			amount: chosen.terms.total,
			quantity: chosen.terms.quantity,
		};
	if (chosen.kind === "accept" && chosen.want !== null)
		return {
			negotiationId: chosen.negotiationId,
			want: chosen.want,
			amount: chosen.total,
			quantity: chosen.quantity,
		};
	return undefined;
}
