import { z } from "zod";
import { digest, id, instant } from "./id.ts";
import { recordedIntervention } from "./intervention.ts";
import { slot } from "./listing.ts";
import { money } from "./money.ts";
import { terms } from "./terms.ts";

/** The reasons a party may give for leaving. */
export const WALK_AWAY_CODES = [
	"price",
	"handover",
	"condition",
	"trust",
	"terms_unclear",
	"found_elsewhere",
	"budget",
	"timing",
	"other",
] as const;

/** Why a person is asked: the rules that a mandate's policy may name, and the agent's own wish. */
export const ESCALATION_REASONS = [
	"value_above",
	"near_limit",
	"impasse",
	"ambiguous",
	"unverifiable_claim",
	"already_owned",
	"manipulation",
	"stranger",
	"asked_by_agent",
] as const;

/** What an agent chose on its turn. `hold` is a decision too: to wait, and why. */
export const move = z.discriminatedUnion("kind", [
	z.strictObject({
		kind: z.literal("open"),
		negotiationId: id,
		listing: id,
		revision: z.int().min(1),
		quantity: z.int().min(1),
		seller: id,
		want: id,
		deadline: instant,
		maxRounds: z.int(),
	}),
	z.strictObject({
		kind: z.literal("offer"),
		negotiationId: id,
		listing: id,
		revision: z.int().min(1),
		terms,
		inReplyTo: id.nullable(),
		expiresAt: instant,
		want: id.nullable(),
	}),
	z.strictObject({
		kind: z.literal("accept"),
		negotiationId: id,
		offerId: id,
		hash: digest,
		total: money,
		quantity: z.int().min(1),
		want: id.nullable(),
	}),
	z.strictObject({ kind: z.literal("decline"), negotiationId: id, offerId: id }),
	z.strictObject({ kind: z.literal("withdraw"), negotiationId: id, offerId: id }),
	z.strictObject({
		kind: z.literal("walk_away"),
		negotiationId: id,
		code: z.enum(WALK_AWAY_CODES),
	}),
	z.strictObject({
		kind: z.literal("ask"),
		listing: id,
		slot: z.string(),
		question: z.string(),
		readings: z.array(z.string()).min(2),
	}),
	/** A question to the principal, whom the negotiation waits for. */
	z.strictObject({
		kind: z.literal("escalate"),
		negotiationId: id,
		rule: z.enum(ESCALATION_REASONS),
		question: z.string().min(1).max(1000),
		options: z.array(z.string().min(1).max(200)).min(2).max(6),
		default: z.string().min(1).max(200),
		deadline: instant,
		/** The offer that the question is about, where it is about one that stands. */
		offerId: id.nullable(),
		/** The price that it is about, all-in: an approval covers no higher one. */
		value: money.optional(),
		/** Digests of the words or terms that it is about: an approval covers no others. */
		topics: z.array(z.string().max(64)).max(20).optional(),
	}),
	z.strictObject({ kind: z.literal("hold"), because: z.string() }),
]);
export type Move = z.infer<typeof move>;

const decision = {
	principal: id,
	/** The fact that gave the occasion. */
	trigger: id,
	/** The want this turn was about, for a buyer. */
	want: id.nullable(),
	/** What a search turned up, best match first, with the terms that were unclear in it. */
	shortlist: z.array(z.strictObject({ listing: id, slots: z.array(slot) })).nullable(),
	/** The newest position in the ledger when that search began: a listing published later was not looked at. */
	searched: z.int().min(0).optional(),
	/** The prices the engine would let pass, whole quantity; private like the limit it is made of. */
	band: z.strictObject({ from: money, to: money }).nullable(),
	move,
	message: z.string().max(2000).nullable(),
	model: z.string(),
	promptHash: digest.nullable(),
	/** The negotiation that a model was asked about; left out where none was. */
	about: id.optional(),
	/** What the engine weighed that the move does not show, for the principal alone; left out where there was nothing. */
	reasons: z.array(z.string().max(300)).max(10).optional(),
	/** What a model answered, before the engine made a move of it; left out where no model was asked. */
	said: z
		.strictObject({
			tool: z.string().max(60).nullable(),
			/** How far to move, from 0 to 1. */
			share: z.number().min(0).max(1).nullable(),
			text: z.string().max(4000).nullable(),
			stop: z.string().max(60),
		})
		.optional(),
	/** What the engine changed of it or left out; left out where nothing was. */
	changed: z.array(recordedIntervention).max(10).optional(),
	/** The move that a question of the principal's rules, or waiting for its answer, took the place of. */
	instead: move.optional(),
	usage: z.record(z.string(), z.number()).nullable(),
	cost: money.nullable(),
	/** What was set aside for it under a cap, by its reservation: there it is counted, and not here once more. */
	spending: id.optional(),
	/** Offers whose commitment stands for nothing any more and makes room for what this move promises. */
	superseded: z.array(id),
	mandateVersion: z.int().min(1),
	/** The request of an outside program that made this move: the same request again is answered with what came of it. */
	request: id.optional(),
};

export const turnFacts = {
	TurnDecided: z.strictObject(decision),
	MoveRefused: z.strictObject({
		code: z.string(),
		because: z.string(),
		request: id.optional(),
	}),
} as const;

export const turnCommands = {
	/** `attempt` says how many refusals the sender knew of: a slower delivery of the same trigger has no say any more. */
	DecideTurn: z.strictObject({ ...decision, attempt: z.int().min(0).optional() }),
	/** `decided` says whether a recorded decision is refused, or a choice that never was recorded. */
	RefuseMove: z.strictObject({
		code: z.string(),
		because: z.string(),
		request: id.optional(),
		attempt: z.int().min(0).optional(),
		decided: z.boolean().optional(),
	}),
} as const;
