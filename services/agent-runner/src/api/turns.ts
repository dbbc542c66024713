import { setTimeout as pause } from "node:timers/promises";
import { positiveAmount } from "@parley/contracts/amount";
import { byId } from "@parley/contracts/http/page";
import { digest, id, instant } from "@parley/contracts/id";
import { slot } from "@parley/contracts/listing";
import { quantity } from "@parley/contracts/terms";
import { later } from "@parley/contracts/time";
import { WALK_AWAY_CODES } from "@parley/contracts/turn";
import { callerOf } from "@parley/runtime/http/asked";
import { type Reply, type Route, route } from "@parley/runtime/http/route";
import type { World } from "@parley/runtime/world";
import { z } from "zod";
import type { TurnState } from "../domain/turn.ts";
import { type OutsideTurns, outsideTurns, wasTheirs } from "../outside-turns.ts";
import { items } from "../tables.ts";
import { NOT_FOUND, sendAgain, type Taken, TURN_OVERTAKEN, takeTurn } from "../take-turn.ts";
import { sendId } from "../turn-id.ts";
import type { TurnParts } from "../turn-parts.ts";
import { showMove, shownMove, shownTurn, showTurn } from "./shown-turn.ts";

/** How long a request may wait for a turn. */
const LONGEST_WAIT_S = 25;
/** A change that nobody announced is found this much later. */
const POLL_MS = 1_000;
/** A busy market changes all the time, and not every change is worth a look. */
const BREATH_MS = 25;

const decidedTurn = z.object({
	id,
	status: z.literal("decided"),
	move: shownMove.describe("What was recorded. After three refused moves it is the engine's."),
});

const where = { negotiationId: id.optional().describe("The turn's own unless named.") };
const moveBody = z.discriminatedUnion("kind", [
	z.strictObject({
		kind: z.literal("open"),
		listing: id,
		quantity: quantity.optional().describe("As many as are open and available unless named."),
	}),
	z.strictObject({ kind: z.literal("ask"), listing: id, ...slot.shape }),
	z.strictObject({
		kind: z.literal("offer"),
		...where,
		price: positiveAmount.describe("For the whole quantity. The engine fills in all other terms."),
		expiresAt: instant.optional(),
	}),
	z.strictObject({ kind: z.literal("accept"), ...where, offerId: id, hash: digest }),
	z.strictObject({ kind: z.literal("decline"), ...where, offerId: id }),
	z.strictObject({ kind: z.literal("withdraw"), ...where, offerId: id }),
	z.strictObject({ kind: z.literal("walk_away"), ...where, code: z.enum(WALK_AWAY_CODES) }),
	z.strictObject({
		kind: z.literal("hold"),
		because: z.string().min(1).max(200).default("the program waits"),
	}),
]);

/** What may be wrong with a move before anybody judges it. */
const TURN_REFUSALS = [
	...["NOT_FOUND", "TURN_OVERTAKEN", "NOT_IN_THIS_TURN", "NOT_A_BUYERS_TURN"],
	...["NO_SUCH_OFFER", "HASH_MISMATCH", "NO_SUCH_LISTING", "SELF_DEAL"],
	...["NOT_ON_SALE", "NOTHING_TO_BUY", "MORE_THAN_WANTED", "WRONG_CURRENCY"],
];
/** Which limit of the mandate was met; never how high it is. */
const GUARD_REFUSALS = [
	...["ABOVE_CEILING", "BELOW_FLOOR", "OVER_BUDGET", "NOT_SOLD", "NOT_WANTED", "WANT_COMMITTED"],
	...["WINDOW_OPEN", "COMMITTED_ALREADY", "MANDATE_CHANGED", "MANDATE_REVOKED", "MANDATE_EXPIRED"],
];
/** What the negotiation or the listing says to the move. */
const MARKET_REFUSALS = [
	...["NEGOTIATION_ENDED", "NOT_YOUR_TURN", "NOT_THE_STANDING_OFFER", "NO_STANDING_OFFER"],
	...["OFFER_EXPIRED", "OWN_OFFER", "NOT_YOUR_OFFER", "DEADLINE_PASSED", "EXPIRY_PASSED"],
	...["EXPIRY_AFTER_DEADLINE", "REVISION_MISMATCH", "QUANTITY_UNAVAILABLE", "LISTING_GONE"],
	...["TOO_MANY_NEGOTIATIONS", "ALREADY_ASKED", "TOO_MANY_QUESTIONS", "TOTAL_MISMATCH"],
	// The principal's rules may have made a question of the move.
	...["ESCALATION_OPEN", "TOO_MANY_ESCALATIONS"],
];

const shown = async (world: World, { granted, waiting }: OutsideTurns) => {
	if (granted === undefined) return [];
	const listings = waiting.flatMap(({ talk }) => (talk === null ? [] : [talk.listing]));
	const known = await world.documents.many(items, [...new Set(listings)]);
	return waiting.map((turn) =>
		showTurn(
			turn,
			granted,
			known.find((item) => item.id === turn.talk?.listing),
		),
	);
};

/** Resolves when something may have changed, when the wait is over, or when nobody waits any more. */
async function change({ changes }: World, signal: AbortSignal): Promise<void> {
	const news = Promise.withResolvers<void>();
	const forget = changes.onChange(() => news.resolve());
	const timer = setTimeout(news.resolve, POLL_MS);
	signal.addEventListener("abort", () => news.resolve(), { once: true });
	await news.promise;
	forget();
	clearTimeout(timer);
	if (!signal.aborted) await pause(BREATH_MS);
}

const list = (parts: TurnParts): Route =>
	route({
		method: "GET",
		path: "/agent/turns",
		summary: "List the turns that wait for the key's mandate",
		description:
			"Every negotiation in which it is to move, and for every want that is not covered a turn to look around. " +
			`With \`wait\` the answer comes when there is a turn, or after so many seconds, at most ${LONGEST_WAIT_S}.`,
		access: ["agent"],
		query: z.strictObject({
			wait: z.coerce
				.number("a whole number of seconds")
				.int("a whole number of seconds")
				.min(0, "no less than 0 seconds")
				.max(LONGEST_WAIT_S, `at most ${LONGEST_WAIT_S} seconds`)
				.default(0),
		}),
		answers: { 200: z.object({ items: z.array(shownTurn) }) },
		async handle(request, world) {
			const { principal } = callerOf(request);
			const { query, signal } = request;
			const until = later(world.now(), query.wait * 1_000);
			let turns = await outsideTurns(world, principal);
			for (const turn of turns.unsent) await sendAgain(world, turn, parts);
			while (turns.waiting.length === 0 && world.now() < until && !signal.aborted) {
				await change(world, signal);
				turns = await outsideTurns(world, principal);
			}
			return { status: 200, body: { items: await shown(world, turns) } };
		},
	});

const get = route({
	method: "GET",
	path: "/agent/turns/{id}",
	summary: "Read a turn",
	description: "One that waits, or what was recorded of it.",
	access: ["agent"],
	params: byId,
	answers: { 200: z.union([shownTurn, decidedTurn]) },
	refusals: ["NOT_FOUND", "TURN_OVERTAKEN"],
	async handle(request, world) {
		const { principal, asOf } = callerOf(request);
		const { id } = request.params;
		const { decided, refusals } = await world.load<TurnState>(`turn-${id}`);
		if (decided !== null) {
			if (decided.principal !== principal) return { refusal: NOT_FOUND };
			const sentAs = sendId(id, refusals);
			return { status: 200, body: { id, status: "decided", move: showMove(decided.move, sentAs) } };
		}
		const turns = await outsideTurns(world, principal, asOf);
		const waiting = turns.waiting.filter((turn) => turn.id === id);
		const [turn] = await shown(world, { ...turns, waiting });
		if (turn !== undefined) return { status: 200, body: turn };
		const refusal = (await wasTheirs(world, principal, id)) ? TURN_OVERTAKEN : NOT_FOUND;
		return { refusal };
	},
});

const take = (parts: TurnParts): Route =>
	route({
		method: "POST",
		path: "/agent/turns/{id}/move",
		summary: "Take a turn",
		description:
			"One move, held against the mandate like any other agent's, recorded, and only then sent. A refused move is recorded " +
			"too and leaves another try, three in all; after the third the engine leaves the negotiation. A turn that was " +
			"decided stays as it was, whatever is sent after it: it is answered with what was recorded.",
		access: ["agent"],
		params: byId,
		body: moveBody,
		answers: { 200: decidedTurn },
		refusals: [...TURN_REFUSALS, ...GUARD_REFUSALS, ...MARKET_REFUSALS],
		async handle(request, world) {
			const { principal, key, asOf } = callerOf(request);
			const { id: turnId } = request.params;
			const taken = await takeTurn(
				world,
				{ principal, key, asOf, turnId, request: request.commandId(), move: request.body },
				parts,
			);
			return "move" in taken ? replyTo(turnId, taken) : taken;
		},
	});

function replyTo(id: string, { move, sentAs, refusal, triesLeft }: Taken): Reply {
	if (refusal !== null)
		return {
			refusal: { code: refusal.code, because: `${refusal.because} ${left(triesLeft, move)}` },
		};
	if (move === null) return { refusal: TURN_OVERTAKEN };
	return { status: 200, body: { id, status: "decided", move: showMove(move, sentAs) } };
}

function left(tries: number, move: Taken["move"]): string {
	if (tries > 0) return `This turn has ${tries === 1 ? "one more try" : `${tries} more tries`}.`;
	return move?.kind === "walk_away"
		? "It was the third refused move: the engine has left the negotiation."
		: "This turn has no more tries.";
}

export const turnRoutes = (parts: TurnParts): readonly Route[] => [list(parts), get, take(parts)];
