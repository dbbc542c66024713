import { toAmount } from "@parley/contracts/amount";
import { shownAmount } from "@parley/contracts/http/amount";
import { digest, id, instant } from "@parley/contracts/id";
import { moneyOf } from "@parley/contracts/money";
import { quantity } from "@parley/contracts/terms";
import { type Move, move, WALK_AWAY_CODES } from "@parley/contracts/turn";
import { z } from "zod";
import type { Item } from "../domain/item.ts";
import type { Granted } from "../domain/mandate.ts";
import { movesOf } from "../domain/outside-turns.ts";
import type { Talk } from "../domain/talk.ts";
import type { WaitingTurn } from "../outside-turns.ts";

/* What a program sees of a turn: what both parties know, and what it is for. Of the mandate's limits, nothing. */

const kinds = move.options.map((option) => option.shape.kind.value);

const shownTalk = z.object({
	id,
	listing: id,
	revision: z.int(),
	quantity,
	buyer: id,
	seller: id,
	deadline: instant,
	maxRounds: z.int(),
	round: z.int().describe("The round in progress, from 1; a round is one offer by each side."),
	toMove: z.enum(["buyer", "seller"]),
	bids: z.array(shownAmount).describe("What the buyer has offered, for the whole quantity."),
	asks: z.array(shownAmount).describe("What the seller has asked, all-in."),
	standing: z
		.object({
			offerId: id,
			by: id,
			price: shownAmount,
			total: shownAmount.describe("What the buyer would pay, all-in."),
			expiresAt: instant,
			hash: digest.describe("What an acceptance names beside the offer's id."),
		})
		.nullable(),
});

export const shownTurn = z.object({
	id,
	status: z.literal("waiting"),
	side: z.enum(["buyer", "seller"]),
	want: z
		.object({
			id,
			category: z.string(),
			query: z.string(),
			open: z.int().describe("Units that nothing covers yet."),
		})
		.nullable()
		.describe("What the turn is for; null for a seller's turn."),
	listing: id
		.nullable()
		.describe("What the negotiation is about; null where it is about looking around."),
	trigger: z.object({
		type: z.string().describe("The type of the fact that gave the occasion."),
		position: z.int(),
	}),
	negotiation: shownTalk.nullable().describe("In which it is the program's move."),
	negotiations: z.array(shownTalk).describe("Every one that a move of this turn may be made in."),
	item: z
		.object({
			ask: shownAmount.describe("For one unit."),
			available: z.int(),
			revision: z.int(),
			openSlots: z.array(z.string()).describe("Terms somebody asked about and nobody answered."),
		})
		.nullable()
		.describe("The negotiation's listing."),
	moves: z.array(z.enum(kinds)).describe("Kinds of move there is room for."),
	triesLeft: z.int(),
});

const showTalk = (talk: Talk): z.infer<typeof shownTalk> => {
	const { id, listing, revision, quantity, buyer, seller, deadline, maxRounds, toMove } = talk;
	const { bids, asks, standing, currency } = talk;
	const amount = (minor: string) => toAmount(moneyOf(BigInt(minor), currency));
	return {
		...{ id, listing, revision, quantity, buyer, seller, deadline, maxRounds, toMove },
		round: Math.min(bids.length, asks.length) + 1,
		bids: bids.map(amount),
		asks: asks.map(amount),
		standing:
			standing === null
				? null
				: { ...standing, price: amount(standing.price), total: amount(standing.total) },
	};
};

export function showTurn(
	turn: WaitingTurn,
	{ mandate }: Granted,
	item: Item | undefined,
): z.infer<typeof shownTurn> {
	const { talk, trigger, open } = turn;
	const want = mandate.wants.find(({ id }) => id === turn.want);
	return {
		id: turn.id,
		status: "waiting",
		side: turn.want === null ? "seller" : "buyer",
		want:
			want === undefined ? null : { id: want.id, category: want.category, query: want.query, open },
		listing: talk?.listing ?? null,
		trigger: { type: trigger.type, position: trigger.position },
		negotiation: talk === null ? null : showTalk(talk),
		negotiations: turn.talks.map(showTalk),
		item:
			item === undefined
				? null
				: {
						ask: toAmount(item.ask),
						available: item.available,
						revision: item.revision,
						openSlots: item.asked.filter((slot) => !Object.hasOwn(item.answers, slot)),
					},
		moves: movesOf(turn, mandate.principal),
		triesLeft: turn.triesLeft,
	};
}

export const shownMove = z.object({
	kind: z.enum(kinds),
	negotiationId: id.optional(),
	listing: id.optional(),
	quantity: quantity.optional(),
	offerId: id.optional().describe("Of an offer: the id it was made under."),
	price: shownAmount.optional(),
	total: shownAmount.optional(),
	expiresAt: instant.optional(),
	slot: z.string().optional(),
	code: z.enum(WALK_AWAY_CODES).optional(),
	because: z.string().optional(),
});

/** A move as the program made it, with what the engine filled in. */
export function showMove(move: Move, sentAs: string): z.infer<typeof shownMove> {
	switch (move.kind) {
		case "open": {
			const { kind, negotiationId, listing, quantity } = move;
			return { kind, negotiationId, listing, quantity };
		}
		case "offer": {
			const { kind, negotiationId, listing, terms, expiresAt } = move;
			const price = toAmount(terms.price);
			const total = toAmount(terms.total);
			const { quantity } = terms;
			return { kind, negotiationId, listing, quantity, offerId: sentAs, price, total, expiresAt };
		}
		case "accept": {
			const { kind, negotiationId, offerId, total, quantity } = move;
			return { kind, negotiationId, offerId, total: toAmount(total), quantity };
		}
		case "ask":
			return { kind: move.kind, listing: move.listing, slot: move.slot };
		case "escalate":
			return { kind: move.kind, negotiationId: move.negotiationId };
		default:
			return move;
	}
}
