import type { Refusal } from "@parley/contracts/command";
import type { Move } from "@parley/contracts/turn";
import type { World } from "@parley/runtime/world";
import type { Granted } from "./domain/mandate.ts";
import { filledIn, type OutsideMove } from "./domain/outside-move.ts";
import { type Decided, MAX_REFUSALS, type TurnState } from "./domain/turn.ts";
import { outsideTurns, type WaitingTurn, wasTheirs } from "./outside-turns.ts";
import { OVERTAKEN, tryOnce } from "./run-turn.ts";
import { items, noPursuit, pursuitKey, pursuits } from "./tables.ts";
import { openedBy, sendId } from "./turn-id.ts";
import type { Chosen, Occasion, TurnParts } from "./turn-parts.ts";
import { inTurnSpan } from "./turn-span.ts";

/** What a program asks for: one move, on one turn. */
export interface Taking {
	readonly principal: string;
	/** What the key it showed is called. */
	readonly key: string | undefined;
	/** The position up to which was known what the key opens. */
	readonly asOf: number | undefined;
	readonly turnId: string;
	/** Known by its Idempotency-Key: the same request again gets the same answer. */
	readonly request: string;
	readonly move: OutsideMove;
}

/** What came of it: the move that is recorded, and why another was refused. */
export interface Taken {
	readonly move: Move | null;
	/** The id of the command that carried the move out: an offer's id. */
	readonly sentAs: string;
	readonly refusal: Refusal | null;
	readonly triesLeft: number;
}

export const NOT_FOUND: Refusal = {
	code: "NOT_FOUND",
	because: "There is no such turn, or it is not yours.",
};
export const TURN_OVERTAKEN: Refusal = {
	code: "TURN_OVERTAKEN",
	because: "This turn no longer waits: the negotiation has moved on. Ask for the turns that wait.",
};

/**
 * One try at a turn by a program from outside: the same guard, record, commitment and sending as our own. After the
 * third refused move the engine leaves for it. A turn that is decided is carried out again, which has one effect.
 */
export async function takeTurn(
	world: World,
	taking: Taking,
	parts: TurnParts,
): Promise<Taken | { readonly refusal: Refusal }> {
	const { principal, asOf, turnId, request } = taking;
	// Together, because it is one question to the ledger then; what waits is of no use to a repeat, which is rare.
	const [{ decided, requests, refusals }, { granted, waiting: all }] = await Promise.all([
		world.load<TurnState>(`turn-${turnId}`),
		outsideTurns(world, principal, asOf),
	]);
	if (decided !== null) {
		if (decided.principal !== principal) return { refusal: NOT_FOUND };
		await sendAgain(world, { turnId, decided }, parts);
		return outcome(world, taking, undefined);
	}
	const isAnswered = Object.hasOwn(requests, request);
	if (isAnswered && refusals < MAX_REFUSALS) return outcome(world, taking, undefined);
	const waiting = all.find(({ id }) => id === turnId);
	if (isAnswered && waiting === undefined) return outcome(world, taking, undefined);
	if (waiting === undefined || granted === undefined)
		return { refusal: (await wasTheirs(world, principal, turnId)) ? TURN_OVERTAKEN : NOT_FOUND };
	const occasion = occasionFor(world, taking, waiting);
	const refusal = await inTurnSpan(occasion, world.now, (trace) =>
		drive(world, occasion, parts, trace),
	);
	return outcome(world, taking, refusal);
}

/** Carries out a recorded turn once more, for whoever was to do it and may be gone. What was done already is not done again. */
export async function sendAgain(
	world: World,
	{ turnId, decided }: { readonly turnId: string; readonly decided: Decided },
	parts: TurnParts,
): Promise<void> {
	const { principal, want, request = turnId } = decided;
	const occasion: Occasion = {
		...{ turnId, principal, want, listing: undefined, isMoot: true },
		trigger: { id: decided.trigger, type: "Repeated", position: 0, traceparent: "" },
		outside: { key: undefined, request },
		lastResort: { kind: "hold", because: "three moves were refused" },
		choose: () => Promise.reject(new Error("A turn that is decided is not decided again.")),
	};
	await inTurnSpan(occasion, world.now, (trace) => tryOnce(world, occasion, parts, trace));
}

/** Tries the move that was asked for once, and goes on only where nobody is asked any more. */
async function drive(
	world: World,
	occasion: Occasion,
	parts: TurnParts,
	traceparent: string,
): Promise<Refusal | undefined> {
	let met: Refusal | undefined;
	for (let tries = 0; tries <= MAX_REFUSALS; tries++) {
		const { again, refusal } = await tryOnce(world, occasion, parts, traceparent);
		met ??= refusal;
		if (!again) break;
		const { refusals } = await world.remembered<TurnState>(`turn-${occasion.turnId}`);
		if (met !== undefined && refusals < MAX_REFUSALS) break;
	}
	return met;
}

async function outcome(
	world: World,
	{ turnId, request }: Taking,
	met: Refusal | undefined,
): Promise<Taken> {
	const turn = await world.remembered<TurnState>(`turn-${turnId}`);
	const { decided, refusals, requests, lastCode } = turn;
	const isOver = decided !== null || OVERTAKEN.has(lastCode ?? "");
	const before = Object.hasOwn(requests, request) ? requests[request] : undefined;
	return {
		move: decided?.move ?? null,
		sentAs: sendId(turnId, refusals),
		refusal: met ?? before ?? null,
		triesLeft: isOver ? 0 : Math.max(0, MAX_REFUSALS - refusals),
	};
}

function occasionFor(world: World, taking: Taking, waiting: WaitingTurn): Occasion {
	const { principal, turnId, key, request } = taking;
	const { trigger, want, talk } = waiting;
	return {
		...{ turnId, principal, trigger, want, isMoot: false },
		listing: want === null ? talk?.listing : undefined,
		talk: talk ?? undefined,
		outside: { key, request },
		lastResort:
			talk === null
				? { kind: "hold", because: "three moves were refused" }
				: { kind: "walk_away", negotiationId: talk.id, code: "other" },
		choose: (granted) => choose(world, granted, taking, waiting),
	};
}

async function choose(
	{ documents, now }: World,
	granted: Granted,
	{ move, turnId, principal }: Taking,
	turn: WaitingTurn,
): Promise<Chosen> {
	const { want } = turn;
	const filled = filledIn(move, {
		now: now(),
		mandate: granted.mandate,
		turn,
		item: "listing" in move ? await documents.get(items, move.listing) : undefined,
		negotiationId: openedBy(turnId),
	});
	if ("refusal" in filled) return filled;
	const choice = { move: filled.move, band: null };
	if (filled.move.kind !== "ask" || want === null) return choice;
	// Who asks waits for the answer, which is an occasion for whoever had the listing in sight.
	const { listing, slot, question, readings } = filled.move;
	const pursuit =
		(await documents.get(pursuits, pursuitKey(principal, want))) ?? noPursuit(principal, want);
	const others = (pursuit.shortlist ?? []).filter((found) => found.listing !== listing);
	return {
		...choice,
		shortlist: [...others, { listing, slots: [{ slot, question, readings }] }],
		searched: pursuit.searched,
	};
}
