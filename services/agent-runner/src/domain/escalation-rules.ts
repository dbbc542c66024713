import type { EscalationRule } from "@parley/contracts/policy";
import { type Claim, claimsIn } from "./claims.ts";
import type { Situation } from "./escalation-situation.ts";
import type { ManipulationKind } from "./manipulation/steering.ts";
import { manipulationsIn } from "./manipulation.ts";
import { likeClaims, likeSteering } from "./reading.ts";
import { ownedLike } from "./resemblance.ts";

/*
 * When a rule's condition holds. An offer or an acceptance binds the principal, and only what binds can be too much,
 * unclear, untrue, double or steered: those rules say nothing about declining or leaving. Two rules are about leaving
 * without a deal, and say nothing about accepting.
 *
 * value_above         an offer or an acceptance is for more than the amount, all-in.
 * near_limit          the other side's offer is beyond one's limit by at most so many percent of it, and the agent would
 *                     decline it, walk away over the price, or make its last offer.
 * impasse             the agent would make its last offer, or decline when it has none left, or walk away over the price; or
 *                     in their last three offers neither side moved by half a percent from one to the next.
 * ambiguous           a required slot is open although it was asked about.
 * unverifiable_claim  the other side says to be so what bears on the price or on how soon to decide, and nobody here can
 *                     check: prices and offers elsewhere, value, rarity, where a thing comes from and what was done to it,
 *                     what it will do, who says so, who the speaker is, deadlines outside the market. What it costs new
 *                     and praise are claims only in a message, where they argue, and description in a post. A bid of somebody
 *                     else's can be checked where the ledger shows one; how the thing looks and works, at the handover.
 *                     Who asks, or says what they would do, claims nothing. Found by rules, or by a reader that learned.
 * already_owned       a buyer would buy what resembles something they own, under whatever name; a part of it, an extra for
 *                     it and another model of it do not.
 * manipulation        the other side's words try to move the agent by something else than a better offer: orders, roles,
 *                     somebody's authority, threats, pity, haste, bribes, secrets, agreements that never were, questions
 *                     for its limits or instructions, ways out of the market. To ask for a better price is none.
 * stranger            no deal with the other side was closed before.
 */

const STALLED_OFFERS = 3;
/** Half a percent. */
const STANDSTILL = { part: 5n, of: 1_000n } as const;

type Condition = {
	[When in EscalationRule["when"]]: (
		rule: Extract<EscalationRule, { when: When }>,
		situation: Situation,
	) => boolean;
};

const HOLDS: Condition = {
	value_above: ({ amount }, { move, currency }) =>
		isBinding(move) && amount.currency === currency && move.total > BigInt(amount.minor),
	near_limit: ({ percent }, situation) => leavesIt(situation) && isNearMiss(situation, percent),
	impasse: (_, situation) => isEnding(situation) || isStalled(situation),
	ambiguous: (_, { move, unclear }) => isBinding(move) && unclear.some(({ asked }) => asked),
	unverifiable_claim: (_, situation) =>
		isBinding(situation.move) && uncheckedClaims(situation).length > 0,
	already_owned: (_, { move, side, item, owns }) =>
		isBinding(move) && side === "buyer" && ownedLike(item, owns) !== undefined,
	manipulation: (_, { move, texts }) => isBinding(move) && steeringIn(texts).length > 0,
	stranger: (_, { move, isStranger }) => isBinding(move) && isStranger,
};

/** Whether a rule's condition holds, whatever the principal said about it before. */
export function holds(rule: EscalationRule, situation: Situation): boolean {
	const condition = HOLDS[rule.when] as (rule: EscalationRule, situation: Situation) => boolean;
	return condition(rule, situation);
}

/** What the other side said, and the sentence by which it is known again. */
export interface Said {
	readonly words: string;
	readonly sentence: string;
}

/** Claims of the other side that the ledger does not bear out. Who gives the agent orders in a sentence claims nothing in it. */
export function uncheckedClaims({ texts, rivalOffers }: Situation): readonly Said[] {
	const all = claimsIn(texts);
	const borneOut = rivalOffers === 0 ? [] : all.filter(({ kind }) => kind === "competing_bid");
	const claims = all.filter(
		(claim) => !borneOut.some((bid) => bid === claim || isPriceOf(bid, claim)),
	);
	// The rules know what is claimed, so where they found something they know better whether it is borne out.
	const said = [...claims, ...besides(all, likeClaims(texts))];
	if (said.length === 0) return said;
	const orders = manipulationsIn(texts).filter(({ kind }) => IN_THEIR_STEAD.has(kind));
	return besides(orders, said);
}

/** What tries to move the agent by something else than a better offer, told by the rules or by a reader that learned. */
export function steeringIn(texts: Situation["texts"]): readonly Said[] {
	const attempts = manipulationsIn(texts);
	return [...attempts, ...besides(attempts, likeSteering(texts))];
}

/** What is said in other sentences. */
const besides = <Which extends Said>(known: readonly Said[], others: readonly Which[]) =>
	others.filter(({ sentence }) => !known.some((one) => one.sentence === sentence));

/** What a bidder would pay is no other claim than that there is one. */
const isPriceOf = (bid: Claim, { kind, words, sentence }: Claim): boolean => {
	if (!PRICES.has(kind) || sentence !== bid.sentence) return false;
	const [at, bidAt] = [sentence.indexOf(words), sentence.indexOf(bid.words)];
	return at < bidAt + bid.words.length && bidAt < at + words.length;
};
const PRICES: ReadonlySet<Claim["kind"]> = new Set(["retail_value", "shop_price"]);
const IN_THEIR_STEAD: ReadonlySet<ManipulationKind> = new Set([
	"instruction",
	"false_authority",
	"disclosure",
	"injection",
]);

type Move = Situation["move"];
const isBinding = (move: Move): move is Extract<Move, { total: bigint }> =>
	move.kind === "offer" || move.kind === "accept";

const isLastRound = ({ rounds }: Situation): boolean => rounds.used + 1 >= rounds.max;

/** The other side's offer would not be taken by this move, nor bettered by another round. */
const leavesIt = (situation: Situation): boolean => {
	const { move } = situation;
	if (move.kind === "walk_away") return isOverPrice(move);
	return move.kind === "decline" || (move.kind === "offer" && isLastRound(situation));
};

/** Another price brings nobody back who leaves for another reason. */
const isOverPrice = ({ code }: Extract<Move, { kind: "walk_away" }>): boolean => code === "price";

const isEnding = (situation: Situation): boolean => {
	const { move } = situation;
	if (move.kind === "walk_away") return isOverPrice(move);
	return move.kind !== "accept" && isLastRound(situation);
};

const isStalled = ({ move, offers }: Situation): boolean =>
	(move.kind === "offer" || move.kind === "decline") &&
	stoodStill(offers.mine) &&
	stoodStill(offers.theirs);

const stoodStill = (offers: readonly bigint[]): boolean => {
	const newest = offers.slice(-STALLED_OFFERS);
	return (
		newest.length === STALLED_OFFERS &&
		newest.every((price, at) => {
			const before = newest[at - 1] ?? price;
			const moved = price > before ? price - before : before - price;
			return moved === 0n || moved * STANDSTILL.of < before * STANDSTILL.part;
		})
	);
};

/** By how much the other side's offer misses one's limit; nothing where it does not. */
export const missedBy = ({ side, standing, limit }: Situation): bigint => {
	if (standing === null) return 0n;
	const gap = side === "buyer" ? standing - limit : limit - standing;
	return gap > 0n ? gap : 0n;
};

function isNearMiss(situation: Situation, percent: number): boolean {
	const gap = missedBy(situation);
	// A percentage may have decimals and money has none: both sides are multiplied until neither has.
	return gap > 0n && gap * 100n * 1_000_000n <= situation.limit * BigInt(Math.round(percent * 1e6));
}
