import type { Refusal } from "@parley/contracts/command";
import type { Intervention } from "@parley/contracts/intervention";
import type { Move } from "@parley/contracts/turn";
import type { World } from "@parley/runtime/world";
import { askFirst } from "./ask-first.ts";
import type { Choice } from "./domain/choice.ts";
import type { Granted } from "./domain/mandate.ts";
import { stakeOf } from "./domain/stake.ts";
import { type Decided, MAX_REFUSALS, type TurnState } from "./domain/turn.ts";
import { standingFor } from "./on-the-table.ts";
import { staleCommitments } from "./stale-commitments.ts";
import { tacticOf } from "./tactic-of.ts";
import type { Answered, Occasion, TurnParts } from "./turn-parts.ts";

/** What is recorded of a choice, or why there is none. After three refused moves nobody is asked any more. */
export async function decide(
	world: World,
	occasion: Occasion,
	parts: TurnParts,
	mandate: Granted,
	turn: TurnState,
): Promise<Decided | { readonly refusal: Refusal }> {
	const { outside } = occasion;
	const { refusals, lastMove } = turn;
	const isLast = !(refusals < MAX_REFUSALS);
	const choice = isLast
		? { move: lastResort(occasion, lastMove), band: null }
		: await parts.choose(world, occasion, mandate, turn);
	if ("refusal" in choice) return choice;
	const move = isLast ? choice.move : await askFirst(world, mandate, choice.move, occasion.want);
	// Nobody is asked about what no answer of theirs could allow.
	if (move !== choice.move && move.kind === "escalate") {
		const standing = await standingFor(world.documents, choice.move);
		const bar = parts.guard(mandate, choice.move, world.now(), standing);
		if (bar !== undefined) return { refusal: bar };
	}
	const answered: Partial<Answered> = "promptHash" in choice ? choice : {};
	const changed = [
		...(answered.changed ?? []),
		...(move === choice.move || answered.said === undefined ? [] : [RULE_CAME_FIRST]),
	];
	const { reasons = [] }: Pick<Choice, "reasons"> = choice;
	return {
		principal: occasion.principal,
		trigger: occasion.trigger.id,
		want: occasion.want,
		shortlist:
			"shortlist" in choice && choice.shortlist
				? choice.shortlist.map(({ listing, slots }) => ({ listing, slots: [...slots] }))
				: null,
		...("searched" in choice && choice.searched !== undefined ? { searched: choice.searched } : {}),
		band: choice.band,
		move,
		// What was to be said went with the move that is not made now.
		message: move === choice.move ? (answered.message ?? besides(choice)) : null,
		model: answered.model ?? modelOf(mandate, outside, isLast),
		promptHash: answered.promptHash ?? null,
		...(answered.about === undefined ? {} : { about: answered.about }),
		...(reasons.length === 0 ? {} : { reasons: [...reasons] }),
		...(answered.said === undefined ? {} : { said: answered.said }),
		...(changed.length === 0 ? {} : { changed }),
		...(move === choice.move ? {} : { instead: choice.move }),
		usage: answered.usage ?? null,
		cost: answered.cost ?? null,
		...(answered.spending === undefined ? {} : { spending: answered.spending }),
		superseded: stakeOf(move) === undefined ? [] : await staleCommitments(world.documents, mandate),
		mandateVersion: mandate.mandateVersion,
		...(outside === undefined || isLast ? {} : { request: outside.request }),
	};
}

/** What the engine says along with an offer, where nobody else said anything. */
const besides = ({ move, haggle }: Choice): string | null =>
	(move.kind === "offer" ? haggle?.besides?.(move.terms) : undefined) ?? null;

const RULE_CAME_FIRST: Intervention = {
	code: "rule_came_first",
	because: "A rule of the principal's came before this move and what was to be said with it.",
};

/** Who chose, even where the principal's rules then made a question or a wait of it. After three refusals it is the engine. */
function modelOf({ mandate: { agent } }: Granted, outside: Occasion["outside"], isLast: boolean) {
	if (outside === undefined) return `scripted:${tacticOf(agent)}`;
	if (isLast) return "engine";
	return outside.key === undefined ? "external" : `external:${outside.key}`;
}

/** After three refused moves: leave the negotiation they were for; where none was open yet, let it be. */
function lastResort(occasion: Occasion, refusedMove: Move | null): Move {
	if (refusedMove === null) return occasion.lastResort;
	if (refusedMove.kind === "open" || !("negotiationId" in refusedMove))
		return { kind: "hold", because: "three moves were refused" };
	return { kind: "walk_away", negotiationId: refusedMove.negotiationId, code: "other" };
}
