import { minorOf } from "@parley/contracts/money";
import type { EscalationRule } from "@parley/contracts/policy";
import type { Move } from "@parley/contracts/turn";
import type { Documents } from "@parley/ledger/projection";
import type { World } from "@parley/runtime/world";
import { escalationMove } from "./domain/escalation-move.ts";
import { awaitsLimit, barringRule, dueEscalation } from "./domain/escalation-policy.ts";
import type { ProposedMove, Situation } from "./domain/escalation-situation.ts";
import { unclearTo } from "./domain/item.ts";
import { freeBudget, type Granted } from "./domain/mandate.ts";
import type { Talk } from "./domain/talk.ts";
import { answersIn } from "./escalation-questions.ts";
import { waitsForPlace } from "./places.ts";
import { items, talks } from "./tables.ts";
import { posts, threads } from "./texts.ts";

type WalkAway = Extract<Move, { kind: "walk_away" }>;

/** Why one leaves, where the principal has said no to what a rule asked about. */
const LEAVES_FOR: Readonly<Record<EscalationRule["when"], WalkAway["code"]>> = {
	value_above: "price",
	near_limit: "price",
	ambiguous: "terms_unclear",
	unverifiable_claim: "trust",
	manipulation: "trust",
	stranger: "trust",
	already_owned: "other",
	// The talks were about to end over the price, and they refused the move that was left: staying would go nowhere.
	impasse: "price",
};

const hold = (because: string): Move => ({ kind: "hold", because });

/**
 * What the principal's rules make of a move: the move, the question that has to be answered before it, or waiting for the
 * answer. Nothing here moves a price, and whoever chose the move is held to the same rules.
 */
export async function askFirst(
	world: World,
	granted: Granted,
	move: Move,
	want: string | null,
): Promise<Move> {
	const { documents } = world;
	const { policy, principal } = granted.mandate;
	const rules = policy.escalate ?? [];
	if (granted.paused && binds(move)) return hold("the principal has paused the mandate");
	const proposed = proposedBy(move);
	if (rules.length === 0 || proposed === undefined || !("negotiationId" in move)) return move;
	const talk = await documents.get(talks, move.negotiationId);
	if (talk === undefined) return move;
	const heard = await answersIn(documents, principal, talk.id);
	if (heard.open || heard.leave) return hold("the principal is asked");
	const situation = {
		...(await seen(documents, granted, talk, want)),
		move: proposed,
		answers: heard.answers,
	};
	if (awaitsLimit(situation)) return hold("the limit that the principal has moved is on its way");
	const barred = barringRule(rules, situation);
	if (barred !== undefined)
		return { kind: "walk_away", negotiationId: talk.id, code: LEAVES_FOR[barred] };
	const due = dueEscalation(rules, situation);
	return due === undefined ? move : escalationMove(due, talk, policy, world.now());
}

/** Whether a negotiation waits for its principal: for a place to ask them, for an answer, or for the limit that one has moved. */
export async function awaitsPrincipal(
	documents: Documents,
	granted: Granted,
	talk: Talk,
	want: string | null,
): Promise<boolean> {
	const { policy, principal } = granted.mandate;
	if ((policy.escalate ?? []).length === 0) return false;
	if (await waitsForPlace(documents, principal, talk)) return true;
	const { open, leave, answers } = await answersIn(documents, principal, talk.id);
	if (open || leave || answers.length === 0) return open || leave;
	// Which move it is changes nothing: a limit on its way holds up all of them.
	const move = { kind: "decline" } as const;
	return awaitsLimit({ ...(await seen(documents, granted, talk, want)), move, answers });
}

const binds = ({ kind }: Move): boolean => kind === "open" || kind === "offer" || kind === "accept";

function proposedBy(move: Move): ProposedMove | undefined {
	switch (move.kind) {
		case "offer": {
			const { price, total } = move.terms;
			return { kind: "offer", total: minorOf(move.want === null ? price : total) };
		}
		case "accept":
			return { kind: "accept", total: minorOf(move.total) };
		case "decline":
			return { kind: "decline" };
		case "walk_away":
			return { kind: "walk_away", code: move.code };
		default:
			return undefined;
	}
}

/** Everything the agent can see of a negotiation before it moves. */
async function seen(
	documents: Documents,
	granted: Granted,
	talk: Talk,
	want: string | null,
): Promise<Omit<Situation, "move" | "answers">> {
	const { principal, owns } = granted.mandate;
	const isBuyer = talk.buyer === principal;
	const item = await documents.get(items, talk.listing);
	const post = await documents.get(posts, talk.listing);
	const thread = await documents.get(threads, talk.id);
	const { buyer, seller } = talk;
	// Whoever sold to whom: a deal is one between two people.
	const met = [
		...(await documents.find(talks, { buyer, seller })),
		...(await documents.find(talks, { buyer: seller, seller: buyer })),
	];
	const { standing } = talk;
	const theirs = standing !== null && standing.by !== principal ? standing : undefined;
	const bids = talk.bids.map(BigInt);
	const asks = talk.asks.map(BigInt);
	return {
		side: isBuyer ? "buyer" : "seller",
		currency: talk.currency,
		limit: limitOf(granted, talk, want),
		budget: isBuyer ? freeBudget(granted, ownOffers(granted, talk)) : null,
		standing: theirs === undefined ? null : BigInt(isBuyer ? theirs.total : theirs.price),
		rounds: { used: isBuyer ? bids.length : asks.length, max: talk.maxRounds },
		offers: isBuyer ? { mine: bids, theirs: asks } : { mine: asks, theirs: bids },
		unclear: (item === undefined ? [] : unclearTo(item, principal)).map(({ slot }) => ({
			slot,
			asked: true,
		})),
		texts: {
			listing: isBuyer && post !== undefined ? [post.title, post.description] : [],
			messages: (thread?.messages ?? [])
				.filter(({ by }) => by !== principal)
				.map(({ text }) => text),
		},
		rivalOffers: isBuyer
			? await rivalBids(documents, talk)
			: await rivalAsks(documents, talk, post?.category),
		owns,
		item: { title: post?.title ?? "" },
		isStranger: !met.some(({ isDone }) => isDone),
	};
}

/** Other people's bids on the same thing, which bear out a seller who speaks of them; what the seller asks of others does not. */
async function rivalBids(documents: Documents, { listing, buyer }: Talk): Promise<number> {
	const all = await documents.find(talks, { listing, status: "open" });
	return all.filter((other) => other.buyer !== buyer && other.standing?.by === other.buyer).length;
}

/** What other sellers ask of the same buyer for such things, which bears out a buyer who speaks of it. */
async function rivalAsks(
	documents: Documents,
	{ buyer, seller }: Talk,
	category: string | undefined,
): Promise<number> {
	const all = await documents.find(talks, { buyer, status: "open" });
	const asks = all.filter(
		(other) => other.seller !== seller && other.standing?.by === other.seller,
	);
	const alike = await Promise.all(
		asks.map(async ({ listing }) => (await documents.get(posts, listing))?.category === category),
	);
	return alike.filter((isAlike) => isAlike).length;
}

const ownOffers = ({ commitments }: Granted, { id }: Talk): string[] => {
	const held = commitments[id];
	return held === undefined ? [] : [held.offerId];
};

/** The worst total that the mandate allows; a mandate that no longer names the thing allows none. */
function limitOf({ mandate }: Granted, { listing, quantity }: Talk, want: string | null): bigint {
	const units = BigInt(quantity);
	if (want !== null) {
		const wanted = mandate.wants.find(({ id }) => id === want);
		return wanted === undefined ? 0n : minorOf(wanted.ceiling) * units;
	}
	const sale = mandate.sells.find((candidate) => candidate.listing === listing);
	return sale === undefined ? 0n : minorOf(sale.floor) * units;
}
