import type { Intervention } from "@parley/contracts/intervention";
import type { Move } from "@parley/contracts/turn";
import { type Choice, type Haggle, offerMove, prices } from "../choice.ts";
import { conceded, moving, priceAt, SCALE } from "../tactics/concession.ts";
import { clock, type Table } from "../tactics/table.ts";
import type { Intent } from "./intent.ts";

/** What becomes of a model's wish: a move the engine stands by, and what it did not follow. */
export interface Proposal {
	readonly choice: Choice;
	readonly changed: readonly Intervention[];
}

/** What the engine knows that decides whether a wish may be followed. */
export interface Standing {
	readonly now: string;
	readonly want: string | null;
	/** The other side's words tried to steer the agent, or its terms are unclear: reasons to leave that can be shown. */
	readonly mayLeave: { readonly trust: boolean; readonly terms_unclear: boolean };
	/** The principal lets itself be asked, and was not asked by the agent in this negotiation yet. */
	readonly mayAsk: boolean;
	/** When a question to the principal is answered by its default. */
	readonly answerBy: string;
}

const GO_ON = "go on";
const LEAVE = "walk away";

/**
 * Makes a move of what a model wants. Between its own last price and the price its tactic would offer a model moves as
 * it likes, so that one that gives everything away gives away what the tactic would; and the clock moves the nearer end
 * along, so that one that never moves loses no deal by it. It cannot accept what its tactic would not, nor leave a
 * negotiation without a reason that can be shown.
 */
export function proposed(
	intent: Intent,
	engine: Choice & { readonly haggle: Haggle },
	standing: Standing,
): Proposal {
	switch (intent.tool) {
		case "make_offer":
			return offering(intent.share, engine, standing);
		case "decline":
			return offering(0, engine, standing);
		case "ask":
		case "message":
			return { choice: engine, changed: [] };
		case "accept":
			return {
				choice: engine,
				changed: [
					{
						code: "accept_not_due",
						because:
							"The offer that stands is not acceptable yet: the engine's own offer was made.",
					},
				],
			};
		case "walk_away":
			return leaving(intent.code, engine, standing);
		case "escalate":
			return asking(intent.question, engine, standing);
	}
}

function offering(
	share: number,
	{ haggle, band }: Choice & { readonly haggle: Haggle },
	{ now, want }: Standing,
): Proposal {
	const { talk, table, next } = haggle;
	const price = priceFor(table, next, share);
	const range = band ?? prices(table, talk.currency);
	const move = offerMove({ now }, talk, haggle.termsAt(price), want);
	return {
		choice: { move, band: range, haggle },
		changed: price === wishedFor(table, next, share) ? [] : [CLIPPED],
	};
}

const CLIPPED: Intervention = {
	code: "share_clipped",
	because: "The clock asked for more: the engine moved further than the model wished.",
};

/** How far a side has to have moved by now: hardly at all at first, and as far as its tactic in the last round. */
const least = (table: Table): number => clock(table) ** 4;

/** From the own last price, or the opening, towards the tactic's next one. */
export const priceFor = (table: Table, next: bigint, share: number): bigint =>
	wishedFor(table, next, Math.max(share, least(table)));

/** The same without a clock. */
function wishedFor(table: Table, next: bigint, share: number): bigint {
	const from = conceded(table);
	const to = table.side === "buyer" ? next - table.opening : table.opening - next;
	const moved = Math.min(Math.max(share, 0), 1);
	const way = to - from;
	const step = (way * BigInt(Math.round(moved * SCALE))) / BigInt(SCALE);
	// Not even one that stands still repeats itself: when both sides do, the market takes it for an impasse.
	return way > 0n ? priceAt(table, moving(table, from + step)) : next;
}

type Code = Extract<Move, { kind: "walk_away" }>["code"];

function leaving(
	code: Code,
	engine: Choice & { readonly haggle: Haggle },
	{ mayLeave }: Standing,
): Proposal {
	const isShown = (code === "trust" || code === "terms_unclear") && mayLeave[code];
	if (isShown)
		return {
			choice: {
				move: { kind: "walk_away", negotiationId: engine.haggle.talk.id, code },
				band: engine.band,
			},
			changed: [],
		};
	return {
		choice: engine,
		changed: [
			{
				code: "leaving_unfounded",
				because: `Nothing on the table is a reason to leave (${code}): the engine's own offer was made.`,
			},
		],
	};
}

function asking(
	question: string,
	engine: Choice & { readonly haggle: Haggle },
	{ mayAsk, answerBy }: Standing,
): Proposal {
	if (!mayAsk)
		return {
			choice: engine,
			changed: [
				{
					code: "asking_not_due",
					because:
						"The principal is not to be asked, or was asked before: the engine's own offer was made.",
				},
			],
		};
	return {
		choice: {
			move: {
				kind: "escalate",
				negotiationId: engine.haggle.talk.id,
				rule: "asked_by_agent",
				question,
				options: [GO_ON, LEAVE],
				default: GO_ON,
				deadline: answerBy,
				offerId: engine.haggle.talk.standing?.offerId ?? null,
			},
			band: engine.band,
		},
		changed: [],
	};
}
