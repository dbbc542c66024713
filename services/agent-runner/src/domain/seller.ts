import type { Sale } from "@parley/contracts/mandate";
import { type Money, minorOf, moneyOf } from "@parley/contracts/money";
import { bargainOf, besides, nextPrice, standingTerms } from "./bargaining.ts";
import type { Choice } from "./choice.ts";
import { offerMove, prices } from "./choice.ts";
import { isHopeless, outlook } from "./hope.ts";
import { comparable, isGoodEnough, nextTerms } from "./issues/market-terms.ts";
import type { Item } from "./item.ts";
import { hopeless, pointing } from "./reasons.ts";
import { sellerLimit } from "./tactics/limit.ts";
import type { Table, Tactic } from "./tactics/table.ts";
import type { Talk } from "./talk.ts";

/** All that a seller's agent weighs when it moves in one negotiation. */
export interface SellerView {
	readonly now: string;
	readonly principal: string;
	readonly talk: Talk;
	readonly item: Item;
	/** Per unit; private. */
	readonly floor: Money;
	readonly worth?: Sale["worth"];
	/** Units that no deal holds and no acceptance is about to take. */
	readonly available: number;
	/** The seller's other open negotiations on the same listing. */
	readonly others: readonly Talk[];
	/** The part of a limit, in percent, up to which the principal would rather be asked than let a deal go. */
	readonly nearMiss?: number;
	readonly tactic: Tactic;
}

/** What a seller answers to a bid. Other bids on the same goods raise the limit: the outside option. */
export function chooseAsSeller(view: SellerView): Choice {
	const { talk, principal, now } = view;
	const { standing } = talk;
	if (talk.toMove !== "seller") return hold("it is the buyer's move");
	if (!(view.available >= talk.quantity)) return hold("nothing is available at the moment");
	if (standing !== null && !(now < standing.expiresAt)) return hold("the bid has expired");
	if (view.item.isCollecting) return hold("offers are still coming in");
	const least = minorOf(view.floor) * BigInt(talk.quantity);
	const each = minorOf(view.floor);
	const bargain = bargainOf("seller", talk, view, { bound: least, each });
	const table = comparable(tableFor(view, limitFor(view)), bargain);
	const next = nextPrice(view.tactic, table, bargain, talk);
	const band = prices(table, talk.currency);
	if (standing !== null && standing.by !== principal) {
		const bid = standingTerms("seller", talk);
		if (bid !== undefined && isGoodEnough(table, bargain, bid, next))
			return { move: acceptance(talk), band };
		if (talk.asks.length >= talk.maxRounds)
			return { move: { kind: "decline", negotiationId: talk.id, offerId: standing.offerId }, band };
		// A better bid elsewhere may go: what counts is whether this one could ever do.
		const hopeful = { ...table, limit: least };
		if (isHopeless(hopeful, view.nearMiss ?? 0))
			return leave(talk, hopeless(outlook(hopeful), talk.currency));
	}
	if (talk.asks.length >= talk.maxRounds) return hold("all rounds are used");
	const termsAt = (price: bigint) => nextTerms(table, bargain, price);
	return {
		move: offerMove(view, talk, termsAt(next), null),
		band,
		haggle: { talk, table, next, termsAt, besides: besides(table, bargain) },
		reasons: pointing(outlook(table), talk.currency),
	};
}

const leave = (talk: Talk, reasons: readonly string[]): Choice => ({
	move: { kind: "walk_away", negotiationId: talk.id, code: "price" },
	band: null,
	reasons,
});

const hold = (because: string): Choice => ({ move: { kind: "hold", because }, band: null });

const acceptance = (talk: Talk): Choice["move"] => ({
	kind: "accept",
	negotiationId: talk.id,
	offerId: talk.standing?.offerId ?? "",
	hash: talk.standing?.hash ?? "",
	total: moneyOf(BigInt(talk.standing?.price ?? 0), talk.currency),
	quantity: talk.quantity,
	want: null,
});

/** The floor, or the best bid elsewhere where there is not enough for both. */
function limitFor({ talk, floor, available, others, principal, now, item }: SellerView): bigint {
	const units = BigInt(talk.quantity);
	const rivals = others
		.filter(
			({ standing, quantity }) =>
				standing !== null &&
				standing.by !== principal &&
				now < standing.expiresAt &&
				quantity + talk.quantity > available,
		)
		.map(({ standing, quantity }) => (BigInt(standing?.price ?? 0) * units) / BigInt(quantity));
	const best = rivals.reduce<bigint | undefined>(
		(most, bid) => (most === undefined || bid > most ? bid : most),
		undefined,
	);
	const limit = sellerLimit(minorOf(floor) * units, best, 0n);
	const most = [minorOf(item.ask), minorOf(floor)].reduce((a, b) => (a > b ? a : b)) * units;
	return limit < most ? limit : most;
}

function tableFor({ talk, item }: SellerView, limit: bigint): Table {
	const ask = minorOf(item.ask) * BigInt(talk.quantity);
	const round = Math.min(talk.asks.length + 1, talk.maxRounds);
	return {
		side: "seller",
		opening: ask > limit ? ask : limit,
		limit,
		round,
		maxRounds: talk.maxRounds,
		mine: talk.asks.map(BigInt),
		theirs: talk.bids.map(BigInt),
	};
}
