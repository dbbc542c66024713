import { type FactOf, isFact } from "@parley/contracts/catalogue";
import { type Fact, streamId } from "@parley/contracts/fact";
import type { EscalationRule } from "@parley/contracts/policy";
import { type Negotiation, otherSide, type Side } from "../negotiation.ts";
import { type Negotiations, sideOf } from "../negotiations.ts";
import { type Confusion, Tally } from "./confusion.ts";
import { type Heard, isDue } from "./due-rules.ts";
import type { Answers } from "./questions.ts";
import { type Deed, deedOf, pairOf, possibleDeeds, type Seen, seenBy } from "./seen.ts";
import { leadsAway, steers } from "./steering.ts";
import { claimsUnchecked } from "./unchecked-claims.ts";

type When = EscalationRule["when"];
type Turn = FactOf<"TurnDecided">["data"];

/** A turn on which the agent and this check do not agree, to be looked up. */
interface Dispute {
	readonly negotiation: string;
	readonly turn: string;
	readonly rule: string;
	readonly kind: "missed" | "not due";
}

export interface EscalationCheck {
	/** Turns on which a rule of the principal's could hold. */
	readonly turns: number;
	readonly all: Confusion;
	readonly rules: readonly (Confusion & { readonly rule: string })[];
	readonly disputes: readonly Dispute[];
}

/** What one side heard of the other, read once. */
interface Words {
	readonly position: number;
	readonly bidClaim: boolean;
	readonly otherClaim: boolean;
	readonly steering: boolean;
}

const MOST_DISPUTES = 20;

/**
 * Holds the questions that agents put to their principals against a second reading of the rules: for each turn on which a
 * rule could hold, whether a question was due by what the agent could see before the move, and whether it was asked.
 */
export class EscalationCheckFold {
	readonly #words = new Map<string, Words[]>();
	/** People who have closed a deal with each other. */
	readonly #closed = new Set<string>();
	readonly #rules = new Map<string, Tally>();
	readonly #all = new Tally();
	readonly #disputes: Dispute[] = [];
	#turns = 0;

	/** Takes a fact before the market does. */
	take(fact: Fact, market: Negotiations): void {
		if (isFact(fact, "MessagePosted")) this.#hear(fact, market);
		if (isFact(fact, "DealClosed") && fact.data.disposition !== "refunded") {
			const deal = market.ofDeal(fact.dealId);
			if (deal !== undefined) this.#closed.add(pairOf(deal.buyer.principal, deal.seller.principal));
		}
		if (isFact(fact, "TurnDecided")) this.#judge(fact, market);
	}

	check(): EscalationCheck {
		return {
			turns: this.#turns,
			all: this.#all.confusion,
			rules: [...this.#rules]
				.toSorted(([a], [b]) => (a < b ? -1 : 1))
				.map(([rule, tally]) => ({ rule, ...tally.confusion })),
			disputes: this.#disputes,
		};
	}

	/** Words cost time to read, so only those are that somebody's rules ask about. */
	#hear({ data, negotiationId = "", position }: FactOf<"MessagePosted">, market: Negotiations) {
		const record = market.get(negotiationId);
		const by = record === undefined ? null : sideOf(record, data.by);
		if (record === undefined || by === null) return;
		const hearer = otherSide(by);
		const rules = market.mandates.of(record[hearer].principal)?.policy.escalate ?? [];
		if (!rules.some(({ when }) => isAboutWords(when))) return;
		const key = keyOf(negotiationId, hearer);
		this.#words.set(key, [
			...(this.#words.get(key) ?? []),
			{ position, ...readMessage(data.text) },
		]);
	}

	#judge({ data, negotiationId, stream }: FactOf<"TurnDecided">, market: Negotiations): void {
		const record = market.get(negotiationId);
		const side = record === undefined ? null : sideOf(record, data.principal);
		const mandate = market.mandates.at(data.principal, data.mandateVersion);
		if (record === undefined || side === null || mandate === undefined) return;
		const rules = mandate.policy.escalate ?? [];
		const seen = seenBy(side, record, mandate, market, this.#closed);
		const deeds = rules.length === 0 ? [] : deedsIn(data, seen);
		if (deeds.length === 0) return;
		this.#turns++;
		const asked = askedRule(data);
		const answers = market.questions.about(data.principal, record.id);
		const due = new Set(
			rules
				.filter((rule) => {
					const isHeld = (deed: Deed) =>
						isDue(rule, deed, seen, this.#heard(rule.when, record, seen, answers, data, market)) &&
						!isAnswered(rule.when, deed, seen, answers);
					return deeds.some(isHeld);
				})
				.map(({ when }) => when),
		);
		const turn = streamId(stream);
		for (const when of new Set(rules.map((rule) => rule.when))) {
			// One question is asked at a time: what else is due waits for its answer.
			if (due.has(when) && asked !== when && asked !== undefined && due.has(asked)) continue;
			this.#count({ negotiation: record.id, turn, rule: when }, due.has(when), asked === when);
		}
	}

	#count(turn: Omit<Dispute, "kind">, isDueNow: boolean, isAsked: boolean): void {
		const tally = this.#rules.get(turn.rule) ?? new Tally();
		this.#rules.set(turn.rule, tally);
		tally.add(isDueNow, isAsked);
		this.#all.add(isDueNow, isAsked);
		if (isDueNow !== isAsked && this.#disputes.length < MOST_DISPUTES)
			this.#disputes.push({ ...turn, kind: isDueNow ? "missed" : "not due" });
	}

	/** What the other side said that no yes covers yet. */
	#heard(
		rule: When,
		record: Negotiation,
		{ side, isBidKnown }: Seen,
		answers: Answers,
		{ move }: Turn,
		market: Negotiations,
	): Heard {
		if (!isAboutWords(rule)) return { claims: false, steering: false };
		const topics = move.kind === "escalate" && move.rule === rule ? (move.topics ?? []) : [];
		const since = answers.isNews(rule, topics) ? 0 : answers.yesAt(rule);
		const words = (this.#words.get(keyOf(record.id, side)) ?? []).filter(
			({ position }) => position > since,
		);
		const listed =
			side === "buyer" && since === 0 ? market.listings.get(record.listing) : undefined;
		const post = listed === undefined ? "" : `${listed.title}\n${listed.description}`;
		return {
			claims:
				claimsUnchecked(post, { isBidKnown, isPost: true }) ||
				words.some(({ otherClaim, bidClaim }) => otherClaim || (bidClaim && !isBidKnown)),
			// A post that names a telephone is ordinary; a message that does leads away.
			steering: steers(post) || words.some(({ steering }) => steering),
		};
	}
}

const keyOf = (negotiation: string, side: Side): string => `${negotiation}/${side}`;
const isAboutWords = (when: When): boolean =>
	when === "unverifiable_claim" || when === "manipulation";

function readMessage(text: string): Omit<Words, "position"> {
	const otherClaim = claimsUnchecked(text, { isBidKnown: true });
	return {
		otherClaim,
		bidClaim: !otherClaim && claimsUnchecked(text, { isBidKnown: false }),
		steering: steers(text) || leadsAway(text),
	};
}

/** The rule that asked on this turn. What a model or a program asks of its own accord, no rule does. */
const askedRule = ({ move }: Turn): When | undefined =>
	move.kind === "escalate" && move.rule !== "asked_by_agent" ? move.rule : undefined;

/** What the agent was about to do; nothing where it waits, or does what its principal has said. */
function deedsIn({ move, instead }: Turn, seen: Seen): Deed[] {
	if (move.kind === "hold" || (move.kind === "walk_away" && instead !== undefined)) return [];
	if (move.kind === "escalate" && move.rule === "asked_by_agent") return [];
	if (move.kind === "escalate" && instead === undefined) return possibleDeeds(move.value, seen);
	const deed = deedOf(instead ?? move);
	return deed === undefined ? [] : [deed];
}

/** Whether the principal has said all there is to say about it in this negotiation. */
function isAnswered(when: When, deed: Deed, { side, standing }: Seen, answers: Answers): boolean {
	if (answers.isNo(when)) return true;
	// Words said since the yes are news; what was heard before it, is not heard any more.
	if (isAboutWords(when)) return false;
	const price = when === "near_limit" ? standing : deed.kind === "binds" ? deed.total : null;
	if (when !== "near_limit" && when !== "value_above") return answers.yesAt(when) > 0;
	return price !== null && answers.isPriceAllowed(when, price, side);
}
