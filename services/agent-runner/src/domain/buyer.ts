import type { Mandate, Want } from "@parley/contracts/mandate";
import { minorOf, moneyOf } from "@parley/contracts/money";
import { fullHour, later } from "@parley/contracts/time";
import type { Move } from "@parley/contracts/turn";
import { bargainOf, besides, nextPrice, standingTerms } from "./bargaining.ts";
import type { Choice } from "./choice.ts";
import { BUDGET_HELD, offerMove, prices } from "./choice.ts";
import { isHopeless, outlook } from "./hope.ts";
import { comparable, isGoodEnough, nextTerms } from "./issues/market-terms.ts";
import type { Item } from "./item.ts";
import { type Candidate, type Fit, type Seen, surplusOf, worthALook } from "./looking.ts";
import { hopeless, pointing, promising, settled, superseded } from "./reasons.ts";
import { buyerLimit } from "./tactics/limit.ts";
import { kindest } from "./tactics/opponent.ts";
import type { Table, Tactic } from "./tactics/table.ts";
import type { Talk } from "./talk.ts";
import { type Held, isWindowOpen, paused } from "./want-window.ts";

/** All that a buyer's agent weighs when it moves for one want. */
export interface BuyerView {
	readonly now: string;
	readonly principal: string;
	readonly want: Want;
	/** Units no deal and no live offer covers. */
	readonly open: number;
	/** An offer or an acceptance for this want was promised that the tables do not show yet. */
	readonly underway: boolean;
	/** Budget that nothing else holds, and what would be left if only deals were counted. */
	readonly free: bigint;
	readonly reachable: bigint;
	readonly talks: readonly Held[];
	/** Those of the talks, by id, in which no move of the buyer's could be carried out now; the others go on meanwhile. */
	readonly waiting: readonly string[];
	readonly candidates: readonly Candidate[];
	/** How well the listings it talks about fit, by their ids; altogether unless told. */
	readonly fits?: ReadonlyMap<string, Fit>;
	/** What sellers have come to in this want's negotiations so far. */
	readonly seen?: readonly Seen[];
	/** The part of a limit, in percent, up to which the principal would rather be asked than let a deal go. */
	readonly nearMiss?: number;
	readonly negotiationId: string;
	readonly deadline: string;
	readonly tactic: Tactic;
}

/** How many sellers an agent talks to at once for one want. */
export const PARALLEL = 3;
export const MAX_ROUNDS = 8;
/** How long a negotiation may last. */
const NEGOTIATION_MS = 3 * 24 * 3_600_000;

/** When a negotiation that is opened now is to end at the latest: never after the mandate it is opened under. */
export function negotiationDeadline(now: string, { deadline }: Pick<Mandate, "deadline">): string {
	const limit = fullHour(later(now, NEGOTIATION_MS));
	return limit < deadline ? limit : deadline;
}

/** A buyer opens at this share of the asking price, and no higher than this share of what it may pay. */
const OPENING = { ask: 60n, limit: 75n } as const;
/** What a buyer does next for a want: accept, look further, bid, or leave. One want has one live offer at a time. */
export function chooseAsBuyer(view: BuyerView): Choice {
	const { talks, principal, waiting } = view;
	const mine = talks.find(({ talk }) => talk.standing?.by === principal);
	const moving = talks.filter(
		(held) =>
			held.talk.standing?.by !== principal &&
			held.talk.toMove === "buyer" &&
			!paused(held) &&
			!waiting.includes(held.talk.id),
	);
	if (mine !== undefined) return withAnOfferOut(view, mine, moving.length > 0);
	if (view.underway) return hold("an offer is on its way");
	if (!(view.open > 0)) return hold("what is wanted is covered");
	const tooMuch = moving.find(({ talk }) => talk.quantity > view.open);
	if (tooMuch !== undefined) return leave(tooMuch.talk, "found_elsewhere");
	const asks = moving
		.filter(({ talk }) => talk.standing !== null && view.now < talk.standing.expiresAt)
		.toSorted(byAsk);
	const best = asks[0];
	// While the principal would see more offers, whatever may bring one is worth a look.
	const more = lookFurther(view);
	if (best !== undefined && isWindowOpen(view.want, talks, view.now, more !== undefined))
		return more ?? openingBid(view, moving) ?? hold("more offers are to come in first");
	if (best !== undefined) {
		const further = lookFurther(view, best.talk);
		const answer = answerBest(view, best.talk, asks[1]?.talk);
		if (answer.move.kind === "accept")
			return (mayBeHadLater(best.talk) ? further : undefined) ?? settling(view, answer);
		if (answer.move.kind === "walk_away") return answer;
		return further ?? outdone(view, asks, best.talk) ?? openingBid(view, moving) ?? answer;
	}
	return (
		more ??
		openingBid(view, moving) ??
		hold(tooDearForNow(view) ? BUDGET_HELD : "nothing to do until somebody answers")
	);
}

const hold = (because: string): Choice => ({ move: { kind: "hold", because }, band: null });

const total = (talk: Talk): bigint => BigInt(talk.standing?.total ?? 0);
const byAsk = (a: { talk: Talk }, b: { talk: Talk }): number => {
	const [one, other] = [total(a.talk), total(b.talk)];
	return one < other ? -1 : one > other ? 1 : a.talk.id < b.talk.id ? -1 : 1;
};

/** An offer is out. It is taken back only where its listing waits and somebody else is ready to talk. */
function withAnOfferOut(view: BuyerView, mine: Held, others: boolean): Choice {
	const { standing, id } = mine.talk;
	const elsewhere = others || lookFurther(view)?.move.kind === "open";
	if (standing === null || !paused(mine) || !elsewhere) return hold("an offer is out");
	return { move: { kind: "withdraw", negotiationId: id, offerId: standing.offerId }, band: null };
}

/** The most to pay for a talk's quantity: ceiling, budget, the asking price, and a better ask elsewhere bound it. */
function limitFor(
	view: BuyerView,
	talk: Talk,
	item: Item | undefined,
	outside: Talk | undefined,
): bigint {
	const units = BigInt(talk.quantity);
	const reservation = [
		minorOf(view.want.ceiling) * units,
		view.free,
		item === undefined ? undefined : minorOf(item.ask) * units,
	]
		.filter((bound) => bound !== undefined)
		.reduce((least, bound) => (bound < least ? bound : least));
	const comparable =
		outside !== undefined && outside.quantity === talk.quantity ? total(outside) : undefined;
	return buyerLimit(reservation, comparable, reservation / 50n);
}

function tableFor(view: BuyerView, talk: Talk, limit: bigint): Table {
	const item = itemOf(view, talk);
	const ask = (item === undefined ? limit : minorOf(item.ask)) * BigInt(talk.quantity);
	const opening = [(ask * OPENING.ask) / 100n, (limit * OPENING.limit) / 100n].reduce(
		(least, price) => (price < least ? price : least),
	);
	const round = Math.min(talk.bids.length + 1, talk.maxRounds);
	return {
		side: "buyer",
		opening: opening > 0n ? opening : 1n,
		limit,
		round,
		maxRounds: talk.maxRounds,
		mine: talk.bids.map(BigInt),
		theirs: talk.asks.map(BigInt),
	};
}

function answerBest(view: BuyerView, talk: Talk, outside: Talk | undefined): Choice {
	const { standing } = talk;
	const item = itemOf(view, talk);
	const limit = limitFor(view, talk, item, outside);
	if (standing === null || short(view, talk.quantity, item)) return outOfMoney(view, talk, item);
	const { table, next, bargain } = haggling(view, talk, limit);
	const band = prices(table, talk.currency);
	const asked = standingTerms("buyer", talk);
	if (asked !== undefined && isGoodEnough(table, bargain, asked, next))
		return { move: acceptance(view, talk), band };
	if (talk.bids.length >= talk.maxRounds)
		return { move: { kind: "decline", negotiationId: talk.id, offerId: standing.offerId }, band };
	// Money that other offers hold may come back, and an ask elsewhere may go.
	const most = limitFor({ ...view, free: view.reachable }, talk, item, undefined);
	const hopeful = { ...table, limit: most };
	if (isHopeless(hopeful, view.nearMiss ?? 0))
		return leave(talk, "price", hopeless(outlook(hopeful), talk.currency));
	return offering(view, talk, { table, next, bargain });
}

/** The haggle as this side sees it, and the price its tactic would offer next. */
function haggling(view: BuyerView, talk: Talk, limit: bigint) {
	const each = minorOf(view.want.ceiling);
	const most = each * BigInt(talk.quantity);
	const bound = view.free < most ? view.free : most;
	const bargain = bargainOf("buyer", talk, view.want, { bound, each });
	const table = comparable(tableFor(view, talk, limit), bargain);
	return { table, bargain, next: nextPrice(view.tactic, table, bargain, talk) };
}

function offering(
	view: BuyerView,
	talk: Talk,
	{ table, bargain, next }: ReturnType<typeof haggling>,
): Choice {
	const termsAt = (price: bigint) => nextTerms(table, bargain, price);
	return {
		move: offerMove(view, talk, termsAt(next), view.want.id),
		band: prices(table, talk.currency),
		haggle: { talk, table, next, termsAt, besides: besides(table, bargain) },
		reasons: pointing(outlook(table), talk.currency),
	};
}

const acceptance = (view: BuyerView, talk: Talk): Move => ({
	kind: "accept",
	negotiationId: talk.id,
	offerId: talk.standing?.offerId ?? "",
	hash: talk.standing?.hash ?? "",
	total: moneyOf(total(talk), talk.currency),
	quantity: talk.quantity,
	want: view.want.id,
});

const leave = (
	talk: Talk,
	code: "price" | "budget" | "found_elsewhere",
	reasons: readonly string[] = [],
): Choice => ({
	move: { kind: "walk_away", negotiationId: talk.id, code },
	band: null,
	...(reasons.length === 0 ? {} : { reasons }),
});

/** What so many units may cost without any budget in the way. */
const cost = (view: BuyerView, quantity: number, item: Item | undefined): bigint => {
	const ceiling = minorOf(view.want.ceiling);
	const ask = item === undefined ? ceiling : minorOf(item.ask);
	return (ceiling < ask ? ceiling : ask) * BigInt(quantity);
};

/** Less than half of what this may cost is left: bidding would only waste the seller's time. */
const short = (view: BuyerView, quantity: number, item: Item | undefined): boolean =>
	!(view.free > 0n && view.free * 2n >= cost(view, quantity, item));

/** Money that only live offers hold may come back; money that was spent does not. */
const mayComeBack = (view: BuyerView, quantity: number, item: Item | undefined): boolean =>
	view.reachable > view.free && view.reachable * 2n >= cost(view, quantity, item);

const outOfMoney = (view: BuyerView, talk: Talk, item: Item | undefined): Choice =>
	mayComeBack(view, talk.quantity, item) ? hold(BUDGET_HELD) : leave(talk, "budget");

/** There is a listing to talk about that the budget would allow, were it not for other offers. */
const tooDearForNow = (view: BuyerView): boolean =>
	view.talks.length < PARALLEL &&
	view.candidates.some(
		({ item, unclear }) =>
			unclear.length === 0 && mayComeBack(view, Math.min(view.open, item.available), item),
	);

/** The listings it could look at now, the most promising first, that promise more than a standing offer in hand. */
function looksBeside(view: BuyerView, inHand?: Talk) {
	const candidates = view.candidates.filter(
		({ item, unclear, asked }) =>
			!(unclear.length > 0 && asked) && !short(view, Math.min(view.open, item.available), item),
	);
	const search = searchOf(view, candidates);
	return worthALook(search, inHand && worthOf(view, inHand, total(inHand)));
}

function searchOf(view: BuyerView, candidates: readonly Candidate[]) {
	const { want, free, open: units, seen = [] } = view;
	return { want, units, limit: minorOf(want.ceiling) * BigInt(units), free, candidates, seen };
}

/** What a price in one of its talks is worth, for as many units as it lacks. */
function worthOf(view: BuyerView, { listing, quantity }: Talk, price: bigint): bigint {
	const all = (price * BigInt(view.open)) / BigInt(quantity);
	return surplusOf(searchOf(view, []), { price: all, quantity, fit: view.fits?.get(listing) });
}

/** Opens one more negotiation, or asks about one whose terms are unclear, while there is room for another and it promises more. */
function lookFurther(view: BuyerView, inHand?: Talk): Choice | undefined {
	if (view.talks.length >= PARALLEL) return undefined;
	const looks = looksBeside(view, inHand);
	const first = looks[0]?.prospect.candidate;
	if (first === undefined) return undefined;
	const { item, unclear } = first;
	const reasons = promising(looks.length, inHand !== undefined);
	const slot = unclear[0];
	if (slot !== undefined)
		return {
			move: { kind: "ask", listing: item.id, ...slot, readings: [...slot.readings] },
			band: null,
			reasons,
		};
	const { negotiationId, deadline } = view;
	const talk = {
		negotiationId,
		listing: item.id,
		revision: item.revision,
		quantity: Math.min(view.open, item.available),
		seller: item.seller,
		want: view.want.id,
		deadline,
		maxRounds: MAX_ROUNDS,
	};
	return { move: { kind: "open", ...talk }, band: null, reasons };
}

/** An offer that expires while one looks on is made again as it was, unless it was its maker's last. */
const mayBeHadLater = ({ asks, maxRounds }: Talk): boolean => asks.length < maxRounds;

/** Looking on was weighed and is not worth it: the offer in hand is taken now. */
const settling = (view: BuyerView, answer: Choice): Choice =>
	view.candidates.length === 0 ? answer : { ...answer, reasons: settled };

/**
 * With all its hands full, a buyer lets go of a talk that cannot come to what a listing it has not looked at promises, nor
 * to what is in hand already.
 */
function outdone(view: BuyerView, asks: BuyerView["talks"], best: Talk): Choice | undefined {
	if (view.talks.length < PARALLEL) return undefined;
	const promised = looksBeside(view, best)[0];
	if (promised === undefined) return undefined;
	const poorest = asks
		.flatMap(({ talk }) => {
			const { table } = haggling(view, talk, limitFor(view, talk, itemOf(view, talk), undefined));
			const told = outlook(table);
			return told === undefined
				? []
				: [{ talk, told, value: worthOf(view, talk, kindest(told, "buyer")) }];
		})
		.find(({ value }) => value < promised.value);
	return (
		poorest &&
		leave(poorest.talk, "found_elsewhere", superseded(poorest.told, poorest.talk.currency))
	);
}

const itemOf = ({ talks }: BuyerView, { id }: Talk): Item | undefined =>
	talks.find(({ talk }) => talk.id === id)?.item;

/** Bids where no offer stands and the move is the buyer's: an opening, or again after an offer expired or was declined. */
function openingBid(view: BuyerView, moving: BuyerView["talks"]): Choice | undefined {
	for (const { talk, item } of moving) {
		if (talk.standing !== null || talk.bids.length >= talk.maxRounds) continue;
		if (short(view, talk.quantity, item)) return outOfMoney(view, talk, item);
		const limit = limitFor(view, talk, item, undefined);
		return offering(view, talk, haggling(view, talk, limit));
	}
	return undefined;
}
