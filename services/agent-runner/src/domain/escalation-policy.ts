import { formatMoney } from "@parley/contracts/amount";
import { hashOf } from "@parley/contracts/hash";
import { moneyOf } from "@parley/contracts/money";
import type { EscalationRule } from "@parley/contracts/policy";
import { holds, missedBy, steeringIn, uncheckedClaims } from "./escalation-rules.ts";
import type { Situation } from "./escalation-situation.ts";
import { quoted } from "./plain-text.ts";
import { ownedLike } from "./resemblance.ts";

export const GO_AHEAD = "go ahead";
/** Spares a principal who trusts the limits they set a question at every step of one negotiation. */
export const ANY_PRICE = "go ahead here at any price within my limits";
const DO_NOT = "do not";
export const WALK_AWAY = "walk away";
export const KEEP_LIMIT = "keep my limit";

/** A question that is due before a move. Its text never has a limit, a budget or a band in it. */
export interface DueEscalation {
	readonly rule: EscalationRule["when"];
	readonly question: string;
	readonly options: readonly string[];
	/** The cautious one: what holds if nobody answers. */
	readonly default: string;
	/** The price that is asked about, in minor units, where it is about one. */
	readonly value: bigint | null;
	/** What it names of the other side's words or of the terms: a yes covers nothing else. */
	readonly topics: readonly string[];
}

/** Which rules hold for a move, in the order the principal wrote them, whatever was said about them before. */
const rulesThatHold = (
	rules: readonly EscalationRule[],
	situation: Situation,
): readonly EscalationRule[] => rules.filter((rule) => holds(rule, situation));

/** Those of them that the principal has not answered in this negotiation. */
export const dueRules = (
	rules: readonly EscalationRule[],
	situation: Situation,
): readonly EscalationRule[] =>
	rulesThatHold(rules, situation).filter((rule) => answerTo(rule, situation) === undefined);

/**
 * What the principal is to be asked before the agent makes its move: the first rule that holds and was not answered in
 * this negotiation. An approval covers prices no higher than the one that was asked about, unless it
 * says otherwise, and no other words.
 */
export function dueEscalation(
	rules: readonly EscalationRule[],
	situation: Situation,
): DueEscalation | undefined {
	const [rule] = dueRules(rules, situation);
	return rule === undefined ? undefined : questionOf(rule, situation);
}

/** A rule that holds and to which the principal said no: the move must not be made. Who keeps a limit lets it be made. */
export const barringRule = (
	rules: readonly EscalationRule[],
	situation: Situation,
): EscalationRule["when"] | undefined =>
	rulesThatHold(rules, situation).find(
		(rule) => rule.when !== "near_limit" && answerTo(rule, situation) === "no",
	)?.when;

function answerTo({ when }: EscalationRule, situation: Situation): "yes" | "no" | undefined {
	const answers = situation.answers.filter(({ rule }) => rule === when);
	// A limit that was kept stays where it is: the same near miss is not asked about again.
	if (answers.some(({ approved }) => !approved)) return "no";
	if (Object.hasOwn(TOPICS, when))
		return newTopics(when, situation).length === 0 ? "yes" : undefined;
	const covers = (value: bigint | null): boolean => {
		const now = priceOf(when, situation);
		return value === null || now === null || now <= value;
	};
	return answers.some(({ value }) => covers(value)) ? "yes" : undefined;
}

/** What a rule finds in the other side's words or in the terms: there may be more of it after a yes. */
const TOPICS: Partial<
	Readonly<Record<EscalationRule["when"], (situation: Situation) => readonly Topic[]>>
> = {
	ambiguous: ({ unclear }) =>
		unclear.filter(({ asked }) => asked).map(({ slot }) => ({ name: slot, words: slot })),
	unverifiable_claim: (situation) => uncheckedClaims(situation).map(inItsSentence),
	manipulation: ({ texts }) => steeringIn(texts).map(inItsSentence),
};

/** By what a finding is known again, and how it is shown. */
interface Topic {
	readonly name: string;
	readonly words: string;
}
/** A sentence is known again however it is pointed. The same words in another sentence may say another thing. */
const inItsSentence = ({ words, sentence }: { words: string; sentence: string }): Topic => ({
	name: (sentence.match(/[\p{L}\d]+/gu) ?? []).join(" "),
	words: sentence.length > QUOTED_WHOLE ? words : sentence,
});
const QUOTED_WHOLE = 100;
/** So many fit into one question; the rest is asked about after it. */
const TOPICS_AT_ONCE = 5;

/** What was found and not been said yes to, as far as one question goes. */
function newTopics(when: EscalationRule["when"], situation: Situation): readonly Topic[] {
	const yes = situation.answers.filter(({ rule, approved }) => rule === when && approved);
	// A yes that names nothing was said to everything there was.
	if (yes.some(({ topics }) => topics === undefined)) return [];
	const heard = new Set(yes.flatMap(({ topics = [] }) => topics));
	const found = new Map((TOPICS[when]?.(situation) ?? []).map((topic) => [topicOf(topic), topic]));
	return [...found]
		.filter(([topic]) => !heard.has(topic))
		.map(([, topic]) => topic)
		.slice(0, TOPICS_AT_ONCE);
}

/** Known again without being kept: these are the other side's words, which may be long. */
const topicOf = ({ name }: Topic): string => hashOf(name).slice(0, 16);

/**
 * A limit was moved to the other side's price, and the mandate that says so is on its way: wait for it. It never comes where
 * the limit was narrowed since it was asked about.
 */
export const awaitsLimit = (situation: Situation): boolean =>
	missedBy(situation) > 0n &&
	situation.answers.some(
		({ rule, approved, value, limit = situation.limit }) =>
			rule === "near_limit" &&
			approved &&
			value !== null &&
			value === situation.standing &&
			(situation.side === "buyer" ? situation.limit >= limit : situation.limit <= limit),
	);

/** The price that a rule's question is about. Only a price can grow beyond what was approved. */
function priceOf(when: EscalationRule["when"], { move, standing }: Situation): bigint | null {
	if (when === "near_limit") return standing;
	return when === "value_above" && "total" in move ? move.total : null;
}

/** What to answer to have one's limit moved to the other side's price, which both sides know. */
export const limitOption = (side: Situation["side"], price: bigint, currency: string): string =>
	`${side === "buyer" ? "raise" : "lower"} my limit to ${formatMoney(moneyOf(price, currency))}`;

function questionOf(rule: EscalationRule, situation: Situation): DueEscalation {
	const { side, standing, currency, budget } = situation;
	const value = priceOf(rule.when, situation);
	const topics = newTopics(rule.when, situation).map(topicOf);
	const asked = { rule: rule.when, question: textOf(rule, situation), value, topics };
	if (rule.when !== "near_limit" || standing === null)
		return {
			...asked,
			options: [
				GO_AHEAD,
				...(rule.when === "value_above" ? [ANY_PRICE] : []),
				...[DO_NOT, WALK_AWAY],
			],
			default: DO_NOT,
		};
	// A limit that the budget does not reach would change nothing, and a budget is never raised on the side.
	const isInReach = budget === null || standing <= budget;
	const move = isInReach ? [limitOption(side, standing, currency)] : [];
	return { ...asked, options: [...move, KEEP_LIMIT, WALK_AWAY], default: KEEP_LIMIT };
}

function textOf(rule: EscalationRule, situation: Situation): string {
	const about = `${deed(situation)} ${quoted(situation.item.title)}`;
	switch (rule.when) {
		case "value_above":
			return `I am about to ${about}. That is more than you let me do without asking. Shall I?`;
		case "near_limit":
			return `The other side ${standsAt(situation)} for ${quoted(situation.item.title)}. That is just outside what you allow, and they may not move again. What shall I do?`;
		case "impasse":
			return `The talks about ${quoted(situation.item.title)} are about to end without a deal${standing(situation)}. I would ${deed(situation)} it now. Shall I?`;
		case "ambiguous": {
			const slots = newTopics(rule.when, situation);
			return `I am about to ${about}, but it is still unclear after I asked: ${slots
				.map(({ words }) => words)
				.join(", ")
				.slice(0, 200)}. Shall I?`;
		}
		case "unverifiable_claim": {
			const words = newTopics(rule.when, situation).map(({ words }) => quoted(words));
			return `I am about to ${about}. The other side says what I cannot check: ${words.join(", ")}. Shall I?`;
		}
		case "already_owned": {
			const owned = ownedLike(situation.item, situation.owns);
			return `I am about to ${about}. You have something like it: ${quoted(owned?.title ?? "")}. Shall I?`;
		}
		case "manipulation": {
			const words = newTopics(rule.when, situation).map(({ words }) => quoted(words));
			return `I am about to ${about}. The other side's words try to steer me: ${words.join(", ")}. I do not follow them. Shall I go on dealing with them?`;
		}
		case "stranger":
			return `I am about to ${about}. You have closed no deal with the other side before. Shall I?`;
	}
}

function deed({ move, side, currency }: Situation): string {
	if (move.kind === "decline") return "decline their offer for";
	if (move.kind === "walk_away") return "walk away from";
	const price = formatMoney(moneyOf(move.total, currency));
	if (move.kind === "offer") return side === "buyer" ? `offer ${price} for` : `ask ${price} for`;
	return side === "buyer" ? `accept paying ${price} for` : `accept getting ${price} for`;
}

const standsAt = ({ side, standing, currency }: Situation): string =>
	`${side === "buyer" ? "asks" : "offers"} ${formatMoney(moneyOf(standing ?? 0n, currency))}`;
const standing = (situation: Situation): string =>
	situation.standing === null ? "" : `; the other side ${standsAt(situation)}`;
