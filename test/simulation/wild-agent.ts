import type { TurnParts } from "@parley/agent-runner";
import { type Money, minorOf, moneyOf } from "@parley/contracts/money";
import type { Move } from "@parley/contracts/turn";
import type { Random } from "./random.ts";

type Offer = Extract<Move, { kind: "offer" }>;

const NOBODY = "5d3a7c1e-0000-5000-8000-000000000000";

/**
 * What a model at its worst proposes: prices far beyond any limit, ids of nothing, sums that do not add up. Agents that
 * are scripted keep to their script. Nothing but the guard and the rules keeps a wild agent within its mandate.
 */
export const wild =
	(random: Random): TurnParts["choose"] =>
	async (_, occasion, granted) => {
		const choice = await occasion.choose(granted);
		if (granted.mandate.agent.kind === "scripted" || random.chance(0.4)) return choice;
		if ("refusal" in choice) return choice;
		return { ...choice, move: distorted(choice.move, random) };
	};

function distorted(move: Move, random: Random): Move {
	switch (move.kind) {
		case "offer":
			return random.pick(OFFERS)(move, random);
		case "accept":
			return random.pick([
				{ ...move, hash: "0".repeat(64) },
				{ ...move, offerId: NOBODY },
				{ ...move, want: move.want === null ? null : "want-9" },
				{ kind: "decline", negotiationId: move.negotiationId, offerId: move.offerId },
				{ kind: "withdraw", negotiationId: move.negotiationId, offerId: move.offerId },
			] as Move[]);
		case "open":
			return random.pick<Move>([
				{ ...move, revision: move.revision + 1 },
				{ ...move, quantity: move.quantity + 3 },
				{ ...move, want: "want-9" },
				{ ...move, listing: "item-99" },
				{ ...move, seller: "nobody" },
				{ ...move, maxRounds: 1 },
			]);
		default:
			return move;
	}
}

const times = ({ minor, currency }: Money, percent: number): Money =>
	moneyOf((BigInt(minor) * BigInt(percent)) / 100n + 1n, currency);

const priced = (move: Offer, price: Money): Offer => ({
	...move,
	terms: { ...move.terms, price, total: price },
});

const OFFERS: readonly ((move: Offer, random: Random) => Move)[] = [
	// Far too little for a seller, far too much for a buyer; most often.
	...[1, 30, 60, 150, 300, 5_000].map(
		(percent) => (move: Offer) => priced(move, times(move.terms.price, percent)),
	),
	(move, random) => priced(move, moneyOf(BigInt(random.between(0, 300_000)), "USD")),
	(move) => ({ ...move, terms: { ...move.terms, total: times(move.terms.total, 50) } }),
	(move) => priced(move, moneyOf(minorOf(move.terms.price), "EUR")),
	(move) => ({ ...move, terms: { ...move.terms, quantity: move.terms.quantity + 1 } }),
	(move) => ({ ...move, inReplyTo: NOBODY }),
	(move) => ({ ...move, revision: move.revision + 1 }),
	(move) => ({ ...move, want: move.want === null ? "want-1" : null }),
	(move) => ({ ...move, listing: "item-1" }),
	(move) => ({ ...move, expiresAt: "2026-01-01T00:00:00.000Z" }),
	(move) => ({ kind: "walk_away", negotiationId: move.negotiationId, code: "other" }),
];
