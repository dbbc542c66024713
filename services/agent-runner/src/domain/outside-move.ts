import type { Refusal } from "@parley/contracts/command";
import type { Slot } from "@parley/contracts/listing";
import type { Mandate } from "@parley/contracts/mandate";
import { type Money, minorOf, moneyOf } from "@parley/contracts/money";
import type { Move } from "@parley/contracts/turn";
import { termsOf } from "./bargaining.ts";
import { MAX_ROUNDS, negotiationDeadline } from "./buyer.ts";
import { offerMove } from "./choice.ts";
import type { Item } from "./item.ts";
import type { OutsideTurn } from "./outside-turns.ts";
import type { Talk } from "./talk.ts";

type Code = Extract<Move, { kind: "walk_away" }>["code"];
/** In which negotiation; the one the turn is about unless named. */
interface Where {
	readonly negotiationId?: string | undefined;
}

/** What a program says it does. Everything else of a move is the engine's to fill in. */
export type OutsideMove =
	| { readonly kind: "open"; readonly listing: string; readonly quantity?: number | undefined }
	| ({ readonly kind: "ask"; readonly listing: string } & Slot)
	| ({
			readonly kind: "offer";
			/** For the whole quantity. */
			readonly price: Money;
			readonly expiresAt?: string | undefined;
	  } & Where)
	| ({ readonly kind: "accept"; readonly offerId: string; readonly hash: string } & Where)
	| ({ readonly kind: "decline" | "withdraw"; readonly offerId: string } & Where)
	| ({ readonly kind: "walk_away"; readonly code: Code } & Where)
	| { readonly kind: "hold"; readonly because: string };

/** What the engine knows when it fills in a move. */
export interface Scene {
	readonly now: string;
	readonly mandate: Mandate;
	readonly turn: OutsideTurn;
	/** The listing the move names. */
	readonly item: Item | undefined;
	/** The id that a negotiation opened by this move would have. */
	readonly negotiationId: string;
}

type Filled = { readonly move: Move } | { readonly refusal: Refusal };
const no = (code: string, because: string): Filled => ({ refusal: { code, because } });

/** Makes a whole move of what a program said. Prices and offers are looked up, never believed. */
export function filledIn(said: OutsideMove, scene: Scene): Filled {
	switch (said.kind) {
		case "hold":
			return { move: { kind: "hold", because: said.because } };
		case "open":
			return opening(said, scene);
		case "ask": {
			if (scene.turn.want === null) return notAsSeller;
			const { listing, slot, question, readings } = said;
			return { move: { kind: "ask", listing, slot, question, readings: [...readings] } };
		}
		default: {
			const talk = talkFor(said, scene.turn);
			return talk === undefined ? notInThisTurn : inTalk(said, talk, scene);
		}
	}
}

const notAsSeller = no("NOT_A_BUYERS_TURN", "Looking for goods is a move for a want's turn.");
const notInThisTurn = no(
	"NOT_IN_THIS_TURN",
	"The move names no open negotiation that this turn is about.",
);

function talkFor(said: Where & { readonly offerId?: string }, turn: OutsideTurn): Talk | undefined {
	const { negotiationId, offerId } = said;
	if (negotiationId !== undefined) return turn.talks.find(({ id }) => id === negotiationId);
	const held = turn.talks.find(({ standing }) => standing?.offerId === offerId);
	return (offerId === undefined ? undefined : held) ?? turn.talk ?? undefined;
}

function opening(
	{ listing, quantity }: Extract<OutsideMove, { kind: "open" }>,
	{ now, mandate, turn, item, negotiationId }: Scene,
): Filled {
	const { want, open } = turn;
	if (want === null) return notAsSeller;
	if (item === undefined) return no("NO_SUCH_LISTING", "There is no such listing.");
	if (item.seller === mandate.principal) return no("SELF_DEAL", "Nobody can buy from themselves.");
	if (item.status !== "on_sale") return no("NOT_ON_SALE", "The listing is sold or withdrawn.");
	const units = quantity ?? Math.min(open, item.available);
	if (!(units >= 1))
		return no("NOTHING_TO_BUY", "Nothing of this listing is available, or the want is covered.");
	if (!(units <= open))
		return no("MORE_THAN_WANTED", "This is a larger quantity than the want leaves open.");
	return {
		move: {
			kind: "open",
			negotiationId,
			listing,
			revision: item.revision,
			quantity: units,
			seller: item.seller,
			want,
			deadline: negotiationDeadline(now, mandate),
			maxRounds: MAX_ROUNDS,
		},
	};
}

function inTalk(
	said: Exclude<OutsideMove, { kind: "open" | "ask" | "hold" }>,
	talk: Talk,
	{ now, turn }: Scene,
): Filled {
	const { id: negotiationId, standing, currency, quantity } = talk;
	if (said.kind === "walk_away")
		return { move: { kind: "walk_away", negotiationId, code: said.code } };
	if (said.kind === "offer") {
		if (said.price.currency !== currency)
			return no("WRONG_CURRENCY", `This negotiation is in ${currency}.`);
		const move = offerMove({ now }, talk, termsOf(talk, minorOf(said.price)), turn.want);
		const { expiresAt } = said;
		if (expiresAt === undefined) return { move };
		if (!(now < expiresAt))
			return no("EXPIRY_PASSED", "The offer would have expired before it was made.");
		if (!(expiresAt <= talk.deadline))
			return no("EXPIRY_AFTER_DEADLINE", "An offer cannot outlive its negotiation's deadline.");
		return { move: { ...move, expiresAt } as Move };
	}
	if (standing === null || standing.offerId !== said.offerId)
		return no("NO_SUCH_OFFER", "No offer with this id stands in this negotiation.");
	if (said.kind !== "accept")
		return { move: { kind: said.kind, negotiationId, offerId: said.offerId } };
	if (standing.hash !== said.hash)
		return no("HASH_MISMATCH", "The hash is not that of the standing offer: read its terms again.");
	// A seller is judged by the price, a buyer by all that is to be paid.
	const due = turn.want === null ? standing.price : standing.total;
	const total = moneyOf(BigInt(due), currency);
	const { offerId, hash } = standing;
	return {
		move: { kind: "accept", negotiationId, offerId, hash, total, quantity, want: turn.want },
	};
}
